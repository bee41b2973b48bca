"""The besluitenlijst: what followed from each besluit, what was reversed, what is overdue."""

import datetime

import pandas as pd
import pytest

from overleg import besluitenlijst
from overleg.besluitenlijst import (
    OF_ROW,
    besluiten_in_words,
    besluiten_of,
    days_over,
    followed_in_words,
    held_between,
    open_before,
    rows_in_words,
    state_in_words,
    what_followed,
    why_concept,
)
from overleg.vergaderingen import vergaderingen
from tests.voortgang.conftest import DELAYED, A, B, Clock
from tests.voortgang.organisaties import ONE, OTHER, told
from tests.voortgang.stukken import BO, DO, actie, add, agenda, besluit, decide
from voortgang.recording import Office
from voortgang.stand import standing_after
from voortgang.words import NOTHING

pytestmark = pytest.mark.sqlite_only

LATER = {**BO, "datum": "2026-06-01"}


def followed(office: Office) -> dict[int, list[tuple]]:
    stukken = office.store.stukken()
    meetings = vergaderingen(stukken)
    found = [one for meeting in meetings for one in besluiten_of(meeting, meetings)]
    records, table = office.store.history(A, B), office.kalender.table
    changes = what_followed(found, stukken, records, table)
    return {
        one.stuk.id: [
            (change.sleutel, change.organisatie, change.was, change.wordt)
            for change in changes
            if change.besluit == one.stuk.id
        ]
        for one in found
    }


def test_was_and_wordt_are_of_each_organisation_and_nothing_recorded_later_counts(
    office: Office, clock: Clock
) -> None:
    told(office, ONE, "loopt", verwacht="Q1 2028", reden="anders")
    told(office, OTHER, "vertraagd", **DELAYED)
    clock.on(2026, 2, 1)
    number = decide(
        office,
        {"sleutel": A, "organisatie": OTHER, "status": "vervallen", "vastgesteld": "Q3 2027"},
        {"sleutel": B, "start_plan_b": "Q1 2027"},
        woorden="Het gaat niet door.",
    )
    taken_note = add(office, "besluit", besluit("ter kennisname", sleutels=[A, B]))
    told(office, OTHER, "afgerond")
    assert followed(office) == {
        number: [
            (A, OTHER, "Vertraagd", "Vervallen"),
            # A moment is set beside what each organisation recorded.
            (
                *(A, OF_ROW, f"{ONE}: Loopt; verwacht Q1 2028. {OTHER}: Vertraagd"),
                f"vastgesteld moment Q3 2027. {ONE}: Loopt; verwacht Q1 2028. {OTHER}: Vervallen",
            ),
            (B, OF_ROW, NOTHING, "start plan B Q1 2027"),
        ],
        # From what is taken note of nothing follows: what stood there is said.
        taken_note: [
            (A, ONE, "Loopt; verwacht Q1 2028", "Loopt; verwacht Q1 2028"),
            (A, OTHER, "Vervallen", "Vervallen"),
            (A, OF_ROW, "vastgesteld moment Q3 2027", "vastgesteld moment Q3 2027"),
            (B, OF_ROW, "start plan B Q1 2027", "start plan B Q1 2027"),
        ],
    }


def test_what_stands_is_worked_out_once_where_nothing_was_recorded_in_between(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(office, {"sleutel": A, "vastgesteld": "Q3 2027"})
    for _ in range(5):
        add(office, "besluit", besluit("ter kennisname", sleutels=[A, B]))
    asked = []

    def counted(*of: pd.DataFrame) -> pd.DataFrame:
        asked.append(of)
        return standing_after(*of)

    monkeypatch.setattr(besluitenlijst, "standing_after", counted)
    assert len(followed(office)) == 6
    assert len(asked) == 2, "before the first and after it"


def test_a_besluit_that_reverses_another_undoes_what_followed_also_where_it_names_no_row(
    office: Office,
) -> None:
    first = decide(office, {"sleutel": A, "vastgesteld": "Q3 2027"})
    undone = add(office, "besluit", besluit("niet akkoord", LATER, woorden="Nee.", herroept=first))
    changed = followed(office)[undone]
    assert [one[:3] for one in changed] == [(A, OF_ROW, "vastgesteld moment Q3 2027")]
    meetings = vergaderingen(office.store.stukken())
    (was,), (by,) = (besluiten_of(one, meetings) for one in meetings)
    assert (was.herroepen_door, by.herroept, by.herroepen_door) == (undone, was.stuk, None)
    assert followed_in_words(was) == "over 1 regel: 1 regel vastgesteld moment Q3 2027"
    assert followed_in_words(by) == f"wat volgde uit besluit {first}, vervalt"
    again = add(office, "besluit", besluit("akkoord", LATER, herroept=undone))
    gone = (A, OF_ROW, "vastgesteld moment Q3 2027", NOTHING)
    assert followed(office)[again] == [gone], "nothing of the first comes back"
    meetings = vergaderingen(office.store.stukken())
    listed = [one for meeting in meetings for one in besluiten_of(meeting, meetings)]
    assert [one.herroepen_door for one in listed] == [undone, again, None]
    assert besluiten_in_words(listed) == "3 besluiten: akkoord 1; 2 herroepen"
    assert followed_in_words(listed[2]) == "gaat niet over regels"


def test_a_besluit_that_its_own_meeting_reversed_counts_for_no_was_and_wordt(
    office: Office,
) -> None:
    earlier = decide(office, {"sleutel": A, "vastgesteld": "Q1 2027"})
    set_ = [{"sleutel": A, "vastgesteld": "Q3 2027"}, {"sleutel": B, "start_plan_b": "Q1 2027"}]
    said = {"sleutels": [A, B], "woorden": "Later."}
    first = besluit("gewijzigd", LATER, herroept=earlier, gevolgen=set_, **said)
    held = besluit("aangehouden", LATER, herroept=add(office, "besluit", first), **said)
    elsewhere = add(office, "besluit", besluit("ter kennisname", LATER, sleutels=[A]))
    number = add(office, "besluit", held)
    again = besluit("gewijzigd", LATER, herroept=number, gevolgen=set_[:1], **said)
    last = add(office, "besluit", again)
    before = "vastgesteld moment Q1 2027"
    assert followed(office) == {
        earlier: [(A, OF_ROW, NOTHING, before)],
        earlier + 1: [],
        elsewhere: [(A, OF_ROW, before, before)],
        number: [],
        last: [(A, OF_ROW, before, "vastgesteld moment Q3 2027"), (B, OF_ROW, NOTHING, NOTHING)],
    }


def test_a_list_has_the_order_of_the_agenda_and_is_a_concept_until_all_is_decided(
    office: Office,
) -> None:
    add(office, "agenda", agenda({"vraag": "Eerst?"}, {"vraag": "Dan?"}))
    later = add(office, "besluit", besluit(punt=2))
    loose = add(office, "besluit", besluit())
    assert why_concept(vergaderingen(office.store.stukken())[0]) == "de agenda is niet vastgesteld"
    points = {"id": 1, "vraag": "Eerst?"}, {"id": 2, "vraag": "Dan?"}
    add(office, "agenda", agenda(*points, vast=True))
    assert why_concept(vergaderingen(office.store.stukken())[0]) == "1 punt zonder besluit"
    first = add(office, "besluit", besluit(punt=1))
    meetings = vergaderingen(office.store.stukken())
    assert why_concept(meetings[0]) == ""
    listed = [(one.stuk.id, one.punt) for one in besluiten_of(meetings[0], meetings)]
    assert listed == [(first, "1. Eerst?"), (later, "2. Dan?"), (loose, "buiten de agenda")]


def test_rows_are_named_shortly_by_maatregel_and_stap() -> None:
    sleutels = ["1.1.1/1/1/1", "1.1.1/1/2/1", "1.1.1/3/0/0", "1.1.2/2/1/1", "SK1"]
    assert rows_in_words(sleutels) == "1.1.1 stap 1 (2 regels), stap 3; 1.1.2 stap 2; SK1"
    assert rows_in_words(["1.1.1/1/2/1", "1.1.1/2/1/2"]) == "1.1.1 stap 1 regel 2, stap 2 moment 2"
    assert rows_in_words([]) == ""
    # A vermelding without stappen, of a code that stands under two keuzes.
    assert rows_in_words(["2.0.1@22/0/0/0", "1.1.1/1/1/1"]) == "2.0.1; 1.1.1 stap 1"


def test_an_actie_is_overdue_from_the_day_after_and_only_while_it_is_open(office: Office) -> None:
    number = add(office, "actie", actie(voor="2026-06-30"))
    add(office, "actie", actie(overleg=DO, voor="2026-06-30", wat="Gedaan", status="afgedaan"))
    directors, ministers = vergaderingen(office.store.stukken())
    day = datetime.date
    (one,), (done,) = ministers.acties, directors.acties
    assert [days_over(one, day(2026, month, 30)) for month in (6, 7)] == [0, 30]
    assert state_in_words(one, day(2026, 7, 1)) == "Open, 1 dag over de afgesproken dag"
    assert state_in_words(done, day(2026, 7, 1)) == "Afgedaan"
    both = [directors, ministers]
    assert [of.nummer for of in open_before(both, day(2026, 3, 1))] == [number]
    assert open_before(both, day(2026, 2, 1)) == []
    assert held_between(both, day(2026, 1, 15), day(2026, 1, 31)) == [directors]
