"""Sections "Tempo" and "Gepland en vastgelegd": moments per half-year, and what came of them."""

from collections.abc import Iterator
from functools import partial

import pandas as pd
import streamlit as st

from documents.tabel import Cell, Column, Tabel
from figures.roadmap import recorded_alt, recorded_figure, roadmap_alt, roadmap_figure
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words
from selections.kwartalen import is_dated, label, quarter
from selections.roadmap import tempo
from selections.words import within_a_sentence
from shell.chart import show_chart
from shell.links import number_link
from shell.notices import voorbehoud
from shell.parts.freshness import show_freshness
from shell.state_words import class_label
from shell.table import show_tabel
from shell.table_notes import freshness_note
from shell.view import View
from voortgang.counts import classes, planned_and_recorded

PLANNED = "gepland"
BY_PUBLICATION = (
    "Een regel telt in het halfjaar van de publicatie, ook waar een ander moment wordt verwacht."
)


def show_tempo(view: View) -> None:
    """Draw how many moments each half-year has, and in all so far."""
    found = tempo(view.rows)
    if found.empty:
        st.html("<p>Geen van de regels in beeld heeft een moment met een datum.</p>")
        return
    show_chart(roadmap_figure(found, narrow=view.narrow), "tempo", roadmap_alt(found))
    show_tabel(tempo_tabel(view))


def show_recorded(view: View) -> None:
    """Draw what came of the plan of each half-year, by what is recorded at the peildatum."""
    dated = view.rows[is_dated(view.rows)]
    if dated.empty:
        return
    show_freshness(view, dated, view.log.state, "regels in beeld met een datum")
    if dated_and_recorded(view) is None:
        return
    found = planned_and_recorded(view.rows, view.log.state)
    on = date_in_words(view.peildatum)
    show_chart(recorded_figure(found, narrow=view.narrow), "vastgelegd", recorded_alt(found, on))
    show_tabel(recorded_tabel(view))
    st.html(voorbehoud(BY_PUBLICATION, "Elk aantal leidt naar zijn regels."))


def dated_and_recorded(view: View) -> pd.DataFrame | None:
    """The rows in view with a date and their state; None where nothing is recorded of any."""
    return view.log.recorded_of(view.rows[is_dated(view.rows)])


def tempo_tabel(view: View) -> Tabel:
    """The moments of each half-year, each number the way to its rows."""
    without = f"{int((~is_dated(view.rows)).sum())} regels zonder datum staan er niet in"
    return Tabel.each(
        "Tempo per halfjaar",
        _halves(tempo(view.rows)),
        {
            "Halfjaar": "halfjaar",
            Column(PLANNED, numeric=True): partial(_rows_of, view, of=PLANNED),
            Column("waarvan een jaar of periode", numeric=True): "zonder_kwartaal",
            Column("opgeteld", numeric=True): "cumulatief",
        },
        notes=(f"{without}.", MOMENT_CAN_COME_UP),
        caption=f"Gepland per halfjaar en opgeteld; {without}",
    )


def recorded_tabel(view: View) -> Tabel:
    """The same by what is recorded of those rows; only where anything is."""
    found = planned_and_recorded(view.rows, view.log.state)
    return Tabel.each(
        "Gepland en vastgelegd",
        _halves(found),
        {
            "Halfjaar van de publicatie": "halfjaar",
            Column(PLANNED, numeric=True): partial(_rows_of, view, of=PLANNED),
            **{
                Column(within_a_sentence(class_label(name)), numeric=True): partial(
                    _rows_of, view, of=name
                )
                for name in classes()
                if found[name].any()
            },
            Column("opgeteld gepland", numeric=True): "cumulatief",
            Column("opgeteld afgerond", numeric=True): "cumulatief_afgerond",
        },
        notes=(freshness_note(view, dated_and_recorded(view)), BY_PUBLICATION),
        caption="Gepland per halfjaar, en wat erover op "
        f"{date_in_words(view.peildatum)} is vastgelegd",
    )


def _halves(found: pd.DataFrame) -> Iterator[pd.Series]:
    return (half for _, half in found.iterrows())


def _rows_of(view: View, half: pd.Series, of: str) -> Cell:
    """What is planned in this half-year, or stands in this class, as a link to those rows."""
    first = quarter(half.begin.date())
    known = view.query.kwartaal or view.calendar.choices["kwartaal"].values
    names = tuple(name for name in (label(first), label(first + 1)) if name in known)
    chosen, what = (
        ({}, of) if of == PLANNED else ({"status": (of,)}, within_a_sentence(class_label(of)))
    )
    return number_link(view, half[of], f"{what} in het {half.halfjaar}", kwartaal=names, **chosen)
