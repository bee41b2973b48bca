"""Overheden: whose turn is it?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.overheden.agenda import agenda_tabel, agreements_tabel, show_agenda, show_agreements
from pages.overheden.matrices import ROLES, matrix_tabel, show_matrices
from pages.overheden.opening import opening
from pages.overheden.parties import parties_tabel, show_parties
from selections.caveats import MOMENT_CAN_COME_UP
from selections.lagen import matrix
from shell.heading import show_heading
from shell.notices import voorbehoud
from shell.parts.lagen import rows_of_matrix
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    show_heading(view, "Overheden")
    if view.rows.empty:
        return
    st.html(
        voorbehoud(
            "De laag volgt uit het genoemde instrument of uit de overheid die de woorden zelf "
            "noemen; dat is onze lezing. Waar geen laag is genoemd, staat “niet genoemd”. Een "
            "regel die twee lagen noemt, telt bij beide.",
            MOMENT_CAN_COME_UP,
        )
    )
    st.header("Wie is aan zet?", anchor=False)
    show_matrices(view)
    st.header("Agenda per overheid", anchor=False)
    show_agenda(view)
    st.header("Bestuurlijke afspraken zonder genoemde partijen", anchor=False)
    show_agreements(view)
    st.header("Genoemde partijen", anchor=False)
    show_parties(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    for rol in ROLES:
        if view.filters.rol in (rol, "beide"):
            yield matrix_tabel(view, rol, matrix(rows_of_matrix(view), rol))
    if view.filters.laag:
        yield agenda_tabel(view)
    yield agreements_tabel(view)
    yield parties_tabel(view)
