"""Kalender: what comes when?"""

import streamlit as st

from pages.kalender.gantt import show_gantt
from pages.kalender.opening import opening
from pages.kalender.tables import tables
from selections.caveats import CAVEATS
from shell.filter_bar import indeling
from shell.rows_table import show_rows
from shell.state_words import show_away
from shell.status_definitions import show_status_woorden
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Kalender", width="content")
        group_by = indeling(view)
    if view.rows.empty:
        return
    st.html(f'<p class="voorbehoud">{" ".join(CAVEATS)}</p>')
    if view.log.problem is not None:
        show_away(view.log.problem)
    state = view.log.recorded
    show_gantt(view, group_by, state)
    if state is not None:
        show_status_woorden()
    with st.container(key="regels" if state is None else "regels_met_stand"):
        show_rows(view, f"De regels in de grafiek: {len(view.rows)}", state)
