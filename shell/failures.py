"""What the user sees where something fails that no screen foresaw: Dutch, and no traceback."""

import streamlit as st


def show_script_error(problem: Exception) -> bool:
    """Draw the message for a failure that no screen foresaw; Streamlit logs the traceback."""
    st.error(
        "Dit onderdeel kan nu niet worden getoond door een fout in het dashboard. "
        "De andere schermen blijven werken. Laad de pagina opnieuw; blijft de fout, meld dan "
        "de beheerder op welk scherm en met welke filters dit gebeurt."
    )
    return True
