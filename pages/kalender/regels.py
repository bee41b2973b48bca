"""The forms detail and tabel: the rows in view alone, as bars and as a table."""

import streamlit as st

from pages.kalender.gantt import show_gantt
from selections.caveats import CAVEATS
from shell.filter_bar import field
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.parts.rows_table import show_rows
from shell.parts.status_definitions import show_status_woorden
from shell.view import View

TOO_NARROW = "Op een smal scherm staat hier de tabel: de kaart is er niet leesbaar op te tekenen."


def show_regels(view: View, with_bars: bool) -> None:
    """Draw the rows; with_bars: the Gantt above them."""
    if view.narrow and view.query.vorm == "kaart":
        st.html(voorbehoud(TOO_NARROW))
    st.html(voorbehoud(*cited(view, *CAVEATS)))
    if view.log.problem is not None:
        st.html(melding(view.log.problem))
    state = view.log.recorded
    if with_bars:
        show_gantt(view, field(view, "indeling"))
        if state is not None:
            show_status_woorden()
    what = "grafiek" if with_bars else "selectie"
    with st.container(key="regels" if state is None else "regels_met_stand"):
        show_rows(view, f"De regels in de {what}: {len(view.rows)}")
