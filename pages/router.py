"""Runs at every click: picks the screen of the URL, draws the shared parts, then the screen."""

import streamlit as st

from loaders.errors import TableError
from pages import SCREENS
from screen.calendar_table import calendar_table
from screen.failures import wait_for_table
from screen.settings import APP_TITLE

view = None
chosen = st.navigation(
    [
        st.Page(
            lambda screen=screen: screen.draw(view),
            title=screen.title,
            url_path=screen.url_path,
            default=screen.url_path == "",
            visibility="visible" if screen.in_menu else "hidden",
        )
        for screen in SCREENS
    ],
    position="top",
)
st.set_page_config(page_title=f"{chosen.title} - {APP_TITLE}", layout="wide")
try:
    view = calendar_table()
except TableError as problem:
    wait_for_table(problem)
else:
    chosen.run()
