"""What somebody typed or pasted as it is recorded: one way for screen, workbook, command line.

Word, Excel and web pages put characters in a text that nobody sees: spaces that hold words
together, signs without width, line ends of their own.
"""

import re
from collections.abc import Iterable

from loaders.moments import as_printed
from loaders.overheidslagen import LAGEN
from voortgang.vocabulary import vocabulary

LONG_TEXTS = ("oorzaak", "gevolg", "bijsturing", "toelichting")
# A carriage return and a vertical tab also as Excel writes them in its files.
_LINE_END = re.compile("(?:\r|_x000D_)\n?|_x000B_|[\v\f\x85\u2028\u2029]", re.IGNORECASE)
_NO_WIDTH = "\u00ad\u200b-\u200d\u2060\ufeff"
_WITHOUT_WIDTH = re.compile(f"[{_NO_WIDTH}]")
_AROUND = re.compile(rf"\A[\s{_NO_WIDTH}]+|[\s{_NO_WIDTH}]+\Z")


def one_space(text: str) -> str:
    """On one line, with one plain space where there is white space of any kind."""
    return " ".join(_WITHOUT_WIDTH.sub("", _LINE_END.sub("\n", text)).split())


def _one_of(words: Iterable[str], text: str) -> str:
    """The word of a list that is meant; the text itself where it is none of them."""
    return {word.casefold(): word for word in words}.get(text.strip().casefold(), text)


def _reden(text: str) -> str:
    first, colon, words = text.partition(":")
    return _one_of((reason.waarde for reason in vocabulary().redenen), first) + colon + words


# Fields of one line that hold words of a list, or a moment: how a text becomes the word meant.
_MEANT = {
    "sleutel": str,
    "status": lambda text: _one_of(vocabulary().status, text),
    "verwacht": as_printed,
    "reden": _reden,
    "fase": lambda text: vocabulary().fase_of(text) or text,
    "organisatie": str,
    "laag": lambda text: _one_of(LAGEN, text),
}


def as_recorded(field: str, value: object) -> object:
    """The value of this field of a record; None for a text in which nothing stands.

    What could mean more than one thing stays as it is, to be refused.
    """
    if not isinstance(value, str):
        return value
    if field in _MEANT:
        text = one_space(value)
        return _MEANT[field](text) if text else None
    return _AROUND.sub("", _LINE_END.sub("\n", value)) or None
