"""Roadmap: what can come up when, and who is named with it?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.roadmap.halves import halves_tabel, planned_facts, show_halves
from pages.roadmap.moments import moments_tabel, show_moments
from pages.roadmap.opening import opening
from pages.roadmap.recorded import dated_and_recorded, recorded_tabel, show_recorded
from pages.roadmap.running_actions import running_actions_tabel
from selections.caveats import CAVEATS_IN_SHORT, MOSTLY_REGIONAL
from selections.roadmap import moments
from shell.heading import show_heading
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.table import show_tabel
from shell.view import View

__all__ = ["draw", "opening", "tables"]

ROADMAP = (
    "Blz. 7 noemt een roadmap onder de lopende acties (tijd, gebied, tempo, mijlpalen, "
    "doelstellingen, verantwoordelijkheid, resultaat). De kalender heeft geen kolom voor wie "
    f"verantwoordelijk is. Hoofdstuk 4 zegt: {MOSTLY_REGIONAL}; bij 1.2.10 "
    "noemt de publicatie provincies en gemeenten (blz. 29), bij SK1 ‘Rijk stuurt hier zelf’ "
    "(blz. 10)."
)


def draw(view: View) -> None:
    show_heading(view, "Roadmap", *planned_facts(view))
    if view.rows.empty:
        return
    with st.container(gap="xsmall", key="halfjaren"):
        st.html(voorbehoud(*cited(view, CAVEATS_IN_SHORT)))
        show_halves(view)
    st.html(voorbehoud(*cited(view, ROADMAP)))
    st.header("Momenten en wat is vastgelegd", anchor=False)
    if view.log.problem:
        st.html(melding(view.log.problem))
    else:
        show_recorded(view)
        show_status_woorden()
    st.header("De regels met een moment", anchor=False)
    show_moments(view)
    st.header("Lopende acties van hoofdstuk 3", anchor=False)
    show_tabel(running_actions_tabel(view))


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield halves_tabel(view)
    if dated_and_recorded(view) is not None:
        yield recorded_tabel(view)
    yield moments_tabel(view, moments(view.rows))
    yield running_actions_tabel(view)
