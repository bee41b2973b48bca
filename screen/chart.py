"""How every chart is drawn: in Dutch, without tools, with its text alternative."""

import plotly.graph_objects as go
import streamlit as st

from screen.plotly_nl import CONFIG as DUTCH

# Zooming and choosing with a lasso would hide rows, which a screen that is read aloud must not do.
CONFIG = DUTCH | {"displayModeBar": False, "doubleClick": False}


def show_chart(figure: go.Figure, key: str, alt: str) -> None:
    """Draw a chart that is only looked at; its rows stand in a table beside it."""
    st.plotly_chart(figure, key=key, config=CONFIG, theme=None, alt=alt)
