"""Section "Momenten en wat is vastgelegd": what came of the plan of each half-year."""

from functools import partial

import pandas as pd
import streamlit as st

from documents.tabel import Cell, Column, Tabel
from figures.roadmap import recorded_alt, recorded_figure
from pages.roadmap.halves import PLANNED, WITH_MOMENT, rows_of
from selections.dates import date_in_words
from selections.kwartalen import is_dated
from selections.words import within_a_sentence
from shell.chart import show_chart
from shell.notices import voorbehoud
from shell.parts.freshness import show_freshness
from shell.state_words import class_label
from shell.table import show_tabel
from shell.table_notes import freshness_note
from shell.view import View
from voortgang.counts import classes, planned_and_recorded

BY_PUBLICATION = (
    "Een regel telt in het halfjaar van de publicatie, ook waar een ander moment wordt verwacht."
)


def show_recorded(view: View) -> None:
    """Draw what came of the plan of each half-year, by what is recorded at the peildatum."""
    dated = view.rows[is_dated(view.rows)]
    if dated.empty:
        return
    show_freshness(view, dated, "regels in beeld met een kwartaal, jaar of periode")
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


def recorded_tabel(view: View) -> Tabel:
    """The moments of each half-year by what is recorded of them; only where anything is."""
    found = planned_and_recorded(view.rows, view.log.state)

    def number(half: pd.Series, of: str) -> Cell:
        return rows_of(view, half, of, half[of])

    return Tabel.each(
        "Momenten en wat is vastgelegd",
        (half for _, half in found.iterrows()),
        {
            "Halfjaar van de publicatie": "halfjaar",
            Column(WITH_MOMENT, numeric=True): partial(number, of=PLANNED),
            **{
                Column(within_a_sentence(class_label(name)), numeric=True): partial(number, of=name)
                for name in classes()
                if found[name].any()
            },
            Column("opgeteld, met een moment", numeric=True): "cumulatief",
            Column("opgeteld afgerond", numeric=True): "cumulatief_afgerond",
        },
        notes=(freshness_note(view, dated_and_recorded(view)), BY_PUBLICATION),
        caption="Momenten per halfjaar, en wat erover op "
        f"{date_in_words(view.peildatum)} is vastgelegd",
    )
