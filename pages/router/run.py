"""Runs at every click: draws the shared parts, picks the screen of the URL, draws the screen.

In a folder of its own: Streamlit puts the folder of this file in front of the paths to import from,
and there `voortgang` would be the screen and not the log.
"""

import streamlit as st

from loaders.errors import TableError
from pages import SCREENS
from pages.presentation import present
from pages.tables import TABLES
from server.metrics import timed
from shell.calendar_table import calendar_table
from shell.downloads import show_downloads
from shell.filter_bar import filter_bar
from shell.footer import show_footer
from shell.no_table import wait_for_table
from shell.progress import standing
from shell.settings import APP_TITLE

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
            show_downloads(view, chosen.title, chosen.url_path, TABLES.get(chosen.url_path))
            show_footer(view)
