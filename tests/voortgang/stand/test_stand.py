"""The derivations on a small calendar: each on both sides of its boundary."""

import datetime

import pandas as pd
import pytest

from tests.selections.frame import build_table, line, moment
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    B_NO_AMVB,
    DELAYED,
    NO_LAYER,
    A,
    B,
    Clock,
    entry,
    state_on,
)
from voortgang.kalender import Kalender, load_kalender
from voortgang.recording import Office, record
from voortgang.stand import freshness, with_expected_moments
from voortgang.store import Store

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date


def _state(office: Office, op: DAY, table: pd.DataFrame | None = None) -> pd.DataFrame:
    return state_on(office, op, table).set_index("sleutel")


def test_a_moment_that_has_passed_without_a_record_is_not_recorded(office: Office) -> None:
    for op, expected in ((DAY(2024, 12, 31), False), (DAY(2025, 1, 1), True)):
        state = _state(office, op)
        assert state.loc[A, "niet_vastgelegd"] == expected
        assert not state.loc[NO_LAYER, "niet_vastgelegd"], "a row without a moment never passes"
    assert list(_state(office, DAY(2027, 1, 1)).query("niet_vastgelegd").index) == [
        A,
        B,
        B_NO_AMVB,
    ]
    record(office, entry(A, "niet gestart"), ADMINISTRATOR)
    assert not _state(office, DAY(2027, 1, 1)).loc[A, "niet_vastgelegd"]


def test_a_withdrawn_record_leaves_the_row_not_recorded(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    record(office, entry(A, "ingetrokken", corrigeert=1), ADMINISTRATOR)
    row = _state(office, DAY(2026, 2, 1)).loc[A]
    assert row["niet_vastgelegd"]
    assert pd.isna(row["status"])
    assert row["laatste_bericht"] == 2


def test_expected_moments_with_and_without_a_quarter_stand_side_by_side(office: Office) -> None:
    """Rows that do not follow each other, one of which has no slip: the state once failed."""
    for sleutel, verwacht in ((B, "volgt"), (A_ELSEWHERE, "Q1 2028")):
        record(office, entry(sleutel, verwacht=verwacht, reden="anders"), ADMINISTRATOR)
    state = _state(office, DAY(2026, 2, 1))
    assert pd.isna(state.loc[B, "verschuiving"])
    assert state.loc[A_ELSEWHERE, "verschuiving"] == 1


def test_silence_of_more_than_two_quarters_is_told_while_the_row_is_open(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 2, 10, 23, 30)  # 11 February in the Netherlands
    record(office, entry(A), ADMINISTRATOR)
    record(office, entry(B, "afgerond"), ADMINISTRATOR)
    for op, expected in ((DAY(2026, 8, 11), False), (DAY(2026, 8, 12), True)):
        state = _state(office, op)
        assert state.loc[A, "geen_bericht"] == expected
        assert not state.loc[B, "geen_bericht"]
        assert not state.loc[A_ELSEWHERE, "geen_bericht"]
    fresh = freshness(_state(office, DAY(2026, 8, 12)).reset_index())
    assert (fresh.rijen, fresh.vastgelegd, fresh.oud, fresh.aandeel) == (5, 2, 1, 0.5)
    assert freshness(_state(office, DAY(2025, 1, 1)).reset_index()).aandeel == 0


@pytest.mark.parametrize(
    ("sleutel", "verwacht", "quarters"),
    [
        (A, "Q1 2027", 9),
        (A, "Q4 2024", 0),
        (A, "Q3 2024", -1),
        (A, "2025", 4),
        (A, "2025-2026", 8),
        (A_ELSEWHERE, "Q1 2028", 1),
        (A_ELSEWHERE, "2028", 4),
        (A, "volgt", None),
        (A, "Loopt Q4 2027", None),
        (NO_LAYER, "Q1 2027", None),
    ],
)
def test_the_slip_counts_quarters_from_the_published_to_the_expected(
    office: Office, clock: Clock, sleutel: str, verwacht: str, quarters: int | None
) -> None:
    clock.on(2024, 8, 1)
    record(office, entry(sleutel, verwacht=verwacht, reden="anders"), ADMINISTRATOR)
    slip = _state(office, DAY(2026, 2, 1)).loc[sleutel, "verschuiving"]
    assert pd.isna(slip) if quarters is None else slip == quarters


def test_an_expected_moment_and_a_stage_stay_until_another_is_recorded(office: Office) -> None:
    record(
        office,
        entry(B, verwacht="Q4 2027", reden="tranche: vol", fase="concept"),
        ADMINISTRATOR,
    )
    record(office, entry(B, "vertraagd", **DELAYED), ADMINISTRATOR)
    row = _state(office, DAY(2026, 2, 1)).loc[B]
    assert (row["status"], row["bericht"]) == ("vertraagd", 2)
    assert (row["verwacht"], row["reden"], row["verwacht_bericht"]) == (
        "Q4 2027",
        "tranche: vol",
        1,
    )
    assert (row["verwacht_van"], row["verwacht_tot"]) == (DAY(2027, 10, 1), DAY(2027, 12, 31))
    assert (row["fase"], row["fase_bericht"]) == ("concept", 1)
    moved = with_expected_moments(
        office.kalender.table, _state(office, DAY(2026, 2, 1)).reset_index()
    )
    assert list(moved["agendering"].dropna()) == ["Q4 2024", "Q4 2027", "Q4 2026", "2027"]
    assert moved.dtypes.equals(office.kalender.table.dtypes)


# Plan B of the small calendar (AMvB, Q4 2026) starts at the latest in Q4 2024.
START = DAY(2024, 10, 1)


def _signal(office: Office, op: DAY | None = None) -> tuple[str | None, str | None]:
    row = _state(office, op or DAY(2026, 2, 1)).loc[B]
    assert row["uiterste_start"] == "Q4 2024"
    return tuple(None if pd.isna(value) else value for value in row[["plan_b", "plan_b_reden"]])


def test_before_its_latest_start_plan_b_asks_nothing(office: Office) -> None:
    assert _signal(office, START - datetime.timedelta(days=1)) == (None, None)
    assert _signal(office, START) == (
        "besluit over plan B nodig",
        "over plan A is in deze stap niets vastgelegd",
    )


@pytest.mark.parametrize(
    ("status", "more", "signal"),
    [
        ("vervallen", {}, "plan B nu starten"),
        ("loopt", {}, "plan A nog niet gehaald"),
        ("niet gestart", {}, "plan A nog niet gehaald"),
        ("vertraagd", DELAYED, "plan A nog niet gehaald"),
        ("afgerond", {}, None),
    ],
)
def test_what_plan_b_asks_follows_from_what_is_recorded_on_plan_a(
    office: Office, status: str, more: dict, signal: str | None
) -> None:
    record(office, entry(A, status, **more), ADMINISTRATOR)
    reason = None if signal is None else f"plan A in deze stap: {status}"
    assert _signal(office) == (signal, reason)


@pytest.mark.parametrize(
    ("status", "still_asked"),
    [
        ("niet gestart", True),
        ("loopt", False),
        ("vertraagd", False),
        ("afgerond", False),
        ("vervallen", False),
        ("niet nodig: plan A gehaald", False),
    ],
)
def test_plan_b_asks_nothing_once_its_own_begin_is_recorded(
    office: Office, status: str, still_asked: bool
) -> None:
    record(office, entry(B, status, **(DELAYED if status == "vertraagd" else {})), ADMINISTRATOR)
    assert (_signal(office)[0] is not None) == still_asked


def test_an_expected_moment_of_plan_b_moves_its_latest_start(office: Office) -> None:
    record(office, entry(B, "niet gestart", verwacht="Q4 2028", reden="tranche"), ADMINISTRATOR)
    row = _state(office, DAY(2026, 2, 1)).loc[B]
    assert row["uiterste_start"] == "Q4 2026"
    assert pd.isna(row["plan_b"])
    assert _state(office, DAY(2026, 10, 1)).loc[B, "plan_b"] == "besluit over plan B nodig"


def test_plan_a_counts_as_achieved_only_when_all_its_lines_in_the_stap_are(
    store: Store,
) -> None:
    lines = [
        line("Bestuurlijke afspraken", "A"),
        line("Beleidsregel", "A", regel_nr=2),
        line("Regel in Bkl", "B", regel_nr=3),
        line("Regel in Bkl", "B", stap_nr=2, stap="Zonder plan A"),
    ]
    table = build_table(*(moment("Q4 2026") | each for each in lines))
    office = Office(store, Kalender(table, "proef"), roles=lambda: None)
    first, second, plan_b, alone = table["sleutel"]

    def signals() -> list[tuple]:
        state = _state(office, DAY(2026, 2, 1))
        return [tuple(state.loc[key, ["plan_b", "plan_b_reden"]]) for key in (plan_b, alone)]

    none = "geen regel van plan A in de kolom borging van deze stap, wel in stap 1"
    without_a = ("besluit over plan B nodig", none)
    record(office, entry(first, "afgerond"), ADMINISTRATOR)
    partly = "over plan A is in deze stap niet alles vastgelegd (wel: afgerond)"
    assert signals() == [("besluit over plan B nodig", partly), without_a]
    record(office, entry(second, "vervallen"), ADMINISTRATOR)
    both = "plan A in deze stap: afgerond, vervallen"
    assert signals() == [("plan B nu starten", both), without_a]
    record(office, entry(second, "afgerond"), ADMINISTRATOR)
    assert pd.isna(signals()[0][0])


@pytest.mark.parametrize("column", ["borging", "stap", "maatregel_tekst", "toelichting"])
def test_a_record_made_on_other_words_says_so(office: Office, column: str) -> None:
    record(office, entry(A), ADMINISTRATOR)
    table = office.kalender.table.copy()
    table[column] = table[column].astype(object)
    table.loc[0, column] = "andere woorden"
    table[column] = table[column].astype("str")
    before = _state(office, DAY(2026, 2, 1))
    after = _state(office, DAY(2026, 2, 1), table)
    assert not before["eerdere_tekst"].any()
    assert list(after.query("eerdere_tekst").index) == [A]
    renewed = Office(office.store, Kalender(table, "nieuw"), roles=lambda: None)
    record(renewed, entry(A), ADMINISTRATOR)
    assert not _state(renewed, DAY(2026, 2, 1))["eerdere_tekst"].any()


def test_white_space_and_our_own_classification_are_no_other_words(office: Office) -> None:
    record(office, entry(A), ADMINISTRATOR)
    table = office.kalender.table.assign(titel="Anders", redactie="Anders gelezen")
    table["borging"] = "  " + table["borging"].str.replace(" ", "\n ")
    assert not _state(office, DAY(2026, 2, 1), table)["eerdere_tekst"].any()


def test_what_is_no_longer_in_the_calendar_is_shown_at_the_end(office: Office) -> None:
    record(office, entry(A, "afgerond", toelichting="klaar"), ADMINISTRATOR)
    state = _state(office, DAY(2026, 2, 1), office.kalender.table.iloc[1:])
    assert list(state["in_kalender"]) == [True] * 4 + [False]
    row = state.iloc[-1]
    assert (row.name, row["status"], row["toelichting"]) == (A, "afgerond", "klaar")
    assert not row["niet_vastgelegd"]
    assert not row["eerdere_tekst"]
    kept = office.store.words([row["vingerafdruk"]])[row["vingerafdruk"]]
    assert kept["borging"] == "Bestuurlijke afspraken"


def test_an_earlier_review_can_be_shown_as_it_was(office: Office, clock: Clock) -> None:
    record(office, entry(A, "loopt"), ADMINISTRATOR)
    at_review = _state(office, DAY(2026, 3, 31))
    clock.on(2026, 4, 1)
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    record(office, entry(A, "afgerond", corrigeert=1), ADMINISTRATOR)
    pd.testing.assert_frame_equal(_state(office, DAY(2026, 3, 31)), at_review)
    assert _state(office, DAY(2026, 4, 1)).loc[A, "status"] == "vervallen"


def test_on_the_real_calendar_nothing_is_recorded_and_no_row_is_lost(store: Store) -> None:
    kalender = load_kalender()
    state = _state(Office(store, kalender), DAY(2026, 11, 24))
    assert list(state.index) == list(kalender.table["sleutel"])
    assert state["status"].isna().all()
    asked = state["plan_b"].dropna()
    assert set(asked) == {"besluit over plan B nodig"}
    assert (kalender.table.set_index("sleutel").loc[asked.index, "plan"] == "B").all()
    assert state["niet_vastgelegd"].sum() > 0
