"""Section "De drie schillen": the borging lines in each, and what the publication puts in it."""

import pandas as pd
import streamlit as st

from documents.tabel import Cell, Column, Shown, Tabel, Where
from figures.schillen import schillen_alt, schillen_figure
from loaders.side_tables import load_schillen
from selections.filters import NO_SCHIL
from selections.weging import lines_per_schil
from shell.chart import show_chart
from shell.table import screen_link, show_tabel
from shell.view import View

PLANS = {"A": "plan A", "B": "plan B", "overig": "overig"}


def show_schillen(view: View) -> None:
    """Draw each schil with its borging lines in view, and below it what is in it."""
    names = _names()
    if not view.rows.empty:
        counts = lines_per_schil(view.rows)
        show_chart(schillen_figure(counts, names), "schillen", schillen_alt(counts, names))
        show_tabel(lines_tabel(view))
    contents = contents_tabel()
    schillen = contents.column("Schil")
    for schil in dict.fromkeys(schillen):
        with st.expander(f"Schil {schil}, {names[schil]}: wat er volgens de publicatie in zit"):
            caption = f"Schil {schil}: {names[schil]}"
            show_tabel(contents.part((one == schil for one in schillen), caption))


def lines_tabel(view: View) -> Tabel:
    """How many borging lines in view each schil has, and one has none."""
    names = _names()

    def name(row) -> str:
        return "geen schil" if pd.isna(row.schil) else f"Schil {row.schil}: {names[row.schil]}"

    def to_rows(row) -> Cell:
        value = NO_SCHIL if pd.isna(row.schil) else int(row.schil)
        address = view.address("kalender", schil=(value,), plan=tuple(PLANS))
        link = screen_link(address, "regels", f"regels van {name(row)}")
        return Shown("regels", link) if row.totaal else "geen"

    return Tabel.each(
        "Borgingsregels per schil",
        lines_per_schil(view.rows).itertuples(),
        {
            "Schil": name,
            **{Column(words, numeric=True): plan for plan, words in PLANS.items()},
            Column("totaal", numeric=True): "totaal",
            Column("Op de kalender", where=Where.SCREEN): to_rows,
        },
        notes=("Borgingsregels in beeld; schil en plan zijn afgeleid.",),
        caption="Borgingsregels in beeld per schil en plan (afgeleid)",
    )


def contents_tabel() -> Tabel:
    """What chapter 2 puts in each schil, whatever the filters choose."""
    contents = load_schillen()
    return Tabel.each(
        "Inhoud van de schillen",
        contents[contents["soort"] != "schil"].itertuples(),
        {
            Column("Schil", where=Where.FILE): "schil",
            "Soort": "soort",
            "Wat": "naam",
            "Woorden van de publicatie": "woorden",
            "Staat in": _place,
            Column("Blz.", numeric=True): "pagina",
        },
        notes=("De schillen van hoofdstuk 2, ongeacht de filters.",),
    )


def _names() -> pd.Series:
    contents = load_schillen()
    return contents[contents["soort"] == "schil"].set_index("schil")["naam"]


def _place(row) -> str:
    return row.plaats if pd.isna(row.bron) else f"{row.plaats} ({row.bron})"
