"""The one rule by which words are compared: without accents, case and hyphens.

`words` cuts a text into words with their place, so that what is found can be marked in the text
as it is printed; `normalise` gives the same words as one string to search in.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

_LETTER = r"[^\W0-9_]"
_CHARACTER = r"[^\W_\u0300-\u036f][\u0300-\u036f]*"
_DASH = r"[-\u00ad\u2010-\u2015\u2212]"
_APOSTROPHE = r"['\u2018\u2019]"
# A dash between two digits is a range (2025-2028) and parts two words; any other dash joins.
_JOIN = (
    rf"(?:(?<={_LETTER}){_DASH}|(?<=[0-9]){_DASH}(?={_LETTER})|(?<={_LETTER}){_APOSTROPHE})"
    rf"(?={_CHARACTER})"
)
_WORD = re.compile(
    rf"""
      \b[0-9]+(?:\.[0-9]+)+[a-zA-Z]?(?!{_CHARACTER}) # a code: 1.1.16, 1.1.1b
    | \b[sS][kK][ ]?[0-9]+\b                         # a keuze by number: SK8, SK 17
    | (?:{_CHARACTER})+(?:{_JOIN}(?:{_CHARACTER})+)*
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(r"[0-9]+(?:\.[0-9]+)*[a-z]?|sk[0-9]+")


@dataclass(frozen=True)
class Word:
    """A word in its normal form, with the place (start, end) where it stands in the text."""

    normal: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of `text` in order; "CO2-reductie" is the one word "co2reductie"."""
    found = ((_normal_form(match.group()), match.span()) for match in _WORD.finditer(text))
    # Of some signs of other scripts nothing is left.
    return [Word(normal, *place) for normal, place in found if normal]


# The same codes and names are compared on every screen.
@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """The words of `text`, one space between them and one at either end; empty for no words."""
    in_order = words(text)
    return f" {' '.join(word.normal for word in in_order)} " if in_order else ""


def search_words(query: str) -> list[str]:
    """The different words of what somebody typed, in their normal form and in order."""
    return list(dict.fromkeys(word.normal for word in words(query)))


def is_whole(word: str) -> bool:
    """Whether a search word must be a whole word: codes and numbers, so that 1.1.1 is not 1.1.16.

    Other search words may be part of a word ("akkoord" finds "laagwaterakkoord").
    """
    return _WHOLE.fullmatch(word) is not None


def contains_all(texts: pd.Series, query: str) -> pd.Series:
    """Which of the normalised `texts` hold every word of `query` (bool, same index).

    A query without words holds everywhere.
    """
    contained = pd.Series(True, index=texts.index)
    for word in search_words(query):
        contained &= texts.str.contains(f" {word} " if is_whole(word) else word, regex=False)
    return contained


def join(parts: Iterable[object]) -> str:
    """The texts among `parts` with a line break between; what is empty or missing is left out."""
    return "\n".join(part for part in parts if isinstance(part, str) and part)


def _normal_form(word: str) -> str:
    kept = "." if word[0] in "0123456789" else ""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if c.isalnum() or c in kept).casefold()
