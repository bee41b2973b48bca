"""The entry: `streamlit run dashboard.py` (or `make run`) finds this app and serves it."""

import streamlit as st

from pages import SCREENS
from server.app import lifespan, middleware, routes
from shell.notices import show_script_error

app = st.App(
    "pages/router/run.py",
    lifespan=lifespan([f"pages.{screen.module}.page" for screen in SCREENS]),
    routes=routes({screen.url_path: screen.title for screen in SCREENS}),
    middleware=middleware(),
    on_script_error=show_script_error,
)
