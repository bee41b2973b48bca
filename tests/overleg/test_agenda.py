"""The agenda: each row in the one item where it belongs, on both sides of each rule."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overleg.agenda import PLAN_B, RUBRIEKEN, agenda, day_of_state, elsewhere
from tests.selections.frame import build_table, line, moment
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    B_NO_AMVB,
    DELAYED,
    LEAD,
    NO_LAYER,
    A,
    B,
    Clock,
    entry,
    state_on,
)
from tests.voortgang.histories import histories, on_histories, written
from tests.voortgang.stukken import add, besluit
from voortgang.recording import Office, record
from voortgang.stand import state_at
from voortgang.vocabulary import DECIDE_B, START_B, vocabulary

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date
Q4 = pd.Period("2026Q4", "Q")


def _agenda(office: Office, overleg: pd.Period = Q4, table: pd.DataFrame | None = None):
    table = office.kalender.table if table is None else table
    op = day_of_state(overleg, DAY(2026, 11, 24))
    return agenda(table, state_on(office, op, table), overleg, LEAD)


def _places(office: Office, *args) -> dict[str, str]:
    found = _agenda(office, *args)
    return dict(zip(found["sleutel"], found["rubriek"], strict=True))


def test_of_an_empty_log_the_moments_themselves_make_the_agenda(office: Office) -> None:
    assert _places(office) == {
        B: "Besluit over plan B",
        A: "Niet vastgelegd",
        B_NO_AMVB: "Aan de orde",
    }
    assert _places(office, pd.Period("2027Q4", "Q")) == {
        B: "Besluit over plan B",
        A: "Niet vastgelegd",
        B_NO_AMVB: "Niet vastgelegd",
        A_ELSEWHERE: "Aan de orde",
    }
    # Two years before the quarter of its moment, plan B asks for a decision.
    assert _places(office, pd.Period("2024Q3", "Q")) == {}
    assert _places(office, pd.Period("2024Q4", "Q")) == {
        B: "Besluit over plan B",
        A: "Aan de orde",
    }


def test_the_first_rule_that_holds_wins_and_the_others_are_told(office: Office) -> None:
    found = _agenda(office)
    ook = dict(zip(found["sleutel"], found["ook"], strict=True))
    assert ook == {B: ("Aan de orde",), A: (), B_NO_AMVB: ()}
    assert elsewhere(found, "Aan de orde") == 1
    assert elsewhere(found, "Niet vastgelegd") == 0


EXPECTED = {"verwacht": "Q2 2027", "reden": "capaciteit: vacatures"}
# When the record was made, on which row, what, and where that puts the row in Q4 2026.
CASES = {
    "moved and was due": ((2026, 1, 5), A, EXPECTED, "Verschoven of vertraagd"),
    "moved but still to come, long known": (
        (2026, 6, 30),
        A_ELSEWHERE,
        EXPECTED | {"verwacht": "Q4 2028"},
        None,
    ),
    "moved but still to come, new": (
        (2026, 7, 1),
        A_ELSEWHERE,
        EXPECTED | {"verwacht": "Q4 2028"},
        "Verschoven of vertraagd",
    ),
    "delayed without another moment": (
        (2026, 6, 30),
        A_ELSEWHERE,
        {"status": "vertraagd", **DELAYED},
        "Verschoven of vertraagd",
    ),
    "silent": ((2026, 5, 23), A_ELSEWHERE, {}, "Geen melding"),
    "not yet silent": ((2026, 5, 24), A_ELSEWHERE, {}, None),
    "passed and open": ((2026, 6, 1), A, {}, "Verstreken en nog open"),
    "expected where published": (
        (2024, 12, 1),
        A,
        EXPECTED | {"verwacht": "Q4 2024"},
        "Geen melding",
    ),
    "due": ((2026, 6, 1), B_NO_AMVB, {}, "Aan de orde"),
    "due and done": (
        (2026, 6, 1),
        B_NO_AMVB,
        {"status": "afgerond"},
        "Ter kennisneming: afgesloten",
    ),
    "passed and done": ((2026, 6, 1), A, {"status": "afgerond"}, None),
    "without a moment": ((2026, 6, 1), NO_LAYER, {}, None),
}


@pytest.mark.parametrize("case", CASES)
def test_each_row_stands_in_its_item(office: Office, clock: Clock, case: str) -> None:
    day, sleutel, said, punt = CASES[case]
    clock.on(*day)
    record(office, entry(sleutel, **said), ADMINISTRATOR)
    assert _places(office).get(sleutel) == punt


def test_a_row_that_moves_into_the_quarter_is_due_there(office: Office, clock: Clock) -> None:
    clock.on(2026, 6, 1)
    record(office, entry(A_ELSEWHERE, verwacht="Q3 2026", reden="anders"), ADMINISTRATOR)
    assert _places(office, pd.Period("2026Q3", "Q"))[A_ELSEWHERE] == "Verschoven of vertraagd"
    clock.on(2026, 8, 1)
    record(office, entry(A_ELSEWHERE, "afgerond"), ADMINISTRATOR)
    # What was expected of it has ended: its moment is the published one.
    op, table = DAY(2026, 8, 2), office.kalender.table
    for overleg, rubriek in (("2026Q3", None), ("2027Q4", "Ter kennisneming: afgesloten")):
        found = agenda(table, state_on(office, op, table), pd.Period(overleg, "Q"), LEAD)
        of_row = dict(zip(found["sleutel"], found["rubriek"], strict=True))
        assert of_row.get(A_ELSEWHERE) == rubriek


def test_not_needed_while_plan_a_is_not_achieved_is_discussed(office: Office, clock: Clock) -> None:
    clock.on(2026, 6, 1)
    record(office, entry(B, "niet nodig: plan A gehaald"), ADMINISTRATOR)
    name = "Plan B niet nodig, plan A niet als gehaald vastgelegd"
    (row,) = _agenda(office).query("sleutel == @B").itertuples()
    assert (row.rubriek, row.gevraagd) == (
        name,
        "Bepalen wat geldt: vastgelegd is dat plan A is gehaald, en over plan A van die stap: "
        "over plan A is in deze stap niets vastgelegd.",
    )
    (rule,) = [one for one in RUBRIEKEN if one.naam == name]
    assert (rule.voorstel, rule.volgt) == ("bespreekstuk", "")
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    assert _places(office)[B] == "Ter kennisneming: afgesloten"


def test_who_gave_plan_a_up_is_named(office: Office, clock: Clock) -> None:
    record(office, entry(A, "vervallen", organisatie="Provincie A"), ADMINISTRATOR)
    (asked,) = _agenda(office).query("sleutel == @B")["gevraagd"]
    assert "(plan A in deze stap: vervallen volgens Provincie A)" in asked


def test_consent_is_asked_to_what_the_row_has_and_not_to_what_a_meeting_set(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 9, 1)
    record(office, entry(A, **EXPECTED), ADMINISTRATOR)
    record(office, entry(B, "vertraagd", **DELAYED), ADMINISTRATOR)
    found = _agenda(office).set_index("sleutel")["gevraagd"]
    assert found[A] == "Instemmen met het verwachte moment, of wijzigen."
    assert found[B] == "Instemmen met de bijsturing, of wijzigen."
    clock.on(2026, 10, 1)
    gevolg = {"sleutel": A, "vastgesteld": "Q2 2027"}
    add(office, "besluit", besluit(sleutels=[A], gevolgen=[gevolg]))
    assert A not in _places(office)
    clock.on(2026, 11, 1)
    record(office, entry(A, **EXPECTED | {"verwacht": "Q3 2027"}), ADMINISTRATOR)
    assert _places(office)[A] == "Verschoven of vertraagd"


def test_the_rule_of_plan_b_is_the_one_of_the_signals() -> None:
    of_signal = vocabulary().rules[DECIDE_B].replace(" en niets ervan vervallen,", "")
    assert PLAN_B.regel.replace(" is een regel van plan A vervallen,", "") == of_signal


def test_the_question_on_plan_b_is_the_one_of_the_state(office: Office, clock: Clock) -> None:
    (asked,) = _agenda(office).query("sleutel == @B")["gevraagd"]
    reached = (
        "Berekende uiterste start van plan B bereikt: Q4 2024, 8 kwartalen geleden; met 8 "
        "kwartalen gerekend komt een AMvB die nu begint uit op Q4 2028."
    )
    assert (
        asked
        == f"Besluiten of plan B start (over plan A is in deze stap niets vastgelegd). {reached}"
    )
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    (asked,) = _agenda(office).query("sleutel == @B")["gevraagd"]
    assert asked == f"Vaststellen dat plan B start (plan A in deze stap: vervallen). {reached}"
    assert {DECIDE_B, START_B} == {"besluit over plan B nodig", "plan B nu starten"}
    record(office, entry(B, "niet gestart"), ADMINISTRATOR)
    assert _places(office)[B] == "Besluit over plan B"
    record(office, entry(B, "loopt"), ADMINISTRATOR)
    assert _places(office)[B] == "Geen melding"


def test_an_item_says_what_is_printed_and_what_is_recorded(office: Office, clock: Clock) -> None:
    clock.on(2026, 9, 30, hour=22, minute=30)  # 1 October in the Netherlands
    said = entry(A, "vertraagd", toelichting="Zie brief.", **DELAYED, **EXPECTED)
    record(office, said, ADMINISTRATOR)
    found = _agenda(office).set_index("sleutel")
    assert found.loc[A, "publicatie"] == "Q4 2024 (blz. 10)"
    assert found.loc[A, "logboek"] == (
        "Vertraagd, vastgelegd op 1 oktober 2026 (organisatie niet genoemd). Verwacht: Q2 2027 (10 "
        "kwartalen later dan de publicatie); reden: capaciteit: vacatures. Oorzaak: geen akkoord. "
        "Gevolg: later. Bijsturing: extra overleg. Toelichting: Zie brief."
    )
    assert found.loc[B, "logboek"] == "Geen status vastgelegd."
    record(office, entry(A, "ingetrokken", corrigeert=1), ADMINISTRATOR)
    found = _agenda(office).set_index("sleutel")
    assert found.loc[A, "logboek"] == "Wat was vastgelegd, is ingetrokken (1 oktober 2026)."
    year = _agenda(office, pd.Period("2027Q4", "Q")).set_index("sleutel")
    assert year.loc[A_ELSEWHERE, "publicatie"] == "2027, telt in Q4 2027 (blz. 10)"


def test_words_that_changed_are_to_be_confirmed(office: Office, clock: Clock) -> None:
    clock.on(2026, 10, 1)
    record(office, entry(NO_LAYER, "afgerond"), ADMINISTRATOR)
    table = office.kalender.table
    changed = table.assign(stap=table["stap"].replace("Verkennen", "Anders verkennen"))
    assert _places(office).get(NO_LAYER) is None
    assert _places(office, Q4, changed)[NO_LAYER] == "Tekst gewijzigd"


def test_a_row_that_the_calendar_no_longer_has_is_there_while_it_is_open(
    office: Office, clock: Clock
) -> None:
    record(office, entry(A, **EXPECTED), ADMINISTRATOR)
    record(office, entry(NO_LAYER, "afgerond"), ADMINISTRATOR)
    table = office.kalender.table
    without = table[~table["sleutel"].isin([A, NO_LAYER])]
    found = _agenda(office, Q4, without).set_index("sleutel")
    assert found.loc[A, "rubriek"] == "Niet meer in de kalender"
    assert found.loc[A, "publicatie"] == "staat niet meer in de kalender"
    assert not found.loc[A, "in_kalender"]
    assert NO_LAYER not in found.index


def test_only_rows_that_are_asked_for_are_on_it_in_their_order(office: Office) -> None:
    table = office.kalender.table
    state = state_on(office, DAY(2028, 1, 1), table)
    some = table[table["sleutel"].isin([A, A_ELSEWHERE])]
    assert list(agenda(some, state, pd.Period("2028Q1", "Q"), LEAD)["sleutel"]) == [A, A_ELSEWHERE]
    none = agenda(table.iloc[:0], state, Q4, LEAD)
    assert (list(none.columns), len(none)) == (list(_agenda(office).columns), 0)


@on_histories
@given(steps=histories, overleg=st.integers(-6, 8))
def test_no_row_is_twice_on_an_agenda_and_the_items_keep_their_order(
    office: Office, clock: Clock, steps: list, overleg: int
) -> None:
    office, _ = written(office, clock, steps)
    found = _agenda(office, Q4 + overleg)
    assert found["sleutel"].is_unique
    places = [[rubriek.naam for rubriek in RUBRIEKEN].index(name) for name in found["rubriek"]]
    assert places == sorted(places)
    order = {key: place for place, key in enumerate(office.kalender.table["sleutel"])}
    of_this = found[found["sleutel"].isin(order)]
    for _, item in of_this.groupby("rubriek", observed=True):
        within = [order[key] for key in item["sleutel"]]
        assert within == sorted(within)
    # Whatever is due in the quarter of the meeting is on it.
    due = build_table({"maatregel": "9.9.9"} | moment("Q4 2026") | line(plan="A"))
    empty = state_at(due, office.store.records_at(DAY(2020, 1, 1)), DAY(2026, 11, 24), LEAD)
    assert list(agenda(due, empty, Q4, LEAD)["rubriek"]) == ["Aan de orde"]
