"""Words of the publication as plotly may show them: escaped and wrapped.

plotly reads a part of HTML in every text it draws, so nothing from the table reaches a figure
without `escaped` or `wrapped`.
"""

import html
import textwrap
from functools import lru_cache

HOVER_WIDTH = 52

_PLURALS = {
    "bericht": "berichten",
    "borgingsregel": "borgingsregels",
    "kwartaal": "kwartalen",
    "onderdeel": "onderdelen",
    "regel": "regels",
    "maatregel": "maatregelen",
    "moment": "momenten",
    "vermelding": "vermeldingen",
}


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


def shortened(text: str, width: int) -> str:
    """`text` cut after a whole word to at most `width` characters, with an ellipsis if cut."""
    return textwrap.shorten(text, width, placeholder=" …")


def enumeration(parts: list[str]) -> str:
    """`a, b en c`."""
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def counted(number: int, noun: str) -> str:
    """`1 regel`, `2 momenten`, `19.400 regels`: the nouns of the calendar in the number given."""
    grouped = f"{number:,}".replace(",", ".")
    return f"{grouped} {noun if number == 1 else _PLURALS[noun]}"
