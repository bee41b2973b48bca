"""What waits for a decision on plan B, and the chains with what is recorded of them."""

import datetime

import pandas as pd
import pytest

from selections.plan_ab import chains
from tests.selections.frame import build_table, line, moment
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    B_NO_AMVB,
    DELAYED,
    A,
    B,
    Clock,
    entry,
)
from voortgang.counts import standings
from voortgang.ketens import chains_with_state, waiting
from voortgang.recording import Office, record
from voortgang.stand import state_at
from voortgang.vocabulary import A_STILL_OPEN, DECIDE_B, SIGNALS, START_B

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date(2026, 11, 24)
LEAD = 8


def _state(office: Office, op: datetime.date = DAY) -> pd.DataFrame:
    return state_at(office.kalender.table, office.store.records_at(op), op, LEAD)


def _waiting(office: Office, op: datetime.date = DAY) -> dict[str, tuple[str, str]]:
    found = waiting(office.kalender.table, _state(office, op), LEAD)
    return {row.sleutel: (row.plan_b, row.plan_b_reden) for row in found.itertuples()}


def test_without_any_record_a_decision_is_asked_once_the_latest_start_is_reached(
    office: Office,
) -> None:
    assert _waiting(office, datetime.date(2024, 9, 30)) == {}
    assert _waiting(office) == {B: (DECIDE_B, "over plan A is in deze stap niets vastgelegd")}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("vervallen", (START_B, "plan A in deze stap: vervallen")),
        ("loopt", (A_STILL_OPEN, "plan A in deze stap: loopt")),
        ("afgerond", None),
    ],
)
def test_what_is_recorded_of_plan_a_decides(office: Office, status: str, expected) -> None:
    record(office, entry(A, status), ADMINISTRATOR)
    assert _waiting(office).get(B) == expected
    assert len(_waiting(office)) == (expected is not None)


def test_a_plan_b_that_began_does_not_wait(office: Office) -> None:
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    record(office, entry(B, "loopt"), ADMINISTRATOR)
    assert _waiting(office) == {}


def test_rows_without_a_state_are_refused(office: Office) -> None:
    state = _state(office)
    with pytest.raises(KeyError):
        waiting(office.kalender.table, state[state["sleutel"] != B], LEAD)


def test_what_asks_most_comes_first_then_the_earliest_and_doubt_is_carried(
    office: Office,
) -> None:
    doubtful = {"redactie": "Gekoppeld op volgorde."}
    table = build_table(
        {"maatregel": "1.1.1"} | moment("Q4 2026") | line(plan="B"),
        {"maatregel": "1.1.2", "keuze": 2} | moment("Q2 2025") | line(plan="B"),
        {"maatregel": "1.1.2", "keuze": 2} | moment("Q1 2024") | line(regel_nr=2) | doubtful,
        {"maatregel": "1.1.3", "keuze": 3} | moment("Q3 2026") | line(plan="B"),
        {"maatregel": "1.1.4", "keuze": 4},
    )
    state = state_at(table, office.store.records_at(DAY), DAY, LEAD)
    state.loc[state["sleutel"] == "1.1.1/1/1/1", ["plan_b", "plan_b_reden"]] = START_B, "vervallen"
    found = waiting(table, state, LEAD)
    assert found["maatregel"].to_list() == ["1.1.1", "1.1.2", "1.1.3"]
    assert found["op_volgorde"].to_list() == [False, True, False]
    assert found["uiterste_start"].to_list() == ["Q4 2024", "Q2 2023", "Q3 2024"]


def test_the_chain_says_what_is_asked_and_the_margin_that_is_expected(
    office: Office, clock: Clock
) -> None:
    clock.on(2025, 1, 6)
    table = office.kalender.table
    (plain,) = chains(table, LEAD).query("maatregel == '1.1.1'").itertuples()
    assert (plain.marge, plain.marge_tot) == (0, 0)
    found = chains_with_state(table, _state(office), LEAD).query("maatregel == '1.1.1'").iloc[0]
    assert found["besluit"] == [(DECIDE_B, "over plan A is in deze stap niets vastgelegd")]
    assert not found["anders_verwacht"]
    delayed = entry(A, "vertraagd", verwacht="Q2 2025", reden="capaciteit", **DELAYED)
    record(office, delayed, ADMINISTRATOR)
    record(office, entry(A_ELSEWHERE, "loopt", verwacht="2027", reden="anders"), ADMINISTRATOR)
    after = chains_with_state(table, _state(office), LEAD)
    pd.testing.assert_frame_equal(after[list(plain._fields[1:])], chains(table, LEAD))
    of_stap = after.query("maatregel == '1.1.1'").iloc[0]
    assert (of_stap["verwachte_marge"], of_stap["verwachte_marge_tot"]) == (-2, -2)
    assert of_stap["besluit"] == [(A_STILL_OPEN, "plan A in deze stap: vertraagd")]
    # What is expected when the publication says it does, is no other margin.
    assert after.query("anders_verwacht")["maatregel"].to_list() == ["1.1.1"]


def test_a_margin_that_is_gone_by_what_is_expected_is_said_to_be(office: Office) -> None:
    record(office, entry(B, "loopt", verwacht="volgt", reden="anders"), ADMINISTRATOR)
    found = chains_with_state(office.kalender.table, _state(office), LEAD)
    (of_stap,) = found[found["anders_verwacht"]].itertuples()
    assert of_stap.maatregel == "1.1.1"
    assert of_stap.marge == 0
    assert pd.isna(of_stap.verwachte_marge)


def test_b_without_an_amvb_never_waits(office: Office) -> None:
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    found = waiting(office.kalender.table, _state(office, datetime.date(2030, 1, 1)), LEAD)
    assert B_NO_AMVB not in set(found["sleutel"])
    assert set(found["plan_b"]) <= set(SIGNALS)
    # The filter `status` chooses the same rows.
    chosen = standings(office.kalender.table, _state(office, datetime.date(2030, 1, 1)))
    for signal in SIGNALS:
        sleutels = office.kalender.table.loc[chosen[signal], "sleutel"]
        assert set(sleutels) == set(found.loc[found["plan_b"] == signal, "sleutel"])
    assert chosen[START_B].any()
