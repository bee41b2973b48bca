"""What stands at the foot of every screen: where it comes from, and for whom it works."""

import streamlit as st
from markupsafe import Markup

from shell.table import screen_link
from shell.view import View


def show_footer(view: View) -> None:
    """Draw the links that belong to the dashboard as a whole."""
    st.html(
        Markup('<p class="voet">{} {}</p>').format(
            screen_link(view.address("bron"), "Bron en leesregels"),
            screen_link(view.address("toegankelijkheid"), "Toegankelijkheid"),
        )
    )
