"""Overzicht: where do we stand?"""

import streamlit as st

from pages.overzicht.aansluiting import show_aansluiting
from pages.overzicht.gevraagd import show_besluiten
from pages.overzicht.moments import show_buckets, show_kwartalen
from pages.overzicht.opening import opening
from pages.overzicht.plans import show_plans
from pages.overzicht.stand import show_stand
from pages.overzicht.tables import tables
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    st.title("Overzicht")
    if not view.rows.empty:
        found = view.log
        show_buckets(view)
        st.header("Stand van de voortgang")
        show_stand(view, found)
        st.header("Momenten per kwartaal")
        show_kwartalen(view)
        st.header("Plan A, plan B en overig")
        show_plans(view)
        st.header("Gevraagde besluiten")
        show_besluiten(view, found)
    st.header("Aansluiting op de publicatie")
    show_aansluiting(view)
