"""Overzicht: where do we stand?"""

import streamlit as st

from screen.aansluiting import show_aansluiting
from screen.besluiten import show_besluiten
from screen.filter_bar import View
from screen.moments import show_buckets, show_kwartalen
from screen.plans import show_plans


def draw(view: View) -> None:
    st.title("Overzicht")
    if not view.rows.empty:
        show_buckets(view)
        st.header("Momenten per kwartaal")
        show_kwartalen(view)
        st.header("Plan A, plan B en overig")
        show_plans(view)
        st.header("Gevraagde besluiten")
        show_besluiten(view)
    st.header("Aansluiting op de publicatie")
    show_aansluiting(view)
