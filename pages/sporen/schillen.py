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
CONTENTS = (
    Column("Schil", where=Where.FILE),
    Column("Soort"),
    Column("Wat"),
    Column("Woorden van de publicatie"),
    Column("Staat in"),
    Column("Blz.", numeric=True),
)


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
    return Tabel.of(
        "Borgingsregels per schil",
        (
            Column("Schil"),
            *(Column(name, numeric=True) for name in PLANS.values()),
            Column("totaal", numeric=True),
            Column("Op de kalender", where=Where.SCREEN),
        ),
        (_cells(view, row) for row in lines_per_schil(view.rows).itertuples()),
        notes=("Borgingsregels in beeld; schil en plan zijn onze lezing.",),
        caption="Borgingsregels in beeld per schil en plan (onze lezing)",
    )


def contents_tabel() -> Tabel:
    """What chapter 2 puts in each schil, whatever the filters choose."""
    contents = load_schillen()
    return Tabel.of(
        "Inhoud van de schillen",
        CONTENTS,
        (
            (
                row.schil,
                row.soort,
                row.naam,
                row.woorden,
                row.plaats if pd.isna(row.bron) else f"{row.plaats} ({row.bron})",
                row.pagina,
            )
            for row in contents[contents["soort"] != "schil"].itertuples()
        ),
        notes=("De schillen van hoofdstuk 2, ongeacht de filters.",),
    )


def _names() -> pd.Series:
    contents = load_schillen()
    return contents[contents["soort"] == "schil"].set_index("schil")["naam"]


def _cells(view: View, row) -> tuple[Cell, ...]:
    without = pd.isna(row.schil)
    name = "geen schil" if without else f"Schil {row.schil}: {_names()[row.schil]}"
    value = NO_SCHIL if without else int(row.schil)
    address = view.address("kalender", schil=(value,), plan=tuple(PLANS))
    to_rows = Shown("regels", screen_link(address, "regels", f"regels van {name}"))
    return (
        name,
        *(getattr(row, plan) for plan in PLANS),
        row.totaal,
        to_rows if row.totaal else "geen",
    )
