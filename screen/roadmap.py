"""The roadmap that chapter 3 asks for, its seven parts read from the table."""

import streamlit as st
from markupsafe import Markup

from figures.roadmap import roadmap_alt, roadmap_figure
from figures.text import shortened
from loaders.side_tables import load_running_actions
from screen.chart import show_chart
from screen.filter_bar import View
from screen.links import dossier_link
from screen.table import Column, show_table
from selections.kwartalen import is_dated
from selections.roadmap import milestones, tempo

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
        found[["halfjaar", "gepland", "zonder_kwartaal", "cumulatief"]].itertuples(index=False),
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
