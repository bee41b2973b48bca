"""Sporen en schillen: by which route?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.sporen.opening import opening
from pages.sporen.schillen import contents_tabel, lines_tabel, show_schillen
from pages.sporen.sporen import show_sporen, sporen_tabellen
from pages.sporen.weighing import show_weighing, weighing_tabel
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from shell.heading import show_heading
from shell.notices import voorbehoud
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    show_heading(view, "Sporen en schillen")
    st.header("De twee sporen", anchor=False)
    show_sporen(view)
    st.header("De drie schillen", anchor=False)
    show_schillen(view)
    if view.rows.empty:
        return
    st.header("De weging per maatregel", anchor=False)
    st.html(voorbehoud(INSTRUMENTS_CAN_BE_CONSIDERED))
    show_weighing(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield from sporen_tabellen()
    yield lines_tabel(view)
    yield contents_tabel()
    yield weighing_tabel(view)
