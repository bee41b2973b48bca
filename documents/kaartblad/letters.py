"""How wide words are in the typeface of the files, and words in lines that fit."""

from functools import cache

from fontTools.ttLib import TTFont

from documents.pdf_text import FONT_FOLDER

# Of the size of the type: how high a capital is.
CAPITAL = 0.66
_ROUNDING = 0.01


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of words on one line, in points."""
    advances = _advances(bold)
    return size * sum(advances.get(ord(character), 0) for character in text)


def in_lines(text: str, size: float, width: float) -> list[str]:
    """The words in lines of at most `width`; a word that is wider than a line is broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) <= width:
            lines[-1] = longer
            continue
        lines += _pieces(word, size, width)
    return [line for line in lines if line]


def _pieces(word: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def shortened(text: str, size: float, width: float) -> str:
    """The text, or as many of its words as fit with an ellipsis behind them."""
    if width_of(text, size) <= width + _ROUNDING:
        return text
    (first, *_) = in_lines(text, size, max(width - width_of(" …", size), size))
    return f"{first} …"


@cache
def _advances(bold: bool) -> dict[int, float]:
    name = "SourceSans3_600SemiBold.ttf" if bold else "SourceSans3_400Regular.ttf"
    with TTFont(FONT_FOLDER / name, lazy=True) as font:
        metrics, units = font["hmtx"], font["head"].unitsPerEm
        return {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}
