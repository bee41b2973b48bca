"""Kalender: what comes when?"""

import streamlit as st


def draw(view) -> None:
    st.title("Kalender")
    st.write(f"{len(view.rows)} regels")
