"""Where the moments stand at the peildatum; nothing of it says late."""

import streamlit as st

from documents.tabel import Tabel
from pages.overzicht.crossed import crossed_tabel
from selections.caveats import LAST_QUARTER, MOMENT_CAN_COME_UP
from selections.counts import rows_per_bucket
from selections.dates import date_in_words
from shell.links import cited
from shell.notices import voorbehoud
from shell.parts.elsewhere import elsewhere_note
from shell.table import show_tabel
from shell.table_notes import BY_PUBLICATION
from shell.view import View


def show_moments(view: View) -> None:
    """Draw how many rows are past, due and to come, and per subthema."""
    show_tabel(moments_tabel(view))
    st.html(
        voorbehoud(
            *cited(view, MOMENT_CAN_COME_UP),
            "Of de borging er is gekomen, zegt de kalender niet.",
            BY_PUBLICATION,
            "Elke regel staat in precies één kolom. Een moment telt in het kwartaal waarin het "
            "eindigt: een jaar dus in zijn vierde kwartaal. Elk aantal leidt naar zijn regels.",
            *elsewhere_note(view.rows),
        )
    )


def moments_tabel(view: View) -> Tabel:
    """Per subthema how many moments are past, due and to come."""
    day = date_in_words(view.peildatum)
    return crossed_tabel(
        view,
        "Momenten op de peildatum",
        f"Momenten per subthema op {day}, in regels",
        "moment",
        rows_per_bucket(view.rows, view.peildatum),
        f"Regels in beeld op {day}.",
        BY_PUBLICATION,
        MOMENT_CAN_COME_UP,
        LAST_QUARTER,
    )
