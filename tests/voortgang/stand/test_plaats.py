"""The place in a meeting: rows that are only inserted, outside the numbering and the seals."""

import pytest

from tests.voortgang.conftest import ADMINISTRATOR, A, entry
from voortgang.beheer.controle import check_log
from voortgang.database import Database
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, move, record
from voortgang.store import Store

BO, DO = "bestuurlijk-overleg-2026-12-15", "directeurenoverleg-2026-12-01"
HERE = Auteur("Jan Jansen", Via.COMMAND_LINE)


def test_who_follows_sees_where_the_meeting_was_moved_last(office: Office, url: str) -> None:
    elsewhere = Database(url)
    assert office.store.plaats(BO) == (None, 0)
    record(office, entry(A), ADMINISTRATOR)
    for toon in ("punt-1", "punt-2"):
        move(office, BO, "BO Water", toon, HERE)
    move(office, DO, "DO Water", "besluiten", HERE)
    found, last = Store(elsewhere).plaats(BO)
    assert (found.id, found.toon, found.auteur, last) == (2, "punt-2", "Jan Jansen", 1)
    assert office.store.plaats(DO)[0].toon == "besluiten"
    elsewhere.close()


def test_the_log_is_as_it_was(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    before = office.store.anchor(1)
    move(office, BO, "BO Water", "punt-1", HERE)
    assert (office.store.last_id(), office.store.anchor(1)) == (1, before)
    assert check_log(office.store.database).gebreken == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plaats SET toon = 'x'",
        "DELETE FROM plaats",
        "INSERT INTO plaats SELECT id, tijdstip, vergadering, 'x', auteur, account, via "
        "FROM plaats",
    ],
)
def test_the_database_itself_refuses_every_change(office: Office, statement: str) -> None:
    move(office, BO, "BO Water", "punt-1", HERE)
    with pytest.raises(StoreAway), office.store.database.writing() as connection:
        connection.exec_driver_sql(statement)
    assert office.store.plaats(BO)[0].toon == "punt-1"
