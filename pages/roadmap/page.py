"""Roadmap: who delivers what, when, where, to which end?"""

import streamlit as st
from markupsafe import Markup

from pages.roadmap import parts as roadmap
from pages.roadmap.opening import opening
from pages.roadmap.tables import tables
from selections.caveats import MOMENT_CAN_COME_UP
from shell.filter_bar import View
from shell.progress import progress
from shell.state_words import show_away
from shell.status_definitions import show_status_woorden

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    st.title("Roadmap")
    if view.rows.empty:
        return
    st.html(
        Markup(
            '<p class="voorbehoud">Hoofdstuk 3 vraagt om een roadmap met tijd, gebied, tempo, '
            "mijlpalen, doelstellingen, verantwoordelijkheid en resultaat (blz. 7). {}</p>"
        ).format(MOMENT_CAN_COME_UP)
    )
    st.header("Tempo", anchor=False)
    roadmap.show_tempo(view)
    st.header("Gepland en vastgelegd", anchor=False)
    standing = progress(view)
    if standing.problem:
        show_away(standing.problem)
    else:
        roadmap.show_recorded(view, standing.state)
        show_status_woorden()
    st.header("Mijlpalen", anchor=False)
    roadmap.show_milestones(view)
    st.header("Lopende acties van hoofdstuk 3", anchor=False)
    roadmap.show_running_actions()
