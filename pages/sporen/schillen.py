"""The three schillen, what the publication puts in them, and the weighing per maatregel."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.schillen import schillen_alt, schillen_figure
from loaders.side_tables import load_schillen
from selections.filters import NO_SCHIL
from selections.weging import instruments_side_by_side, lines_per_schil
from shell.chart import show_chart
from shell.filter_bar import View
from shell.links import dossier_link
from shell.table import Cell, Column, screen_link, show_table

PLANS = {"A": "plan A", "B": "plan B", "overig": "overig"}


def show_schillen(view: View) -> None:
    """Draw each schil with its borging lines in view, and below it what is in it."""
    contents = load_schillen()
    names = contents[contents["soort"] == "schil"].set_index("schil")["naam"]
    if not view.rows.empty:
        counts = lines_per_schil(view.rows)
        show_chart(schillen_figure(counts, names), "schillen", schillen_alt(counts, names))
        show_table(
            "Borgingsregels in beeld per schil en plan (onze lezing)",
            (
                Column("Schil"),
                *(Column(name, numeric=True) for name in PLANS.values()),
                Column("totaal", numeric=True),
                Column("Op de kalender"),
            ),
            (_schil_cells(view, row, names) for row in counts.itertuples()),
        )
    for schil, of_schil in contents[contents["soort"] != "schil"].groupby("schil"):
        with st.expander(f"Schil {schil}, {names[schil]}: wat er volgens de publicatie in zit"):
            show_table(
                f"Schil {schil}: {names[schil]}",
                (
                    Column("Soort"),
                    Column("Wat"),
                    Column("Woorden van de publicatie"),
                    Column("Staat in"),
                    Column("Blz.", numeric=True),
                ),
                (
                    (
                        row.soort,
                        row.naam,
                        row.woorden,
                        row.plaats if pd.isna(row.bron) else f"{row.plaats} ({row.bron})",
                        row.pagina,
                    )
                    for row in of_schil.itertuples()
                ),
            )


def show_weighing(view: View) -> None:
    """Draw which instruments the publication puts side by side for each maatregel in view."""
    found = instruments_side_by_side(view.rows)
    if found.empty:
        st.html("<p>Geen van de regels in beeld heeft een borgingsregel.</p>")
        return
    show_table(
        f"Instrumenten naast elkaar: {found['maatregel'].nunique()} maatregelen",
        (
            Column("Maatregel"),
            Column("Instrument"),
            Column("Plan"),
            Column("Traject"),
            Column("Schil"),
            Column("AMvB"),
            Column("Momenten"),
            Column("Spoor (afgeleid)"),
            Column("regels", numeric=True),
        ),
        (
            (
                dossier_link(view, row.maatregel, row.titel),
                row.instrument,
                row.plan,
                row.traject,
                "geen" if pd.isna(row.schil) else str(row.schil),
                ", ".join(row.amvb) or "geen",
                ", ".join(row.momenten) or "geen moment",
                row.spoor,
                row.regels,
            )
            for row in found.itertuples()
        ),
    )


def _schil_cells(view: View, row, names: pd.Series) -> tuple[Cell, ...]:
    without = pd.isna(row.schil)
    value = NO_SCHIL if without else int(row.schil)
    name = "geen schil" if without else f"Schil {value}: {names[value]}"
    to_rows = screen_link(
        view.address("kalender", schil=(value,), plan=tuple(PLANS)), "regels", f"regels van {name}"
    )
    return (
        name,
        *(getattr(row, plan) for plan in PLANS),
        row.totaal,
        Markup("{}").format(to_rows) if row.totaal else "geen",
    )
