"""Roadmap: who delivers what, when, where, to which end?"""

from collections.abc import Iterator

import streamlit as st

from documents.tabel import Tabel
from pages.roadmap.milestones import milestones_tabel
from pages.roadmap.opening import opening
from pages.roadmap.running_actions import running_actions_tabel
from pages.roadmap.tempo import (
    dated_and_recorded,
    recorded_tabel,
    show_recorded,
    show_tempo,
    tempo_tabel,
)
from selections.caveats import MOMENT_CAN_COME_UP
from shell.heading import show_heading
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.table import show_tabel
from shell.view import View

__all__ = ["draw", "opening", "tables"]

ASKED = (
    "Hoofdstuk 3 vraagt om een roadmap met tijd, gebied, tempo, mijlpalen, doelstellingen, "
    "verantwoordelijkheid en resultaat (blz. 7)."
)


def draw(view: View) -> None:
    show_heading(view, "Roadmap")
    if view.rows.empty:
        return
    st.html(voorbehoud(ASKED, MOMENT_CAN_COME_UP))
    st.header("Tempo", anchor=False)
    show_tempo(view)
    st.header("Gepland en vastgelegd", anchor=False)
    if view.log.problem:
        st.html(melding(view.log.problem))
    else:
        show_recorded(view)
        show_status_woorden()
    st.header("Mijlpalen", anchor=False)
    show_tabel(milestones_tabel(view))
    st.header("Lopende acties van hoofdstuk 3", anchor=False)
    show_tabel(running_actions_tabel())


def tables(view: View) -> Iterator[Tabel]:
    """What goes along, in the order of the screen."""
    yield tempo_tabel(view)
    if dated_and_recorded(view) is not None:
        yield recorded_tabel(view)
    yield milestones_tabel(view)
    yield running_actions_tabel()
