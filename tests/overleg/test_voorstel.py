"""What a point proposes and what follows from consent, by its question and its rows."""

import datetime

import pytest

from overleg.beslissen import kinds
from overleg.punten import ASKED_OF_RUBRIEK
from overleg.voorstel import is_proposal, on_consent, rubrieken
from tests.voortgang.conftest import B_NO_AMVB, A, B, Clock
from tests.voortgang.stukken import BO, DO, add, agenda
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_all
from voortgang.stand import state_at
from voortgang.vergaderstukken import Overleg, Punt

DAY = datetime.date(2026, 12, 8)
PLAN_B = "Besluit over plan B nodig: start plan B bij 2 regels, tranche 2027 (x: 2)?"
MOVED = "Stemt het overleg in met het verwachte moment van 3 regels, traject programmatisch?"


def punt(vraag: str, onderwerp: str | None = None, *sleutels: str) -> Punt:
    return Punt(vraag=vraag, onderwerp=onderwerp, sleutels=list(sleutels))


@pytest.mark.parametrize(
    ("vraag", "onderwerp", "proposes"),
    [
        (PLAN_B, "Besluit over plan B: tranche 2027", True),
        (PLAN_B, "Een eigen naam", True),
        (MOVED, None, True),
        ("Gaat het overleg akkoord?", "Verschoven of vertraagd: overige", True),
        ("Gaat het overleg akkoord?", None, True),
        ("Gaat het overleg akkoord?", "Niet vastgelegd: Rijk genoemd", False),
        ("Wat is de stand van 36 regels?", None, False),
        ("Is het klaar, of wanneer wordt het verwacht, bij 2 regels?", None, False),
        ("Wanneer wordt het verwacht, en wat is de bijsturing, van 1 regel?", None, False),
        ("Wateropgave: stemt u in?", None, True),
        (f"Wat is de stand van 2 regels?\n{MOVED}", None, True),
    ],
)
def test_what_only_asks_is_first_taken_note_of(vraag, onderwerp, proposes) -> None:
    one = punt(vraag, onderwerp)
    assert is_proposal(one) is proposes
    first = kinds(Overleg.model_construct(**BO), one)[0].waarde
    assert first == ("akkoord" if proposes else "ter kennisname")
    every = {kind.waarde for kind in kinds(Overleg.model_construct(**BO))}
    assert {kind.waarde for kind in kinds(Overleg.model_construct(**BO), one)} == every
    advised = kinds(Overleg.model_construct(**DO), one)[0].waarde
    assert advised == ("advies" if proposes else "ter kennisname")


def test_the_rule_of_a_point_is_known_by_its_name_or_its_question() -> None:
    assert [one.naam for one in rubrieken(punt(PLAN_B))] == ["Besluit over plan B"]
    assert [one.naam for one in rubrieken(punt("?", "Aan de orde: x; Geen melding: y"))] == [
        "Geen melding",
        "Aan de orde",
    ]
    assert rubrieken(punt("Komt er een werkgroep?", "Werkgroep")) == []
    assert {*ASKED_OF_RUBRIEK} == {"Besluit over plan B", "Verschoven of vertraagd"}


def test_consent_starts_plan_b_in_the_quarter_of_the_meeting_and_is_not_asked_again(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 11, 30)
    add(office, "agenda", agenda({"vraag": PLAN_B, "sleutels": [A, B, B_NO_AMVB]}))
    table = office.kalender.table

    def found(own: tuple[int, ...] = ()) -> dict[str, dict[str, str]]:
        state = state_at(table, office.store.records_at(DAY), DAY, 8)
        return on_consent(punt(PLAN_B, None, A, B), own, DAY, table, state)

    assert found() == {B: {"start_plan_b": "Q4 2026"}}
    clock.on(2026, 12, 8)
    given = {"sleutel": B, "start_plan_b": "Q4 2026"}
    said = {"auteur": "S.", "overleg": BO, "soort": "akkoord", "sleutels": [B]}
    number = add(office, "besluit", said | {"punt": 1, "gevolgen": [given]})
    assert found() == {}
    assert found((number,)) == {B: {"start_plan_b": "Q4 2026"}}


def test_consent_sets_the_expected_moment_of_each_row_that_has_one(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 11, 30)
    entry = {"auteur": "J.", "status": "loopt", "reden": "anders"}
    here = Auteur("", Via.COMMAND_LINE)
    entries = [
        entry | {"sleutel": A, "verwacht": "Q2 2027"},
        entry | {"sleutel": B, "verwacht": "volgt"},
    ]
    record_all(office, entries, here)
    table = office.kalender.table
    state = state_at(table, office.store.records_at(DAY), DAY, 8)
    moved = punt(MOVED, None, A, B, B_NO_AMVB)
    assert on_consent(moved, (), DAY, table, state) == {A: {"vastgesteld": "Q2 2027"}}
    asks = punt("Wat is de stand?", None, A)
    assert on_consent(asks, (), DAY, table, state) == {}
