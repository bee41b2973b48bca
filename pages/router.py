"""Runs at every click: draws the shared parts, picks the screen of the URL, draws the screen."""

import streamlit as st

from loaders.errors import TableError
from pages import SCREENS
from screen.calendar_table import calendar_table
from screen.downloads import show_downloads
from screen.filter_bar import filter_bar
from screen.footer import show_footer
from screen.metrics import timed
from screen.no_table import wait_for_table
from screen.presentation import present
from screen.settings import APP_TITLE
from screen.voortgang import standing

st.set_page_config(layout="wide")
view, problem = None, None
try:
    view = filter_bar(calendar_table(), standing)
except TableError as error:
    problem = error

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
    position="hidden" if view and view.query.presentatie else "top",
)
st.set_page_config(page_title=f"{chosen.title} - {APP_TITLE}")
if problem is not None:
    wait_for_table(problem)
elif view.query.presentatie:
    present(view, chosen.url_path, chosen.title)
else:
    with timed(chosen.url_path):
        chosen.run()
        if next(screen for screen in SCREENS if screen.url_path == chosen.url_path).about_rows:
            show_downloads(view, chosen.title, chosen.url_path)
            show_footer(view)
