"""Whatever stands in the log, or in its address: a sentence in Dutch, and the calendar stays up."""

import pytest

from shell.log import Log, _state
from tests.voortgang.conftest import ADMINISTRATOR, A, entry
from voortgang.database import Database
from voortgang.failures import UNREADABLE, StoreAway
from voortgang.recording import Office, record
from voortgang.store import Store

ADDRESSES = [
    "postgresql+psycopg2://u:p@db/x",
    "postgresql+psycopg://u:p@db:notaport/x",
    "postgresql+asyncpg://u:p@db/x",
    "sqlite:///a\0b",
    "sqlite+aiosqlite:///a",
    "sqlite://",
    "mysql://u:p@db/x",
    "geen adres",
    "://",
    "://@",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_cannot_be_understood_is_said(address: str) -> None:
    with pytest.raises(StoreAway, match="BORGING_DATABASE_URL"):
        Store(Database(address)).last_id()


DAMAGE = [
    "geldt = 'abc'",
    "id = id, plaats = 'x'",
    "tijdstip = 'gisteren'",
    "tijdstip = '2026-13-45 00:00:00.000000'",
    "status = 'bijna'",
    "status = x'ff'",
    "fase = 'onbekend'",
    "verwacht = 'ooit'",
    "verwacht = 12",
]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("damage", DAMAGE)
def test_one_damaged_cell_is_said_and_the_calendar_stays_up(
    office: Office, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    record(office, entry(), ADMINISTRATOR)
    with office.store.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER bericht_update")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(f"UPDATE bericht SET {damage}")
    for ask in (
        lambda: office.store.records(),
        lambda: office.store.history(A),
    ):
        with pytest.raises(StoreAway, match="niet te lezen"):
            ask()
    if "tijdstip" in damage:
        # What was not made on a day is in the state of no day; `controle` names it.
        return
    monkeypatch.setattr("shell.log.office", lambda: office)
    _state.clear()
    table = office.kalender.table
    log = Log(table, table, office.store._clock().date(), 8)
    assert log.state is None
    assert UNREADABLE in log.problem


def test_the_command_line_answers_whatever_comes_in(url: str, here) -> None:
    given = '{"\\ud800": 1}\n{"sleutel": "\\ud800", "status": "loopt", "auteur": "J"}\n{}\n'
    done = here(url, "vastleggen", given=given)
    assert done.stdout.count(b'"fout"') == 3
    assert b"Traceback" not in done.stderr
    late = here(url, "stand", "--op", "9999-12-31")
    assert late.returncode != 0
    assert b"ligt niet tussen" in late.stderr
