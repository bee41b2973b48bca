"""Plan A en B: where must plan B start before plan A is certain?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.plan_ab.chains import chains_tabel, show_chains
from pages.plan_ab.misfits import misfits_tabel, show_misfits
from pages.plan_ab.opening import opening
from pages.plan_ab.tranches import show_tranches, tranches_tabel
from pages.plan_ab.waiting import show_waiting, waiting_tabel
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL
from shell.filter_bar import field
from shell.heading import show_heading
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    show_heading(view, "Plan A en B")
    if view.rows.empty:
        return
    st.html(voorbehoud(PLANS_IN_PARALLEL, INSTRUMENTS_CAN_BE_CONSIDERED))
    if not view.query.presentatie:
        with st.expander("Wat als: andere duur of meer wijzigingsbesluiten"):
            field(view, "amvb_maanden")
            field(view, "besluiten_per_jaar")
    st.html(view.assumptions.in_words())
    st.header("Besluit over plan B", anchor=False)
    if view.log.problem:
        st.html(melding(view.log.problem))
    else:
        show_waiting(view)
        show_status_woorden()
    st.header("Wanneer moet plan B beginnen?", anchor=False)
    show_chains(view)
    st.header("Belasting per wijzigingsbesluit", anchor=False)
    show_tranches(view)
    st.header("Momenten die niet bij de werkhypothesen passen", anchor=False)
    show_misfits(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    if view.log.state is not None:
        yield waiting_tabel(view)
    yield chains_tabel(view)
    yield tranches_tabel(view)
    yield misfits_tabel(view)
