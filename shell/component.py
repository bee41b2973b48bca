"""Components of our own: what the browser draws by a function of a script in server/static."""

from collections.abc import Callable

import streamlit as st


def component(name: str, function: str) -> Callable:
    """The component of this name, drawn by this function of the page."""
    # With the end of a line: Streamlit takes a text of one line for the name of a file.
    js = f"export default (component) => window.{function}(component);\n"
    return st.components.v2.component(name, js=js, isolate_styles=False)
