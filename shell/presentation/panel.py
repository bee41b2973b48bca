"""The panel beside a slide, in which who leads the meeting records what it decides.

It is opened by its button or the key "b", and closed by Escape (`static/presentation.js`); what is
filled in stays for as long as the session lasts.
"""

import streamlit as st

from overleg.vergaderingen import Vergadering
from shell.presentation.follow import OPEN, catch_up, is_open
from shell.presentation.slides import Slide

# Which question stands open in the panel, if one does. It holds for as long as one looks at it.
ASKED = "paneel_gevraagd"
_AT = "paneel_bij"


def panel_button(meeting: Vergadering) -> None:
    """Draw the button in the bar that opens and closes the panel."""
    words = "Paneel sluiten" if is_open() else "Besluit (b)"
    st.button(words, key="dia_paneel", on_click=_turn, args=(meeting,))


def draw_panel(slide: Slide) -> None:
    """Draw the panel of this slide where it is open."""
    drawn = slide.panel is not None and is_open()
    here = slide.toon if drawn else None
    if st.session_state.get(_AT) != here:
        st.session_state[ASKED], st.session_state[_AT] = False, here
    if drawn:
        with st.container(key="paneel", gap="small"):
            slide.panel()


def close_panel() -> None:
    """Have the panel closed, with the question in it, when something is presented again."""
    st.session_state.update({OPEN: False, ASKED: False})


def _turn(meeting: Vergadering) -> None:
    st.session_state[OPEN] = not is_open()
    # What the meeting did meanwhile was held back.
    catch_up(meeting)
