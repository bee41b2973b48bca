"""What is near a decision on plan B: plan A is past, the latest start not reached or not known."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from pages.plan_ab.computed import computed, near_in_view
from pages.plan_ab.words import NOTE, REPORTED, in_sentences, note, stap_in_words
from selections.dates import date_in_words
from selections.gevraagd import NEAR_IN_WORDS, Besluit
from selections.stappen import STAP, page_of
from selections.words import counted, moment_of, unstopped
from shell.links import dossier_link
from shell.table import show_tabel
from shell.view import View


def show_near(view: View) -> None:
    """Draw the stappen, folded up; nothing where there are none."""
    tabel = near_tabel(view)
    if tabel.rows:
        label = f"{NEAR_IN_WORDS}: {counted(len(tabel.rows), 'stap')}"
        with st.expander(label):
            show_tabel(tabel)


def near_tabel(view: View) -> Tabel:
    """A row a stap, with its lines of plan B and what the publication says of them."""
    known = computed(view)

    def maatregel(of: tuple[Besluit, pd.DataFrame]) -> Cell:
        row = of[1].iloc[0]
        told = dossier_link(view, row["maatregel"]), stap_in_words(row)
        return Shown(row["maatregel"], Markup('<div class="lijst">{}<br>{}</div>').format(*told))

    def noted(of: tuple[Besluit, pd.DataFrame]) -> list[str]:
        return known.notes.get(tuple(of[1][STAP].iloc[0]), [])

    def what(of: tuple[Besluit, pd.DataFrame]) -> Cell:
        said = f"{of[0].vraag} {of[0].reden}"
        return Shown(said, Markup("{}{}").format(said, note(of[1].iloc[0], noted(of))))

    return Tabel.each(
        "Momenten van plan A verstreken",
        near_in_view(view),
        {
            "Maatregel": maatregel,
            Column("Stap", where=Where.FILE): lambda of: int(of[1]["stap_nr"].iloc[0]),
            Column("Concrete stap", where=Where.FILE): lambda of: of[1]["stap"].iloc[0],
            "Plan A (afgeleid)": lambda of: _lines(of[1], "A"),
            "Plan B (afgeleid)": lambda of: _lines(of[1], "B"),
            "Wat er aan de hand is": what,
            REPORTED: lambda of: in_sentences(known.reported.get(tuple(of[1][STAP].iloc[0]), [])),
            Column(NOTE, where=Where.FILE): noted,
            "Koppeling twijfelachtig": lambda of: of[0].volgorde,
            Column("Blz.", numeric=True): lambda of: int(page_of(of[1]).iloc[0]),
        },
        notes=(f"Op {date_in_words(view.peildatum)}.", view.assumptions.sentence),
        caption=f"{NEAR_IN_WORDS}, op {date_in_words(view.peildatum)}",
    )


def _lines(rows: pd.DataFrame, plan: str) -> list[str]:
    of_plan = rows[["borging", "agendering"]][rows["plan"] == plan]
    return [f"{unstopped(row.borging)}: {moment_of(row)}" for row in of_plan.itertuples()]
