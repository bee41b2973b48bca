"""What a press records of a point, and how the point stands after it; on both databases."""

from dataclasses import replace

import pytest

from overleg.agenda_bewerken import Werk
from overleg.beslissen import (
    Behandeld,
    Keuze,
    behandeld,
    follows,
    hamerstukken,
    in_one_press,
    kinds,
    lapses_elsewhere,
    named,
    needs_words,
    reversal,
    said_once,
    to_record,
    what_follows,
)
from overleg.vergaderingen import Vergadering, vergaderingen
from tests.voortgang.conftest import A_ELSEWHERE, B_NO_AMVB, A, B, Clock
from tests.voortgang.stukken import BO, DO, add, agenda, besluit
from voortgang.beheer.controle import check_log
from voortgang.rechten import Auteur, Via
from voortgang.record import Refused
from voortgang.recording import Office, record_stukken

HERE = Auteur("Jan Jansen", Via.THIS_COMPUTER)
LATER_DO = {**DO, "datum": "2026-02-15"}
OWN = {"vraag": "Komt er een werkgroep?"}
POINTS = ({"vraag": "Start plan B?", "sleutels": [A, B, B_NO_AMVB]}, OWN)


@pytest.fixture
def meeting(office: Office, clock: Clock) -> Office:
    """A directeurenoverleg that advised on both points of the bestuurlijk overleg after it."""
    add(office, "agenda", agenda(*POINTS, overleg=DO))
    add(office, "besluit", besluit("advies", DO, punt=1, sleutels=[A], woorden="Doen."))
    add(office, "besluit", besluit("advies", DO, punt=2, woorden="Niet doen."))
    hamer = {"behandeling": "hamerstuk"}
    add(office, "agenda", agenda(POINTS[0] | hamer, OWN, OWN | hamer))
    clock.on(2026, 2, 1)
    return office


def now(office: Office, overleg: dict = BO) -> tuple[Vergadering, tuple[Behandeld, ...]]:
    every = vergaderingen(office.store.stukken())
    found = next(one for one in every if one.overleg.soort == overleg["soort"])
    return found, behandeld(found, every, set(office.kalender.table["sleutel"]))


def press(office: Office, number: int, chosen: Keuze) -> list[int]:
    found, points = now(office)
    given = to_record(found, points[number - 1], chosen)
    return [stuk.id for stuk in record_stukken(replace(office, here_only=True), given, HERE)]


def test_one_press_agrees_with_all_rows_and_records_the_actie_with_it(meeting: Office) -> None:
    actie = {"wat": "Plan", "organisatie": "Rijk A", "voor": "2026-06-30"}
    first, second = press(meeting, 1, Keuze("akkoord", organisaties=("Rijk A",), actie=actie))
    found, (point, *_) = now(meeting)
    assert (point.besloten, point.in_words, point.open) == (True, "akkoord", ())
    assert point.besluiten[0].inhoud["sleutels"] == [A, B, B_NO_AMVB]
    assert point.besluiten[0].inhoud["organisaties"] == ["Rijk A"]
    (agreed,) = found.acties_bij(1)
    assert (agreed.nummer, agreed.stuk.inhoud["besluit"]) == (second, first)
    assert check_log(meeting.store.database).gebreken == []


def test_what_follows_is_recorded_with_the_besluit_or_nothing_is(meeting: Office) -> None:
    before, table = meeting.store.last_id(), meeting.kalender.table
    rows = table[table["sleutel"].isin([A, B, B_NO_AMVB])]
    wrong = what_follows(rows, {"status": "vertraagd"})
    with pytest.raises(Refused, match="bij status ‘vertraagd’ hoort ook"):
        press(meeting, 1, Keuze("akkoord", volgt=wrong))
    assert meeting.store.last_id() == before
    said = {"vastgesteld": "Q1 2027", "start_plan_b": "Q2 2026", "fase": "concept"}
    volgt = what_follows(rows, said)
    assert [sorted(of_row) for of_row in volgt.values()] == [
        ["vastgesteld"],
        ["fase", "start_plan_b", "vastgesteld"],
        ["start_plan_b", "vastgesteld"],
    ]
    press(meeting, 1, Keuze("akkoord", volgt=volgt))
    _, (point, *_) = now(meeting)
    assert follows(point.besluiten[0]) == (
        "vastgesteld moment Q1 2027 bij 1.1.1 stap 1. "
        "Vastgesteld moment Q1 2027, start plan B Q2 2026, fase: Eerste concept bij 1.1.1 stap 1 "
        "regel 2. "
        "Vastgesteld moment Q1 2027, start plan B Q2 2026 bij 1.1.1 stap 1 regel 3"
    )
    state = meeting.store.records_at(meeting.store._clock().date())
    assert set(state["vastgesteld"].dropna()) == {"Q1 2027"}


def test_no_moment_is_set_of_what_is_closed_without_another_status(meeting: Office) -> None:
    rows = meeting.kalender.table.head(2)
    said = {"vastgesteld": "Q1 2027"}
    assert what_follows(rows, said, (A,)) == {A: {}, B: said}
    said |= {"status": "loopt"}
    assert what_follows(rows, said, (A,)) == {A: said, B: said}


def test_what_only_explains_a_status_makes_no_consequence_of_its_own(meeting: Office) -> None:
    assert what_follows(meeting.kalender.table.head(1), {"organisatie": "Rijk A"}) == {A: {}}


def test_rows_are_decided_apart_and_the_rest_waits(meeting: Office) -> None:
    press(meeting, 1, Keuze("gewijzigd", "Later.", sleutels=(B,)))
    _, (point, *_) = now(meeting)
    assert (point.besloten, point.open) == (False, (A, B_NO_AMVB))
    assert point.in_words == "gewijzigd (1 regel), nog geen besluit (2 regels)"
    press(meeting, 1, Keuze("aangehouden"))
    _, (point, *_) = now(meeting)
    assert (point.besloten, point.in_words) == (True, "gewijzigd (1 regel), aangehouden (2 regels)")


def test_a_besluit_is_taken_again_or_reversed_on_its_own_rows(meeting: Office) -> None:
    press(meeting, 1, Keuze("akkoord", sleutels=(A,)))
    (first,) = press(meeting, 1, Keuze("akkoord"))
    (again,) = press(meeting, 1, Keuze("niet akkoord", "Toch niet.", herroept=first))
    _, (point, *_) = now(meeting)
    assert [one.id for one in point.besluiten] == [first - 1, again]
    assert point.besluiten[1].inhoud["sleutels"] == [B, B_NO_AMVB]
    assert [reversal(now(meeting, overleg)[0].overleg).waarde for overleg in (BO, DO)] == [
        "aangehouden",
        "aangehouden",
    ]


def test_hamerstukken_are_agreed_with_in_one_press_and_once(meeting: Office) -> None:
    found, points = now(meeting)
    stuks = hamerstukken(points)
    assert [point.nummer for point in stuks] == [1, 3]
    stuks[0] = replace(stuks[0], voorstel={B: {"start_plan_b": "Q1 2026"}})
    given = in_one_press(found, stuks, ["Rijk A"])
    record_stukken(replace(meeting, here_only=True), given, HERE)
    _, points = now(meeting)
    assert [point.in_words for point in points] == ["akkoord", "nog geen besluit", "akkoord"]
    assert follows(points[0].besluiten[0]) == "start plan B Q1 2026 bij 1.1.1 stap 1 regel 2"
    assert hamerstukken(points) == []


def test_directors_consent_in_one_press_with_an_advies_or_give_their_own_words(
    meeting: Office,
) -> None:
    add(meeting, "agenda", agenda(*POINTS, {"vraag": "Wat is de stand?"}, overleg=LATER_DO))
    found = vergaderingen(meeting.store.stukken())[-1]
    point, _, asked = behandeld(found, (found,), {A, B, B_NO_AMVB})
    first = kinds(found.overleg, point.punt)[0]
    assert not needs_words(first, point.punt)
    assert named(first, point.punt) == "Advies: akkoord met het voorstel"
    assert named(first, point.punt, "Later.") == "Advies"
    for chosen in (Keuze("advies", "Later.", sleutels=(A,)), Keuze("advies", sleutels=(B,))):
        record_stukken(replace(meeting, here_only=True), to_record(found, point, chosen), HERE)
    said = [stuk.inhoud.get("woorden") for stuk in meeting.store.stukken()[-2:]]
    assert said == ["Later.", "Akkoord met het voorstel."]
    # Where nothing is proposed there is nothing to consent to.
    assert needs_words(first, asked.punt)
    assert named(first, asked.punt) == "Advies"
    assert kinds(found.overleg, asked.punt)[0].waarde == "ter kennisname"


def test_consent_answers_no_question_that_is_asked_of_no_rows(meeting: Office) -> None:
    found, (point, *_) = now(meeting)
    asked = [
        (OWN, False),
        ({"vraag": "Welke partij?"}, True),
        ({"vraag": "Welke partij?", "sleutels": [A]}, False),
    ]
    for said, needed in asked:
        punt = point.punt.model_construct(**{"sleutels": [], "onderwerp": None, **said})
        needing = [kind.waarde for kind in kinds(found.overleg) if needs_words(kind, punt)]
        assert ("akkoord" in needing) is needed
        assert {"gewijzigd", "niet akkoord"} <= {*needing}
        assert not {"ter kennisname", "aangehouden"} & {*needing}


def test_an_advies_goes_along_by_its_rows_or_else_by_its_question(meeting: Office) -> None:
    _, points = now(meeting)
    words = [[one.inhoud["woorden"] for one in point.adviezen] for point in points]
    assert words == [["Doen."], ["Niet doen."], ["Niet doen."]]
    _, directors = now(meeting, DO)
    assert [point.adviezen for point in directors] == [(), ()]
    # What a bestuurlijk overleg itself holds over, directors have not advised.
    press(meeting, 1, Keuze("aangehouden"))
    assert [one.inhoud["woorden"] for one in now(meeting)[1][0].adviezen] == ["Doen."]


def test_an_advies_goes_along_with_the_point_that_comes_from_the_one_it_is_on(
    meeting: Office,
) -> None:
    directors, _ = now(meeting, DO)
    taken = Werk.starting_with(directors.laatste)
    assert [one.van_punten for one in taken.punten] == [(1,), (2,)]
    own = taken.punten[1].sleutel
    taken = taken.changed(own, vraag="Anders gevraagd?").moved(own, -1)
    later = {**BO, "datum": "2026-03-01"}
    add(meeting, "agenda", {"auteur": "x", "overleg": later, **taken.given()})

    def told() -> list[list[tuple[str, str]]]:
        every = vergaderingen(meeting.store.stukken())
        points = behandeld(every[-1], every, {A, B, B_NO_AMVB})
        return [
            [(stuk.inhoud["woorden"], of) for stuk, of in said_once(one.adviezen, one.punt)]
            for one in points
        ]

    of_rows = ("Doen.", " (over 1 van deze 3 regels: 1.1.1 stap 1)")
    assert told() == [[("Niet doen.", "")], [of_rows]]
    # What is edited on keeps where it comes from: split off, merged, saved again.
    saved = Werk.of(vergaderingen(meeting.store.stukken())[-1].laatste)
    assert saved.given()["uitgaande_van"] == directors.laatste.stuk.id
    apart = saved.split("punt-2", [B], lambda rows: None)
    add(meeting, "agenda", {"auteur": "x", "overleg": later, **apart.given()})
    assert told() == [[("Niet doen.", "")], [("Doen.", of_rows[1].replace("3", "2"))], []]
    merged = saved.merged("punt-2", lambda rows: None)
    add(meeting, "agenda", {"auteur": "x", "overleg": later, **merged.given()})
    assert told() == [[of_rows, ("Niet doen.", " (over een punt zonder regels)")]]


def test_what_was_said_elsewhere_is_told_once_and_over_how_many_rows_of_the_point(
    meeting: Office,
) -> None:
    def told() -> list[tuple]:
        _, (point, own, _) = now(meeting)
        said = (*said_once(point.adviezen, point.punt), *said_once(own.adviezen, own.punt))
        return [(stuk.inhoud["woorden"], of) for stuk, of in said]

    elsewhere = ("Niet doen.", "")
    assert told() == [("Doen.", " (over 1 van deze 3 regels: 1.1.1 stap 1)"), elsewhere]
    add(meeting, "besluit", besluit("advies", DO, sleutels=[A, B, A_ELSEWHERE], woorden="Doen."))
    assert told() == [("Doen.", " (over 2 van deze 3 regels: 1.1.1 stap 1 (2 regels))"), elsewhere]
    add(meeting, "besluit", besluit("advies", DO, sleutels=[B_NO_AMVB], woorden="Doen."))
    assert told() == [("Doen.", ""), elsewhere]


def test_what_was_decided_before_is_known_and_can_be_reversed(meeting: Office) -> None:
    (first,) = press(meeting, 1, Keuze("akkoord", sleutels=(A,)))
    later = {**BO, "datum": "2026-06-01"}
    add(meeting, "agenda", agenda(*POINTS, overleg=later))
    every = vergaderingen(meeting.store.stukken())
    found, known = every[-1], {A, B, B_NO_AMVB}
    point, own = behandeld(found, every, known)
    assert [one.id for one in point.eerder] == [first]
    assert (own.eerder, point.besluiten, len(point.open)) == ((), (), 3)
    given = to_record(found, point, Keuze("gewijzigd", "Later.", herroept=first))
    record_stukken(replace(meeting, here_only=True), given, HERE)
    every = vergaderingen(meeting.store.stukken())
    point = behandeld(every[-1], every, known)[0]
    assert (point.eerder, point.in_words) == ((), "gewijzigd")


def test_what_an_earlier_besluit_said_of_rows_outside_the_point_is_named(meeting: Office) -> None:
    rows = meeting.kalender.table
    volgt = what_follows(rows[rows["sleutel"].isin([A, B])], {"vastgesteld": "Q1 2027"})
    press(meeting, 1, Keuze("akkoord", volgt=volgt))
    _, (point, *_) = now(meeting)
    (besluit,) = point.besluiten
    assert lapses_elsewhere(besluit, [A, B]) == ""
    assert "volgde voor 1 regel die" in lapses_elsewhere(besluit, [B, B_NO_AMVB])


def test_nobody_decides_twice_on_the_same_rows(meeting: Office) -> None:
    found, (point, own, _) = now(meeting)
    for one in (point, own):
        record_stukken(replace(meeting, here_only=True), in_one_press(found, [one]), HERE)
        with pytest.raises(Refused, match="geldt al besluit"):
            record_stukken(replace(meeting, here_only=True), in_one_press(found, [one]), HERE)


def test_a_meeting_decides_what_its_kind_can(meeting: Office) -> None:
    offered = [[kind.waarde for kind in kinds(now(meeting, of)[0].overleg)] for of in (BO, DO)]
    assert offered == [
        ["akkoord", "aangehouden", "ter kennisname", "gewijzigd", "niet akkoord"],
        ["advies", "aangehouden", "ter kennisname"],
    ]


def test_a_row_that_the_calendar_lost_holds_nothing_up(meeting: Office) -> None:
    every = vergaderingen(meeting.store.stukken())
    found = next(one for one in every if one.overleg.soort == BO["soort"])
    point = behandeld(found, every, {A})[0]
    assert point.open == (A,)
