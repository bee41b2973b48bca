"""What is asked of each organisation: its acties, and the rows on which it can report."""

import datetime

import pytest

from overleg.uitvraag import Uitvraag, as_text, termijn, uitvragen
from overleg.vergaderingen import vergaderingen
from tests.voortgang.conftest import A_ELSEWHERE, A, Clock, state_on
from tests.voortgang.organisaties import ONE, told
from tests.voortgang.stukken import BO, actie, add, agenda, besluit
from voortgang.rechten import Organisatie
from voortgang.recording import Office

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date
# `A` is verstreken and names the provincie at its doorwerking, `A_ELSEWHERE` later the gemeente.
PROVINCIE = Organisatie(naam=ONE, laag="provincie")


def asked(office: Office, day: datetime.date, *known: Organisatie) -> dict[str, Uitvraag]:
    stukken = [one for one in office.store.stukken() if one.tijdstip.date() <= day]
    found = uitvragen(
        office.kalender.table, state_on(office, day), vergaderingen(stukken), known, day
    )
    return {one.organisatie.naam: one for one in found}


def keys(rows) -> list[str]:
    return [one.sleutel for one in rows]


def test_a_row_is_asked_of_who_is_named_until_they_recorded_and_again_once_that_is_old(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 1, 5)
    first = asked(office, DAY(2026, 1, 5), PROVINCIE)
    assert list(first) == ["Rijk", ONE, "waterschap", "gemeente"]
    assert [first[name].bekend for name in ("Rijk", ONE)] == [False, True]
    assert keys(first[ONE].niets) == [A]
    assert first[ONE].niets[0].genoemd == "provincie genoemd bij de doorwerking"
    assert keys(first["gemeente"].niets) == []
    assert keys(asked(office, DAY(2028, 1, 5), PROVINCIE)["gemeente"].niets) == [A_ELSEWHERE]
    # What another recorded is no report of this one.
    told(office, "Provincie B", "loopt")
    assert keys(asked(office, DAY(2026, 1, 5), PROVINCIE)[ONE].niets) == [A]
    told(office, ONE, "loopt")
    soon = asked(office, DAY(2026, 6, 5), PROVINCIE)[ONE]
    assert (soon.niets, soon.oud) == ((), ())
    later = asked(office, DAY(2026, 9, 5), PROVINCIE)[ONE]
    assert [(one.sleutel, one.staat_er) for one in later.oud] == [(A, "Loopt, 5 januari 2026")]
    told(office, ONE, "afgerond")
    assert asked(office, DAY(2026, 9, 5), PROVINCIE)[ONE].oud == ()


def test_acties_stand_with_their_organisation_which_need_not_be_known_otherwise(
    office: Office, clock: Clock
) -> None:
    clock.on(2026, 2, 1)
    add(office, "actie", actie(organisatie="Een Ander", voor="2026-03-01"))
    add(office, "actie", actie(organisatie=ONE.upper(), wat="Gedaan", status="afgedaan"))
    found = asked(office, DAY(2026, 3, 11), PROVINCIE)
    other = found["Een Ander"]
    assert [one.wat for one in other.acties] == ["Plan"]
    assert (other.organisatie.laag, other.niets, other.oud) == (None, (), ())
    assert found[ONE].acties == ()
    text = as_text(other, {}, None, DAY(2026, 3, 11))
    assert text.startswith("Aan: Een Ander\n")
    assert "1 actie, waarvan 1 open en 1 over de afgesproken dag." in text
    assert "- Plan (voor 1 maart 2026; open, 10 dagen over de afgesproken dag; afgesp" in text
    assert "nog niet verantwoordelijk" in text
    named = as_text(found[ONE], {A: "De regel"}, None, DAY(2026, 3, 11))
    assert "- De regel (provincie genoemd bij de doorwerking; niets vastgelegd)" in named


def test_workbooks_are_asked_two_weeks_before_the_next_meeting_or_on_the_chosen_day(
    office: Office,
) -> None:
    add(office, "agenda", agenda())
    (meeting,) = vergaderingen(office.store.stukken())
    day = DAY.fromisoformat(BO["datum"])
    assert termijn([meeting], day, None).dag == DAY(2026, 1, 18)
    assert termijn([meeting], DAY(2026, 1, 18), None).in_words == (
        "18 januari 2026 (afgeleid: twee weken vóór het overleg), "
        "voor BO Water en Bodem, 1 februari 2026"
    )
    assert termijn([meeting], day + datetime.timedelta(days=1), None) is None
    chosen = termijn([], day, DAY(2026, 5, 1))
    assert (chosen.in_words, chosen.overleg) == ("1 mei 2026", None)
    assert termijn([], DAY(2026, 5, 2), DAY(2026, 5, 1)).in_words.endswith("(die dag is voorbij)")
    # One that has decided is not the next one, on its own day either, unless it is for it that is
    # asked.
    add(office, "agenda", agenda({"vraag": "Akkoord?"}, vast=True))
    (to_decide,) = vergaderingen(office.store.stukken())
    assert termijn([to_decide], day, None).overleg is to_decide
    add(office, "besluit", besluit(punt=1))
    (held,) = vergaderingen(office.store.stukken())
    assert termijn([held], day, None) is None
    assert termijn([held], day, None, held).overleg is held
    assert termijn([held], day + datetime.timedelta(days=1), None, held) is None
