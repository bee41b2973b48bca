"""Kalender: what comes when?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.kalender.gantt import show_gantt
from pages.kalender.opening import opening
from pages.kalender.stand import stand_tabel
from selections.caveats import CAVEATS
from shell.filter_bar import field
from shell.heading import show_heading
from shell.notices import melding, voorbehoud
from shell.parts.rows_table import show_rows
from shell.parts.status_definitions import show_status_woorden
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        show_heading(view, "Kalender")
        group_by = field(view, "indeling")
    if view.rows.empty:
        return
    st.html(voorbehoud(*CAVEATS))
    if view.log.problem is not None:
        st.html(melding(view.log.problem))
    state = view.log.recorded
    show_gantt(view, group_by)
    if state is not None:
        show_status_woorden()
    with st.container(key="regels" if state is None else "regels_met_stand"):
        show_rows(view, f"De regels in de grafiek: {len(view.rows)}", state)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along beside the rows: nothing where nothing is recorded of any of them."""
    if view.log.recorded is not None:
        yield stand_tabel(view)
