"""Roadmap: who delivers what, when, where, to which end?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.roadmap.halves import halves_tabel, planned_facts, show_halves
from pages.roadmap.milestones import milestones_tabel, show_milestones
from pages.roadmap.opening import opening
from pages.roadmap.recorded import dated_and_recorded, recorded_tabel, show_recorded
from pages.roadmap.running_actions import running_actions_tabel
from selections.caveats import MOMENT_CAN_COME_UP
from shell.heading import show_heading
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.table import show_tabel
from shell.view import View

__all__ = ["draw", "opening", "tables"]

ROADMAP = (
    "Blz. 7 noemt een roadmap onder de lopende acties (tijd, gebied, tempo, mijlpalen, "
    "doelstellingen, verantwoordelijkheid, resultaat). Wie verantwoordelijk is, drukt de kalender "
    "nergens."
)


def draw(view: View) -> None:
    show_heading(view, "Roadmap", *planned_facts(view))
    if view.rows.empty:
        return
    with st.container(gap="xsmall", key="halfjaren"):
        st.html(voorbehoud(ROADMAP))
        show_halves(view)
    st.html(voorbehoud(*cited(view, MOMENT_CAN_COME_UP)))
    st.header("Momenten en wat is vastgelegd", anchor=False)
    if view.log.problem:
        st.html(melding(view.log.problem))
    else:
        show_recorded(view)
        show_status_woorden()
    st.header("Mijlpalen", anchor=False)
    show_milestones(view)
    st.header("Lopende acties van hoofdstuk 3", anchor=False)
    show_tabel(running_actions_tabel(view))


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield halves_tabel(view)
    if dated_and_recorded(view) is not None:
        yield recorded_tabel(view)
    yield milestones_tabel(view)
    yield running_actions_tabel(view)
