"""Overzicht: where do we stand, and what is asked?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.overzicht.aansluiting import show_aansluiting
from pages.overzicht.front import show_front
from pages.overzicht.gevraagde_besluiten import besluiten_tabel, show_besluiten
from pages.overzicht.kwartalen import kwartalen_tabel, show_kwartalen
from pages.overzicht.opening import opening
from pages.overzicht.per_subthema import moments_tabel, plans_tabel, show_moments, show_plans
from pages.overzicht.stand import show_stand, stand_tabellen
from shell.heading import show_heading
from shell.parts.aansluiting import aansluiting_tabel
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    show_heading(view, "Overzicht")
    if not view.rows.empty:
        show_front(view)
        st.header("Momenten op de peildatum", anchor=False)
        show_moments(view)
        st.header("Stand van de voortgang", anchor=False)
        show_stand(view)
        st.header("Momenten per kwartaal", anchor=False)
        show_kwartalen(view)
        st.header("Plan A, plan B en overig", anchor=False)
        show_plans(view)
        st.header("Gevraagde besluiten", anchor=False)
        show_besluiten(view)
    st.header("Aansluiting op de publicatie", anchor=False)
    show_aansluiting(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield moments_tabel(view)
    yield from stand_tabellen(view)
    yield kwartalen_tabel(view)
    yield plans_tabel(view)
    yield besluiten_tabel(view)
    yield aansluiting_tabel(view)
