"""The head of a screen: its title and, on the same line, how much is in view and its own facts."""

import streamlit as st
from markupsafe import Markup

from shell.table import screen_link
from shell.view import View


def show_heading(view: View, title: str, *facts: str | Markup) -> None:
    """Draw the h1 and the line of facts; each is a part of a sentence, without a stop."""
    with st.container(key="kop", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(title, anchor=False, width="content")
        # `static/spoken.js` has the counts read out where a choice changes them.
        with st.container(key="in_beeld"):
            said = Markup(", ").join(_in_view(view)).striptags()
            drawn = Markup(" · ").join((*_in_view(view), _search(view), *facts))
            st.html(Markup('<p data-geteld="{}">{}</p>').format(said, drawn))


def _in_view(view: View) -> tuple[str | Markup, ...]:
    counts = view.counts
    others = f"{counts.overige} van {counts.overige_totaal} andere codes"
    return (
        Markup("<b>{} van {}</b> maatregelen").format(
            counts.maatregelen, counts.maatregelen_totaal
        ),
        *((others,) if counts.overige else ()),
        Markup("<b>{} van {}</b> regels in beeld").format(counts.regels, counts.regels_totaal),
    )


def _search(view: View) -> Markup:
    address = view.unfiltered("zoeken", zoek=view.filters.zoek)
    return screen_link(address, "Zoek in alle teksten")
