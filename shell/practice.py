"""The mark of a log to practise with: on every screen and slide, and in the title of the page.

The log says itself that it is made up (`voortgang.database`), so that no address, setting or cookie
takes the mark away, and no server with another log shows it.
"""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from shell.office import mark
from shell.settings import APP_TITLE

STYLE = Path(__file__).parent / "practice.css"
# `--oefening` in it, in pixels on a screen; and of what is free for a chart on a slide, where type
# grows with the screen.
_STRIP, _OF_SLIDE = 28, 0.07


def show_mark() -> None:
    """Draw the strip over the foot of the window, where the log is one to practise with."""
    if not mark():
        return
    with st.container(key="oefening"):
        st.html(STYLE)
        st.html(Markup("<p>{}</p>").format(mark()))


def taken() -> int:
    """How many pixels of the height of the window the strip takes on a screen."""
    return _STRIP if mark() else 0


def taken_of_slide() -> float:
    """Which part it takes of what a chart on a slide has."""
    return _OF_SLIDE if mark() else 0


def named(file: str) -> str:
    """The name of a file that has no `documents.view_info.ViewInfo` to name it."""
    return f"oefening-{file}" if mark() else file


def page_title(name: str) -> str:
    """What the tab of the browser says of a screen or slide of this name."""
    return " - ".join(filter(None, (name, mark(), APP_TITLE)))
