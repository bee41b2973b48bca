"""Bron: can I trust this?"""

import streamlit as st
from markupsafe import Markup

from pages.bron import parts as bron
from pages.bron.tables import tables
from shell.table import screen_link
from shell.tegenstrijdigheden import show_contradictions
from shell.view import View

SECTIONS = (
    ("Publicatie en versie", bron.show_publication),
    ("Leesregels", bron.show_reading_rules),
    ("Twijfelachtige lezingen en aantekeningen", bron.show_notes),
    ("Tegenstrijdigheden in de publicatie", show_contradictions),
    ("Afwijkingen van de samenvattingstabel", bron.show_deviations),
    ("Plan, schil, laag en AMvB per borgingsregel", bron.show_phrases),
    ("Instrumententabel", bron.show_instruments),
    ("Werkhypothesen van de publicatie", bron.show_hypotheses),
    ("Definities van de kolommen", bron.show_columns),
    ("Definities van de waarden", bron.show_categories),
    ("Voortgang: wat wordt vastgelegd en wat wordt afgeleid", bron.show_progress_words),
    ("Open data", bron.show_open_data),
)

__all__ = ["draw", "tables"]


def draw(view: View) -> None:
    st.title("Bron")
    st.html(
        "<p>Dit scherm gaat over de hele kalender, ongeacht de filters. Wat wij hebben afgeleid "
        "staat hier met de regel en met de woorden waarop het rust.</p>"
    )
    st.html(
        Markup("<p>Wat er is getest en wat niet goed gaat: {}.</p>").format(
            screen_link(view.address("toegankelijkheid"), "de toegankelijkheidsverklaring")
        )
    )
    for heading, show in SECTIONS:
        with st.expander(heading, expanded=show is bron.show_publication):
            show(view)
