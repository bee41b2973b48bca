"""The head of a screen: its title and, on the same line, how much is in view and its own facts."""

import streamlit as st
from markupsafe import Markup

from shell.table import screen_link
from shell.view import View


def show_heading(view: View, title: str, *facts: str | Markup) -> None:
    """Draw the h1 and the line of facts; each is a part of a sentence, without a stop."""
    with st.container(key="kop", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(title, anchor=False, width="content")
        # Drawn anew in an element that stays: `static/counts.js` has it read out.
        with st.container(key="in_beeld"):
            st.html(Markup("<p>{}</p>").format(Markup(" · ").join((*_in_view(view), *facts))))


def _in_view(view: View) -> tuple[str | Markup, ...]:
    counts = view.counts
    others = f"{counts.overige} van {counts.overige_totaal} andere codes"
    return (
        Markup("<b>{} van {}</b> maatregelen").format(
            counts.maatregelen, counts.maatregelen_totaal
        ),
        *((others,) if counts.overige else ()),
        Markup("<b>{} van {}</b> regels in beeld").format(counts.regels, counts.regels_totaal),
        screen_link(view.unfiltered("zoeken", zoek=view.filters.zoek), "Zoek in alle teksten"),
    )
