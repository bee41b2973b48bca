"""The counts of the state: each row in one class, and every number the rows behind it."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selections.buckets import bucket
from selections.filters import NOT_NAMED
from selections.lagen import ROWS
from tests.selections.frame import tables
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    B_NO_AMVB,
    NO_LAYER,
    A,
    B,
    Clock,
    entry,
)
from voortgang import counts
from voortgang.recording import Office, record
from voortgang.stand import state_at
from voortgang.vocabulary import UNRECORDED

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date
STATUSES = ("niet gestart", "loopt", "afgerond", "vertraagd", "vervallen")
FUNCTIONS = (counts.per_subthema, counts.per_laag)


@st.composite
def rows_with_state(draw):
    """Rows, and two states of them and of a row that is gone, as far as the counts look."""
    rows = draw(tables)
    peildatum = draw(st.dates(DAY(2024, 1, 1), DAY(2030, 1, 1)))
    return rows, _state(draw, rows, peildatum), _state(draw, rows, peildatum)


def _state(draw, rows: pd.DataFrame, peildatum: DAY) -> pd.DataFrame:
    status = st.none() | st.sampled_from(STATUSES)
    statuses = draw(st.lists(status, min_size=len(rows), max_size=len(rows)))
    past = bucket(rows, peildatum) == "verstreken"
    state = pd.DataFrame(
        {
            "sleutel": [*rows["sleutel"], "9.9.9/1/1/1"],
            "status": pd.array([*statuses, "loopt"], dtype="str"),
        }
    )
    state["niet_vastgelegd"] = state["status"].isna() & pd.Series([*past, False])
    return state


@given(rows_with_state())
def test_each_row_is_in_exactly_one_class_and_the_counts_add_up(case) -> None:
    rows, state, _ = case
    standing = counts.class_of(rows, state)
    assert standing.notna().all()
    recorded = state["status"].iloc[: len(rows)].set_axis(rows.index)
    assert (standing.astype(object)[recorded.notna()] == recorded[recorded.notna()]).all()
    assert standing[recorded.isna()].isin([UNRECORDED, counts.NOT_PASSED]).all()
    for function in FUNCTIONS:
        counted = function(rows, state)
        assert (counted[counts.classes()].sum(axis=1) == counted["totaal"]).all(), function
    assert counts.per_subthema(rows, state)["totaal"].sum() == len(rows)
    per_laag = counts.per_laag(rows, state).set_index("laag")["totaal"]
    assert per_laag[ROWS] == len(rows)
    assert per_laag.drop(ROWS).sum() >= len(rows)
    assert per_laag[NOT_NAMED] == sum(len(layers) == 0 for layers in rows["laag_borging"])


@given(rows_with_state())
def test_what_changed_leaves_no_row_over(case) -> None:
    rows, now, then = case
    for function in FUNCTIONS:
        changed = counts.change(function(rows, now), function(rows, then))
        assert (changed[counts.classes()].sum(axis=1) == 0).all()
        back = counts.change(function(rows, then), function(rows, now))
        assert (changed[counts.classes()] == -back[counts.classes()]).all(axis=None)
    same = counts.change(counts.per_laag(rows, now), counts.per_laag(rows, now))
    assert (same[counts.classes()] == 0).all(axis=None)


@given(rows_with_state())
def test_what_is_planned_in_a_half_year_stands_somewhere(case) -> None:
    rows, state, _ = case
    planned = counts.planned_and_recorded(rows, state)
    assert (planned[counts.classes()].sum(axis=1) == planned["gepland"]).all()
    assert (planned["cumulatief_afgerond"] <= planned["cumulatief"]).all()


def test_counts_of_other_rows_are_not_compared(office: Office) -> None:
    table = office.kalender.table
    state = _at(office, DAY(2026, 11, 24))
    whole = counts.per_subthema(table, state)
    with pytest.raises(ValueError, match="rows"):
        counts.change(whole, counts.per_subthema(table.iloc[:-1], state))
    with pytest.raises(ValueError, match="groups"):
        counts.change(whole, counts.per_laag(table, state))


def test_rows_without_a_state_are_refused(office: Office) -> None:
    state = _at(office, DAY(2026, 11, 24))
    with pytest.raises(KeyError):
        counts.class_of(office.kalender.table, state[state["sleutel"] != A])


def test_the_counts_of_a_log(office: Office, clock: Clock) -> None:
    clock.on(2026, 3, 1, 12, 0)
    record(office, entry(A, "loopt"), ADMINISTRATOR)
    clock.on(2026, 9, 1, 12, 0)
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    record(office, entry(A_ELSEWHERE, "loopt"), ADMINISTRATOR)
    table = office.kalender.table
    peildatum = DAY(2026, 11, 24)
    state = _at(office, peildatum)
    standing = dict(zip(table["sleutel"], counts.class_of(table, state), strict=True))
    assert standing == {
        A: "afgerond",
        B: counts.NOT_PASSED,
        B_NO_AMVB: counts.NOT_PASSED,
        A_ELSEWHERE: "loopt",
        NO_LAYER: counts.NOT_PASSED,
    }
    assert counts.previous_review(peildatum) == DAY(2026, 6, 30)
    before = _at(office, counts.previous_review(peildatum))
    changed = counts.change(counts.per_laag(table, state), counts.per_laag(table, before))
    of_all = changed.set_index("laag").loc[ROWS]
    assert of_all[of_all != 0].to_dict() == {"afgerond": 1, counts.NOT_PASSED: -1}
    planned = counts.planned_and_recorded(table, state).set_index("halfjaar")
    assert planned.loc["2e halfjaar 2024", ["gepland", "afgerond"]].to_list() == [1, 1]
    assert planned.loc["2e halfjaar 2026", ["gepland", counts.NOT_PASSED]].to_list() == [2, 2]
    assert planned.loc["2e halfjaar 2027", ["cumulatief", "cumulatief_afgerond"]].to_list() == [
        4,
        1,
    ]


def test_an_empty_log_has_only_what_the_calendar_says(office: Office) -> None:
    table = office.kalender.table
    counted = counts.per_laag(table, _at(office, DAY(2027, 1, 1))).set_index("laag").loc[ROWS]
    assert counted[counted != 0].to_dict() == {UNRECORDED: 3, counts.NOT_PASSED: 2, "totaal": 5}


@pytest.mark.parametrize(
    ("peildatum", "review"),
    [
        (DAY(2026, 1, 1), DAY(2025, 12, 31)),
        (DAY(2026, 6, 30), DAY(2025, 12, 31)),
        (DAY(2026, 7, 1), DAY(2026, 6, 30)),
        (DAY(2026, 12, 31), DAY(2026, 6, 30)),
    ],
)
def test_the_previous_review_is_the_end_of_the_half_year_before(peildatum, review) -> None:
    assert counts.previous_review(peildatum) == review


def _at(office: Office, op: DAY) -> pd.DataFrame:
    return state_at(office.kalender.table, office.store.records_at(op), op, 8)
