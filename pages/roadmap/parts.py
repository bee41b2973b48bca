"""The roadmap that chapter 3 asks for, its seven parts read from the table."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.roadmap import recorded_alt, recorded_figure, roadmap_alt, roadmap_figure
from figures.text import shortened
from loaders.side_tables import load_running_actions
from selections.dates import date_in_words
from selections.kwartalen import is_dated, label, quarter
from selections.roadmap import milestones, tempo
from shell.chart import show_chart
from shell.filter_bar import View
from shell.freshness import show_freshness
from shell.links import dossier_link
from shell.table import Cell, Column, screen_link, show_table
from voortgang.counts import class_label, classes, planned_and_recorded
from voortgang.rijen import is_recorded

DOELSTELLING_CHARACTERS = 90


def show_tempo(view: View) -> None:
    """Draw how many moments each half-year has, and in all so far."""
    found = tempo(view.rows)
    without = int((~is_dated(view.rows)).sum())
    if found.empty:
        st.html("<p>Geen van de regels in beeld heeft een moment met een datum.</p>")
        return
    show_chart(roadmap_figure(found, narrow=view.narrow), "tempo", roadmap_alt(found))
    show_table(
        f"Gepland per halfjaar en opgeteld; {without} regels zonder datum staan er niet in",
        (
            Column("Halfjaar"),
            Column("gepland", numeric=True),
            Column("waarvan een jaar of periode", numeric=True),
            Column("opgeteld", numeric=True),
        ),
        (
            (row.halfjaar, _rows_of(view, row, row.gepland), row.zonder_kwartaal, row.cumulatief)
            for row in found.itertuples()
        ),
    )


def show_recorded(view: View, state: pd.DataFrame) -> None:
    """Draw what came of the plan of each half-year, by what is recorded at the peildatum.

    state: of at least the rows in view (`shell.progress.progress`).
    """
    dated = view.rows[is_dated(view.rows)]
    if dated.empty:
        return
    on = date_in_words(view.peildatum)
    show_freshness(view, dated, state, "regels in beeld met een datum")
    if not is_recorded(dated, state):
        return
    found = planned_and_recorded(view.rows, state)
    show_chart(recorded_figure(found, narrow=view.narrow), "vastgelegd", recorded_alt(found, on))
    shown = [name for name in classes() if found[name].any()]
    show_table(
        f"Gepland per halfjaar, en wat erover op {on} is vastgelegd",
        (
            Column("Halfjaar van de publicatie"),
            Column("gepland", numeric=True),
            *(Column(class_label(name).lower(), numeric=True) for name in shown),
            Column("opgeteld gepland", numeric=True),
            Column("opgeteld afgerond", numeric=True),
        ),
        _recorded_cells(view, found, shown),
    )
    st.html(
        '<p class="voorbehoud">Een regel telt in het halfjaar van de publicatie, ook waar een '
        "ander moment wordt verwacht. Elk aantal leidt naar zijn regels.</p>"
    )


def _recorded_cells(
    view: View, found: pd.DataFrame, shown: list[str]
) -> Iterator[tuple[Cell, ...]]:
    for row in found.to_dict("records"):
        half = pd.Series(row)
        yield (
            row["halfjaar"],
            _rows_of(view, half, row["gepland"]),
            *(_rows_of(view, half, row[name], name) for name in shown),
            row["cumulatief"],
            row["cumulatief_afgerond"],
        )


def _rows_of(view: View, half: object, number: int, status: str | None = None) -> Cell:
    """The number as a link to the rows that count in this half-year, in this class."""
    if number == 0:
        return 0
    first = quarter(half.begin.date())
    known = view.query.kwartaal or view.calendar.choices["kwartaal"].values
    names = tuple(name for name in (label(first), label(first + 1)) if name in known)
    chosen = {} if status is None else {"status": (status,)}
    what = "gepland" if status is None else class_label(status).lower()
    return screen_link(
        view.address("kalender", kwartaal=names, **chosen),
        number,
        f"{number}: {what} in het {half.halfjaar}",
    )


def show_milestones(view: View) -> None:
    """Draw the rows with a date as milestones, in order of time."""
    found = milestones(view.rows)
    show_table(
        f"Mijlpalen in volgorde van tijd: {len(found)}",
        (
            Column("Tijd"),
            Column("Gebied"),
            Column("Mijlpaal"),
            Column("Doelstelling"),
            Column("Verantwoordelijk (onze lezing)"),
            Column("Resultaat"),
            Column("Maatregel"),
            Column("Blz.", numeric=True),
        ),
        (
            (
                row.agendering,
                row.gebied,
                row.mijlpaal,
                _doelstelling(row.doelstelling),
                row.verantwoordelijk,
                row.resultaat,
                dossier_link(view, row.maatregel),
                row.pagina,
            )
            for row in found.itertuples()
        ),
    )


def _doelstelling(words: str) -> Markup:
    """The keuze in one line, which opens to all of its words: many rows have the same."""
    return Markup('<details class="zin"><summary>{}</summary>{}</details>').format(
        shortened(words, DOELSTELLING_CHARACTERS), words
    )


def show_running_actions() -> None:
    """Draw the actions that chapter 3 says are running, with their moment as printed."""
    show_table(
        "Acties die volgens de publicatie al lopen",
        (Column("Actie"), Column("Woorden"), Column("Moment"), Column("Blz.", numeric=True)),
        (
            (row.naam, row.woorden, row.moment or "niet in de bron", row.pagina)
            for row in load_running_actions().itertuples()
        ),
    )
