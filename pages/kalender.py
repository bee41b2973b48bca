"""Kalender: what comes when?"""

import streamlit as st

from screen.filter_bar import View, indeling
from screen.gantt import show_gantt
from screen.rows_table import show_rows
from selections.caveats import CAVEATS


def draw(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Kalender", width="content")
        group_by = indeling(view)
    if view.rows.empty:
        return
    st.html(f'<p class="voorbehoud">{" ".join(CAVEATS)}</p>')
    show_gantt(view, group_by)
    show_rows(view, f"De regels in de grafiek: {len(view.rows)}")
