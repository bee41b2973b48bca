"""Toegankelijkheid: who cannot use this, and what has been tested?"""

import streamlit as st

from pages.toegankelijkheid.statement import KNOWN_LIMITS, NOT_TESTED, STATUS, TESTED
from shell.heading import show_title
from shell.lists import listed
from shell.view import View


def draw(view: View) -> None:
    show_title("Toegankelijkheid")
    st.html(STATUS)
    for heading, points in (
        ("Wat is getest", TESTED),
        ("Wat niet is getest", NOT_TESTED),
        ("Wat niet goed gaat", KNOWN_LIMITS),
    ):
        st.header(heading, anchor=False)
        st.html(listed(points))
    st.header("Een probleem melden", anchor=False)
    st.html(
        "<p>Loopt u ergens tegenaan, meld het dan bij de organisatie die u dit dashboard aanbiedt, "
        "met het adres van het scherm en wat u wilde doen.</p>"
    )
