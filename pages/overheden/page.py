"""Overheden: whose turn is it?"""

import streamlit as st
from markupsafe import Markup

from pages.overheden import lagen as overheden
from selections.caveats import MOMENT_CAN_COME_UP
from shell.filter_bar import View


def draw(view: View) -> None:
    st.title("Overheden")
    if view.rows.empty:
        return
    st.html(
        Markup(
            '<p class="voorbehoud">De laag volgt uit het genoemde instrument of uit de overheid '
            "die de woorden zelf noemen; dat is onze lezing. Waar geen laag is genoemd, staat "
            "“niet genoemd”. Een regel die twee lagen noemt, telt bij beide. {}</p>"
        ).format(MOMENT_CAN_COME_UP)
    )
    st.header("Wie is aan zet?", anchor=False)
    overheden.show_matrices(view)
    st.header("Agenda per overheid", anchor=False)
    overheden.show_agenda(view)
    st.header("Bestuurlijke afspraken zonder genoemde partijen", anchor=False)
    overheden.show_agreements(view)
    st.header("Genoemde partijen", anchor=False)
    overheden.show_parties(view)
