"""Was-wordt: nothing is lost between two days and nothing is counted twice."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overleg.was_wordt import (
    FIELDS,
    SOORTEN,
    besluiten_gone,
    besluiten_since,
    per_soort,
    was_wordt,
)
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    DELAYED,
    NO_LAYER,
    A,
    B,
    Clock,
    entry,
    state_on,
)
from tests.voortgang.histories import histories, on_histories, written
from tests.voortgang.stukken import decide, reverse
from voortgang.recording import Office, record
from voortgang.rijen import rows_of, words_of_gone

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date
FIRST, SECOND = DAY(2026, 1, 31), DAY(2026, 12, 31)


def _published(office: Office) -> dict:
    table = office.kalender.table
    return dict(zip(table["sleutel"], table["agendering"], strict=True))


def _changes(office: Office, first: DAY = FIRST, second: DAY = SECOND) -> pd.DataFrame:
    return was_wordt(state_on(office, first), state_on(office, second), _published(office))


def _said(state: pd.DataFrame, prefix: str = "") -> dict[str, tuple]:
    names = [f"{prefix}{field}" for field in FIELDS]
    plain = state[names].astype(object).where(state[names].notna(), None)
    return dict(zip(state["sleutel"], plain.itertuples(index=False, name=None), strict=True))


NOTHING = (False, *[None] * (len(FIELDS) - 1))


@on_histories
@given(
    steps=histories,
    cuts=st.tuples(st.integers(0, 400), st.integers(0, 400)),
    left_out=st.tuples(st.sampled_from([None, A, B]), st.sampled_from([None, A, A_ELSEWHERE])),
)
def test_was_wordt_applied_to_the_first_day_gives_the_second(
    office: Office, clock: Clock, steps: list, cuts: tuple, left_out: tuple
) -> None:
    begin = clock.now.date()
    office, names = written(office, clock, steps)
    days = sorted(begin + datetime.timedelta(days=cut) for cut in cuts)
    table = office.kalender.table
    was, wordt = (
        state_on(office, day, table[table["sleutel"] != names.get(gone)])
        for day, gone in zip(days, left_out, strict=True)
    )
    changes = was_wordt(was, wordt, _published(office))
    before, after = _said(was), _said(wordt)
    was_said, wordt_said = _said(changes, "was_"), _said(changes, "wordt_")

    assert changes["sleutel"].is_unique
    assert changes["soort"].notna().all()
    assert per_soort(changes)["rijen"].sum() == len(changes)
    assert all(before.get(key, NOTHING) == said for key, said in was_said.items())
    applied = {key: said for key, said in (before | wordt_said).items() if said != NOTHING}
    assert applied == after
    assert all(was_said[key] != wordt_said[key] for key in was_said)

    back = was_wordt(wordt, was, _published(office))
    assert _said(back, "was_") == wordt_said
    assert _said(back, "wordt_") == was_said
    assert set(back.loc[back["verschoven"], "sleutel"]) == set(
        changes.loc[changes["verschoven"], "sleutel"]
    )


def test_between_a_day_and_itself_nothing_changes(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    assert _changes(office, SECOND, SECOND).empty
    assert list(per_soort(_changes(office, SECOND, SECOND))["rijen"]) == [0] * len(SOORTEN)


def test_an_empty_log_has_no_changes(office: Office) -> None:
    assert _changes(office).empty


MOVED = {"verwacht": "Q2 2027", "reden": "capaciteit: vacatures"}
# What was recorded before the first day, what between the two, and what that is called.
CASES = {
    "first record": ([], [entry()], "toegevoegd"),
    "done at once": ([], [entry(status="afgerond")], "afgerond"),
    "done": ([entry()], [entry(status="afgerond")], "afgerond"),
    "dropped": ([entry()], [entry(status="vervallen")], "vervallen"),
    "delayed and moved": (
        [entry()],
        [entry(status="vertraagd", **DELAYED, **MOVED)],
        "verschoven",
    ),
    "moved in the first record": ([], [entry(**MOVED)], "verschoven"),
    "expected where it was published": (
        [entry(A_ELSEWHERE)],
        [entry(A_ELSEWHERE, verwacht="2027", reden="anders")],
        "aangevuld",
    ),
    "opened again": ([entry(status="afgerond")], [entry()], "status gewijzigd"),
    "another note": ([entry()], [entry(toelichting="besproken")], "aangevuld"),
    "the same again": ([entry()], [entry()], "bevestigd"),
    "withdrawn": ([entry()], [entry(status="ingetrokken", corrigeert=1)], "ingetrokken"),
    "recorded and withdrawn": (
        [],
        [entry(), entry(status="ingetrokken", corrigeert=1)],
        "vastgelegd en weer ingetrokken",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_difference_has_its_name(office: Office, clock: Clock, case: str) -> None:
    before, between, soort = CASES[case]
    for data in before:
        record(office, data, ADMINISTRATOR)
    clock.on(2026, 2, 1)
    for data in between:
        record(office, data, ADMINISTRATOR)
    (change,) = _changes(office).to_dict("records")
    assert (change["sleutel"], change["soort"]) == (between[-1]["sleutel"], soort)


def test_a_besluit_that_was_reversed_is_named_as_what_no_longer_sets_the_moment(
    office: Office, clock: Clock
) -> None:
    number = decide(office, {"sleutel": A, "vastgesteld": "Q1 2027"})
    clock.on(2026, 2, 1)
    reverse(office, number)
    (one,) = _changes(office).itertuples()
    assert (one.was_moment, one.wordt_moment) == ("Q1 2027", "Q4 2024")
    assert (besluiten_gone(one), besluiten_since(one)) == ([number], [])


def test_a_status_and_a_stage_that_go_back_name_the_besluit_that_no_longer_holds(
    office: Office, clock: Clock
) -> None:
    record(office, entry(B, organisatie="Rijk A"), ADMINISTRATOR)
    number = decide(office, {"sleutel": B, "status": "afgerond"})
    stage = decide(office, {"sleutel": B, "fase": "concept"})
    clock.on(2026, 2, 1)
    reverse(office, number)
    reverse(office, stage)
    (one,) = _changes(office).itertuples()
    assert (one.was_status, one.wordt_status, one.was_fase) == ("afgerond", "loopt", "concept")
    assert besluiten_gone(one) == [number, stage]


def test_what_a_meeting_set_is_a_difference_also_where_nobody_recorded(
    office: Office, clock: Clock
) -> None:
    record(office, entry(A, **MOVED), ADMINISTRATOR)
    clock.on(2026, 2, 1)
    number = decide(
        office,
        {"sleutel": A, "vastgesteld": "Q1 2027"},
        {"sleutel": B, "start_plan_b": "Q1 2027"},
        {"sleutel": A_ELSEWHERE, "vastgesteld": "Q1 2028"},
    )
    changes = _changes(office).set_index("sleutel")
    assert changes["soort"].to_dict() == {
        **{A: "verschoven", B: "aangevuld"},
        A_ELSEWHERE: "verschoven",
    }
    moved = changes.loc[A]
    assert (moved["was_moment"], moved["wordt_moment"], moved["door_besluit"]) == (
        *("Q2 2027", "Q1 2027", number),
    )
    assert changes.loc[B, "wordt_start_plan_b"] == "Q1 2027"
    # What an organisation expects later is no moment of that besluit.
    record(office, entry(A, verwacht="Q4 2028", reden="anders"), ADMINISTRATOR)
    anew = _changes(office).set_index("sleutel").loc[A]
    assert (anew["wordt_moment"], pd.isna(anew["door_besluit"])) == ("Q4 2028", True)


def test_plan_b_that_is_not_needed_is_told_apart_from_what_is_done(office: Office) -> None:
    record(office, entry(B, "niet nodig: plan A gehaald"), ADMINISTRATOR)
    assert list(_changes(office, DAY(2025, 1, 1))["soort"]) == ["niet nodig"]


def test_a_move_says_from_where_to_where_by_how_much_and_why(office: Office, clock: Clock) -> None:
    record(office, entry(A, verwacht="Q2 2026", reden="tranche"), ADMINISTRATOR)
    clock.on(2026, 6, 1)
    record(office, entry(A, **MOVED), ADMINISTRATOR)
    record(office, entry(A_ELSEWHERE, verwacht="volgt", reden="anders"), ADMINISTRATOR)
    changes = _changes(office).set_index("sleutel")
    moved = changes.loc[A]
    assert (moved["was_moment"], moved["wordt_moment"], moved["kwartalen"]) == (
        "Q2 2026",
        "Q2 2027",
        4,
    )
    assert moved["wordt_reden"] == "capaciteit: vacatures"
    undated = changes.loc[A_ELSEWHERE]
    assert (undated["was_moment"], undated["wordt_moment"]) == ("2027", "volgt")
    assert undated["verschoven"]
    assert pd.isna(undated["kwartalen"])
    counts = per_soort(changes.reset_index()).set_index("soort")
    assert counts.loc["verschoven", ["rijen", "verschoven"]].tolist() == [2, 2]


def test_a_row_that_comes_or_goes_between_two_calendars_is_told(office: Office) -> None:
    record(office, entry(A, verwacht="Q1 2027", reden="anders"), ADMINISTRATOR)
    table = office.kalender.table
    was = state_on(office, SECOND, table[table["sleutel"] != NO_LAYER])
    wordt = state_on(office, SECOND, table[table["sleutel"] != A])
    changes = was_wordt(was, wordt, _published(office)).set_index("sleutel")
    assert changes["soort"].to_dict() == {
        NO_LAYER: "nieuw in de kalender",
        A: "niet meer in de kalender",
    }
    assert changes.loc[A, "was_moment"] == changes.loc[A, "wordt_moment"] == "Q1 2027"


def test_a_row_that_is_gone_is_told_in_the_words_of_then(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    table = office.kalender.table
    without = table[table["sleutel"] != A]
    state = state_on(office, SECOND, without)
    rows = rows_of(without, [B, A], words_of_gone(office.store, state))
    here, gone = rows.to_dict("records")
    assert (here["in_kalender"], here["borging"], here["plan"]) == (True, "Regel in Bkl", "B")
    assert (gone["in_kalender"], gone["maatregel"], gone["stap_nr"]) == (False, "1.1.1", 1)
    assert (gone["borging"], gone["agendering"]) == ("Bestuurlijke afspraken", "Q4 2024")
    assert pd.isna(gone["plan"])
    (nameless,) = rows_of(without, ["2.0.1@22/0/0/0"], {}).to_dict("records")
    assert (nameless["maatregel"], nameless["stap_nr"], nameless["borging"]) == (
        "2.0.1",
        None,
        None,
    )
