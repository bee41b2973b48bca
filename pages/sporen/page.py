"""Sporen en schillen: by which route?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.sporen.schillen import contents_tabel, lines_tabel, show_contents, show_schillen
from pages.sporen.sporen import opening, show_sporen, show_timeline, sporen_tabellen
from pages.sporen.weighing import show_weighing, weighing_tabel
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from shell.heading import show_heading
from shell.links import cited
from shell.notices import voorbehoud
from shell.parts.begrippen import show_begrippen
from shell.view import View

__all__ = ["draw", "opening", "tables"]

# Of the timeline and of the schillen beside it.
WIDTHS = (9, 7)


def draw(view: View) -> None:
    show_heading(view, "Sporen en schillen")
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        show_timeline(view, WIDTHS[0] / sum(WIDTHS))
    with right:
        show_schillen(view)
    show_begrippen(view, "spoor", "schil", "afgeleid", "twijfel", "borgingsregel")
    st.header("De schillen: de borgingsregels in elk, en wat erin zit", anchor=False)
    show_contents(view)
    st.header("De twee sporen, zoals gedrukt", anchor=False)
    show_sporen(view)
    if view.rows.empty:
        return
    st.header("De weging per maatregel", anchor=False)
    st.html(voorbehoud(*cited(view, INSTRUMENTS_CAN_BE_CONSIDERED)))
    show_weighing(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield lines_tabel(view)
    yield contents_tabel(view)
    yield from sporen_tabellen(view)
    yield weighing_tabel(view)
