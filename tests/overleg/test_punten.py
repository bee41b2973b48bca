"""The points of an agenda: every row in exactly one, the numbers those of the one rule."""

import datetime
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reported import load_reported
from loaders.table import read_table
from overleg.agenda import BESPREEKSTUK, DUE, HAMERSTUK, PLAN_B, UNRECORDED, agenda, elsewhere
from overleg.punten import Punt, over_regels, punten, standing
from selections.buckets import bucket, due
from selections.caveats import PLAN_B_IN_CASE
from selections.plan_ab import ACCENT, start_reached
from selections.tranches import PRIORITISING
from shell.url.kinds import InView
from tests.selections.frame import build_table, line, moment
from tests.voortgang.conftest import ADMINISTRATOR, LEAD, A, B, Clock, entry, state_on
from tests.voortgang.histories import histories, on_histories, written
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.store import Store

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date(2026, 11, 29)
Q4 = pd.Period("2026Q4", "Q")
TABLE = read_table()
CODES = [f"1.1.{number}" for number in range(1, 8)]


def drafted(
    office: Office, overleg: pd.Period = Q4, op: datetime.date = DAY
) -> tuple[pd.DataFrame, tuple[Punt, ...]]:
    table = office.kalender.table
    state = state_on(office, op, table)
    found = agenda(table, state, overleg, LEAD)
    return found, punten(found, table, state, overleg, LEAD, 2, load_reported())


@pytest.fixture
def real(store: Store, clock: Clock) -> Office:
    """The calendar of today, with nothing recorded."""
    return Office(store, Kalender(TABLE, "proefkalender"), roles=lambda: None)


def rows_of(points: tuple[Punt, ...], rubriek) -> list[str]:
    return [key for punt in points if punt.rubriek is rubriek for key in punt.sleutels]


def test_of_todays_calendar_without_a_record_there_are_eight_points(real: Office) -> None:
    found, points = drafted(real)
    assert len(points) == 8
    assert sorted(key for punt in points for key in punt.sleutels) == sorted(found["sleutel"])
    assert {punt.onderwerp: len(punt.sleutels) for punt in points} == {
        "Besluit over plan B: tranche 2e halfjaar 2026": 32,
        "Besluit over plan B: overige tranches": 4,
        "Niet vastgelegd: Rijk genoemd": 39,
        "Niet vastgelegd: provincie genoemd": 17,
        "Niet vastgelegd: meer lagen genoemd": 13,
        "Niet vastgelegd: geen laag genoemd": 13,
        "Aan de orde: traject programmatisch (afgeleid)": 5,
        "Aan de orde: overige": 4,
    }
    assert {punt.rubriek.naam: punt.voorstel for punt in points} == {
        "Besluit over plan B": BESPREEKSTUK,
        "Niet vastgelegd": HAMERSTUK,
        "Aan de orde": BESPREEKSTUK,
    }


@pytest.mark.parametrize(
    "day", ["2024-02-01", "2024-11-01", "2025-06-30", "2026-11-29", "2027-12-31", "2031-01-01"]
)
def test_the_numbers_are_those_of_the_one_rule(real: Office, day: str) -> None:
    op = datetime.date.fromisoformat(day)
    found, points = drafted(real, pd.Period(op, "Q"), op)
    reached = TABLE.loc[start_reached(TABLE, op, LEAD), "sleutel"]
    assert sorted(rows_of(points, PLAN_B)) == sorted(reached)
    can_come_up = len(rows_of(points, DUE)) + elsewhere(found, DUE.naam)
    assert can_come_up == due(TABLE, op).regels
    passed = len(rows_of(points, UNRECORDED)) + elsewhere(found, UNRECORDED.naam)
    assert passed == (bucket(TABLE, op) == "verstreken").sum()


def test_a_point_says_what_it_rests_on_and_no_more(real: Office) -> None:
    _, points = drafted(real)
    by_id = {punt.id: punt for punt in points}
    second = by_id["plan-b-tranche-2e-halfjaar-2026"]
    assert second.vraag == (
        "Besluit over plan B nodig: start plan B bij 32 regels, naar het moment in tranche 2e "
        "halfjaar 2026 (afgeleid; over plan A is in deze stap niets vastgelegd: 23; geen regel van "
        "plan A in de kolom borging van deze stap, wel in een andere: 5; geen regel van plan A in "
        "de kolom borging van deze stap: 4)?"
    )
    assert second.berekend == (
        "Berekende uiterste start van plan B bereikt: Q4 2024, 8 kwartalen geleden; met 8 "
        "kwartalen gerekend komt een AMvB die nu begint uit op Q4 2028. Zo bij 31 van de 32 "
        "regels. Bij 1.1.14: Q3 2024. Het moment ligt vóór ‘eind 2026’, volgens blz. 6 de snelste "
        "mogelijkheid "
        "voor een wijziging van het Bkl (afgeleid: vanaf 1 oktober 2026). Vanaf Q4 2026 gerekend "
        "is de uiterste start Q4 2024. "
        f"{PRIORITISING} {ACCENT} {PLAN_B_IN_CASE}"
    )
    assert second.publicatie.startswith("Q4 2026: 31 regels; Q3 2026: 1 regel (blz. 15, 16,")
    assert second.publicatie.endswith(
        "Welk moment bij welke regel hoort, is twijfelachtig bij 7 regels: 1.1.13, 1.1.16, 1.1.21, "
        "1.1.20, SK13, SK14 en 1.2.1. Wat het instrument is, of het borging is, of het er "
        "komt of hoe het is ingedeeld, is twijfelachtig bij 1 regel: 1.1.20."
    )
    assert by_id["aan-de-orde-traject-programmatisch"].publicatie.endswith(
        "Wat het instrument is, of het borging is, of het er komt of hoe het is ingedeeld, is "
        "twijfelachtig bij 4 regels: 1.1.1, 1.1.2, 3.3.6 en 2.0.3."
    )
    assert second.vastgelegd == "Geen status vastgelegd: 32 regels."
    assert second.ook == (("Niet vastgelegd", 1), ("Aan de orde", 31))
    assert "De toelichting van 3.3.3 zegt: “Gedaan.” (blz. 37)" in second.gemeld
    assert ("3.3.3", "Grondwaterpeil verhogen") in second.maatregelen
    assert by_id["niet-vastgelegd-rijk-genoemd"].vraag == (
        "Wat is de stand van 39 regels met een verstreken moment en zonder status; het Rijk is "
        "genoemd bij de borging (8), in de stap (21) en bij de doorwerking (10) (afgeleid)?"
    )
    assert by_id["aan-de-orde-overige"].vraag == (
        "Wat is de stand van wat in Q4 2026 aan de orde kan zijn: 4 regels, waarvan 2 zonder "
        "borgingsregel?"
    )
    assert by_id["plan-b-overige-tranches"].vraag.startswith(
        "Besluit over plan B nodig: start plan B bij 4 regels, naar het moment in tranche 1e "
        "halfjaar 2026 (1; moment vóór ‘eind 2026’ van blz. 6), tranche 2027 (halfjaar niet "
        "genoemd; 1) en tranche "
        "2e halfjaar 2027 (2) (afgeleid; geen"
    )
    for punt in points:
        assert punt.vraag.endswith("?") and punt.vraag.count("?") == 1
        assert not re.search(r"te laat|achterstand|verantwoordelijk\b", punt.vraag)


def test_what_is_recorded_moves_a_row_to_a_point_of_its_own(office: Office, clock: Clock) -> None:
    before = {punt.id for punt in drafted(office)[1]}
    assert before == {
        "plan-b-tranche-2e-halfjaar-2026",
        "niet-vastgelegd-provincie-genoemd",
        "aan-de-orde-traject-nationaal-juridisch",
    }
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    start, *_ = drafted(office)[1]
    assert start.id == "plan-b-nu-starten-tranche-2e-halfjaar-2026"
    assert start.sleutels == (B,)
    assert start.vraag == (
        "Plan B nu starten: stelt het overleg dat vast bij 1 regel, naar het moment in tranche 2e "
        "halfjaar 2026 "
        "(afgeleid; plan A in deze stap: vervallen: 1)?"
    )


def test_it_is_said_of_each_row_on_which_organisations_recorded_another_status(
    office: Office,
) -> None:
    for sleutel, each in {A: ("loopt", "afgerond"), B: ("loopt", "loopt")}.items():
        for status, naam in zip(each, ("Rijk D", "Rijk E"), strict=True):
            of = {"organisatie": naam, "laag": "Rijk"}
            record(office, entry(sleutel, status, **of), ADMINISTRATOR)
    table = office.kalender.table
    rows = standing(table, state_on(office, DAY, table), [A, B])
    said = over_regels(rows, load_reported()).verschil
    assert said == "1.1.1, stap 1: loopt volgens Rijk D en afgerond volgens Rijk E."


def test_what_too_few_share_goes_by_traject_and_what_too_few_share_then_together(
    store: Store, clock: Clock
) -> None:
    def due_line(maatregel: str, plan: str, *instruments: str) -> dict:
        more = {"maatregel": maatregel, "instrument_borging": list(instruments), "amvb": []}
        return line(plan=plan) | moment("Q4 2026") | more

    table = build_table(
        *(due_line(code, "A", "Nationaal Waterprogramma") for code in CODES[:4]),
        *(due_line(code, "A", f"Afspraak {code}") for code in CODES[4:7]),
        due_line("1.1.8", "A", "Deltaprogramma"),
        *(due_line(code, "B", "Drinkwaterwet") for code in ("1.1.9", "1.1.10", "1.1.11")),
        due_line("1.1.12", "overig"),
    )
    office = Office(store, Kalender(table, "proefkalender"), roles=lambda: None)
    assert {punt.onderwerp: len(punt.sleutels) for punt in drafted(office)[1]} == {
        "Aan de orde: Nationaal Waterprogramma": 4,
        "Aan de orde: traject programmatisch (afgeleid)": 4,
        "Aan de orde: overige": 4,
    }


@on_histories
@given(steps=histories, overleg=st.integers(-6, 8))
def test_every_row_is_in_one_point_and_no_two_points_share_an_id(
    office: Office, clock: Clock, steps: list, overleg: int
) -> None:
    office, _ = written(office, clock, steps)
    found, points = drafted(office, Q4 + overleg)
    assert sorted(key for punt in points for key in punt.sleutels) == sorted(found["sleutel"])
    assert len({punt.id for punt in points}) == len(points)
    order = [punt.rubriek.naam for punt in points]
    assert order == sorted(order, key=list(found["rubriek"].cat.categories).index)
    toon = InView("toon", "in beeld")
    assert all(toon.read([punt.id], {}) == (punt.id, ()) for punt in points)
