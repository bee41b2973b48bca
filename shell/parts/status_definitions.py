"""What the statuses mean, as it stands on every screen that uses them."""

import streamlit as st

from documents.tabel import Column, Tabel
from shell.table import show_tabel
from voortgang.counts import NOT_PASSED
from voortgang.vocabulary import UNRECORDED, vocabulary

WITHOUT_RECORD = "Er is geen status vastgelegd en het moment is niet voorbij, of er is geen moment."


def show_status_woorden() -> None:
    """Draw the definitions, folded."""
    with st.expander("Wat de statussen betekenen"):
        show_tabel(statussen())


def statussen() -> Tabel:
    """What a row can be, and what that means."""
    found = [(status.label, status.definitie) for status in vocabulary().statussen]
    without = [(UNRECORDED, vocabulary().rules[UNRECORDED]), (NOT_PASSED, WITHOUT_RECORD)]
    columns = Column("Status"), Column("Wat het betekent")
    return Tabel.of("Statussen", columns, [*found, *without], caption="De statussen")
