"""Sporen en schillen: by which route?"""

import streamlit as st
from markupsafe import Markup

from pages.sporen import schillen, sporen
from pages.sporen.opening import opening
from pages.sporen.tables import tables
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from shell.filter_bar import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    st.title("Sporen en schillen")
    st.header("De twee sporen", anchor=False)
    sporen.show_sporen(view)
    st.header("De drie schillen", anchor=False)
    schillen.show_schillen(view)
    if view.rows.empty:
        return
    st.header("De weging per maatregel", anchor=False)
    st.html(Markup('<p class="voorbehoud">{}</p>').format(INSTRUMENTS_CAN_BE_CONSIDERED))
    schillen.show_weighing(view)
