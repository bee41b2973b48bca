"""The annotated agenda of a meeting: item by item, with its rule and what is asked of each row."""

import datetime
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Cell, Column, Shown, Tabel
from documents.view_info import ViewInfo
from overleg.agenda import PUNTEN, Punt, agenda, day_of_state
from pages.overleg.parts import (
    PLACE,
    by_sleutel,
    document,
    last_of,
    named,
    place,
    rests_on,
    show_heading,
)
from selections.dates import date_in_words
from selections.kwartalen import label, quarter
from selections.words import counted
from shell.notices import voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.recording.vastleggen import choose_rows
from shell.state_words import freshness_in_words
from shell.table import screen_link, show_tabel
from shell.url.query import parameters
from shell.view import View
from voortgang.rijen import with_state

COLUMNS = (
    *PLACE,
    Column("De publicatie zegt"),
    Column("Het logboek zegt"),
    Column("Gevraagd van het overleg"),
)


@dataclass(frozen=True)
class Draft:
    """The agenda as it stands.

    overleg: the quarter of the meeting. day: of the state. found: `overleg.agenda.agenda` of the
    rows in view, with in `rows` what they are called (`pages.overleg.parts.named`), in that order.
    state: of the whole calendar. last: the last record it rests on.
    """

    overleg: pd.Period
    day: datetime.date
    found: pd.DataFrame
    rows: pd.DataFrame
    state: pd.DataFrame
    last: int

    def of(self, punt: Punt) -> pd.DataFrame:
        """The rows of one item."""
        return self.found[self.found["punt"] == punt.naam]

    @property
    def title(self) -> str:
        return f"Agenda van het overleg in {label(self.overleg)}"


def draft(view: View) -> Draft:
    """The agenda of the meeting that is chosen. Raises `StoreAway`."""
    overleg = view.query.overleg or quarter(view.peildatum)
    day = day_of_state(overleg, view.peildatum)
    state = view.log.at(day).required()
    found = agenda(view.rows, state, overleg)
    rows = named(view, state, found["sleutel"])
    return Draft(overleg, day, found, rows, state, last_of(state["laatste_bericht"]))


def show_agenda(view: View) -> None:
    """Draw the agenda with, per item, the way to recording. Raises `StoreAway`."""
    made = draft(view)
    show_heading(view, made.title, made.day, lambda info: agenda_report(view, made, info))
    st.html(summary(view, made))
    for number, punt in enumerate(PUNTEN, 1):
        rows = made.of(punt)
        if rows.empty:
            continue
        st.subheader(item_title(number, punt, rows), anchor=False)
        show_item(view, made, number, punt)
        _recording(view, number, rows)
    show_status_woorden()


def summary(view: View, made: Draft) -> Markup:
    """How many rows are on the agenda, as of when, and which items have none."""
    here = int(made.found["in_kalender"].sum())
    gone = len(made.found) - here
    return Markup(
        "<p>Op de agenda {} <b>{}</b> van de {} in beeld{}. {} Logboek: {}.</p>{}{}"
    ).format(
        "staat" if here == 1 else "staan",
        here,
        counted(len(view.rows), "regel"),
        f", en {gone} die de kalender niet meer heeft" if gone else "",
        _day_in_words(view, made),
        rests_on(made.last),
        _freshness(view, made),
        _empty_items(made),
    )


def item_title(number: int, punt: Punt, rows: pd.DataFrame) -> str:
    """An item with its place on the agenda and how many rows it has."""
    return f"{number}. {punt.naam}: {counted(len(rows), 'regel')}"


def show_item(view: View, made: Draft, number: int, punt: Punt) -> None:
    """Draw the rule of one item and its rows."""
    st.html(voorbehoud(punt.regel))
    with st.container(key=f"agendapunt_{number}"):
        show_tabel(item_table(view, made, number, punt))


def item_table(view: View, made: Draft, number: int, punt: Punt) -> Tabel:
    """The rows of one item."""
    rows = by_sleutel(made.rows)
    return Tabel.of(
        punt.naam.replace(":", ","),
        COLUMNS,
        [
            (
                *place(view, rows[one.sleutel]),
                one.publicatie,
                one.logboek,
                _asked(view, rows[one.sleutel], one.gevraagd),
            )
            for one in made.of(punt).itertuples(index=False)
        ],
        caption=f"Agendapunt {number}. {punt.naam}",
    )


def agenda_report(view: View, made: Draft, info: ViewInfo) -> Document:
    """The agenda as a document; an item without rows says so."""
    sections = [
        Section(
            f"{number}. {punt.naam}",
            (punt.regel, f"{counted(len(rows), 'regel')}." if len(rows) else "Geen regels."),
            (item_table(view, made, number, punt),) if len(rows) else (),
        )
        for number, punt in enumerate(PUNTEN, 1)
        for rows in [made.of(punt)]
    ]
    basis = (
        ("Overleg", label(made.overleg)),
        ("Aanname", view.assumptions.sentence),
        ("Vastgelegd", _freshness(view, made).striptags()),
    )
    return document(info, made.last, basis, sections)


def _day_in_words(view: View, made: Draft) -> str:
    said = f"De stand is die van {date_in_words(made.day)}"
    if made.day == view.peildatum:
        return f"{said}."
    return f"{said}, de eerste dag van het kwartaal van het overleg."


def _freshness(view: View, made: Draft) -> Markup:
    return freshness_in_words(with_state(view.rows, made.state), date_in_words(made.day))


def _empty_items(made: Draft) -> Markup:
    empty = [
        f"{number}. {punt.naam}" for number, punt in enumerate(PUNTEN, 1) if made.of(punt).empty
    ]
    if not empty:
        return Markup("")
    return Markup("<p>Zonder regels: {}.</p>").format("; ".join(empty))


def _asked(view: View, row, asked: str) -> Cell:
    if not row.in_kalender or view.query.presentatie:
        return asked
    record = screen_link(
        view.unfiltered("voortgang", maatregel=(row.maatregel,), vastleggen=row.sleutel),
        "vastleggen",
        f"vastleggen op {row.sleutel}",
    )
    return Shown(asked, Markup("{} {}").format(asked, record))


def _recording(view: View, number: int, rows: pd.DataFrame) -> None:
    sleutels = list(rows.loc[rows["in_kalender"], "sleutel"])
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
