"""The two sporen of chapter 2, whatever the filters choose: as one picture, with which the screen
opens when it is presented, and both tables as printed.
"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from figures.sporen import sporen_alt, sporen_figure
from loaders.side_tables import load_sporen
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from selections.words import NOT_PRINTED, PRINTED_MOMENT
from shell.chart import show_chart
from shell.links import page_of_words
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.screen_size import screen_size
from shell.table import screen_link, show_tabel
from shell.url.choices import AS_ROWS
from shell.view import View


def show_timeline(view: View, part: float) -> None:
    """Draw both sporen as one picture; part: of the width of the screen."""
    rows = load_sporen()
    figure = sporen_figure(
        rows, view.peildatum, narrow=view.narrow, width=part * screen_size().width
    )
    show_chart(figure, "sporen", sporen_alt(rows))


def show_sporen(view: View) -> None:
    """Draw the two tables, each with the way to the rows of its spoor."""
    for head, tabel in _per_spoor(view):
        to_rows = screen_link(
            view.unfiltered("kalender", vorm=AS_ROWS, spoor=(head.spoor, "I+II")),
            "regels met dit spoor",
        )
        st.html(
            Markup("<p><b>Spoor {}: {}.</b> {} Op de kalender: {} (spoor is afgeleid).</p>").format(
                head.spoor, head.spoor_naam, head.spoor_omschrijving, to_rows
            )
        )
        show_tabel(tabel)


def sporen_tabellen(view: View) -> list[Tabel]:
    """The two tables."""
    return [tabel for _, tabel in _per_spoor(view)]


def _per_spoor(view: View) -> Iterator[tuple[pd.Series, Tabel]]:
    """Of each spoor a row that names it, and its table."""
    for spoor, of_spoor in load_sporen().groupby("spoor", sort=False):
        head = of_spoor.iloc[0]
        name = f"Spoor {spoor} {head.spoor_naam}"
        yield (
            head,
            Tabel.each(
                f"Spoor {spoor}",
                of_spoor.itertuples(),
                {
                    "Traject": "traject_gedrukt",
                    "Programma of product": "onderdeel",
                    "Onderdeel": "subonderdeel",
                    PRINTED_MOMENT: lambda row: row.moment or NOT_PRINTED,
                    "Van": lambda row: _day(row.van),
                    "Tot en met": lambda row: _day(row.tot),
                    "Aantekening": "opmerking",
                    Column("Blz.", numeric=True): page_of_words(view, "onderdeel"),
                },
                notes=(f"{name}, de hele tabel van hoofdstuk 2, ongeacht de filters.",),
                caption=f"{name}: {len(of_spoor)} onderdelen",
            ),
        )


def _day(day: object) -> Cell:
    return None if pd.isna(day) else Shown(day, Markup(f"{day:%d-%m-%Y}"))


def _sporen(view: View) -> Drawn:
    found = load_sporen()
    figure = sporen_figure(found, view.peildatum, sizes().gantt, view.narrow, screen_size().width)
    return figure, sporen_alt(found)


opening = Opening(
    "De twee sporen van hoofdstuk 2, ongeacht de filters",
    lambda _: INSTRUMENTS_CAN_BE_CONSIDERED,
    _sporen,
)
