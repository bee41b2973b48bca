"""Section "Mijlpalen": the rows with a date, by half-year."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from figures.text import shortened
from selections.roadmap import half_year, milestones
from selections.stappen import is_doubtfully_paired
from selections.words import counted
from shell.links import dossier_of
from shell.parts.elsewhere import Elsewhere
from shell.table import show_first, show_tabel
from shell.table_notes import BY_ORDER, PAIRING_COLUMN, pairing_doubt
from shell.view import View

DOELSTELLING_CHARACTERS = 90
SHOWN = 5
NOTE = (
    "In volgorde van tijd. Als doelstelling staat de keuze waar de maatregel onder staat, als "
    "resultaat de borgingsregel; zelf noemt de publicatie ze niet zo. Genoemd is niet "
    "verantwoordelijk."
)


def show_milestones(view: View) -> None:
    """Draw them by half-year: from that of the peildatum on, and then those before it."""
    tabel = milestones_tabel(view)
    halves = milestones(view.rows)["halfjaar"].tolist()
    for number, (half, of_half) in enumerate(_from_now(view, halves)):
        part = tabel.part(of_half, f"{half}: {counted(sum(of_half), 'mijlpaal')}")
        if number == 0:
            show_first(part, SHOWN, "mijlpaal")
        else:
            with st.expander(part.caption):
                show_tabel(part)


def _from_now(view: View, halves: list[str]) -> list[tuple[str, list[bool]]]:
    """The half-years that have milestones, each with which of the milestones are in it."""
    known = list(dict.fromkeys(halves))
    now = pd.Timestamp(view.peildatum)
    ahead = [half for half in known if _order(half) >= _order(half_year(now))]
    return [
        (half, [one == half for one in halves])
        for half in (*ahead, *(half for half in known if half not in ahead))
    ]


def _order(half: str) -> tuple[str, str]:
    """Of "2e halfjaar 2026" the year and then the half."""
    return half[-4:], half[:1]


def milestones_tabel(view: View) -> Tabel:
    """Who delivers what, when, where and to which end, of each row in view with a date."""
    found, elsewhere = milestones(view.rows), Elsewhere(view.table)
    return Tabel.each(
        "Mijlpalen",
        found.itertuples(),
        {
            "Tijd": lambda row: _shown(
                row.agendering, pairing_doubt(is_doubtfully_paired(row.redactie))
            ),
            "Gebied": lambda row: _shown(row.gebied, elsewhere.note(row)),
            "Mijlpaal": "mijlpaal",
            "Doelstelling (de keuze)": _doelstelling,
            "Wie, naar rol (laag afgeleid; genoemd is niet verantwoordelijk)": _who,
            "Resultaat (de borgingsregel)": "resultaat",
            "Maatregel": dossier_of(view, titled=False),
            **PAIRING_COLUMN,
            **elsewhere.column(found),
            Column("Blz.", numeric=True): "pagina",
        },
        notes=(NOTE, BY_ORDER),
        caption=f"Mijlpalen in volgorde van tijd: {len(found)}",
    )


def _shown(text: str, note: Markup) -> Cell:
    return Shown(text, Markup("{}{}").format(text, note))


def _who(row) -> Cell:
    """A line for each role."""
    return Shown(
        row.wie,
        Markup('<div class="lijst">{}</div>').format(Markup("<br>").join(row.wie.split("; "))),
    )


def _doelstelling(row) -> Cell:
    """The keuze in one line, which opens to all of its words: many rows have the same."""
    words, short = row.doelstelling, shortened(row.doelstelling, DOELSTELLING_CHARACTERS)
    folded = Markup('<details class="lijst"><summary>{}</summary>{}</details>')
    return Shown(words, folded.format(short, words))
