"""Overleg: what is asked of the meeting, what did it decide, what changed, and the report of it."""

import streamlit as st

from pages.overleg.agenda import show_agenda
from pages.overleg.parts import TITLES, show_parts
from pages.overleg.slides import OTHERS, slides
from selections.words import within_a_sentence
from shell.heading import show_heading
from shell.notices import melding
from shell.recording.aanmelden import show_sign_in
from shell.view import View
from voortgang.failures import StoreAway

PARTS = {"agenda": show_agenda, **OTHERS}

__all__ = ["draw", "slides"]


def draw(view: View) -> None:
    show_heading(view, f"Overleg: {within_a_sentence(TITLES[view.query.deel])}")
    if view.rows.empty:
        return
    show_parts(view)
    show_sign_in("overleg")
    try:
        PARTS[view.query.deel](view)
    except StoreAway as away:
        st.html(melding(str(away)))
