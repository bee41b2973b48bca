"""Bron: can I trust this?"""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.bron import definitions, readings
from pages.bron.contradictions import contradictions_tabel, show_contradictions
from pages.bron.open_data import show_open_data
from pages.bron.publication import show_publication
from shell.heading import show_heading
from shell.parts.aansluiting import aansluiting_tabel
from shell.table import screen_link
from shell.view import View

SECTIONS = (
    ("Publicatie en versie", show_publication),
    ("Leesregels", readings.show_reading_rules),
    ("Twijfelachtige lezingen en aantekeningen", readings.show_notes),
    ("Tegenstrijdigheden in de publicatie", show_contradictions),
    ("Afwijkingen van de samenvattingstabel", readings.show_deviations),
    ("Plan, schil, laag en AMvB per borgingsregel", readings.show_phrases),
    ("Instrumententabel", readings.show_instruments),
    ("Werkhypothesen van de publicatie", readings.show_hypotheses),
    ("Definities van de kolommen", definitions.show_columns),
    ("Definities van de waarden", definitions.show_categories),
    (
        "Voortgang: wat wordt vastgelegd en wat wordt afgeleid",
        definitions.show_progress_words,
    ),
    ("Open data", show_open_data),
)


def draw(view: View) -> None:
    show_heading(view, "Bron")
    st.html(
        "<p>Dit scherm gaat over de hele kalender, ongeacht de filters. Wat is afgeleid, "
        "staat hier met de regel en met de woorden waarop het rust.</p>"
    )
    st.html(
        Markup("<p>Wat er is getest en wat niet goed gaat: {}.</p>").format(
            screen_link(view.address("toegankelijkheid"), "de toegankelijkheidsverklaring")
        )
    )
    for heading, show in SECTIONS:
        with st.expander(heading, expanded=show is show_publication):
            show(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield contradictions_tabel(view)
    yield aansluiting_tabel(view)
    yield definitions.statuses_tabel()
    yield definitions.derivations_tabel()
