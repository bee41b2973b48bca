"""Plan A en B: where must plan B start before plan A is certain?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.plan_ab.chains import chains_tabel, show_chains
from pages.plan_ab.chosen_chain import show_chosen_chain
from pages.plan_ab.misfits import misfits_tabel, show_misfits
from pages.plan_ab.opening import opening
from pages.plan_ab.picture import margin_facts, show_picture
from pages.plan_ab.tranches import show_tranches, tranches_tabel
from pages.plan_ab.waiting import near_tabel, show_near, show_waiting, waiting_tabel
from pages.plan_ab.what_if import show_what_if
from selections.caveats import DERIVED_PLAN, PLANS_IN_PARALLEL
from shell.heading import show_heading
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.view import View

__all__ = ["draw", "opening", "tables"]


def draw(view: View) -> None:
    show_heading(view, "Plan A en B", *margin_facts(view))
    if view.rows.empty:
        return
    if view.assumptions.what_if:
        st.html(view.assumptions.in_words())
    with st.container(gap="xsmall"):
        st.html(voorbehoud(*cited(view, PLANS_IN_PARALLEL, DERIVED_PLAN)))
        show_picture(view)
    show_what_if(view)
    st.header("Besluit over plan B", anchor=False)
    if view.log.problem:
        st.html(melding(view.log.problem))
    else:
        show_waiting(view)
    show_near(view)
    show_status_woorden()
    show_chosen_chain(view)
    st.header("Alle stappen met plan A of plan B", anchor=False)
    show_chains(view)
    st.header("Belasting per wijzigingsbesluit", anchor=False)
    show_tranches(view)
    st.header("Momenten naast de uitgangspunten van de publicatie", anchor=False)
    show_misfits(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    if view.log.state is not None:
        yield waiting_tabel(view)
    yield near_tabel(view)
    yield chains_tabel(view)
    yield tranches_tabel(view)
    yield misfits_tabel(view)
