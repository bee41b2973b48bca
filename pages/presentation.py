"""The shared screen: one thing at a time, through the maatregelen of the selection in order.

Each screen begins with its main chart, Kalender with one for each subthema; where it has none, as
Maatregel, with the first maatregel. Which of them is in view stands in the URL (`toon`), apart from
the filters, so that leaving the presentation gives back the view in which it was begun.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.maatregel.dossier import selection_around
from pages.openings import OPENINGS, Opening, show_opening
from pages.overleg.slides import slides
from pages.slide import show_maatregel
from selections.dates import date_in_words
from shell.filter_bar import View, choose
from shell.settings import APP_TITLE

DOSSIER, MEETING = "maatregel", "overleg"

# Only on the page while presenting: rules that ask of every page whether it presents (`:has`) made
# the browser work out all of its style anew, some five times, at each click.
STYLE = Path(__file__).parent / "presentatie.css"


@dataclass(frozen=True)
class Deck:
    """What is gone through: an opening, where the screen has one, and maatregelen by their code.

    parts: the subthema's of an opening that is drawn for each of them, or the slides of Overleg,
        else empty.
    at: which step is in view, counted from 0.
    absent: what was asked for and is not among them, or None.
    """

    codes: tuple[str, ...]
    opening: Opening | None
    parts: tuple[str, ...]
    at: int
    absent: str | None = None

    @property
    def steps(self) -> tuple[str | None, ...]:
        """What `toon` says at each step; None is where it begins, whatever that is."""
        before = (None, *self.parts[1:]) if self.opening or self.parts else ()
        return (*before, *self.codes)

    @property
    def code(self) -> str | None:
        """The maatregel in view; None is the opening."""
        return self.codes[self.place - 1] if self.place > 0 else None

    @property
    def place(self) -> int:
        """Which maatregel is in view, counted from 1; 0 or less is the opening."""
        return self.at - (len(self.steps) - len(self.codes)) + 1

    @property
    def part(self) -> str | None:
        """The subthema that the opening in view is drawn for, or the slide, where it is for one."""
        return self.parts[self.at] if self.at < len(self.parts) else None

    @property
    def before(self) -> str | None:
        """What is in view one step back; the first thing stays."""
        return self.steps[max(self.at - 1, 0)]

    @property
    def after(self) -> str | None:
        """What is in view one step on; the last maatregel stays."""
        return self.steps[min(self.at + 1, len(self.steps) - 1)]


def deck(rows: pd.DataFrame, opening: Opening | None, asked: str | None) -> Deck:
    """What is gone through of `rows`, which may not be empty, and where `asked` stands in it."""
    codes = tuple(dict.fromkeys(rows["maatregel"]))
    parts = tuple(dict.fromkeys(rows["subthema"])) if opening and opening.per_subthema else ()
    return _at(Deck(codes, opening, parts, 0), asked)


def _at(found: Deck, asked: str | None) -> Deck:
    if asked is None or asked in found.parts[:1]:
        return found
    if asked in found.steps:
        return replace(found, at=found.steps.index(asked))
    return replace(found, absent=asked)


def present(view: View, url_path: str, title: str) -> None:
    """Draw what is in view of the presentation of a screen, and the way on, back and out."""
    st.html(STYLE)
    asked = view.query.toon
    if url_path == DOSSIER and len(view.filters.maatregel) == 1:
        asked = asked or view.filters.maatregel[0]
        view = selection_around(view)
    if view.rows.empty:
        _draw_bar(view, "Geen maatregelen in de selectie", None)
        with st.container(key="dia"):
            st.title(title, anchor=False)
            st.html("<p>Laat een filter los, of stop met presenteren om anders te kiezen.</p>")
        return
    if url_path == MEETING:
        _present_meeting(view, title, asked)
        return
    found = deck(view.rows, OPENINGS.get(url_path), asked)
    _draw_bar(view, _place(view, found, title), found)
    with st.container(key="dia"):
        _tell_absent(found)
        if found.code is None:
            of_part = view.rows["subthema"] == found.part
            seen = replace(view, rows=view.rows[of_part]) if found.part else view
            show_opening(seen, found.opening, title)
        else:
            show_maatregel(view, found.code)


def _present_meeting(view: View, title: str, asked: str | None) -> None:
    """Draw what is in view of Overleg, which goes through the agenda and not the maatregelen."""
    of_meeting = slides(view)
    found = _at(Deck((), None, tuple(of_meeting), 0), asked)
    name, show = of_meeting[found.part]
    st.set_page_config(page_title=f"{title}: {name} - {APP_TITLE}")
    place = Markup("<b>{}</b>, {} van {}: {}")
    _draw_bar(view, place.format(title, found.at + 1, len(of_meeting), name), found)
    with st.container(key="dia"):
        _tell_absent(found)
        show()


def _tell_absent(found: Deck) -> None:
    if found.absent:
        st.html(
            Markup('<div class="melding"><p>{} hoort niet bij de selectie.</p></div>').format(
                found.absent
            )
        )


def _selection(view: View) -> str:
    chosen = [f"{label.lower()}: {value}" for label, value in view.filters_in_words]
    return "; ".join([*(chosen or ["alles"]), f"peildatum {date_in_words(view.peildatum)}"])


def _draw_bar(view: View, place: str, found: Deck | None) -> None:
    """Draw the place, the selection and the buttons.

    At either end the buttons stay, so that the focus does; the selection is always in view.
    """
    with st.container(key="presentatie", horizontal=True, vertical_alignment="center"):
        if found is not None:
            for words, key, toon in (
                ("Vorige", "Left", found.before),
                ("Volgende", "Right", found.after),
            ):
                st.button(words, key=f"dia_{key}", shortcut=key, on_click=_go, args=(toon,))
        with st.container(key="plaats"):
            st.html(
                Markup('<p>{}</p><p class="voorbehoud">Selectie: {}.</p>').format(
                    place, _selection(view)
                )
            )
        st.button("Stoppen met presenteren", on_click=_leave)


def _go(toon: str | None) -> None:
    choose(toon=toon)


def _leave() -> None:
    choose(presentatie=False, toon=None)


def _place(view: View, found: Deck, title: str) -> Markup:
    number = len(found.codes)
    if found.code is None:
        st.set_page_config(page_title=f"{title} - {APP_TITLE}")
        part = (
            Markup(", thema {} van {}: {}").format(found.at + 1, len(found.parts), found.part)
            if len(found.parts) > 1
            else ""
        )
        on = Markup(", hierna maatregel 1 tot en met {}").format(number)
        is_last = found.at + 1 >= len(found.parts)
        return Markup("<b>{}</b>{}{}").format(title, part, on if is_last else "")
    name = view.calendar.choices["maatregel"].of(found.code).label
    st.set_page_config(page_title=f"{name} - {APP_TITLE}")
    return Markup("<b>{} van {}</b>: {}").format(found.place, number, name)
