"""Bron: can I trust this?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.bron import definitions, readings
from pages.bron.contradictions import contradictions_section, contradictions_tabel
from pages.bron.open_data import open_data_section
from pages.bron.publication import publication_section
from pages.bron.text import show_text
from pages.bron.trust import trust_facts, trust_tabel
from shell.heading import show_heading
from shell.parts.aansluiting import aansluiting_tabel
from shell.parts.begrippen import begrippen_tabel
from shell.table import drawn, show_tabel
from shell.view import View

# What stands folded: the parts of each, a table or HTML.
SECTIONS = (
    ("Begrippen", lambda view: [begrippen_tabel(view)]),
    ("Leesregels", readings.reading_rules_section),
    ("Tegenstrijdigheden in de publicatie", contradictions_section),
    ("Afwijkingen van de samenvattingstabel", readings.deviations_section),
    ("Aantekeningen bij wat is afgeleid", readings.notes_section),
    ("Plan, schil, laag en AMvB per borgingsregel", readings.phrases_section),
    ("Instrumententabel, met de twijfel", readings.instruments_section),
    ("Overheidslaag in de woorden van een stap", readings.lagen_in_stap_section),
    ("Uitgangspunten van de publicatie", readings.hypotheses_section),
    ("Definities van de kolommen", definitions.columns_section),
    ("Definities van de waarden", definitions.categories_section),
    ("Voortgang: wat wordt vastgelegd en wat wordt afgeleid", definitions.progress_words_section),
    ("Publicatie en versie", publication_section),
    ("Open data", open_data_section),
)


def draw(view: View) -> None:
    show_heading(view, "Bron", *trust_facts(view))
    show_tabel(trust_tabel(view))
    for heading, section in SECTIONS:
        with st.expander(heading):
            for part in section(view):
                st.html(drawn(part) if isinstance(part, Tabel) else part)
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
