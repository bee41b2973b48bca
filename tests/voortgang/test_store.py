"""The log on SQLite and on PostgreSQL: only added to, in order, and read back as it was."""

import datetime
import subprocess
import sys
import threading

import pandas as pd
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from loaders.settings import ROOT
from selections.dates import end_of
from tests.voortgang.conftest import ADMINISTRATOR, DELAYED, A, B, Clock, entry
from voortgang.beheer.backup import check_log
from voortgang.database import HEAD, MIGRATIONS, Database
from voortgang.failures import StoreAway
from voortgang.in_force import in_force
from voortgang.kalender import words_of
from voortgang.record import Refused
from voortgang.recording import Office, in_between, record, record_all
from voortgang.store import Store
from voortgang.tables import metadata

DAY = datetime.date


def _add(office: Office, **data: object) -> int:
    return record(office, entry(**data), ADMINISTRATOR).id


def test_a_record_comes_back_as_it_was_made(office: Office, clock: Clock) -> None:
    data = entry(
        B,
        "vertraagd",
        verwacht="Q1 2028",
        reden="tranche: najaar",
        fase="publieksconsultatie",
        toelichting="é € 𝛑\nregel 2",
        bewijs="https://voorbeeld.nl/1",
        **DELAYED,
    )
    stored = record(office, data, ADMINISTRATOR)
    found = office.store.history(B).iloc[0]
    assert stored.id == found["id"] == 1
    assert stored.tijdstip == found["tijdstip"] == clock.now
    assert found["fase"] == "consultatie"
    for name in set(data) - {"fase"}:
        assert found[name] == data[name]
    assert found["kalender"] == "proefkalender"
    assert found["via"] == "opdrachtregel"
    assert pd.isna(found["account"])
    assert office.store.words([found["vingerafdruk"]]) == {
        found["vingerafdruk"]: words_of(office.kalender.row(B))
    }


def test_an_empty_log_has_the_same_columns_and_types(office: Office) -> None:
    empty = office.store.records()
    _add(office)
    assert empty.dtypes.equals(office.store.records().dtypes)
    assert office.store.last_id() == 1


def test_records_within_the_same_second_keep_their_order(office: Office) -> None:
    notes = [f"melding {number}" for number in range(12)]
    for note in notes:
        _add(office, toelichting=note)
    history = office.store.history(A)
    assert list(history["toelichting"]) == notes
    assert history["tijdstip"].nunique() == 1
    assert list(office.store.records_at(DAY(2026, 1, 5))["toelichting"]) == notes[-1:]


def test_up_to_a_record_the_log_is_as_it_was_after_it(office: Office, clock: Clock) -> None:
    day = DAY(2026, 1, 5)
    seen = [office.store.records_at(day)]
    for data in ({}, {"status": "afgerond"}, {"status": "niet gestart", "corrigeert": 1}):
        clock.now += datetime.timedelta(minutes=1)
        _add(office, **data)
        seen.append(office.store.records_at(day))
    clock.on(2026, 1, 6)
    _add(office, status="vervallen")
    for until, as_it_was in enumerate(seen):
        pd.testing.assert_frame_equal(office.store.records_at(day, until), as_it_was)
    assert office.store.records_at(DAY(2026, 1, 6), 1)["id"].to_list() == [1]
    assert len(office.store.records_at(day, 999)) == len(seen[-1])


def test_a_batch_is_recorded_whole_or_not_at_all(office: Office) -> None:
    with pytest.raises(Refused, match=f"^regel {B}: status ‘weg’"):
        record_all(office, [entry(A), entry(B, "weg")], ADMINISTRATOR)
    assert office.store.last_id() == 0
    stored = record_all(office, [entry(A), entry(B)], ADMINISTRATOR)
    assert [found.id for found in stored] == [1, 2]


def test_a_correction_takes_the_place_of_what_it_names(office: Office, clock: Clock) -> None:
    first = _add(office, verwacht="Q1 2027", reden="anders")
    second = _add(office, status="loopt")
    clock.on(2026, 2, 1)
    _add(office, status="niet gestart", corrigeert=first)
    now = in_force(office.store.records_at(DAY(2026, 2, 1))).loc[A]
    assert now["geldt"] == second, "a later record goes on holding"
    assert pd.isna(now["verwacht_uit"]), "the moment of the corrected record is gone"
    before = in_force(office.store.records_at(DAY(2026, 1, 31))).loc[A]
    assert (before["geldt"], before["verwacht_uit"]) == (second, first)


def test_a_withdrawn_record_gives_way_to_the_one_before(office: Office) -> None:
    first = _add(office)
    second = _add(office, status="afgerond")
    undone = _add(office, status="ingetrokken", corrigeert=second)
    assert in_force(office.store.records()).loc[A, "geldt"] == first
    redone = _add(office, status="afgerond", corrigeert=undone)
    assert in_force(office.store.records()).loc[A, "geldt"] == redone
    _add(office, status="ingetrokken", corrigeert=redone)
    _add(office, status="ingetrokken", corrigeert=first)
    assert pd.isna(in_force(office.store.records()).loc[A, "geldt"])
    assert len(office.store.history(A)) == 6


def test_the_second_of_two_on_the_same_row_is_told(office: Office) -> None:
    seen = _add(office, toelichting="het begin")
    assert in_between(record(office, entry(gezien=seen, auteur="Een"), ADMINISTRATOR)) is None
    stored = record(office, entry(gezien=seen, auteur="Twee"), ADMINISTRATOR)
    assert in_between(stored) == (
        f"Intussen is op regel {A} melding 2 vastgelegd (organisatie niet genoemd). Beide staan in "
        "het logboek; uw melding is het laatste."
    )
    assert in_between(record(office, entry(auteur="Drie"), ADMINISTRATOR)) is None
    assert len(office.store.history(A)) == 4


def test_many_at_once_are_all_recorded_each_with_its_own_number(office: Office, url: str) -> None:
    answers, problems = [], []

    def work(name: str) -> None:
        own = Office(Store(Database(url), office.store._clock), office.kalender)
        try:
            for _ in range(10):
                answers.append(record(own, entry(auteur=name, gezien=0), ADMINISTRATOR))
        except Exception as problem:
            problems.append(problem)
        own.store.database.close()

    threads = [threading.Thread(target=work, args=(f"auteur {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert sorted(stored.id for stored in answers) == list(range(1, 41))
    assert [stored.id for stored in answers if stored.tussendoor is None] == [1]
    assert check_log(office.store.database).gebreken == []


def test_nobody_records_in_the_past(office: Office, clock: Clock) -> None:
    clock.on(2026, 3, 1)
    _add(office)
    clock.on(2026, 2, 1)
    with pytest.raises(Refused, match="de klok van de server staat op 2026-02-01"):
        _add(office)
    clock.on(2026, 3, 1, 8, 59)
    clock.now += datetime.timedelta(seconds=30)
    _add(office)
    history = office.store.history(A)
    assert history["tijdstip"].nunique() == 1, "a small step back takes the time of the last"


def test_the_clock_is_the_database_s_or_the_computer_s_own(database: Database, office) -> None:
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=5)
    own = Office(Store(database), office.kalender)
    time = record(own, entry(), ADMINISTRATOR).tijdstip
    assert before < time < before + datetime.timedelta(minutes=5)


def test_a_day_ends_at_midnight_in_the_netherlands(office: Office, clock: Clock) -> None:
    clock.on(2026, 7, 31, 21, 59)
    _add(office)
    clock.on(2026, 7, 31, 22, 0)
    _add(office)
    clock.on(2026, 12, 31, 23, 0)
    _add(office)
    ids = {day: list(office.store.records_at(day)["id"]) for day in map(DAY.fromisoformat, DAYS)}
    assert list(ids.values()) == [[], [1], [2], [2], [3]]
    assert end_of(DAY(2026, 7, 31)).astimezone(datetime.UTC).hour == 22


DAYS = ("2026-07-30", "2026-07-31", "2026-08-01", "2026-12-31", "2027-01-01")

ONLY_ADDED = "wordt alleen aangevuld"
NOT_NEXT = "het nummer is niet het volgende"
IN_THE_PAST = "het tijdstip ligt voor dat van het vorige bericht"
REST = ", ".join(f'"{column.name}"' for column in list(metadata.tables["bericht"].c)[2:])
CHANGES = [
    ("UPDATE bericht SET status = 'afgerond'", ONLY_ADDED),
    ("UPDATE bericht SET status = 'afgerond' WHERE id = 1", ONLY_ADDED),
    ("DELETE FROM bericht", ONLY_ADDED),
    ("DELETE FROM rijtekst", ONLY_ADDED),
    ("UPDATE rijtekst SET inhoud = '{}'", ONLY_ADDED),
    (f"INSERT INTO bericht SELECT 3, tijdstip, {REST} FROM bericht", NOT_NEXT),
]
CHANGES_PER_DATABASE = {
    True: [
        ("INSERT OR REPLACE INTO bericht SELECT * FROM bericht", NOT_NEXT),
        (
            "INSERT OR REPLACE INTO rijtekst SELECT vingerafdruk, '{}' FROM rijtekst",
            ONLY_ADDED,
        ),
        (f"INSERT INTO bericht SELECT 2, '2020-01-01', {REST} FROM bericht", IN_THE_PAST),
    ],
    False: [
        ("TRUNCATE bericht, rijtekst", ONLY_ADDED),
        (
            f"INSERT INTO bericht SELECT 2, timestamp '2020-01-01', {REST} FROM bericht",
            IN_THE_PAST,
        ),
    ],
}


def test_the_database_itself_refuses_every_change(office: Office, database: Database) -> None:
    _add(office)
    before = office.store.records()
    for statement, reason in [*CHANGES, *CHANGES_PER_DATABASE[database.is_sqlite]]:
        with pytest.raises(StoreAway) as refused, database.writing() as connection:
            connection.exec_driver_sql(statement)
        assert reason in str(refused.value.__cause__), statement
    pd.testing.assert_frame_equal(office.store.records(), before)
    assert check_log(database).gebreken == []


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_log_of_a_newer_version_goes_on_being_read_and_written(
    office: Office, database: Database, url: str
) -> None:
    _add(office)
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    old = Office(Store(Database(url), office.store._clock), office.kalender)
    assert record(old, entry(), ADMINISTRATOR).id == 2
    old.store.database.close()


def test_three_processes_start_at_once_on_a_log_that_is_not_there_yet(url: str) -> None:
    script = (
        "import sys; from voortgang.database import Database; from voortgang.store import Store\n"
        "sys.stdin.readline(); print(Store(Database(sys.argv[1])).last_id())"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        process.stdin.write("nu\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60) for process in processes] == [("0\n", "")] * 3


@pytest.mark.parametrize(
    "wrong", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "onzin", "postgres://host/db"]
)
def test_another_kind_of_store_is_refused_in_words(wrong: str) -> None:
    with pytest.raises(StoreAway, match="BORGING_DATABASE_URL noemt geen"):
        Database(wrong)


def test_a_relative_path_counts_from_the_folder_of_the_dashboard() -> None:
    assert Database("sqlite:///var/proef.sqlite").file == ROOT / "var" / "proef.sqlite"
