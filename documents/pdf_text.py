"""Texts that the fonts of the PDF can show.

PDF/UA and PDF/A refuse a document with a character that no font has. Such a character (an emoji,
a Chinese sign) is written as its Unicode number, so that it is neither lost nor in the way.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from documents.columns import printable

FONT_FOLDER = Path(__file__).parent / "fonts"
_FONT = FONT_FOLDER / "SourceSans3_400Regular.ttf"
# Joiners, direction marks, variation selectors: they show nothing by themselves, and a direction
# mark in a cell could turn what stands beside it.
_INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cn"})
_LONG_WORD = re.compile(r"\S{40}(?=\S)")
_BREAK = "\u200b"


def showable(text: str) -> str:
    """`text` with only characters that the fonts have; long words may break after 40.

    An address keeps its words whole, so that it can be copied; typst breaks it by itself.
    """
    characters = "".join(_showable(character) for character in printable(text))
    if characters.startswith(("http://", "https://")):
        return characters
    return _LONG_WORD.sub(lambda found: found.group() + _BREAK, characters)


@cache
def _showable(character: str) -> str:
    if character in "\n\t":
        return character
    if unicodedata.category(character) in _INVISIBLE or character in "\ufe0e\ufe0f":
        return ""
    return character if ord(character) in _covered() else f"[U+{ord(character):04X}]"


@cache
def _covered() -> frozenset[int]:
    with TTFont(_FONT, lazy=True) as font:
        return frozenset(font.getBestCmap())
