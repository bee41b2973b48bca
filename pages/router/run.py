"""Runs at every click: draws the shared parts, picks the screen of the URL, draws the screen.

In a folder of its own: Streamlit puts the folder of this file in front of the paths to import from,
and there `voortgang` would be the screen and not the log.
"""

import streamlit as st
from markupsafe import Markup

from loaders.errors import TableError
from pages import SCREENS
from pages.router.no_table import wait_for_table
from server.metrics import timed
from shell.calendar_table import calendar_table
from shell.downloads import show_downloads
from shell.filter_bar import filter_bar, leave_form
from shell.practice import page_title, show_mark
from shell.presentation.maatregel_slide import through_maatregelen
from shell.presentation.opening import with_openings
from shell.presentation.present import present
from shell.table import screen_link

st.set_page_config(layout="wide")
show_mark()
view, problem = None, None
try:
    view = filter_bar(calendar_table())
except TableError as error:
    problem = error

chosen = st.navigation(
    [
        st.Page(
            lambda screen=screen: screen.page.draw(view),
            title=screen.title,
            url_path=screen.url_path,
            default=screen.url_path == "",
            visibility="visible" if screen.in_menu else "hidden",
        )
        for screen in SCREENS
    ],
    position="hidden" if view and view.query.presentatie else "top",
)
screen = next(screen for screen in SCREENS if screen.url_path == chosen.url_path)
st.set_page_config(page_title=page_title(screen.title))
if problem is not None:
    wait_for_table(problem)
elif view.query.presentatie:
    slides = screen.part("slides") or through_maatregelen
    openings = [
        (one.module, one.title, opening)
        for one in SCREENS
        if (one.begins or one is screen) and (opening := one.part("opening"))
    ]
    present(with_openings(slides(view, screen.title), openings), screen.title)
else:
    if not screen.has_forms:
        leave_form()
    with timed(screen.url_path):
        chosen.run()
        if screen.about_rows:
            beside = screen.part("tables"), screen.part("on_one_sheet")
            show_downloads(view, screen.title, screen.url_path, *beside)
            links = (
                screen_link(view.address("bron"), "Bron en leesregels"),
                screen_link(view.address("toegankelijkheid"), "Toegankelijkheid"),
            )
            st.html(Markup('<p class="voet">{} {}</p>').format(*links))
