"""Section "De momenten": the rows with a moment, by half-year."""

import re

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from figures.text import shortened
from loaders.reported import load_reported
from selections.caveats import DERIVED_IN_SHORT
from selections.contradictions import in_short
from selections.lezing.gemeld import reported_per_row
from selections.lezing.hoofdstukken import beside_rows
from selections.lezing.hypothesen import hypotheses_of_publication, unfitting
from selections.lezing.weging import CLASS_DOUBT, doubtful
from selections.roadmap import half_year, moments
from selections.words import code_in_words, counted, or_else
from shell.links import dossier_of
from shell.notices import voorbehoud
from shell.parts.contradictions import disputed_moments
from shell.parts.elsewhere import Elsewhere
from shell.table import opens_to, show_first, show_tabel
from shell.table_notes import BY_ORDER, PAIRING_COLUMN, class_doubt, pairing_doubt
from shell.view import View

KEUZE_CHARACTERS = 90
SHOWN = 5
OF_BORGING = (
    "Het moment is volgens blz. 8 dat van de borging; zonder borgingsregel is het gelezen als dat "
    "van de stap of van een programma (afgeleid). Voor mijlpalen en resultaten heeft de kalender "
    "geen kolom; één toelichting noemt mijlpalen (1.2.1, blz. 24)."
)
BY_NAME = (
    "Genoemd is niet verantwoordelijk. De laag volgt uit het instrument of uit de woorden van de "
    "regel, een partij uit die woorden; keuze, maatregel en toelichting tellen niet mee."
)
# A question mark that the publication prints where a name should stand.
_NOT_FILLED_IN = re.compile(r"\s\?\s")


def show_moments(view: View) -> None:
    """Draw them by half-year: from that of the peildatum on, and then those before it."""
    st.html(voorbehoud(OF_BORGING, BY_NAME, BY_ORDER))
    found = moments(view.rows)
    tabel = moments_tabel(view, found)
    for number, (half, of_half) in enumerate(_from_now(view, found["halfjaar"].tolist())):
        name = f"{half}: {counted(sum(of_half), 'regel')} met een moment"
        part = tabel.part(of_half, name)
        if number == 0:
            show_first(part, SHOWN, "regel")
        else:
            with st.expander(name):
                show_tabel(part)


def _from_now(view: View, halves: list[str]) -> list[tuple[str, list[bool]]]:
    """The half-years that have rows, each with which of the rows are in it."""
    now = _order(half_year(pd.Timestamp(view.peildatum)))
    from_now = sorted(dict.fromkeys(halves), key=lambda half: _order(half) < now)
    return [(half, [one == half for one in halves]) for half in from_now]


def _order(half: str) -> tuple[str, str]:
    """Of "2e halfjaar 2026" the year and then the half."""
    return half[-4:], half[:1]


def moments_tabel(view: View, found: pd.DataFrame) -> Tabel:
    """What can come up when, at which stap and who is named, of each row with a moment.

    found: `selections.roadmap.moments` of the rows in view.
    """
    elsewhere = Elsewhere(view.table)
    doubts, unfit = doubtful(found), unfitting(found, hypotheses_of_publication())
    against = disputed_moments(view.table)
    said, beside = reported_per_row(found, load_reported()), beside_rows(found)
    found = found.assign(
        koppeling=doubts["koppeling"],
        indeling=doubts["instrument of indeling"],
        past_niet=[unfit.get(sleutel, "") for sleutel in found["sleutel"]],
        tegenstrijdig=[against.get(sleutel, "") for sleutel in found["sleutel"]],
        gemeld=[
            " ".join(
                (
                    *(f"{one}." for one in said.get(key, ())),
                    *(sentence for _, sentence in beside.get(key, ())),
                )
            )
            for key in found["sleutel"]
        ],
    )
    return Tabel.each(
        "Regels met een moment",
        found.itertuples(),
        {
            "Moment": lambda row: _shown(row.agendering, pairing_doubt(row.koppeling)),
            "Subthema (aandachtsgebied)": lambda row: _shown(row.subthema, elsewhere.note(row)),
            "Borging die aan de orde kan zijn": lambda row: _shown(
                row.aan_de_orde,
                class_doubt(row.indeling),
                Markup("<br><small>{}</small>").format(row.past_niet) if row.past_niet else "",
                _folded(row, in_short(row.tegenstrijdig), row.tegenstrijdig),
            ),
            DERIVED_IN_SHORT: "plan",
            "Bij de stap": _stap,
            "Keuze": _keuze,
            "Wie, naar rol (laag afgeleid)": _who,
            "Maatregel": dossier_of(view, titled=False),
            **PAIRING_COLUMN,
            Column(CLASS_DOUBT, where=Where.FILE): "indeling",
            Column("Past niet bij een werkhypothese", where=Where.FILE): "past_niet",
            Column("Tegenspraak over het moment", where=Where.FILE): "tegenstrijdig",
            Column("De publicatie zelf zegt", where=Where.FILE): "gemeld",
            **elsewhere.column(found),
            Column("Blz.", numeric=True): "pagina",
        },
        notes=("In volgorde van tijd.", OF_BORGING, BY_NAME, BY_ORDER),
        caption=f"{counted(len(found), 'regel')} met een kwartaal, jaar of periode",
    )


def _shown(text: str, *notes: str | Markup) -> Cell:
    return Shown(text, Markup("{}{}").format(text, Markup("").join(notes)))


def _folded(row, summary: str, words: str) -> Markup:
    """What is long, folded."""
    if not words:
        return Markup()
    return opens_to(summary, f"{code_in_words(row.maatregel)}, {row.agendering}", words)


def _stap(row) -> Cell:
    """The stap, and what the publication itself says of it being done."""
    words = or_else(row.stap, row.titel)
    if _NOT_FILLED_IN.search(words):
        words = f"{words} (‘?’ zo gedrukt)"
    return _shown(words, _folded(row, "de publicatie zelf zegt", row.gemeld))


def _who(row) -> Cell:
    """A line for each role."""
    return Shown(
        row.wie,
        Markup('<div class="lijst">{}</div>').format(Markup("<br>").join(row.wie.split("; "))),
    )


def _keuze(row) -> Cell:
    """The keuze in one line, which opens to all of its words: many rows have the same."""
    words = f"Keuze {row.keuze}: {row.keuze_tekst}"
    folded = Markup('<details class="lijst"><summary>{}</summary>{}</details>')
    return Shown(words, folded.format(shortened(words, KEUZE_CHARACTERS), words))
