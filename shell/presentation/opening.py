"""What a screen opens with when it is presented: its main chart, large and without controls."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from shell.chart import show_chart
from shell.notices import voorbehoud
from shell.presentation.slides import Deck, Slide, sizes
from shell.view import View

Drawn = tuple[go.Figure, str]
FOUR_LINES = 0.87


@dataclass(frozen=True)
class Opening:
    """The main thing of a screen.

    words: the sentences that bear on it; what is no Markup is plain text.
    draw: gives the chart and its text alternative, or HTML where the main thing is no chart; None
        where the rows have nothing of the kind.
    share: of the height for a chart, where more words than one line stand above it.
    part: draws what is in view of one subthema, larger, in one chart or more; after the whole each
        has a slide of its own. None where the whole can be read.
    """

    heading: str
    words: Callable[[View], str | Markup]
    draw: Callable[[View], Drawn | Markup | None]
    share: float = 1
    part: Callable[[View], Iterable[Drawn]] | None = None


def with_openings(deck: Deck, openings: Sequence[tuple[str, str, Opening]]) -> Deck:
    """The deck after these openings: of each what `toon` says of it, the title of its screen.

    That of a meeting begins with its agenda.
    """
    if not deck.slides or deck.view.query.vergadering is not None:
        return deck
    opened = (slide for one in openings for slide in _slides(deck.view, *one))
    return replace(deck, slides=(*opened, *deck.slides))


def _slides(view: View, toon: str, title: str, opening: Opening) -> Iterator[Slide]:
    yield Slide(toon, title, partial(_show, view, opening, title))
    if opening.part is None:
        return
    for part in view.rows["subthema"].unique():
        of_part = replace(view, rows=view.rows[view.rows["subthema"] == part])
        yield Slide(part, f"{title}, {part}", partial(_show_part, of_part, opening, part))


def _show(view: View, opening: Opening, title: str) -> None:
    st.title(f"{title}: {opening.heading}", anchor=False)
    # What is only to be seen may be small, and what is said of it too: its parts come after it, and
    # say it again.
    key = "dia_begin" if opening.part is None else "dia_geheel"
    st.html(Markup('<div class="{}">{}</div>').format(key, voorbehoud(opening.words(view))))
    drawn = opening.draw(view)
    if drawn is None:
        drawn = Markup("<p>De regels in de selectie hebben niets dat hier is te tekenen.</p>")
    if isinstance(drawn, Markup):
        st.html(drawn)
    else:
        show_chart(drawn[0], key, drawn[1], most=_most(opening))


def _show_part(view: View, opening: Opening, part: str) -> None:
    st.title(part, anchor=False)
    # With the legend, on each page.
    st.html(Markup('<div class="blijft">{}</div>').format(voorbehoud(opening.words(view))))
    for number, (figure, alt) in enumerate(opening.part(view)):
        show_chart(figure, f"dia_deel_{number}", alt, most=_most(opening))


def _most(opening: Opening) -> int | None:
    room = sizes().height
    return room and round(opening.share * room)
