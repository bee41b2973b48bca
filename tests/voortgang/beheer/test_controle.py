"""What was changed behind the log's back is found, each by its number."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.voortgang.conftest import ADMINISTRATOR, A, B, entry
from tests.voortgang.postgres import Postgres
from tests.voortgang.tamper import tamper
from voortgang.beheer.backup import BackupProblem, back_up, restore
from voortgang.beheer.controle import POSTGRESQL, check_log, postgresql_schema
from voortgang.chain import seal
from voortgang.database import Database
from voortgang.recording import Office, record
from voortgang.store import Anchor
from voortgang.tables import bericht


@pytest.fixture
def filled(office: Office) -> Database:
    """A log of eight records."""
    for number in range(8):
        record(office, entry(A if number % 2 else B, toelichting=f"é {number}"), ADMINISTRATOR)
    return office.store.database


def _defects(database: Database, against: Path | Anchor | None = None) -> str:
    return "; ".join(check_log(database, against=against).gebreken)


TAMPERED = [
    ("UPDATE bericht SET status = 'afgerond' WHERE id = 3", "stuk 3 of een eerder stuk"),
    ("UPDATE bericht SET auteur = 'x' WHERE id = 8", "stuk 8 of een eerder stuk"),
    ("UPDATE bericht SET verwacht_uit = 1 WHERE id = 2", "stuk 2 of een eerder stuk"),
    ("UPDATE bericht SET organisatie = 'X' WHERE id = 5", "stuk 5 of een eerder stuk"),
    ("DELETE FROM bericht WHERE id = 4", "stuk 4 ontbreekt"),
    ("UPDATE rijtekst SET inhoud = '{}'", "zijn veranderd"),
    ("UPDATE rijtekst SET inhoud = 'geen json'", "zijn veranderd"),
    ("UPDATE rijtekst SET inhoud = '[1]'", "zijn veranderd"),
]
IN_SQLITE = [
    ("UPDATE bericht SET tijdstip = 'gisteren' WHERE id = 5", "het tijdstip van stuk 5"),
    ("UPDATE bericht SET tijdstip = x'ff' WHERE id = 5", "het tijdstip van stuk 5"),
    ("UPDATE bericht SET geldt = 'abc' WHERE id = 6", "stuk 6 of een eerder stuk"),
    ("UPDATE bericht SET toelichting = x'ff00' WHERE id = 6", "stuk 6 of een eerder stuk"),
]


@pytest.mark.parametrize(("statement", "message"), TAMPERED)
def test_a_change_is_found_and_no_copy_of_it_is_put_back(
    filled: Database, tmp_path: Path, statement: str, message: str
) -> None:
    tamper(filled, statement)
    assert message in _defects(filled)
    if "DELETE" not in statement:
        back_up(filled, tmp_path / "bedorven.sqlite")
        with pytest.raises(BackupProblem, match="geen gave reservekopie"):
            restore(filled, tmp_path / "bedorven.sqlite")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("statement", "message"), IN_SQLITE)
def test_what_is_of_no_type_at_all_is_a_defect_and_no_traceback(
    filled: Database, statement: str, message: str
) -> None:
    tamper(filled, statement)
    assert message in _defects(filled)


@pytest.mark.parametrize("last", ["WHERE id > 6", ""])
def test_that_the_last_records_are_gone_shows_against_a_copy_and_an_anchor(
    filled: Database, tmp_path: Path, last: str
) -> None:
    copy, anchor = tmp_path / "kopie.sqlite", check_log(filled).anker
    back_up(filled, copy)
    tamper(filled, f"DELETE FROM bericht {last}")
    assert _defects(filled) == "", "nothing in the log itself shows it"
    for against in (copy, anchor):
        assert "ontbreekt" in _defects(filled, against) or "ontbreken" in _defects(filled, against)


def test_seals_that_were_made_anew_show_against_a_copy_and_an_anchor(
    filled: Database, tmp_path: Path
) -> None:
    copy, anchor = tmp_path / "kopie.sqlite", check_log(filled).anker
    back_up(filled, copy)
    with filled.reading() as connection:
        rows = [
            row._asdict() for row in connection.execute(sa.select(bericht).order_by(bericht.c.id))
        ]
    zegel, statements = "", []
    for row in rows:
        row["auteur"] = "Een ander" if row["id"] == 3 else row["auteur"]
        zegel = seal(zegel, row)
        statements.append(
            f"UPDATE bericht SET auteur = '{row['auteur']}', zegel = '{zegel}' "
            f"WHERE id = {row['id']}"
        )
    tamper(filled, *statements)
    assert _defects(filled) == ""
    assert "stuk 3 of een eerder stuk is anders dan in de kopie" in _defects(filled, copy)
    assert "anders dan bekend was" in _defects(filled, anchor)


def test_a_log_that_went_on_fits_its_copy_and_its_anchor(
    filled: Database, office: Office, tmp_path: Path
) -> None:
    copy, anchor = tmp_path / "kopie.sqlite", check_log(filled).anker
    back_up(filled, copy)
    record(office, entry(A), ADMINISTRATOR)
    assert _defects(filled, copy) == _defects(filled, anchor) == ""
    assert Anchor.read(str(anchor)) == anchor
    assert Anchor.read("9:ab") is None
    assert office.store.anchor(anchor.nummer) == anchor
    assert office.store.anchor(99) is None


SWALLOWS = {
    "sqlite": "CREATE TRIGGER slik BEFORE INSERT ON bericht BEGIN SELECT RAISE(IGNORE); END",
    "postgresql": "CREATE RULE slik AS ON INSERT TO bericht DO INSTEAD NOTHING",
}
OPENED = {
    "sqlite": "DROP TRIGGER bericht_update",
    "postgresql": "ALTER TABLE bericht DISABLE TRIGGER bericht_blijft",
}


@pytest.mark.parametrize(("statements", "name"), [(SWALLOWS, "slik"), (OPENED, "bericht_")])
def test_tables_that_no_longer_guard_the_log_are_told(
    filled: Database, statements: dict[str, str], name: str
) -> None:
    with filled.writing() as connection:
        connection.exec_driver_sql(statements[connection.dialect.name])
    assert name in _defects(filled)


def test_the_tables_of_postgresql_are_those_that_the_migrations_make(postgres: Postgres) -> None:
    database = Database(postgres.new_log())
    with database.reading() as connection:
        assert postgresql_schema(connection) == json.loads(POSTGRESQL.read_text(encoding="utf-8"))
    database.close()
