"""The agenda of a meeting: kept from the draft, edited, fixed, and the same for good."""

import datetime
from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from documents.document import Document
from documents.formats import REPORT_FORMATS
from overleg.agenda_bewerken import Werk
from overleg.agendastuk import not_on
from overleg.vaststellen import as_sent
from pages.overleg.agenda import draft
from pages.overleg.agenda_bewerken import OWN_POINT
from pages.overleg.agenda_gelezen import Gelezen, as_read, chosen, gelezen, now
from pages.overleg.agenda_opslaan import (
    PLACE,
    SAVE,
    THERE,
    draft_punten,
    meetings_table,
    wrong_date,
)
from pages.overleg.agenda_vergadering import agenda_report, points_table
from selections.dates import date_in_words
from selections.kwartalen import quarter
from shell.calendar_table import Calendar
from shell.downloads import report_info
from shell.office import office
from shell.view import View
from tests.pages.drawn import said
from tests.pages.overleg.meeting import (
    DAY,
    EARLIER,
    KEY,
    MEETING,
    POINT,
    add,
    lines,
    note,
    opened,
    view_of,
)
from tests.pages.screens import press
from tests.voortgang.stukken import besluit
from voortgang.store import Store

pytestmark = pytest.mark.usefixtures("here")


def filled_in(app: AppTest, day: datetime.date = DAY) -> AppTest:
    """The form, filled in as a secretary at this computer does."""
    app.text_input(key=f"aanmelden_naam_{PLACE}").set_value("J. de Vries")
    app.text_input(key=f"{PLACE}_naam").set_value(MEETING["naam"].upper())
    app.date_input(key=f"{PLACE}_datum").set_value(day)
    return app.run()


def test_the_draft_is_kept_as_the_agenda_of_a_meeting(log: Store) -> None:
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    app = press(filled_in(opened()), SAVE)
    stuk = log.stukken()[-1]
    assert (stuk.inhoud["overleg"], stuk.auteur) == (MEETING, "J. de Vries")
    points = draft(view_of()).asked.punten
    assert [
        (one["id"], one["onderwerp"], one["vraag"], one["behandeling"], one["sleutels"])
        for one in stuk.inhoud["punten"]
    ] == [
        (number, one.onderwerp, one.vraag, one.voorstel, list(one.sleutels))
        for number, one in enumerate(points, 1)
    ]
    assert app.query_params["vergadering"] == KEY
    again = press(filled_in(opened()), SAVE)
    assert THERE in said(again)
    assert len(log.stukken()) == 2


def test_what_the_form_lacks_is_told_at_its_field_and_nothing_is_kept(log: Store) -> None:
    app = press(opened(), SAVE)
    assert "Kijk bij: Naam, Datum." in said(app)
    assert "Naam ontbreekt" in said(app)
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    later = DAY + datetime.timedelta(days=400)
    app = press(filled_in(opened(), later), SAVE)
    assert "; het concept hieronder is dat van Q" in said(app)
    assert len(log.stukken()) == 1
    query = app.session_state["filterbalk_query"].with_changes(overleg=quarter(later))
    app.session_state["filterbalk_query"] = query
    app = app.run()
    assert SAVE in [button.label for button in app.button]
    assert not [words for words in ("Kijk bij", "het concept hieronder is") if words in said(app)]
    past = opened(peildatum=str(DAY - datetime.timedelta(days=1)))
    assert SAVE not in [button.label for button in past.button]


def test_meetings_are_listed_with_how_far_they_are(log: Store) -> None:
    add(log, "agenda", punten=[POINT, {"vraag": "Wat?"}], vast=True)
    add(log, "besluit", soort="akkoord", punt=1, sleutels=POINT["sleutels"])
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    add(log, "besluit", **besluit("ter kennisname", {**MEETING, "naam": "Ander"}))
    view = view_of()
    assert [row[3:] for row in meetings_table(view, view.log.vergaderingen).texts()] == [
        ("versie 1, concept", "0 van 1 punt"),
        ("versie 1, vastgesteld (er is niets vastgelegd)", "1 van 2 punten"),
        ("geen agenda", "1 besluit"),
    ]
    assert "Vergaderingen in het logboek" in said(opened())
    made = draft(view).asked
    assert (wrong_date(DAY, made), bool(wrong_date(None, made))) == (None, True)


def kept(log: Store, vast: bool = False, **more: object) -> int:
    """The draft of today as the agenda of the meeting."""
    return add(log, "agenda", punten=draft_punten(draft(view_of()).asked.punten), vast=vast, **more)


def read_now(**query: str) -> Gelezen:
    view = view_of(vergadering=KEY, **query)
    return gelezen(view, view.vergadering, chosen(view, view.vergadering))


def document(**query: str) -> Document:
    """The agenda as a file holds it."""
    return document_of(view_of(vergadering=KEY, **query))


def document_of(view: View) -> Document:
    made = gelezen(view, view.vergadering, chosen(view, view.vergadering))
    of_version = as_read(view, made)
    again = {"vergadering": KEY, "bericht": made.versie.stuk.id}
    info = report_info(of_version, made.day, made.file_title, **again)
    return agenda_report(of_version, made, info)


def of_nothing_asked(view: View) -> str:
    """A row with a moment still to come, so that nothing is asked of it."""
    asked = set(draft(view).asked.found["sleutel"])
    later = view.table[view.table["tot"] > pd.Timestamp(DAY + datetime.timedelta(days=400)).date()]
    return next(one for one in later["sleutel"] if one not in asked)


def record_more(log: Store, sleutel: str) -> None:
    """What changes the state, the points, and what goes before."""
    for one in (sleutel, read_now().punten[0].punt.sleutels[0]):
        note(log, one, "vertraagd", oorzaak="o", gevolg="g", bijsturing="b")
    add(log, "besluit", overleg=EARLIER, soort="ter kennisname")
    add(log, "actie", overleg=EARLIER, wat="Later", organisatie="Rijk A", voor="2027-01-01")
    first = read_now().punten[0].punt
    add(log, "besluit", soort="akkoord", punt=first.id, sleutels=first.sleutels)


def test_a_concept_follows_the_log_and_says_so_and_a_fixed_agenda_is_the_same_for_good(
    log: Store,
) -> None:
    kept(log)
    concept, sleutel = document(), of_nothing_asked(view_of())
    assert f"CONCEPT van {date_in_words(DAY)}" in concept.info.title
    assert "-concept-" in REPORT_FORMATS[0].file_name(concept.info)
    note(log, sleutel, "loopt")
    assert document() != concept
    # A question that counts rows of which nothing is asked any more is told.
    assert not any(one.vervallen for one in read_now().punten)
    silent = next(one for one in read_now().punten if "zonder status" in one.punt.vraag)
    note(log, silent.punt.sleutels[0], "afgerond")
    (point,) = [one for one in read_now().punten if one.vervallen]
    assert (point.nummer, point.vervallen) == (silent.nummer, 1)
    assert "nu niets meer of iets anders" in dict(point.feiten)["Sinds het opslaan"]
    add(log, "actie", overleg=EARLIER, wat="Eerst", organisatie="Rijk A", voor="2027-01-01")
    last = kept(log, vast=True)
    fixed, before = document(), read_now()
    assert "CONCEPT" not in fixed.info.title
    assert ("Logboek", f"tot en met nummer {last - 1} van het logboek") in fixed.facts
    record_more(log, sleutel)
    for query in ({}, {"thema": "bodem"}, {"amvb_maanden": "12"}, {"laag": "Rijk"}):
        assert document(**query) == fixed
    after = read_now()
    assert after.inhoud == before.inhoud
    # On the screen a point that was decided is marked.
    assert [row[5] for row in points_table(after).rows][:3] == ["", "akkoord", ""]
    assert [row[5] for row in points_table(before).rows][:3] == ["", "", ""]
    # And so it stays where a concept comes after it.
    kept(log, inleiding="Anders")
    assert document() == fixed
    assert document(bericht=str(last + 100)) != fixed


def test_a_later_calendar_changes_nothing_in_what_was_fixed_on_the_screen(log: Store) -> None:
    kept(log)
    view = view_of(vergadering=KEY)
    other = replace(view, calendar=Calendar.of(view.table.assign(titel="Anders", pagina_stap=99)))
    assert document_of(other) != document_of(view)
    add(log, "actie", overleg=EARLIER, wat="Eerst", organisatie="Rijk A", voor="2027-01-01")
    directors = {**EARLIER, "soort": "directeurenoverleg", "naam": "DO"}
    first = read_now().punten[0].punt.sleutels
    add(log, "besluit", overleg=directors, soort="advies", woorden="Doen.", sleutels=first)
    meeting = view.anew().vergadering
    given = Werk.of(meeting.laatste).given() | {"overleg": MEETING, "auteur": "x", "vast": True}
    add(log, "agenda", **as_sent(office(), given, DAY))
    fixed = document()
    assert fixed.sections[0].tables[0].rows[0][:2] == (
        "Vooraf",
        "De besluitenlijst van BO Water en Bodem, "
        f"{date_in_words(DAY - datetime.timedelta(days=90))} (geen besluiten) en 1 openstaande "
        "actie.",
    )
    advised = f"Advies: DO, {date_in_words(DAY - datetime.timedelta(days=90))}: Doen"
    assert [advised in section.paragraphs for section in fixed.sections[2:4]] == [True, False]
    record_more(log, of_nothing_asked(view))
    add(log, "besluit", overleg=directors, soort="advies", woorden="Toch niet.", sleutels=first)
    assert document_of(other.anew()) == document() == fixed


def test_an_agenda_starts_with_that_of_the_directors_and_says_what_the_rule_asks_otherwise(
    log: Store,
) -> None:
    directors = {**MEETING, "soort": "directeurenoverleg", "naam": "DO"}
    own = {"vraag": "Komt er een werkgroep?", "minuten": 5, "behandeling": "hamerstuk"}
    points = draft_punten(draft(view_of()).asked.punten)
    said_there = {"overleg": directors, "inleiding": "Kort.", "punten": [own, *points[::-1]]}
    add(log, "agenda", **said_there, vast=True)
    add(log, "besluit", overleg=directors, soort="advies", woorden="Doen.", punt=1)
    silent = next(one for one in points if "zonder status" in one["vraag"])
    note(log, silent["sleutels"][0], "afgerond")
    app = filled_in(opened())
    start = f"de agenda van DO, {date_in_words(DAY)}"
    app = app.selectbox(key=f"{PLACE}_uitgaan_van").select(start).run()
    assert f"D{start[1:]} ({len(points) + 1} punten over" in said(app)
    app = press(filled_in(app, DAY - datetime.timedelta(days=1)), SAVE)
    assert "kies die dag of een latere" in said(app)
    app = press(filled_in(app), SAVE)
    made = log.stukken()[-1].inhoud
    assert [one["van_punten"] for one in made["punten"]] == [[one["id"]] for one in made["punten"]]
    assert (made["inleiding"], made["uitgaande_van"]) == ("Kort.", 1)
    assert {name: made["punten"][0][name] for name in own} == own
    assert [one["sleutels"] for one in made["punten"][1:]] == [
        one["sleutels"] for one in points[::-1]
    ]
    words = said(app)
    assert f"Deze agenda ging uit van {start}" in words
    view = view_of(vergadering=app.query_params["vergadering"])
    read = gelezen(view, view.vergadering, view.vergadering.agenda)
    assert dict(read.punten[0].feiten)["Advies"].endswith(": Doen")
    (fewer,) = (one for one in read.punten if one.vervallen)
    assert "1 van de" in dict(fewer.feiten)[f"Sinds {start}"]


def test_what_came_after_it_was_fixed_is_offered_and_what_was_left_out_is_not(log: Store) -> None:
    points = draft_punten(draft(view_of()).asked.punten)
    add(log, "agenda", punten=points[1:], vast=True)
    assert "Sinds vaststelling erbij gekomen" not in expanders(opened(vergadering=KEY))
    sleutel = of_nothing_asked(view_of())
    record_more(log, sleutel)
    made = read_now()
    view = view_of(vergadering=KEY)
    on, _, _ = now(view, made.meeting)
    assert not_on(on, [one.punt for one in made.punten], made.on) == [sleutel]
    assert set(points[0]["sleutels"]) < set(not_on(on, [one.punt for one in made.punten]))
    app = opened(vergadering=KEY)
    assert "Sinds vaststelling erbij gekomen: 1 regel, 1 punt" in expanders(app)
    app = press(app, "Zet op een nieuwe versie van de agenda")
    assert len(log.stukken()) == 4
    app.text_input(key="aanmelden_naam_agenda_bewerken").set_value("J. de Vries")
    app = press(app, "Opslaan als versie 2")
    # The fixed one stays what the meeting has, until the new one is fixed too.
    assert (read_now().versie.nummer, read_now().meeting.laatste.vast) == (1, False)
    press(app, "Ja, agenda vaststellen")
    assert (read_now().versie.nummer, len(read_now().punten)) == (3, len(points))


def test_edits_wait_in_the_session_and_nobody_is_overwritten_unseen(log: Store) -> None:
    first = kept(log)
    app = press(opened(vergadering=KEY), "Agenda bewerken")
    app.text_input(key="aanmelden_naam_agenda_bewerken").set_value("J. de Vries")
    app.text_area(key="agenda_bewerken_veld_vraag").set_value("Getypt?")
    app = press(app, "Omlaag")
    assert "Er zijn wijzigingen die niet zijn opgeslagen." in said(app)
    assert len(log.stukken()) == 1
    again = Werk.of(read_now().versie).given() | {"inleiding": "Van een ander"}
    theirs = add(log, "agenda", **again, gezien=first)
    app = press(app, "Opslaan als versie 2")
    assert len(log.stukken()) == 2
    assert "Terwijl u bewerkte, is versie 2 opgeslagen" in said(app)
    assert {"Inleiding", "Volgorde"} <= {row[0] for row in lines(app, "Wat verschilt")}
    app = press(app, "Mijn bewerking opslaan als versie 3")
    last = log.stukken()[-1]
    assert [one["id"] for one in last.inhoud["punten"]][:3] == [2, 1, 3]
    assert last.inhoud["punten"][1]["vraag"] == "Getypt?"
    assert [one.id for one in log.stukken()][:2] == [first, theirs]
    assert "Getypt?" in said(app)


def test_what_is_typed_is_of_its_own_point_where_another_is_chosen_by_the_same_press(log) -> None:
    kept(log)
    before = read_now().punten[1].punt
    app = press(opened(vergadering=KEY), "Agenda bewerken")
    points = next(one for one in app.radio if one.label.startswith("Punt om te bewerken"))
    app.text_area(key="agenda_bewerken_veld_vraag").set_value("Getypt bij punt 1?")
    first, second = (one.sleutel for one in Werk.of(read_now().versie).punten[:2])
    app = points.set_value(second).run()
    field = {one.label: one.value for one in (*app.text_input, *app.text_area)}
    assert field["Vraag aan het overleg (verplicht)"] == before.vraag
    assert field["Onderwerp"] == before.onderwerp
    points = next(one for one in app.radio if one.label.startswith("Punt om te bewerken"))
    app = points.set_value(first).run()
    assert app.text_area(key="agenda_bewerken_veld_vraag").value == "Getypt bij punt 1?"


def test_a_point_without_a_question_is_refused_at_its_field(log: Store) -> None:
    kept(log)
    app = press(opened(vergadering=KEY), "Agenda bewerken")
    app = press(press(app, OWN_POINT), "Opslaan als versie 2")
    assert "Kijk bij: Vraag." in said(app)
    assert "De vraag van punt 9 ontbreekt" in said(app)
    assert len(log.stukken()) == 1


def test_a_meeting_that_the_log_has_not_is_told(log: Store) -> None:
    assert "geen overleg met de naam" in said(opened(vergadering=KEY))
    add(log, "besluit", soort="ter kennisname")
    assert "staat geen agenda in het logboek" in said(opened(vergadering=KEY))


def expanders(app: AppTest) -> str:
    return " ".join(one.label for one in app.expander)
