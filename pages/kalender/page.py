"""Kalender: what comes when? In three forms: the kaart, the Gantt in detail, the rows."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.kalender.facts import beside_moments, facts, forms, legend, only_selection
from pages.kalender.kaart import fitting_now, on_one_sheet, show_kaart, signs_now
from pages.kalender.opening import opening
from pages.kalender.regels import show_regels
from pages.kalender.stand import stand_tabel
from selections.caveats import CAVEATS_IN_SHORT
from shell.heading import show_heading
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.view import View

__all__ = ["draw", "on_one_sheet", "opening", "tables"]


def draw(view: View) -> None:
    vorm = "tabel" if view.narrow and view.query.vorm == "kaart" else view.query.vorm
    with st.container(key=f"vorm_{vorm}", gap="xsmall"):
        if vorm == "kaart":
            _draw_kaart(view)
            return
        told = (*facts(view), *beside_moments(view))
        show_heading(view, "Kalender", *told, forms(view, vorm))
        if not view.rows.empty:
            show_regels(view, with_bars=vorm == "detail")


def _draw_kaart(view: View) -> None:
    coarser = fitting_now(view).reason
    looks = legend(signs_now(view), coarser, narrow=bool(coarser))
    ways = (*only_selection(view), forms(view, "kaart"))
    show_heading(view, "Kalender", *facts(view), *beside_moments(view), *ways)
    caveats = voorbehoud(*cited(view, CAVEATS_IN_SHORT))
    st.html(Markup('<div class="leeswijzer">{}{}</div>').format(caveats, looks))
    if view.log.problem is not None:
        st.html(melding(view.log.problem))
    show_kaart(view)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along beside the rows: nothing where nothing is recorded of any of them."""
    if view.log.recorded is not None:
        yield stand_tabel(view)
