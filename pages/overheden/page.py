"""Overheden: whose turn is it?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.overheden.agenda import (
    agenda_tabel,
    agreements_tabel,
    show_agenda,
    show_agreements,
    unnamed_facts,
)
from pages.overheden.matrices import ROLES, matrix_tabel, opening, show_matrix
from pages.overheden.parties import parties_tabel, show_parties
from pages.overheden.turns import show_turns, turns_tabel
from shell.heading import show_heading
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    show_heading(view, "Overheden", *unnamed_facts(view))
    if view.rows.empty:
        return
    show_turns(view)
    if view.filters.laag:
        st.header("Eigen agenda", anchor=False)
        show_agenda(view)
    show_matrix(view)
    st.header("Bestuurlijke afspraken waarvan de regel geen partij noemt", anchor=False)
    show_agreements(view)
    st.header("Genoemde partijen", anchor=False)
    show_parties(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield turns_tabel(view)
    for rol in ROLES:
        if view.filters.rol in (rol, "beide", "alle"):
            yield matrix_tabel(view, rol)
    if view.filters.laag:
        yield agenda_tabel(view)
    yield agreements_tabel(view)
    yield parties_tabel(view)
