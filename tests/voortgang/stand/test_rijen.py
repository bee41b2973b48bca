"""Rows of the calendar beside what the log says of them, also where one of both changed since."""

import datetime

import pandas as pd
import pytest

from tests.voortgang.conftest import ADMINISTRATOR, A, B, entry
from tests.voortgang.stukken import decide
from voortgang.counts import EXPECTED, NOT_PASSED, standings
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.rijen import (
    gone_of,
    is_recorded,
    maatregel_of,
    recorded_on_kaart,
    with_state,
    words_since_changed,
)
from voortgang.stand import state_at
from voortgang.vocabulary import UNRECORDED

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date(2026, 11, 24)


def _state(office: Office, table: pd.DataFrame | None = None) -> pd.DataFrame:
    table = office.kalender.table if table is None else table
    return state_at(table, office.store.records_at(DAY), DAY, 8)


@pytest.mark.parametrize(
    ("sleutel", "maatregel"),
    [("1.1.16/4/2/1", "1.1.16"), ("2.0.1@22/0/0/0", "2.0.1"), ("SK8/0/0/0", "SK8")],
)
def test_a_sleutel_says_of_which_maatregel_it_is(sleutel: str, maatregel: str) -> None:
    assert maatregel_of(sleutel) == maatregel


def test_rows_keep_their_own_words_beside_those_of_the_record(office: Office) -> None:
    record(office, entry(A, toelichting="Van het logboek"), ADMINISTRATOR)
    table = office.kalender.table.assign(toelichting="Van de kalender").iloc[[1, 0]]
    found = with_state(table, _state(office))
    assert found["sleutel"].to_list() == [B, A]
    assert found.index.equals(table.index)
    assert set(found["toelichting"]) == {"Van de kalender"}
    assert found["toelichting_bericht"].to_list()[1] == "Van het logboek"
    assert found["klasse"].to_list() == [NOT_PASSED, "loopt"]
    with pytest.raises(KeyError):
        with_state(table, _state(office).iloc[:1])


def test_nothing_recorded_is_told_apart_from_a_record_that_was_withdrawn(office: Office) -> None:
    table = office.kalender.table
    assert not is_recorded(table, None)
    assert not is_recorded(table, _state(office))
    record(office, entry(A), ADMINISTRATOR)
    assert not is_recorded(table[table["sleutel"] == B], _state(office))
    record(office, entry(A, "ingetrokken", corrigeert=1), ADMINISTRATOR)
    assert is_recorded(table, _state(office))
    found = with_state(table, _state(office))
    assert found.set_index("sleutel").loc[A, "klasse"] == UNRECORDED


def test_of_a_row_that_is_closed_the_kaart_tells_no_other_moment(office: Office) -> None:
    table = office.kalender.table
    assert recorded_on_kaart(table, None) is recorded_on_kaart(table, _state(office)) is None
    record(office, entry(A, verwacht="Q2 2027", reden="tranche"), ADMINISTRATOR)
    of_a = recorded_on_kaart(table, _state(office))[table["sleutel"] == A].iloc[0]
    assert (of_a["status"], of_a["verwacht"]) == ("loopt", "Q2 2027") and of_a["verschuiving"] > 0
    later, *others = (standings(table, _state(office))[name] for name in EXPECTED)
    assert table.loc[later, "sleutel"].tolist() == [A] and not any(one.any() for one in others)
    decide(office, {"sleutel": A, "vastgesteld": "Q3 2028"})
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    of_a = recorded_on_kaart(table, _state(office))[table["sleutel"] == A].iloc[0]
    assert of_a["status"] == "afgerond" and of_a[["verwacht", "verschuiving"]].isna().all()
    assert not standings(table, _state(office))[list(EXPECTED)].any(axis=None)
    # What a meeting set is a fact.
    assert (of_a["vastgesteld"], of_a["verschuiving_besluit"]) == ("Q3 2028", 15)


def test_a_moment_that_a_besluit_set_is_told_without_any_record(office: Office) -> None:
    table = office.kalender.table
    decide(office, {"sleutel": A, "vastgesteld": "Q3 2028"})
    told = recorded_on_kaart(table, _state(office)).set_axis(table["sleutel"])
    assert told.loc[A, "vastgesteld"] == "Q3 2028" and pd.isna(told.loc[A, "status"])
    assert told.drop(A).isna().all(axis=None)


def test_what_the_calendar_no_longer_has_is_found_by_its_maatregel(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    record(office, entry(B), ADMINISTRATOR)
    table = office.kalender.table
    state = _state(office, table[table["sleutel"] != B])
    assert gone_of(state, "1.1.1")["sleutel"].to_list() == [B]
    assert gone_of(state, "1.1.2").empty
    assert gone_of(_state(office), "1.1.1").empty


def test_only_the_words_that_changed_since_the_record_are_told(office: Office) -> None:
    table = office.kalender.table
    other = table.assign(stap=table["stap"].where(table["sleutel"] != A, "Heel iets anders"))
    earlier = Office(office.store, Kalender(other, "eerder"), roles=lambda: None)
    record(earlier, entry(A), ADMINISTRATOR)
    record(office, entry(B), ADMINISTRATOR)
    found = words_since_changed(office.store, with_state(table, _state(office)))
    assert found == {A: {"stap": "Heel iets anders"}}
    without = table.assign(stap=table["stap"].where(table["sleutel"] != A))
    nothing = Office(office.store, Kalender(without, "eerder"), roles=lambda: None)
    record(nothing, entry(A), ADMINISTRATOR)
    assert words_since_changed(office.store, with_state(table, _state(office))) == {A: {"stap": ""}}
