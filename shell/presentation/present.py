"""The shared screen: one slide at a time.

Which of them is in view stands in the URL (`toon`), apart from the filters, so that leaving the
presentation gives back the view in which it was begun.
"""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from selections.dates import date_in_words
from shell.filter_bar import choose
from shell.notices import melding, voorbehoud
from shell.practice import page_title
from shell.presentation.follow import Following, draw_ways, follow, in_words
from shell.presentation.panel import close_panel, draw_panel, panel_button
from shell.presentation.slides import Deck, Slide, parted
from shell.recording.aanmelden import keep_who
from shell.url.parameters import PARAMETERS
from shell.view import View

# Only on the page while presenting: rules that ask of every page whether it presents (`:has`) made
# the browser work out all of its style anew, some five times, at each click.
STYLE = Path(__file__).parent / "presentatie.css"


def present(deck: Deck, title: str) -> None:
    """Draw the slide in view and the way on, back and out; title: of the screen."""
    st.html(STYLE)
    slides, asked = deck.slides, deck.view.query.toon
    if not slides:
        _draw_bar(deck, Markup("<p>Geen maatregelen in de selectie</p>"), {})
        with st.container(key="dia"):
            st.title(title, anchor=False)
            st.html("<p>Laat een filter los, of stop met presenteren om anders te kiezen.</p>")
        return
    toon, part = parted(asked or "")
    at = next((place for place, slide in enumerate(slides) if toon == slide.toon), None)
    place, last = at or 0, len(slides) - 1
    shown = slides[place]
    following = follow(deck, shown) if deck.meeting else None
    st.set_page_config(page_title=page_title(shown.name))
    # At either end the neighbour of a slide is the slide itself.
    ways = {"Vorige": slides[max(place - 1, 0)], "Volgende": slides[min(place + 1, last)]}
    leads = following is not None and following.leads and not following.loose
    _draw_bar(deck, _place(deck, place, part, leads), ways, shown, following)
    with st.container(key="dia"):
        if asked is not None and at is None:
            of = "de agenda" if deck.meeting else "de selectie"
            st.html(melding(f"{asked} hoort niet bij {of}.", said=False))
        shown.draw()
    if following is not None and following.leads:
        keep_who("presentatie")
        draw_panel(shown)


def _place(deck: Deck, at: int, part: str, leads: bool) -> Markup:
    """Where one is, and for `static/presentation.js` the way to the first and the last slide, and
    to the parts of this one for who leads a meeting."""
    slide, number = deck.slides[at], len(deck.slides)
    ways = {"eerste": deck.slides[0], "laatste": deck.slides[-1]}
    if leads:
        ways["deel"] = slide
    links = (
        Markup('<a hidden data-scherm data-dia="{}" href="{}"></a>').format(
            which, deck.view.address(None, toon=to.toon)
        )
        for which, to in ways.items()
    )
    return Markup(
        '<p data-toon="{}" data-deel="{}"><b>Dia {} van {}</b>: {}<span data-blad></span></p>{}'
    ).format(slide.toon, part, at + 1, number, slide.name, Markup("").join(links))


def _selection(view: View) -> str:
    """Of keuzes and maatregelen their codes: with their texts the bar would take the slide."""
    told = dict(view.filters_in_words)
    for one in (PARAMETERS["keuze"], PARAMETERS["maatregel"]):
        if one.words in told:
            codes = one.write(view.query.value(one.name), view.calendar.choices)
            told[one.words] = ", ".join(codes)
    chosen = [f"{label.lower()}: {value}" for label, value in told.items()]
    on = f"peildatum {date_in_words(view.peildatum)}"
    return f"Selectie: {'; '.join([*(chosen or ['alles']), on])}."


def _draw_bar(
    deck: Deck,
    place: Markup,
    ways: dict[str, Slide],
    shown: Slide | None = None,
    following: Following | None = None,
) -> None:
    """Draw the place, the selection or whether the meeting is followed, and the buttons.

    At either end the buttons stay, so that the focus does; the selection is always in view. The
    keys are those of `static/presentation.js`, which first goes through the pages of a slide.
    """
    with st.container(key="presentatie", horizontal=True, vertical_alignment="center"):
        for words, slide in ways.items():
            key = f"dia_{words.lower()}"
            st.button(words, key=key, on_click=choose, kwargs={"toon": slide.toon})
        selection = voorbehoud(_selection(deck.view))
        with st.container(key="plaats"):
            st.html(place + (selection if following is None else in_words(deck, following)))
        if following is not None:
            if shown.panel is not None and following.leads:
                panel_button(deck.meeting)
            draw_ways(deck.meeting, following)
        st.button("Stoppen met presenteren", key="dia_stoppen", on_click=_leave)


def _leave() -> None:
    close_panel()
    choose(presentatie=False, toon=None)
