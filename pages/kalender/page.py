"""Kalender: what comes when?"""

import streamlit as st

from pages.kalender.gantt import show_gantt
from pages.kalender.opening import opening
from pages.kalender.tables import tables
from selections.caveats import CAVEATS
from shell.filter_bar import View, indeling
from shell.progress import recorded_in_view
from shell.rows_table import show_rows
from shell.state_words import show_away
from shell.status_definitions import show_status_woorden

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Kalender", width="content")
        group_by = indeling(view)
    if view.rows.empty:
        return
    st.html(f'<p class="voorbehoud">{" ".join(CAVEATS)}</p>')
    found = recorded_in_view(view)
    if found.problem is not None:
        show_away(found.problem)
    show_gantt(view, group_by, found.state)
    if found.state is not None:
        show_status_woorden()
    with st.container(key="regels" if found.state is None else "regels_met_stand"):
        show_rows(view, f"De regels in de grafiek: {len(view.rows)}", found.state)
