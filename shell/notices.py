"""Notices on a screen: what a reader must be told now, and what to bear in mind while reading."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from shell.lists import listed


def melding(
    *paragraphs: str | Markup, items: Iterable[str | Markup] = (), said: bool = True
) -> Markup:
    """A notice of these paragraphs, and a list under them where there are items.

    said: whether a screen reader says it when it comes (`server/static/spoken.js`), or reads it in
    its place.
    """
    words = Markup("").join(map(Markup("<p>{}</p>").format, paragraphs))
    under = list(items)
    return Markup('<div class="melding"{}>{}{}</div>').format(
        Markup(" data-zeg") if said else "", words, listed(under) if under else ""
    )


def voorbehoud(*sentences: str | Markup) -> Markup:
    """What a reader has to bear in mind of what stands beside it, as a paragraph."""
    return Markup('<p class="voorbehoud">{}</p>').format(Markup(" ").join(sentences))


def show_script_error(problem: Exception) -> bool:
    """Draw the message for a failure that no screen foresaw; Streamlit logs the traceback."""
    st.error(
        "Dit onderdeel kan nu niet worden getoond door een fout in het dashboard. "
        "De andere schermen blijven werken. Laad de pagina opnieuw; blijft de fout, meld dan "
        "de beheerder op welk scherm en met welke filters dit gebeurt."
    )
    return True
