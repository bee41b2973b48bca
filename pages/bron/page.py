"""Bron: can I trust this?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.bron import definitions, readings
from pages.bron.contradictions import contradictions_tabel, show_contradictions
from pages.bron.open_data import show_open_data
from pages.bron.publication import show_publication
from pages.bron.text import show_text
from pages.bron.trust import trust_facts, trust_tabel
from shell.heading import show_heading
from shell.parts.aansluiting import aansluiting_tabel
from shell.parts.begrippen import begrippen_tabel
from shell.table import show_tabel
from shell.view import View

SECTIONS = (
    ("Begrippen", lambda view: show_tabel(begrippen_tabel(view))),
    ("Leesregels", readings.show_reading_rules),
    ("Tegenstrijdigheden in de publicatie", show_contradictions),
    ("Afwijkingen van de samenvattingstabel", readings.show_deviations),
    ("Aantekeningen bij wat is afgeleid", readings.show_notes),
    ("Plan, schil, laag en AMvB per borgingsregel", readings.show_phrases),
    ("Instrumententabel, met de twijfel", readings.show_instruments),
    ("Overheidslaag in de woorden van een stap", readings.show_lagen_in_stap),
    ("Uitgangspunten van de publicatie", readings.show_hypotheses),
    ("Definities van de kolommen", definitions.show_columns),
    ("Definities van de waarden", definitions.show_categories),
    (
        "Voortgang: wat wordt vastgelegd en wat wordt afgeleid",
        definitions.show_progress_words,
    ),
    ("Publicatie en versie", show_publication),
    ("Open data", show_open_data),
)


def draw(view: View) -> None:
    show_heading(view, "Bron", *trust_facts(view))
    show_tabel(trust_tabel(view))
    for heading, show in SECTIONS:
        with st.expander(heading):
            show(view)
    st.header("De publicatie, hoofdstuk 1 tot en met 4", anchor=False)
    show_text(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield trust_tabel(view)
    yield begrippen_tabel(view)
    yield contradictions_tabel(view)
    yield aansluiting_tabel(view)
    yield definitions.statuses_tabel()
    yield definitions.derivations_tabel()
