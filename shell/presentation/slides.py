"""What the shared screen goes through, and how large the things on it are drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from overleg.vergaderingen import Vergadering
from shell.practice import taken_of_slide
from shell.view import View
from style.look import FONT_SIZE


def parted(toon: str) -> tuple[str, str]:
    """The slide that `toon` in the address names, and the part of it that is in view, empty where
    that is its beginning.

    A part is a line or a row by its number: how many of them a sheet holds depends on the screen
    (`server/static/presentation.js`), and those who follow a meeting have screens of all sizes.
    """
    slide, _, part = toon.partition("~")
    return slide, part


@dataclass(frozen=True)
class Slide:
    """One thing in view.

    toon: what the URL calls it.
    name: what the bar and the title of the page say of it, plain text.
    panel: draws what who leads the meeting fills in beside it; None where there is nothing.
    """

    toon: str
    name: str
    draw: Callable[[], None]
    panel: Callable[[], None] | None = None


@dataclass(frozen=True)
class Deck:
    """Slides in order; view: whose selection the bar tells, and whose `toon` says where it is.

    It begins with the first slide; an address without `toon` says the same.
    meeting: that all who present these slides follow; None where there is none. last: the last
    record of the log that they know. note: what is said in the bar, beside every slide.
    """

    view: View
    slides: tuple[Slide, ...]
    meeting: Vergadering | None = None
    last: int = 0
    note: str = ""


@dataclass(frozen=True)
class Sizes:
    """Of what is presented, in pixels: the type of charts and of Gantts, the height of a chart.

    height: what is left between the heading and the buttons; None is that of the chart itself.
    """

    chart: int
    gantt: int
    height: int | None


# By what `static/width.js` says of the screen. On 1920 pixels nothing in a chart is below 24, and
# it draws some words one or two smaller than the rest; a quarter of a Gantt has no room for more.
# On 1280 type has the same share of the screen.
SIZES = {
    "smal": Sizes(FONT_SIZE, FONT_SIZE, None),
    "breed": Sizes(17, 15, 495),
    "groot": Sizes(26, 25, 740),
}


def sizes() -> Sizes:
    """The sizes for the screen of this reader; those of a large one where it is not known."""
    found = SIZES.get(st.context.cookies.get("scherm"), SIZES["groot"])
    return replace(found, height=found.height and round(found.height * (1 - taken_of_slide())))
