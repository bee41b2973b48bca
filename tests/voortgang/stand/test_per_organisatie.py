"""What one organisation recorded never hides what stands for another."""

import datetime
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voortgang.conftest import (
    A_ELSEWHERE,
    B,
    Clock,
    state_on,
)
from tests.voortgang.histories import ROWS, on_histories, step, written
from tests.voortgang.organisaties import ONE, OTHER, row_on, told
from voortgang.__main__ import _plain
from voortgang.per_organisatie import together
from voortgang.recording import Office
from voortgang.vocabulary import vocabulary
from voortgang.words import in_log

pytestmark = pytest.mark.sqlite_only

STATUSES = [status.waarde for status in vocabulary().statussen if not status.correctie]


@given(st.lists(st.sampled_from(STATUSES), min_size=1))
def test_nothing_is_more_than_all_of_them_say(statuses: list[str]) -> None:
    status, rests_on = together(statuses)
    assert rests_on <= set(statuses)
    assert (status == "afgerond") == (set(statuses) == {"afgerond"})
    assert (status == "vertraagd") == ("vertraagd" in statuses)
    if len(set(statuses)) == 1:
        assert status == statuses[0]
    known = vocabulary().status
    assert known[status].open == any(known[one].open for one in statuses)
    assert (known[status].plan_a == "gehaald") == all(
        known[one].plan_a == "gehaald" for one in statuses
    )


@on_histories
@given(steps=st.lists(step, min_size=1, max_size=12))
def test_a_log_of_one_organisation_says_what_it_said_without(
    office: Office, clock: Clock, steps: list[tuple]
) -> None:
    states = []
    for organisaties in ((None,), (ONE,)):
        own, _ = written(office, clock, steps, organisaties)
        # Of both the numbers and the times are others: told from the first of each, long after.
        state = state_on(own, datetime.date(2200, 1, 1))
        state = state.iloc[: len(own.kalender.table)]
        ids = [name for name in state if name.endswith("bericht") and name != "geen_bericht"]
        state[ids] -= state[ids].min().min()
        # Of an organisation it is named who said so.
        for name in ("plan_b_reden", "plan_a_tegenspraak"):
            state[name] = state[name].str.replace(f" volgens {ONE}", "", regex=False)
        left_out = ["sleutel", "organisaties", *(n for n in state if "organisatie" in n)]
        states.append(state.drop(columns=[*left_out, *(n for n in state if "tijdstip" in n)]))
    pd.testing.assert_frame_equal(*states, check_like=True)


@on_histories
@given(steps=st.lists(step, min_size=1, max_size=14))
def test_each_organisation_stands_as_it_was_left(
    office: Office, clock: Clock, steps: list[tuple]
) -> None:
    clock.now += datetime.timedelta(days=1)
    office, names = written(office, clock, steps, (None, ONE, OTHER))
    records = office.store.records()
    state = state_on(office, clock.now.date()).set_index("sleutel")
    for row in ROWS:
        of_row = records[records["sleutel"] == names[row]].to_dict("records")
        left: dict[str | None, tuple[int, str]] = {}
        for named in (None, ONE, OTHER):
            places = {
                one["plaats"]: one["status"]
                for one in of_row
                if (None if pd.isna(one["organisatie"]) else one["organisatie"]) == named
            }
            standing = [place for place in places if places[place] != "ingetrokken"]
            if standing:
                left[named] = max(standing), places[max(standing)]
        if None in left and left[None] != max(left.values()):
            del left[None]
        found = state.loc[names[row]]
        assert {one.organisatie: one.status for one in found["organisaties"]} == {
            named: status for named, (_, status) in left.items()
        }
        expected = together(status for _, status in left.values())[0] if left else None
        assert (None if pd.isna(found["status"]) else found["status"]) == expected


def test_the_delay_of_one_is_not_hidden_by_what_another_finished(office: Office) -> None:
    told(office, ONE, "vertraagd", verwacht="Q1 2027", reden="capaciteit")
    told(office, OTHER, "afgerond")
    row = row_on(office)
    assert (row.status, row.bericht, row.organisatie, row.verwacht) == (
        *("vertraagd", 1, ONE, "Q1 2027"),
    )
    said = in_log(row)
    assert said.startswith("Vertraagd; afgerond bij 1 van 2 organisaties die iets vastlegden. ")
    assert f"{ONE}: vertraagd (5 januari 2026). Verwacht: Q1 2027; reden: capaciteit." in said
    assert f"{OTHER}: afgerond (5 januari 2026)." in said
    (one, other) = json.loads(json.dumps(_plain(row.organisaties)))
    assert (one["organisatie"], one["oorzaak"]) == (ONE, "geen akkoord")
    assert (other["status"], other["verwacht"]) == ("afgerond", None)
    told(office, ONE, "afgerond")
    assert row_on(office).status == "afgerond"


def test_a_record_without_an_organisation_gives_way_and_hides_nobody(office: Office) -> None:
    told(office, None, "loopt", verwacht="Q1 2027", reden="anders")
    told(office, ONE, "afgerond")
    row = row_on(office)
    assert (row.status, pd.isna(row.verwacht), len(row.organisaties)) == ("afgerond", True, 1)
    told(office, OTHER, "vertraagd")
    told(office, None, "afgerond")
    row = row_on(office)
    assert (row.status, [one.organisatie for one in row.organisaties]) == (
        "vertraagd",
        [ONE, OTHER, None],
    )


@pytest.mark.parametrize(
    ("of_one", "of_other", "expected"),
    [
        ("Q1 2028", "Q3 2028", "Q3 2028"),
        ("Q1 2028", None, "Q1 2028"),
        ("Q1 2027", None, None),
        ("Q1 2028", "volgt", "volgt"),
    ],
)
def test_the_moment_of_a_row_is_the_last_that_is_waited_for(
    office: Office, of_one: str, of_other: str | None, expected: str | None
) -> None:
    """The published moment of the row is 2027; what is closed waits for nothing."""
    for of, verwacht in ((ONE, of_one), (OTHER, of_other)):
        told(office, of, "loopt", A_ELSEWHERE, verwacht=verwacht, reden="anders")
    told(office, "Gemeente C", "afgerond", A_ELSEWHERE, verwacht="2025-2030", reden="anders")
    verwacht = row_on(office, A_ELSEWHERE).verwacht
    assert (None if pd.isna(verwacht) else verwacht) == expected


def test_who_was_silent_longest_is_told_while_it_is_open(office: Office, clock: Clock) -> None:
    told(office, ONE, "loopt")
    clock.on(2026, 8, 1)
    told(office, OTHER, "loopt")
    assert row_on(office, op=datetime.date(2026, 8, 2)).geen_bericht
    told(office, ONE, "afgerond")
    assert not row_on(office, op=datetime.date(2026, 8, 2)).geen_bericht


def test_plan_b_is_asked_with_how_many_finished_plan_a(office: Office) -> None:
    told(office, ONE, "afgerond")
    told(office, OTHER, "vervallen")
    row = row_on(office, B)
    assert (row.plan_b, row.plan_b_reden) == (
        "plan B nu starten",
        "plan A in deze stap: vervallen volgens Waterschap B (afgerond bij 1 van 2 organisaties)",
    )
