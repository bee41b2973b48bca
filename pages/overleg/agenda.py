"""The annotated agenda of a meeting: its points, and of each what is asked of its rows."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Cell, Shown, Tabel
from documents.view_info import ViewInfo
from overleg.agenda import FIRST_WINS
from overleg.punten import DERIVED, Punt, punten_tabel
from pages.overleg.agenda_opslaan import show_meetings, show_save
from pages.overleg.agenda_vergadering import show_meeting
from pages.overleg.parts import (
    concept,
    document,
    named,
    place_columns,
    rests_on,
    show_heading,
)
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words
from selections.kwartalen import label
from selections.words import as_sentence, counted
from shell.notices import voorbehoud
from shell.parts.contradictions import disputed_moments
from shell.parts.punten import Asked, asked, facts, point_html
from shell.parts.status_definitions import show_status_woorden
from shell.recording.vastleggen import choose_rows
from shell.recording.way_in import record_links
from shell.state_words import freshness_in_words
from shell.table import show_tabel
from shell.url.query import parameters
from shell.view import View
from voortgang.rijen import with_state


@dataclass(frozen=True)
class Draft:
    """The agenda as it stands.

    asked: its points. rows: what its rows are called (`pages.overleg.parts.named`), in the order of
    `asked.found`. last: the last record it rests on.
    """

    asked: Asked
    rows: pd.DataFrame
    last: int

    @property
    def title(self) -> str:
        return f"Agenda van het overleg in {label(self.asked.overleg)}, {concept(self.asked.day)}"


def draft(view: View) -> Draft:
    """The agenda of the meeting that is chosen. Raises `StoreAway`."""
    made = asked(view)
    rows = named(view, made.state, made.found["sleutel"])
    return Draft(made, rows, view.log.at(made.day).last)


def show_agenda(view: View) -> None:
    """Draw the agenda of the meeting that is chosen; without one the meetings that there are, and
    the draft with, per point, the way to recording.

    Raises `StoreAway`.
    """
    if view.query.vergadering is not None:
        show_meeting(view)
        return
    made = draft(view)
    show_meetings(view)
    show_heading(view, made.title, made.asked.day, lambda info: agenda_report(view, made, info))
    show_save(view, made.asked)
    st.html(summary(view, made) + voorbehoud(MOMENT_CAN_COME_UP))
    if made.asked.punten:
        with st.container(key="agenda_punten"):
            show_tabel(_points(made))
    st.html(voorbehoud(FIRST_WINS, DERIVED) + _freshness(view, made))
    for rubriek, points in made.asked.rubrieken:
        rows = int((made.asked.found["rubriek"] == rubriek.naam).sum())
        st.subheader(f"{rubriek.naam}: {counted(rows, 'regel')}", anchor=False)
        st.html(voorbehoud(rubriek.regel, made.asked.taken_earlier(rubriek)))
        for number, punt in points:
            _show_point(view, made, number, punt)
    show_status_woorden()


def summary(view: View, made: Draft) -> Markup:
    """How many points and rows are on the agenda, and as of when."""
    day = f"De stand is die van {date_in_words(made.asked.day)}"
    if made.asked.day != view.peildatum:
        day += ", de eerste dag van het kwartaal van het overleg"
    found = made.asked.found
    here = int(found["in_kalender"].sum())
    gone = len(found) - here
    return Markup(
        "<p>Op de agenda {} <b>{}</b> van de {} in beeld, in <b>{}</b>{}. {}. Logboek: {}.</p>"
    ).format(
        "staat" if here == 1 else "staan",
        here,
        counted(len(view.rows), "regel"),
        counted(len(made.asked.punten), "punt"),
        f", en {gone} die de kalender niet meer heeft" if gone else "",
        day,
        rests_on(made.last),
    )


def point_table(view: View, made: Draft, number: int, punt: Punt) -> Tabel:
    """The rows of one point, each with what contradicts its moment: what the publication itself
    says of it being done, the point tells.
    """
    of_point = made.asked.found[made.asked.found["sleutel"].isin(punt.sleutels)]
    against = disputed_moments(view.table)
    to_record = {} if view.query.presentatie else record_links(view, _in_calendar(made, punt))

    def decided(one) -> str:
        return as_sentence(made.asked.besloten.get(one.sleutel, ""))

    def asked_of(one) -> Cell:
        link = to_record.get(one.sleutel)
        if link is None:
            return one.gevraagd
        return Shown(one.gevraagd, Markup("{} {}").format(one.gevraagd, link))

    return Tabel.each(
        f"Punt {number}",
        of_point.itertuples(index=False),
        {
            **place_columns(view, made.rows),
            "De publicatie zegt": lambda one: ". ".join(
                filter(None, (one.publicatie, against.get(one.sleutel)))
            ),
            "Het logboek zegt": lambda one: " ".join(filter(None, (one.logboek, decided(one)))),
            "Gevraagd van het overleg": asked_of,
        },
        caption=f"Agendapunt {number}. {punt.onderwerp}",
    )


def agenda_report(view: View, made: Draft, info: ViewInfo) -> Document:
    """The agenda as a document: its points, then each with its rows."""
    points = (_points(made),) if made.asked.punten else ()
    sections = [Section("Punten", (FIRST_WINS, DERIVED), points)]
    sections += [
        Section(
            f"{number}. {punt.onderwerp}",
            (
                punt.vraag,
                f"Maatregelen: {punt.namen}.",
                *(f"{name}: {text}" for name, text in facts(punt, made.asked.decided(punt))),
                *filter(None, (f"Rubriek: {rubriek.regel}", made.asked.taken_earlier(rubriek))),
            ),
            (point_table(view, made, number, punt),),
        )
        for rubriek, numbered in made.asked.rubrieken
        for number, punt in numbered
    ]
    basis = (
        ("Overleg", label(made.asked.overleg)),
        ("Aanname", view.assumptions.sentence),
        ("Vastgelegd", _freshness(view, made).striptags()),
    )
    return document(info, made.last, basis, sections)


def _points(made: Draft) -> Tabel:
    return punten_tabel(made.asked.found, made.asked.punten, made.asked.overleg)


def _show_point(view: View, made: Draft, number: int, punt: Punt) -> None:
    st.html(
        Markup('<h4 class="punt_kop">{}</h4>{}').format(
            f"{number}. {punt.kop}", point_html(view, punt, made.asked.decided(punt))
        )
    )
    with st.expander(f"De regels van punt {number}: {len(punt.sleutels)}"):
        with st.container(key=f"agendapunt_{number}"):
            show_tabel(point_table(view, made, number, punt))
        _recording(view, number, made, punt)


def _freshness(view: View, made: Draft) -> Markup:
    day = date_in_words(made.asked.day)
    return freshness_in_words(with_state(view.rows, made.asked.state), day)


def _in_calendar(made: Draft, punt: Punt) -> pd.DataFrame:
    rows = made.rows.loc[list(punt.sleutels)]
    return rows[rows["in_kalender"].astype(bool)]


def _recording(view: View, number: int, made: Draft, punt: Punt) -> None:
    sleutels = list(record_links(view, _in_calendar(made, punt)))
    if not sleutels:
        return
    words = "deze regel" if len(sleutels) == 1 else f"deze {len(sleutels)} regels"
    if st.button(f"Leg vast op {words} (agendapunt {number})", key=f"agenda_vastleggen_{number}"):
        choose_rows(sleutels)
        # Pages are known by their address, so that any page with this one is the screen itself.
        st.switch_page(
            st.Page(lambda: None, title="Voortgang", url_path="voortgang"),
            query_params=parameters(view.query, view.calendar.choices),
        )
