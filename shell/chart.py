"""How every chart is drawn: in Dutch, without tools, with its text alternative.

By a component of our own and not by `st.plotly_chart`, which takes a chart out of the page and
draws it twice at every change, and in which nothing can be reached by keyboard. What draws is
plotly.js, as the Python package ships it (`server/static/chart.js`).
"""

import json
from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from shell.component import component

# Zooming and choosing with a lasso would hide rows, which a screen that is read aloud must not do.
CONFIG = json.dumps({"displayModeBar": False, "doubleClick": False, "responsive": True})

_CHOICE = "k"

_component = component("grafiek", "grafiek")


def drawing(figure: go.Figure, alt: str, choices: bool = False, most: int | None = None) -> bytes:
    """What the browser draws, for `show_drawing`; to be kept where sessions share it.

    choices: whether a reader can choose a bar, by its `customdata`. most: how high it may be with
    its legend, of which only the browser knows how many lines it takes; None where that is free.
    """
    words, room = json.dumps(alt, ensure_ascii=False), json.dumps(most)
    first = _CHOICE if choices else " "
    told = f'"alt":{words},"config":{CONFIG},"most":{room},"figure":{figure.to_json()}'
    return f"{first}{{{told}}}".encode()


def show_drawing(drawn: bytes, key: str, on_choice: Callable[[], None]) -> None:
    """Draw it; `on_choice` is called when a bar is chosen: `chosen_bar(key)`."""
    _component(key=key, data=drawn, on_gekozen_change=on_choice)


def chosen_bar(key: str) -> str:
    """The `customdata` of the bar that was chosen just now, in an `on_choice`."""
    return st.session_state[key]["gekozen"]


def show_chart(figure: go.Figure, key: str, alt: str, most: int | None = None) -> None:
    """Draw a chart that is only looked at; its rows stand in a table beside it.

    most: as in `drawing`.
    """
    _component(key=key, data=drawing(figure, alt, most=most))
