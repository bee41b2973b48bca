"""Editing an agenda: points keep their id, rows are never lost or doubled, counts stay right."""

from overleg.agenda_bewerken import LONGEST_SUBJECT, OWN, Werk, Werkpunt, differences, missing
from overleg.vergaderingen import vergaderingen
from tests.voortgang.conftest import A, B
from tests.voortgang.stukken import add, agenda
from voortgang.recording import Office

C, D = "c", "d"


def by_rule(sleutels) -> tuple[str, str] | None:
    """The rule of these tests: of `D` nothing is asked."""
    return None if D in sleutels else (f"Over {len(sleutels)}", f"Wat van {len(sleutels)} regels?")


def point(number: int, *sleutels: str, **values: object) -> Werkpunt:
    onderwerp, vraag = by_rule([one for one in sleutels if one != D])
    said = {"onderwerp": onderwerp, "vraag": vraag, "behandeling": "hamerstuk"}
    empty = {"minuten": None, "toelichting": ""}
    return Werkpunt(f"punt-{number}", number, sleutels=sleutels, **(said | empty | values))


def work(*punten: Werkpunt) -> Werk:
    return Werk(7, "", punten)


def ids(werk: Werk) -> list[int | None]:
    return [one.id for one in werk.punten]


def test_what_is_saved_is_edited_and_saved_again_as_it_was(office: Office) -> None:
    given = agenda({"vraag": "Eerst?", "sleutels": [A]}, {"vraag": "Dan?", "minuten": 5})
    add(office, "agenda", {**given, "inleiding": "Vooraf"})
    (meeting,) = vergaderingen(office.store.stukken())
    werk = Werk.of(meeting.laatste)
    add(office, "agenda", agenda(**werk.given(), gezien=werk.basis))
    first, second = office.store.stukken()
    assert first.inhoud == second.inhoud
    split = werk.changed("punt-1", sleutels=(A, B)).split("punt-1", [B], by_rule)
    add(office, "agenda", agenda(**split.given()))
    assert [one["id"] for one in office.store.stukken()[-1].inhoud["punten"]] == [1, 3, 2]


def test_points_change_places_within_the_agenda() -> None:
    werk = work(point(1, A), point(2, B), point(3, C))
    assert ids(werk.moved("punt-2", -1)) == [2, 1, 3]
    assert ids(werk.moved("punt-2", 1)) == [1, 3, 2]
    assert ids(werk.moved("punt-1", -1)) == ids(werk.moved("punt-3", 1)) == [1, 2, 3]


def test_a_merged_point_has_all_rows_once_and_a_question_that_counts_them() -> None:
    discussed = {"behandeling": "bespreekstuk", "minuten": 10, "toelichting": "Let op"}
    werk = work(point(1, A, C, minuten=5), point(2, B, C, **discussed), point(3, D))
    (both, other) = werk.merged("punt-2", by_rule).punten
    assert (both.id, both.sleutels, both.vraag) == (1, (A, C, B), "Wat van 3 regels?")
    assert (both.behandeling, both.minuten, both.toelichting) == ("bespreekstuk", 15, "Let op")
    assert other.id == 3
    typed = werk.changed("punt-1", vraag="Getypt over 2 regels?").merged("punt-2", by_rule)
    both = typed.punten[0]
    assert both.vraag == "Getypt over 2 regels?\nWat van 2 regels?"
    # What somebody typed stays, and that it no longer counts right is told.
    assert (both.miscounted, other.miscounted) == (4, 0)
    long = werk.changed("punt-1", onderwerp="x" * LONGEST_SUBJECT).merged("punt-2", by_rule)
    assert len(long.punten[0].onderwerp) == LONGEST_SUBJECT


def test_a_split_gives_a_new_point_after_it_and_each_counts_its_own_rows() -> None:
    werk = work(point(1, A, B, C, minuten=5), point(2, D))
    stays, new, last = werk.split("punt-1", [C], by_rule).punten
    assert (stays.id, stays.sleutels, stays.vraag) == (1, (A, B), "Wat van 2 regels?")
    assert (new.id, new.sleutels, new.vraag) == (None, (C,), "Wat van 1 regels?")
    assert (stays.minuten, new.minuten, last.id) == (5, None, 2)
    typed = werk.changed("punt-1", vraag="Alle 3 regels?").split("punt-1", [C], by_rule)
    assert [one.vraag for one in typed.punten[:2]] == ["Alle 3 regels?", "Wat van 1 regels?"]
    assert [one.miscounted for one in typed.punten[:2]] == [3, None]
    again = typed.split("punt-1", [B], by_rule)
    assert len({one.sleutel for one in again.punten}) == len(again.punten)
    same = lambda sleutels: ("Plan B", f"Start bij {len(sleutels)}?")  # noqa: E731
    whole = point(1, A, B, C, onderwerp="Plan B", vraag="Start bij 3?")
    twice = work(whole).split("punt-1", [C], same).split("punt-1", [B], same)
    assert [(one.onderwerp, one.vraag) for one in twice.punten] == [
        ("Plan B", "Start bij 1?"),
        ("Plan B (deel 3)", "Start bij 1?"),
        ("Plan B (deel 2)", "Start bij 1?"),
    ]


def test_an_own_point_needs_a_question_and_a_point_can_go() -> None:
    werk = work(point(1, A)).added()
    assert werk.punten[-1].naam == OWN
    assert list(missing(werk)) == [werk.punten[-1].sleutel]
    full = werk.changed(werk.punten[-1].sleutel, vraag="Rondvraag?")
    assert missing(full) == {}
    assert full.given()["punten"][-1] == {
        "onderwerp": OWN,
        "vraag": "Rondvraag?",
        "behandeling": "bespreekstuk",
        "sleutels": [],
    }
    assert ids(full.removed("punt-1")) == [None]


def test_two_agendas_are_laid_side_by_side() -> None:
    before = work(point(1, A), point(2, B, A), point(3, A, B, C))
    here = before.changed("punt-1", minuten=5).removed("punt-2").added(vraag="Ook?")
    there = before.added(vraag="Nieuw?").moved("punt-3", -2)
    found = {one.punt: (bool(one.hier), bool(one.daar)) for one in differences(here, there)}
    assert found == {
        "Over 1": (True, True),
        "Over 2": (False, True),
        OWN: (False, True),
        "Volgorde": (True, True),
    }
    assert len(differences(here, there)) == 5
    assert differences(before, before) == []
