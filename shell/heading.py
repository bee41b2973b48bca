"""The head of a screen: its title and, on the same line, how much is in view and its own facts."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from selections.words import counted, enumeration
from selections.zoeken import of_code_itself
from shell.practice import page_title
from shell.table import screen_link
from shell.view import View

# Of the maatregelen that mention what is searched, those that are named.
NAMED = 4


def show_heading(view: View, title: str, *facts: str | Markup) -> None:
    """Draw the h1, which names the page too, and the line of facts: parts of a sentence each."""
    st.set_page_config(page_title=page_title(title))
    with st.container(key="kop", horizontal=True, vertical_alignment="bottom", gap="small"):
        show_title(title)
        # `static/spoken.js` has the counts read out where a choice changes them.
        with st.container(key="in_beeld"):
            said = Markup(", ").join(_in_view(view)).striptags()
            drawn = Markup(" · ").join((*_in_view(view), *_search(view), *facts))
            st.html(Markup('<p data-geteld="{}">{}</p>').format(said, drawn))


def show_title(title: str) -> None:
    """Draw the h1, as an element of its own for each title: a screen reader that keeps the words of
    an element would say those of the screen before."""
    with st.container(key=f"titel_{title}", width="content"):
        st.title(title, anchor=False, width="content")


def _in_view(view: View) -> tuple[Markup, ...]:
    (first, *others, rows) = view.counts.parts
    return (
        Markup("<b>{} van {}</b> {}").format(*first),
        *(Markup("{} van {} {}").format(*part) for part in others),
        Markup("<b>{} van {}</b> {} in beeld").format(*rows),
    )


def _search(view: View) -> Iterator[Markup]:
    """Which rows are those of a code that is typed and which mention it; the way to all texts."""
    zoek = view.filters.zoek
    own = of_code_itself(view.rows, zoek)
    if own.any() and not own.all():
        codes, others = (list(view.rows.loc[of, "maatregel"].unique()) for of in (own, ~own))
        address = view.address(None, maatregel=tuple(codes))
        link = screen_link(address, f"{counted(int(own.sum()), 'regel')} van {enumeration(codes)}")
        more = f" en {len(others) - NAMED} meer" if len(others) > NAMED else ""
        mentions = int((~own).sum())
        yield Markup("<b>{}</b> zelf, <b>{}</b> {} het ({}{})").format(
            *(link, mentions, "noemt" if mentions == 1 else "noemen"),
            *(", ".join(others[:NAMED]), more),
        )
    yield screen_link(view.unfiltered("zoeken", zoek=zoek), "Zoek in alle teksten")
