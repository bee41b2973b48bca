"""What the user sees when something fails: Dutch, what to do, and never a traceback."""

import streamlit as st

from loaders.errors import TableError
from screen.calendar_table import calendar_table

SECONDS_BETWEEN_LOOKS = 5


def show_script_error(problem: Exception) -> bool:
    """Draw the message for a failure that no screen foresaw; Streamlit logs the traceback."""
    st.error(
        "Dit onderdeel kan nu niet worden getoond door een fout in het dashboard. "
        "De andere schermen blijven werken. Laad de pagina opnieuw; blijft de fout, meld dan "
        "de beheerder op welk scherm en met welke filters dit gebeurt."
    )
    return True


def wait_for_table(problem: TableError) -> None:
    """Say what is wrong with the calendar table, and draw the screen as soon as it is mended."""
    st.title("De kalender kan niet worden gelezen")
    st.error(str(problem))
    st.write("Dit scherm probeert het vanzelf opnieuw.")
    _look_again()


@st.fragment(run_every=SECONDS_BETWEEN_LOOKS)
def _look_again() -> None:
    try:
        calendar_table()
    except TableError:
        return
    st.rerun()
