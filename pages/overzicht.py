"""Overzicht: where do we stand?"""

import streamlit as st


def draw(view) -> None:
    st.title("Overzicht")
    st.write(f"{len(view.rows)} regels")
