"""Zoeken: where does the publication say that?"""

import streamlit as st

from screen.filter_bar import View
from screen.search_hits import show_hits


def draw(view: View) -> None:
    st.title("Zoeken")
    show_hits(view)
