"""The meldingenlijst: what was recorded, with what held before and after each record."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overleg.meldingenlijst import COLUMNS, meldingenlijst
from tests.voortgang.conftest import ADMINISTRATOR, A, B, Clock, entry
from tests.voortgang.histories import on_histories, step, written
from voortgang.database import Database
from voortgang.in_force import in_force
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.store import Store

START = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
END = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)


@pytest.fixture
def sqlite_office(tmp_path, kalender: Kalender, clock: Clock):
    """A log in SQLite alone, for what does not depend on where it stands."""
    opened = Database(f"sqlite:///{tmp_path}/een.sqlite")
    yield Office(Store(opened, clock), kalender, roles=lambda: None)
    opened.close()


def _list(office: Office, start=START, end=END) -> pd.DataFrame:
    return meldingenlijst(office.store.between(start, end), start, end)


def _plain(row: dict, *names: str) -> tuple:
    return tuple(None if pd.isna(row[name]) else row[name] for name in names)


def test_a_record_stands_with_what_held_before_and_after(office: Office, clock: Clock) -> None:
    clock.on(2026, 2, 27)
    record(office, entry(B, fase="concept"), ADMINISTRATOR)
    record(office, entry(A, verwacht="Q1 2027", reden="tranche"), ADMINISTRATOR)
    clock.on(2026, 3, 1, hour=9)
    record(office, entry(B, "afgerond", toelichting="in het overleg"), ADMINISTRATOR)
    clock.on(2026, 3, 2, hour=0)
    record(office, entry(B), ADMINISTRATOR)
    (decision,) = _list(office).to_dict("records")
    assert _plain(decision, "bericht", "sleutel", "soort", "organisatie", "toelichting") == (
        3,
        B,
        "vastgelegd",
        "organisatie niet genoemd",
        "in het overleg",
    )
    assert _plain(decision, "was_status", "wordt_status") == ("loopt", "afgerond")
    assert _plain(decision, "was_fase", "wordt_fase") == ("concept", "concept")
    assert _plain(decision, "was_verwacht", "wordt_verwacht") == (None, None)


def test_each_organisation_has_its_own_was_and_wordt_and_no_name_goes_round(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 2, 27)
    record(office, entry(A, "afgerond", organisatie="Provincie A"), ADMINISTRATOR)
    record(office, entry(A, "niet gestart", organisatie="Provincie B"), ADMINISTRATOR)
    clock.on(2026, 3, 1, hour=9)
    record(office, entry(A, "loopt", organisatie="Provincie B"), ADMINISTRATOR)
    (found,) = _list(office).to_dict("records")
    assert _plain(found, "was_status", "wordt_status", "organisatie") == (
        *("niet gestart", "loopt", "Provincie B"),
    )


def test_a_correction_and_a_withdrawal_are_told_as_such(office: Office, clock: Clock) -> None:
    record(office, entry(A, verwacht="Q1 2027", reden="tranche"), ADMINISTRATOR)
    clock.on(2026, 2, 1)
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    clock.on(2026, 3, 1)
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    record(office, entry(A, "loopt", corrigeert=3), ADMINISTRATOR)
    record(office, entry(A, "ingetrokken", corrigeert=4), ADMINISTRATOR)
    record(office, entry(A, "ingetrokken", corrigeert=2), ADMINISTRATOR)
    record(office, entry(A, "ingetrokken", corrigeert=1), ADMINISTRATOR)
    found = [
        _plain(row, "soort", "corrigeert", "vervangen_door", "was_status", "wordt_status")
        for row in _list(office).to_dict("records")
    ]
    assert found == [
        ("vastgelegd", None, 4, "vervallen", "afgerond"),
        ("correctie", 3, 5, "afgerond", "loopt"),
        ("intrekking", 4, None, "loopt", "vervallen"),
        ("intrekking", 2, None, "vervallen", "loopt"),
        ("intrekking", 1, None, "loopt", None),
    ]
    moments = _list(office)[["was_verwacht", "wordt_verwacht"]].iloc[-2:].to_numpy().tolist()
    # Of what is vervallen nothing is expected.
    assert pd.isna(moments[0][0]) and moments[0][1] == "Q1 2027"
    assert moments[1][0] == "Q1 2027" and pd.isna(moments[1][1])


def test_a_day_without_a_meeting_has_an_empty_list(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    empty = _list(office)
    assert list(empty.columns) == list(COLUMNS)
    assert empty.empty


@on_histories
@given(
    steps=st.lists(step, min_size=1, max_size=12),
    cut=st.integers(0, 300),
    length=st.integers(0, 120),
)
def test_what_held_is_what_the_whole_log_says_at_that_point(
    sqlite_office: Office, clock: Clock, steps: list, cut: int, length: int
) -> None:
    clock.now += datetime.timedelta(days=1)
    start = clock.now + datetime.timedelta(days=cut)
    end = start + datetime.timedelta(days=length)
    office, _ = written(sqlite_office, clock, steps)
    everything = office.store.records()
    made = everything[(everything["tijdstip"] >= start) & (everything["tijdstip"] < end)]
    found = _list(office, start, end)
    assert list(found["bericht"]) == list(made["id"])
    pd.testing.assert_frame_equal(found, meldingenlijst(everything, start, end))
    by_id = everything.set_index("id")
    for row in found.to_dict("records"):
        for when, known in (
            ("was", everything[everything["id"] < row["bericht"]]),
            ("wordt", everything[everything["id"] <= row["bericht"]]),
        ):
            held = in_force(known)
            for field, source in (("status", "geldt"), ("verwacht", "verwacht_uit")):
                number = held[source].get(row["sleutel"])
                said = None if pd.isna(number) else by_id.loc[number, field]
                assert _plain(row, f"{when}_{field}") == (said,)
