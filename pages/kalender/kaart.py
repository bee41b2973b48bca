"""The form kaart: all rows on one screen, of which a filter dims what is out."""

import json
from datetime import date
from itertools import chain

import pandas as pd
import streamlit as st

from documents.document import KaartOfView
from figures.kaart import CHARACTER, NARROWEST, RIGHT, WRITTEN, boxes, kaart_figure, row_tops
from figures.kalender import kalender_alt
from pages.kalender.fitting import Fitting, fitting
from pages.kalender.panel import CHOSEN, chosen_as, left_open, said_of_row, show_panel
from selections.kaart import NOTHING, TOGETHER, Kaart, Said, kaart
from selections.kwartalen import position
from shell.calendar_table import Calendar
from shell.component import component
from shell.dimming import ASKED_OF_SERVER, FIELDS, in_view, per_status, per_value
from shell.kept import kept
from shell.practice import taken
from shell.screen_size import ScreenSize, screen_size
from shell.view import View
from style.look import MORE_SIGN, SIGNS
from voortgang.rijen import recorded_on_kaart

_KEY = "kaart"
_SIZE, _RESIZED = "kaart_maat", "kaart_vergroot"

# Both in server/static/kaart.js.
_kaart = component("kaart", "kaart")
_in_view = component("kaart_in_beeld", "kaartInBeeld")


def on_one_sheet(view: View) -> KaartOfView:
    """The kaart for a file."""
    recorded = recorded_on_kaart(view.table, view.log.state)
    return KaartOfView.of(view.table, recorded, view.rows, view.log.problem or "")


def fitting_now(view: View) -> Fitting:
    """How the kaart is drawn on the screen of this reader."""
    return fitting(view.table, _size())


def signs_now(view: View) -> frozenset[tuple[str, str]]:
    """What the marks on it can say (`selections.kaart.Kaart.signs`)."""
    return _drawn(view.calendar, view.peildatum, view.log.state, _size())[0].signs


def show_kaart(view: View) -> None:
    """Draw the kaart; what a filter leaves out is dimmed by the browser, at once."""
    # What is in view comes by itself: the kaart is the same under every filter, and sent once.
    left_open(view, _KEY, CHOSEN)
    _in_view(key="kaart_in_beeld", data=json.dumps(in_view(view)).encode())
    _show(view)


# Choosing a mark draws its panel anew, and nothing else of the screen.
@st.fragment
def _show(view: View) -> None:
    if st.session_state.pop(_RESIZED, False):
        # What the head says of the kaart changes too.
        st.rerun(scope="app")
    with st.container(key="kaart_vlak", gap=None):
        drawn, data = _drawn(view.calendar, view.peildatum, view.log.state, _size())
        _kaart(key=_KEY, data=data, on_gekozen_change=_choose, on_maat_change=_resized)
        if CHOSEN in st.session_state:
            show_panel(view, drawn)


def _size() -> ScreenSize:
    return screen_size(st.session_state.get(_SIZE))


def _choose() -> None:
    st.session_state[CHOSEN] = st.session_state[_KEY]["gekozen"]


def _resized() -> None:
    st.session_state[_SIZE] = st.session_state[_KEY]["maat"]
    st.session_state[_RESIZED] = True


@kept(entries=24)
def _drawn(
    calendar: Calendar, peildatum: date, state: pd.DataFrame | None, screen: ScreenSize
) -> tuple[Kaart, bytes]:
    """The kaart, and what the browser draws and tells of it."""
    table = calendar.table
    fit = fitting(table, screen)
    drawn = kaart(table, peildatum, fit.grouping, recorded_on_kaart(table, state))
    figure = kaart_figure(drawn, peildatum, fit.size)
    kinds: dict[Said, int] = {}
    for said in chain.from_iterable(mark.said for mark in drawn.marks):
        kinds.setdefault(said, len(kinds))
    marks = [
        (
            *(mark.group, box.left, box.right, box.top, box.bottom, mark.places),
            *([kinds[said] for said in mark.said], mark.sentence, mark.sleutels[0]),
            len(mark.whose),
        )
        for mark, box in zip(drawn.marks, boxes(drawn), strict=True)
    ]
    tops = row_tops(drawn)
    groups = [
        (tops[number], tops[number + 1], said_of_row(drawn, number), chosen_as(drawn, number))
        for number in range(len(drawn.groups))
    ]
    told = {
        "alt": kalender_alt(table, peildatum),
        "figure": "FIGURE",
        "marks": marks,
        "groups": groups,
        "said": [said._asdict() | {"signs": said.signs._asdict()} for said in kinds],
        "nothing": NOTHING,
        "signs": {
            kind: {value: sign for value, (sign, _) in signs.items()}
            for kind, signs in SIGNS.items()
        },
        "together": TOGETHER,
        "more": MORE_SIGN,
        "written": WRITTEN,
        "character": CHARACTER,
        "narrowest": NARROWEST,
        "end": drawn.axis.end,
        "now": int(position(peildatum)),
        "strip": fit.size.strip,
        "values": per_value(calendar) | per_status(calendar, state),
        "fields": FIELDS,
        "asked": ASKED_OF_SERVER,
        "regels": len(table),
        "rows": tops[-1],
        "least": fit.least,
        "most": fit.most,
        "below": 6 + taken(),
        "margin": {"t": fit.size.top, "b": fit.size.bottom, "l": fit.size.left, "r": RIGHT},
        "screen": str(screen),
    }
    words = json.dumps(told, ensure_ascii=False)
    return drawn, words.replace('"FIGURE"', figure.to_json(), 1).encode()
