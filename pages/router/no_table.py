"""What every screen shows while the calendar cannot be read."""

import streamlit as st
from markupsafe import Markup

from loaders.errors import TableError
from shell.calendar_table import calendar_table

SECONDS_BETWEEN_LOOKS = 5


def wait_for_table(problem: TableError) -> None:
    """Say what is wrong with the calendar table, and draw the screen as soon as it is mended."""
    st.title("De kalender kan niet worden gelezen", anchor=False)
    # As HTML of our own: st.error would read the path of the file as markdown.
    st.html(Markup('<p role="alert">{}</p>').format(str(problem)))
    st.write("Dit scherm probeert het vanzelf opnieuw.")
    _look_again()


@st.fragment(run_every=SECONDS_BETWEEN_LOOKS)
def _look_again() -> None:
    try:
        calendar_table()
    except TableError:
        return
    st.rerun()
