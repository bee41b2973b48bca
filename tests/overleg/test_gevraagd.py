"""What is asked of the meeting, the log considered: plan B by what is recorded of plan A."""

import datetime

import pandas as pd
import pytest

from overleg.gevraagd import START, besluiten_with_state
from selections.contradictions import COLUMNS
from selections.gevraagd import NEAR, PLAN_B, Besluit
from tests.selections.frame import build_table, line, moment
from tests.voortgang.conftest import (
    ADMINISTRATOR,
    B_NO_AMVB,
    DELAYED,
    A,
    B,
    Clock,
    entry,
    state_on,
)
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.store import Store

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date(2026, 11, 24)
NONE = pd.DataFrame(columns=COLUMNS)


def asked(office: Office, op: datetime.date = DAY) -> list[Besluit]:
    return besluiten_with_state(office.kalender.table, state_on(office, op), op, 8, 2, NONE)


def test_without_a_record_a_decision_is_asked_and_never_a_start(office: Office) -> None:
    (besluit,) = asked(office)
    assert besluit.soort == PLAN_B
    assert (
        besluit.vraag == "Besluit over plan B nodig: over plan A is in deze stap niets vastgelegd."
    )
    assert besluit.reden == (
        "Berekende uiterste start van plan B bereikt: Q4 2024, 8 kwartalen geleden; met 8 "
        "kwartalen gerekend komt een AMvB die nu begint uit op Q4 2028."
    )
    assert besluit.sleutels == (A, B)


def test_plan_b_starts_where_plan_a_is_recorded_as_not_achieved(office: Office) -> None:
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    (besluit,) = asked(office)
    assert besluit.soort == START
    assert besluit.vraag == "Plan B nu starten: plan A in deze stap: vervallen."
    assert besluit.sleutels == (A, B)


def test_nothing_is_asked_where_plan_a_is_achieved_or_plan_b_begun(office: Office) -> None:
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    assert asked(office) == []
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    for sleutel in (B, B_NO_AMVB):
        record(office, entry(sleutel, "loopt"), ADMINISTRATOR)
    assert asked(office) == []


def test_a_plan_b_without_an_amvb_is_near_by_the_moments(store: Store, clock: Clock) -> None:
    table = build_table(
        line(plan="A") | moment("Q4 2024"),
        line("Rijksinstructie", "B", regel_nr=2, amvb=[]) | moment("Q4 2027"),
    )
    plan_a, plan_b = table["sleutel"]
    office = Office(store, Kalender(table, "proefkalender"), roles=lambda: None)
    (besluit,) = asked(office)
    # Its latest start is not known, so that nothing says that it must start or be decided now.
    near = (
        "Alle momenten van plan A verstreken; berekende uiterste start van plan B niet te bepalen"
    )
    assert (besluit.soort, besluit.sleutels) == (NEAR, (plan_a, plan_b))
    assert besluit.vraag == f"{near}; over plan A is in deze stap niets vastgelegd."
    record(office, entry(plan_a, "vervallen"), ADMINISTRATOR)
    (besluit,) = asked(office)
    assert besluit.vraag == f"{near}; plan A in deze stap: vervallen."
    record(office, entry(plan_b, "niet gestart"), ADMINISTRATOR)
    assert len(asked(office)) == 1
    record(office, entry(plan_b, "loopt"), ADMINISTRATOR)
    assert asked(office) == []


def test_a_plan_a_that_is_expected_later_has_not_passed(store: Store, clock: Clock) -> None:
    table = build_table(
        line(plan="A") | moment("Q4 2024"),
        line("Rijksinstructie", "B", regel_nr=2, amvb=[]) | moment("Q4 2027"),
    )
    office = Office(store, Kalender(table, "proefkalender"), roles=lambda: None)
    delayed = {"verwacht": "Q2 2027", "reden": "besluitvorming"} | DELAYED
    record(office, entry(table["sleutel"].iloc[0], "vertraagd", **delayed), ADMINISTRATOR)
    assert asked(office) == []


def test_a_stap_without_plan_a_says_where_plan_a_is_and_what_is_not_counted(
    store: Store, clock: Clock
) -> None:
    table = build_table(
        line(plan="A") | moment("Q4 2024"),
        line("Regel in Bkl", "B", stap_nr=2) | moment("Q4 2026"),
        {"stap_nr": 2, "moment_nr": 1} | moment("Q2 2028"),
        line("Regel in Bkl", "B", maatregel="1.1.2", keuze=2) | moment("Q4 2027"),
    )
    office = Office(store, Kalender(table, "proefkalender"), roles=lambda: None)
    elsewhere, nowhere = asked(office)
    none = "Besluit over plan B nodig: geen regel van plan A in de kolom borging van deze stap"
    assert (elsewhere.vraag, nowhere.vraag) == (f"{none}, wel in stap 1.", f"{none}.")
    accent = "Plan A legt het accent op decentrale doorwerking (blz. 1); die telt hier niet mee."
    assert nowhere.reden.endswith(f"Q4 2028. {accent}")
    loose = "In deze stap staat ook Q2 2028, gelezen zonder borgingsregel (afgeleid)."
    assert elsewhere.reden.endswith(f"Q4 2028. {accent} {loose}")


def test_each_stap_is_asked_once_and_what_starts_comes_first(store: Store, clock: Clock) -> None:
    table = build_table(
        *(
            row
            for number in (1, 2, 3)
            for row in (
                line(plan="A", stap_nr=number) | moment("Q4 2024"),
                line("Regel in Bkl", "B", regel_nr=2, stap_nr=number) | moment(f"Q{number} 2026"),
            )
        )
    )
    office = Office(store, Kalender(table, "proefkalender"), roles=lambda: None)
    record(office, entry("1.1.1/3/1/1", "vervallen"), ADMINISTRATOR)
    found = [besluit for besluit in asked(office) if besluit.soort in (START, PLAN_B)]
    assert [(besluit.soort, besluit.onderwerp) for besluit in found] == [
        (START, "1.1.1, stap 3"),
        (PLAN_B, "1.1.1, stap 1"),
        (PLAN_B, "1.1.1, stap 2"),
    ]
