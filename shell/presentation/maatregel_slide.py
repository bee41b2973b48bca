"""One maatregel on the shared screen: its words, its timeline, its stappen; nothing to click."""

from collections.abc import Iterator
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.caveats import CAVEATS, LAST_QUARTER
from selections.dates import date_in_words
from selections.dossier import Dossier, open_dossier
from selections.lezing.weging import is_class_doubtful
from selections.stappen import STAP
from selections.words import capitalised, out_of
from shell.notices import voorbehoud
from shell.parts.stappen import (
    at_peildatum,
    caption_of_lines,
    line_in_words,
    name_of_stap,
    show_timeline,
    stap_in_words,
    worked_out,
)
from shell.presentation.slides import Deck, Slide, sizes
from shell.state_words import in_one_line
from shell.table import Cell, Column, table
from shell.table_notes import class_doubt
from shell.view import View

RECORDED = "klasse"


def through_maatregelen(view: View, title: str) -> Deck:
    """Each maatregel of the selection; title: of the screen, which has no part in it."""
    known, codes = view.calendar.choices["maatregel"], view.rows["maatregel"].unique()
    slides = (Slide(code, known.of(code).label, partial(_show, view, code)) for code in codes)
    return Deck(view, tuple(slides))


def _show(view: View, code: str) -> None:
    """Draw the maatregel whole, also the lines that the filters do not choose, and say so.

    What is recorded stands with each line, where anything is of these stappen.
    """
    dossier = open_dossier(view.table, code)
    stappen = dossier.stappen
    titel = dossier.vermeldingen["titel"].iloc[0]
    head = code, titel, _words(dossier), _remarks(view, dossier)
    st.html(Markup('<div class="dia"><h1>{} {}</h1>{}{}</div>').format(*head))
    if stappen.empty:
        return
    recorded = view.log.recorded_of(stappen)
    show_timeline(view, stappen, recorded, "dia_tijdlijn", sizes().gantt)
    lines = at_peildatum(view, stappen if recorded is None else recorded)
    parts = [_stap(view, rows, code) for _, rows in lines.groupby(STAP, sort=False, observed=True)]
    wide = stappen["precisie"].isin(["jaar", "periode"]).any()
    beside = filter(None, (LAST_QUARTER if wide else "", view.log.problem))
    parts.append(voorbehoud(*CAVEATS, *beside))
    st.html(Markup('<div class="dia">{}</div>').format(Markup("").join(parts)))


def _words(dossier: Dossier) -> Markup:
    heads = dossier.vermeldingen
    words = Markup("").join(
        Markup("<p>{}</p>").format(text) for text in heads["maatregel_tekst"].dropna().unique()
    )
    keuzes = Markup("").join(
        Markup("<p><b>Keuze {}:</b> {}</p>").format(head.keuze, head.keuze_tekst)
        for head in heads.itertuples()
    )
    return Markup('<div class="woorden"><div>{}</div><div>{}</div></div>').format(keuzes, words)


def _remarks(view: View, dossier: Dossier) -> Markup:
    said = [worked_out(dossier, str)]
    chosen = int((view.rows["maatregel"] == dossier.maatregel).sum())
    if chosen < len(dossier.rows):
        of_all = out_of(len(dossier.rows), "regel")
        said.append(
            f"Past bij de filters: {chosen} {of_all} van deze maatregel; ze staan hier allemaal."
        )
    return Markup("").join(Markup("<p>{}</p>").format(one) for one in said if one)


def _stap(view: View, rows: pd.DataFrame, code: str) -> Markup:
    head = rows.iloc[0]
    name = name_of_stap(head, named=head["maatregel"] != code)
    words, doorwerking = stap_in_words(head)
    on = f"Op {date_in_words(view.peildatum)}"
    columns = [Column(name) for name in ("Borging", "Agendering", "Plan (afgeleid)", on)]
    if RECORDED in rows:
        columns.append(Column("Vastgelegd"))
    return Markup("<h2>{}: {}</h2><p><b>Doorwerking:</b> {}</p>{}").format(
        capitalised(name),
        words,
        doorwerking,
        table(caption_of_lines(name), columns, _cells(view, rows)),
    )


def _cells(view: View, rows: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    for row in rows.itertuples():
        borging, *others = line_in_words(view, row)
        doubt = class_doubt(is_class_doubtful(row))
        cells = (Markup("{}{}").format(borging, doubt), *others, row.vak)
        yield (*cells, in_one_line(row)) if RECORDED in rows else cells
