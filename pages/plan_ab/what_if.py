"""What is computed with, and the choice of something else, folded up."""

import streamlit as st

from shell.filter_bar import field
from shell.view import View


def show_what_if(view: View) -> None:
    """Draw what is assumed, which of them is chosen being told by the fields themselves."""
    with st.expander("Wat als: andere duur of meer wijzigingsbesluiten"):
        field(view, "amvb_maanden")
        field(view, "besluiten_per_jaar")
        if not view.assumptions.what_if:
            st.html(view.assumptions.in_words())
