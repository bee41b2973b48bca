"""Both sporen tables of chapter 2, whole and as printed, whatever the filters choose."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.sporen import sporen_alt, sporen_figure
from loaders.side_tables import load_sporen
from shell.chart import show_chart
from shell.filter_bar import View
from shell.table import Cell, Column, screen_link, show_table

COLUMNS = (
    Column("Traject"),
    Column("Programma of product"),
    Column("Onderdeel"),
    Column("Moment zoals gedrukt"),
    Column("Van"),
    Column("Tot en met"),
    Column("Aantekening"),
    Column("Blz.", numeric=True),
)


def show_sporen(view: View) -> None:
    """Draw the two tables, each with the way to the rows of its spoor."""
    rows = load_sporen()
    figure = sporen_figure(rows, view.peildatum, narrow=view.narrow)
    show_chart(figure, "sporen", sporen_alt(rows))
    for (spoor, name, description), of_spoor in rows.groupby(
        ["spoor", "spoor_naam", "spoor_omschrijving"], sort=False
    ):
        to_rows = screen_link(
            view.unfiltered("kalender", spoor=(spoor, "I+II")), "regels met dit spoor"
        )
        st.html(
            Markup("<p><b>Spoor {}: {}.</b> {} Op de kalender: {} (spoor is afgeleid).</p>").format(
                spoor, name, description, to_rows
            )
        )
        show_table(
            f"Spoor {spoor} {name}: {len(of_spoor)} onderdelen",
            COLUMNS,
            (_cells(row) for row in of_spoor.itertuples()),
        )


def _cells(row) -> tuple[Cell, ...]:
    return (
        row.traject_gedrukt,
        row.onderdeel,
        _or_empty(row.subonderdeel),
        row.moment or "niet in de bron",
        _day(row.van),
        _day(row.tot),
        _or_empty(row.opmerking),
        row.pagina,
    )


def _day(day: object) -> str:
    return "" if pd.isna(day) else day.strftime("%d-%m-%Y")


def _or_empty(text: object) -> str:
    return "" if pd.isna(text) else str(text)
