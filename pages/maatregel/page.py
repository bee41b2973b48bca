"""Maatregel: what exactly does the publication say?"""

import streamlit as st

from pages.maatregel.choice import show_choice, show_unknown_codes
from pages.maatregel.dossier import (
    show_heading,
    show_notes,
    show_references,
    show_stappen,
    show_timeline,
    show_words,
)
from pages.maatregel.slides import slides
from pages.maatregel.stand import show_progress
from pages.maatregel.tables import tables
from selections.dossier import open_dossier
from shell.view import View

__all__ = ["draw", "slides", "tables"]


def draw(view: View) -> None:
    codes = view.query.filters.maatregel
    if len(codes) != 1:
        st.title("Maatregel")
        show_unknown_codes(view)
        show_choice(view)
        return
    dossier = open_dossier(view.table, codes[0])
    show_heading(view, dossier)
    show_unknown_codes(view)
    show_words(dossier)
    show_timeline(view, dossier, view.log.state)
    show_progress(view, dossier, view.log)
    show_stappen(view, dossier)
    show_references(view, dossier)
    show_notes(dossier)
