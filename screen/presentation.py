"""The shared screen: one thing at a time, through the maatregelen of the selection in order.

Each screen begins with its main chart; where it has none, as Maatregel, with the first maatregel.
Which maatregel is in view stands in the URL (`toon`), apart from the filters, so that leaving the
presentation gives back the view in which it was begun.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from screen.dossier import selection_around
from screen.filter_bar import View, choose
from screen.openings import OPENINGS, Opening, show_opening
from screen.settings import APP_TITLE
from screen.slide import show_maatregel
from selections.dates import date_in_words

DOSSIER = "maatregel"

# Only on the page while presenting: rules that ask of every page whether it presents (`:has`) made
# the browser work out all of its style anew, some five times, at each click.
STYLE = Path(__file__).parent / "static" / "presentatie.css"


@dataclass(frozen=True)
class Deck:
    """What is gone through: an opening, where the screen has one, and maatregelen by their code.

    place: which maatregel is in view, counted from 1; 0 is the opening.
    absent: the code that was asked for and is not among them, or None.
    """

    codes: tuple[str, ...]
    opening: Opening | None
    place: int
    absent: str | None = None

    @property
    def code(self) -> str | None:
        """The maatregel in view; None is the opening."""
        return self._at(self.place)

    @property
    def before(self) -> str | None:
        """What is in view one step back; the first thing stays."""
        return self._at(max(self.place - 1, 0 if self.opening else 1))

    @property
    def after(self) -> str | None:
        """What is in view one step on; the last maatregel stays."""
        return self._at(min(self.place + 1, len(self.codes)))

    def _at(self, place: int) -> str | None:
        return self.codes[place - 1] if place else None


def deck(rows: pd.DataFrame, opening: Opening | None, asked: str | None) -> Deck:
    """What is gone through of `rows`, which may not be empty, and where `asked` stands in it."""
    codes = tuple(dict.fromkeys(rows["maatregel"]))
    if asked in codes:
        return Deck(codes, opening, codes.index(asked) + 1)
    return Deck(codes, opening, 0 if opening else 1, asked)


def present(view: View, url_path: str, title: str) -> None:
    """Draw what is in view of the presentation of a screen, and the way on, back and out."""
    st.html(STYLE)
    asked = view.query.toon
    if url_path == DOSSIER and len(view.filters.maatregel) == 1:
        asked = asked or view.filters.maatregel[0]
        view = selection_around(view)
    if view.rows.empty:
        _draw_bar("Geen maatregelen in de selectie", None)
        with st.container(key="dia"):
            st.title(title, anchor=False)
            st.html("<p>Laat een filter los, of stop met presenteren om anders te kiezen.</p>")
        return
    found = deck(view.rows, OPENINGS.get(url_path), asked)
    _draw_bar(_place(view, found, title), found)
    with st.container(key="dia"):
        if found.absent:
            st.html(
                Markup('<div class="melding"><p>{} hoort niet bij de selectie.</p></div>').format(
                    found.absent
                )
            )
        if found.code is None:
            show_opening(view, found.opening, title)
        else:
            show_maatregel(view, found.code)
        st.html(Markup('<p class="voorbehoud">Selectie: {}.</p>').format(_selection(view)))


def _selection(view: View) -> str:
    chosen = [f"{label.lower()}: {value}" for label, value in view.filters_in_words]
    return "; ".join([*(chosen or ["alles"]), f"peildatum {date_in_words(view.peildatum)}"])


def _draw_bar(place: str, found: Deck | None) -> None:
    """Draw the place and the buttons; at either end they stay, so that the focus does."""
    with st.container(key="presentatie", horizontal=True, vertical_alignment="center"):
        if found is not None:
            for words, key, toon in (
                ("Vorige", "Left", found.before),
                ("Volgende", "Right", found.after),
            ):
                st.button(words, key=f"dia_{key}", shortcut=key, on_click=_go, args=(toon,))
        with st.container(key="plaats"):
            st.html(Markup("<p>{}</p>").format(place))
        st.button("Stoppen met presenteren", on_click=_leave)


def _go(toon: str | None) -> None:
    choose(toon=toon)


def _leave() -> None:
    choose(presentatie=False, toon=None)


def _place(view: View, found: Deck, title: str) -> Markup:
    number = len(found.codes)
    if found.code is None:
        st.set_page_config(page_title=f"{title} - {APP_TITLE}")
        return Markup("<b>{}</b>, hierna 1 tot en met {}").format(title, number)
    name = view.calendar.choices["maatregel"].of(found.code).label
    st.set_page_config(page_title=f"{name} - {APP_TITLE}")
    return Markup("<b>{} van {}</b>: {}").format(found.place, number, name)
