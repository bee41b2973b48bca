"""For whom is recorded: in the roles, in the record, and nobody signs for another."""

import sqlite3
from pathlib import Path

import pytest

from tests.voortgang.conftest import ADMINISTRATOR, A, B, Clock, entry
from tests.voortgang.signed_in import BEA, PIET, RIJK, sign_in
from voortgang.beheer.backup import restore
from voortgang.beheer.controle import check_log
from voortgang.database import Database
from voortgang.rechten import NotAllowed
from voortgang.record import Refused
from voortgang.recording import Office, record

# Six records as the tables of version 0002 held them, with their seals.
OLD = Path(__file__).with_name("log_of_0002.sql")
OLD_ANCHOR = "6:8e676dfbb50007cb21a4bacb21c5b7ad510541f01b6d90f4cbb3f6c1c4dcbaf6"


def _of(office: Office, number: int) -> tuple[object, object]:
    records = office.store.records().set_index("id").astype(object)
    found = records.loc[number, ["organisatie", "laag"]]
    return tuple(found.where(found.notna(), None))


def test_who_signed_in_records_for_the_organisation_of_the_roles(served: Office) -> None:
    piet, bea = sign_in(**PIET), sign_in(**BEA)
    record(served, entry(A), piet)
    record(served, entry(A, organisatie="PROVINCIE A"), piet)
    assert _of(served, 1) == _of(served, 2) == ("Provincie A", "provincie")
    with pytest.raises(NotAllowed, match="voor Provincie A, niet voor Provincie B"):
        record(served, entry(A, organisatie="Provincie B"), piet)
    with pytest.raises(NotAllowed, match="staat bij u geen organisatie"):
        record(served, entry(B, organisatie="Provincie B"), sign_in(**RIJK))
    record(served, entry(A), bea)
    record(served, entry(A, organisatie="Provincie B", laag="provincie"), bea)
    assert (_of(served, 3), _of(served, 4)) == ((None, None), ("Provincie B", "provincie"))
    with pytest.raises(NotAllowed, match="voor Provincie A, niet voor Provincie B"):
        record(served, entry(A, "ingetrokken", corrigeert=4), piet)
    record(served, entry(A, "ingetrokken", corrigeert=4), bea)
    assert _of(served, 5) == ("Provincie B", "provincie"), (
        "a correction stays with its organisation"
    )


def test_an_organisation_is_spelled_as_the_log_knows_it(office: Office) -> None:
    record(office, entry(A, organisatie=" Provincie\u00a0A", laag="Provincie"), ADMINISTRATOR)
    record(office, entry(B, organisatie="provincie a"), ADMINISTRATOR)
    assert _of(office, 1) == _of(office, 2) == ("Provincie A", "provincie")
    with pytest.raises(Refused, match="melding 1 is niet voor ‘Provincie B’ vastgelegd"):
        record(office, entry(A, corrigeert=1, organisatie="Provincie B"), ADMINISTRATOR)
    record(office, entry(A, corrigeert=1, organisatie="provincie A"), ADMINISTRATOR)
    assert _of(office, 3) == ("Provincie A", "provincie")


def test_the_seals_of_before_hold_and_new_ones_cover_the_organisation(
    office: Office, database: Database, clock: Clock, tmp_path: Path
) -> None:
    old = tmp_path / "oud.sqlite"
    with sqlite3.connect(old) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    assert restore(database, old) == (0, 6)
    report = check_log(database)
    assert (report.gebreken, str(report.anker)) == ([], OLD_ANCHOR)
    clock.on(2026, 2, 1)
    assert record(office, entry(A, organisatie="Provincie A"), ADMINISTRATOR).id == 7
    assert check_log(database, against=report.anker).gebreken == []
    assert check_log(database, against=old).gebreken == []
    where_it_stands = Database(f"sqlite:///{old}")
    assert check_log(where_it_stands, against=report.anker).gebreken == []
    where_it_stands.close()
