"""Zoeken: where does the publication say that?"""

import streamlit as st

from pages.zoeken.hits import show_hits
from shell.view import View


def draw(view: View) -> None:
    st.title("Zoeken")
    show_hits(view)
