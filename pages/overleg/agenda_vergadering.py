"""The saved agenda of a meeting: what goes before, its points, and what came after it was fixed."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Column, Shown, Tabel, Where
from documents.view_info import ViewInfo
from overleg.agendastuk import Agendapunt, not_on
from overleg.beslissen import soort
from overleg.vergaderingen import Vergadering, Versie, started_with
from pages.overleg import agenda_bewerken, agenda_opslaan, agenda_vaststellen
from pages.overleg.agenda_gelezen import Gelezen, agenda_of, as_read, chosen, gelezen, now
from pages.overleg.parts import PLACE, document, place_cell, show_heading, unknown_meeting
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import time_in_words, today
from selections.words import as_sentence, counted, enumeration
from shell.lists import listed
from shell.notices import melding, voorbehoud
from shell.parts.punten import names, question_html
from shell.parts.status_definitions import show_status_woorden
from shell.recording.vergadering import may_record_of
from shell.table import screen_link, show_tabel
from shell.view import View
from voortgang.vergaderstukken import Vooraftekst

NOT_ON_IT = (
    "Hier staat wat volgens de regels van het concept nu wordt gevraagd en niet op deze agenda "
    "staat. Het komt er niet vanzelf op."
)


def show_meeting(view: View) -> None:
    """Draw the agenda of the meeting that is chosen. Raises `StoreAway`."""
    back = screen_link(
        view.address(None, vergadering=None, bericht=None),
        "Alle vergaderingen en het concept volgens de regels",
    )
    st.html(Markup("<p>{}</p>").format(back))
    agenda_opslaan.forget_saved()
    meeting = view.vergadering
    if meeting is None:
        st.html(melding(unknown_meeting(view)))
        return
    versie = chosen(view, meeting)
    if versie is None:
        st.header(meeting.titel, anchor=False)
        st.html(melding("Van deze vergadering staat geen agenda in het logboek."))
        return
    may_edit = may_record_of(meeting.overleg.naam)
    if may_edit and agenda_bewerken.is_editing(meeting):
        # What others saved since is not there on a day before.
        if view.query.bericht is None and view.peildatum >= today():
            agenda_bewerken.show_editor(view, meeting)
            return
        address = view.address(None, bericht=None, peildatum=None)
        link = screen_link(address, "Verder met bewerken")
        words = "U bewerkt deze agenda; hier ziet u een versie uit het logboek. {}."
        st.html(melding(Markup(words).format(link)))
    made = gelezen(view, meeting, versie)
    of_version = as_read(view, made)
    show_heading(
        of_version,
        made.title,
        made.day,
        lambda info: agenda_report(of_version, made, info),
        (lambda: _editing(view, made)) if may_edit else (lambda: None),
        {"vergadering": meeting.sleutel, "bericht": versie.stuk.id},
        made.file_title,
    )
    st.html(summary(view, made))
    if may_edit:
        agenda_vaststellen.show_outcome()
    if made.punten or made.inhoud.vooraf.titel:
        with st.container(key="agenda_punten"):
            show_tabel(points_table(made))
    st.html(voorbehoud(MOMENT_CAN_COME_UP, made.inhoud.vastgelegd))
    _show_since(view, made, may_edit)
    _show_before(made.inhoud.vooraf)
    for one in made.punten:
        _show_point(view, made, one)
    st.html(versions(view, made))
    show_status_woorden()


def summary(view: View, made: Gelezen) -> Markup:
    """Which version this is, how much is on it, and its introduction."""
    said = Markup("<p>{} <b>{}</b></p>").format(as_sentence(made.status), as_sentence(made.counts))
    if view.filters_in_words:
        said += voorbehoud("De filters gelden niet voor een opgeslagen agenda.")
    later = made.meeting.laatste
    if later.nummer > made.versie.nummer:
        link = version_link(view, made.meeting, later)
        said += Markup("<p>Er is een latere versie: {}.</p>").format(link)
    if of := started_with(made.versie, view.log.vergaderingen):
        address = view.address(None, vergadering=of[0].sleutel, bericht=of[1].stuk.id)
        link = screen_link(address, agenda_of(of[0]))
        said += Markup("<p>Deze agenda ging uit van {}.</p>").format(link)
    if made.versie.inleiding:
        lines = Markup("<br>").join(made.versie.inleiding.split("\n"))
        said += Markup("<p>{}</p>").format(lines)
    return said


def version_link(view: View, meeting: Vergadering, versie: Versie) -> Markup:
    """A version as a link to it."""
    kind = "vastgesteld" if versie.vast else "concept"
    words = f"versie {versie.nummer}, {kind}, {time_in_words(versie.stuk.tijdstip)}"
    address = view.address(None, vergadering=meeting.sleutel, bericht=versie.stuk.id)
    return screen_link(address, words)


def versions(view: View, made: Gelezen) -> Markup:
    """All versions of the agenda, the one in view as words."""
    items = [
        f"versie {one.nummer} (deze)"
        if one == made.versie
        else version_link(view, made.meeting, one)
        for one in made.meeting.versies
    ]
    return Markup("<p>Versies van deze agenda:</p>{}").format(listed(items))


def points_table(made: Gelezen) -> Tabel:
    """What goes before, and the points, a row each."""
    before = made.inhoud.vooraf
    first = [("Vooraf", as_sentence(before.titel), *[""] * 4)] if before.titel else []
    points = [
        (
            f"{one.nummer}. {one.onderwerp}",
            Shown(one.punt.vraag, Markup("<br>").join(one.punt.vraag.split("\n"))),
            one.punt.behandeling,
            one.punt.minuten or "",
            len(one.regels) or "",
            _decided(made, one),
        )
        for one in made.punten
    ]
    return Tabel.of(
        "Punten van de agenda",
        (
            Column("Punt"),
            Column("Gevraagd"),
            Column("Behandeling"),
            Column("Minuten", numeric=True),
            Column("Regels", numeric=True),
            Column("Besloten", where=Where.SCREEN),
        ),
        [*first, *points],
        caption=f"{made.title}: {made.counts}",
    )


def point_table(view: View, one: Agendapunt) -> Tabel:
    """The rows of one point."""
    says = (
        "sleutel",
        lambda row: f"{row.maatregel} {row.titel}".strip(),
        "stap",
        lambda row: place_cell(view, row, row.stap),
        "borging",
    )
    return Tabel.each(
        f"Punt {one.nummer}",
        one.regels,
        {
            **dict(zip(PLACE, says, strict=True)),
            "De publicatie zegt": "publicatie",
            "Het logboek zegt": "logboek",
        },
        caption=f"Agendapunt {one.nummer}. {one.onderwerp}",
    )


def before_tables(before: Vooraftekst) -> list[Tabel]:
    """The besluiten of the meeting before and the acties that are still open."""
    besluiten = Tabel.of(
        "Besluiten vorige overleg",
        (Column("Punt"), Column("Besluit"), Column("In woorden")),
        before.besluiten,
        caption="Besluiten van het vorige overleg",
    )
    heads = ("Actie", "Wat", "Organisatie", "Uiterlijk", "Afgesproken in")
    acties = Tabel.of(
        "Openstaande acties", [*map(Column, heads)], before.acties, caption="Openstaande acties"
    )
    return [table for table in (besluiten, acties) if table.rows]


def agenda_report(view: View, made: Gelezen, info: ViewInfo) -> Document:
    """The agenda as a document: the points, what goes before, each point, then all rows and what
    it rests on. Of a fixed one it is the same for good.

    view: `pages.overleg.agenda_gelezen.as_read`. What was decided stands in the besluitenlijst.
    """
    before = made.inhoud.vooraf
    sections = []
    if made.versie.inleiding:
        sections.append(Section("Inleiding", tuple(made.versie.inleiding.split("\n"))))
    said = f"{as_sentence(made.status)} {as_sentence(made.counts)}"
    sections.append(Section("Punten", (said,), (points_table(replace(made, besloten={})),)))
    if before.titel:
        sections.append(Section(f"Vooraf: {before.titel}", (), tuple(before_tables(before))))
    sections += [Section(f"{one.nummer}. {one.onderwerp}", _paragraphs(one)) for one in made.punten]
    rows = tuple(point_table(view, one) for one in made.punten if one.regels)
    sections.append(Section("De regels per punt", (), rows, detail=True))
    overleg, kalender = made.meeting.overleg, made.inhoud.kalender
    basis = (
        ("Overleg", f"{made.meeting.titel} ({overleg.soort})"),
        ("Agenda", made.status),
        ("Vastgelegd", made.inhoud.vastgelegd),
    )
    of_then = replace(info, version=kalender.partition(";")[0])
    return document(of_then, made.last, basis, sections, kalender)


def _paragraphs(one: Agendapunt) -> tuple[str, ...]:
    names = (f"Maatregelen: {one.over.namen}.",) if one.over else ()
    rows = (f"{name}: {text}" for name, text in one.per_regel)
    said = (f"{name}: {text}" for name, text in one.feiten)
    return (*one.punt.vraag.split("\n"), *names, *rows, *said)


def per_regel(one: Agendapunt) -> Markup:
    """What the log says of each row of a point that asks consent to it; empty for other points."""
    items = [Markup("<b>{}</b>: {}").format(name, text) for name, text in one.per_regel]
    return listed(items, "regels") if items else Markup()


def _editing(view: View, made: Gelezen) -> None:
    if view.query.bericht is None or made.versie == made.meeting.laatste:
        agenda_bewerken.show_start(view, made.meeting)
        agenda_vaststellen.show_fix(made)


def _show_before(before: Vooraftekst) -> None:
    if not before.titel:
        return
    st.html(Markup('<h4 class="punt_kop">Vooraf: {}</h4>').format(before.titel))
    tables = before_tables(before)
    for table in tables:
        show_tabel(table)
    if not tables:
        st.html("<p>Er is toen niets besloten en er staat geen actie open.</p>")


def _show_point(view: View, made: Gelezen, one: Agendapunt) -> None:
    named = names(view, one.over) if one.over else Markup("")
    said = [*_outcome(made, one), *one.feiten]
    st.html(
        Markup('<h4 class="punt_kop">{}</h4>{}').format(
            one.kop, question_html(one.punt.vraag, named, said)
        )
        + per_regel(one)
    )
    if not one.regels:
        return
    words = f"De regels van punt {one.nummer}: {len(one.regels)}"
    with st.expander(words), st.container(key=f"agendapunt_{one.nummer}"):
        show_tabel(point_table(view, one))


def _outcome(made: Gelezen, one: Agendapunt) -> list[tuple[str, str]]:
    said = []
    for besluit in made.meeting.besluiten_bij(one.punt.id):
        words = filter(None, (soort(besluit), besluit.inhoud.get("woorden")))
        said.append((f"Besluit {besluit.id}", ": ".join(words)))
    for actie in made.meeting.acties_bij(one.punt.id):
        words = f"{actie.wat} ({actie.organisatie}, uiterlijk {actie.uiterlijk})"
        said.append((f"Actie {actie.nummer}", words))
    return said


def _decided(made: Gelezen, one: Agendapunt) -> str:
    done = made.besloten.get(one.punt.id)
    return done.in_words if done is not None and done.besluiten else ""


def _show_since(view: View, made: Gelezen, may_edit: bool) -> None:
    punten = [one.punt for one in made.punten]
    on, _, _ = now(view, made.meeting)
    sleutels = not_on(on, punten, made.on if made.versie.vast else None)
    points = on.asked(sleutels)
    if made.versie.vast and (recorded := _recorded_since(made, on.state)):
        st.html(recorded)
    if not points:
        return
    title = "Sinds vaststelling erbij gekomen" if made.versie.vast else "Niet op deze agenda"
    label = f"{title}: {counted(len(sleutels), 'regel')}, {counted(len(points), 'punt')}"
    with st.expander(label):
        st.html(voorbehoud(NOT_ON_IT))
        for place, punt in enumerate(points):
            st.html(
                Markup('<h4 class="punt_kop">{}</h4>{}').format(
                    punt.kop, question_html(punt.vraag, names(view, punt), ())
                )
            )
            if may_edit:
                agenda_bewerken.show_take_in(made.meeting, place, punt)


def _recorded_since(made: Gelezen, state: pd.DataFrame) -> Markup:
    """On how many rows of which points something was recorded after the agenda was fixed, beside
    what a meeting decided."""
    later = state[(state["laatste_bericht"] > made.last) & state["laatste_besluit"].isna()]
    rows = set(later["sleutel"])
    told = {
        one.nummer: number
        for one in made.punten
        if (number := len(rows.intersection(one.punt.sleutels)))
    }
    if not told:
        return Markup()
    of_points = enumeration([f"punt {one} ({counted(of, 'regel')})" for one, of in told.items()])
    return melding(f"Na het vaststellen is een status vastgelegd bij {of_points}.")
