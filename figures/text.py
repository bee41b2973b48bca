"""Words of the publication as plotly may show them: escaped and wrapped.

plotly reads a part of HTML in every text it draws, so nothing from the table reaches a figure
without `escaped` or `wrapped`.
"""

import html
import textwrap
from functools import lru_cache

from style.look import FONT_SIZE

HOVER_WIDTH = 52
# The width of a figure, in pixels, for which its labels are counted in characters.
COUNTED = 1000


def escaped(text: str) -> str:
    """`text` on one line, with the three characters that plotly gives a meaning taken out of it."""
    return html.escape(" ".join(text.split()), quote=False)


# The words of the calendar are the same at every rerun, and wrapping them is most of the work.
@lru_cache(maxsize=8192)
def lines(text: str, width: int) -> tuple[str, ...]:
    """`text` in lines of at most `width` characters, each escaped; a longer word is broken."""
    return tuple(escaped(line) for line in textwrap.wrap(text, width)) or ("",)


def wrapped(text: str, width: int = HOVER_WIDTH) -> str:
    """`text` escaped, with plotly's line break after at most `width` characters."""
    return "<br>".join(lines(text, width))


def characters_of(characters: int, width: float, font_size: float) -> int:
    """How many fit in a figure of this width where `characters` of FONT_SIZE fit in COUNTED."""
    return int(characters * width / COUNTED * FONT_SIZE / font_size)


def shortened(text: str, width: int) -> str:
    """`text` cut after a whole word to at most `width` characters, with an ellipsis if cut."""
    return textwrap.shorten(text, width, placeholder=" …")
