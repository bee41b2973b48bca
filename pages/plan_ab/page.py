"""Plan A en B: where must plan B start before plan A is certain?"""

import streamlit as st
from markupsafe import Markup

from pages.plan_ab import margins as plan_ab
from pages.plan_ab import tranches
from pages.plan_ab.waiting import show_waiting
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL
from shell.assumptions import assumptions
from shell.filter_bar import View, what_if
from shell.progress import progress
from shell.state_words import show_away
from shell.status_definitions import show_status_woorden


def draw(view: View) -> None:
    st.title("Plan A en B")
    if view.rows.empty:
        return
    st.html(
        Markup('<p class="voorbehoud">{} {}</p>').format(
            PLANS_IN_PARALLEL, INSTRUMENTS_CAN_BE_CONSIDERED
        )
    )
    if not view.query.presentatie:
        with st.expander("Wat als: andere duur of meer wijzigingsbesluiten"):
            what_if(view)
    assumed = assumptions(view)
    st.html(assumed.in_words())
    standing = progress(view)
    st.header("Besluit over plan B", anchor=False)
    if standing.problem:
        show_away(standing.problem)
    else:
        show_waiting(view, standing.state, assumed)
        show_status_woorden()
    st.header("Wanneer moet plan B beginnen?", anchor=False)
    plan_ab.show_chains(view, assumed, standing.state)
    st.header("Belasting per wijzigingsbesluit", anchor=False)
    tranches.show_tranches(view, assumed)
    st.header("Momenten die niet bij de werkhypothesen passen", anchor=False)
    tranches.show_misfits(view)
