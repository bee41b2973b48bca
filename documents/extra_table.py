"""A table of a screen beside its rows: what the file of a view holds after the words about it.

The screen says which tables and in which order (title, values, notes); a document gives each a
heading and a native table, a workbook a sheet. Formats for programs hold the rows alone.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from documents.columns import cells

LONGEST_TITLE = 31
_NOT_IN_A_SHEET_NAME = re.compile(r"[][:*?/\\]")
_NARROWEST, _LONGEST_WORD, _WIDEST, _FOR_WORDS = 6, 40, 80, 0.85
# How many characters stand beside each other on a page of a document, at the size of its tables.
PAGE = 170
_SHEET_WIDTHS = (9, 60)


@dataclass(frozen=True)
class ExtraTable:
    """title: Dutch, also the name of a sheet (at most 31 characters, none of []:*?/\\).

    frame: columns under their Dutch headings; texts, whole numbers, days, lists or nothing.
    notes: what a reader has to know of it, one sentence each.
    """

    title: str
    frame: pd.DataFrame
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.title) > LONGEST_TITLE or _NOT_IN_A_SHEET_NAME.search(self.title):
            raise ValueError(f"{self.title!r} cannot be the name of a sheet")

    @property
    def header(self) -> list[str]:
        """The headings, in order."""
        return [str(name) for name in self.frame.columns]

    def values(self) -> list[tuple[str | int | date | None, ...]]:
        """The rows as plain values, see `documents.columns.cells`."""
        columns = (cells(self.frame.iloc[:, place]) for place in range(self.frame.shape[1]))
        return list(zip(*columns, strict=True))

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as a document prints them; nothing is an empty text."""
        return [tuple(_printed(value) for value in row) for row in self.values()]

    def shares(self, room: int = PAGE) -> list[float]:
        """Per column its part of the width of a page with `room` for so many characters.

        First the longest word of each column fits, where need be up to an ever shorter one: a
        heading or a number must not break because another column has long texts. What is left, at
        least a seventh of the page where there are long texts, goes to the columns with those.
        """
        columns = self._columns()
        words = [max(_longest_word(texts) + 2, _NARROWEST) for texts in columns]
        longest = next(
            (
                length
                for length in range(_LONGEST_WORD, _NARROWEST, -1)
                if sum(min(word, length) for word in words) <= _FOR_WORDS * room
            ),
            _NARROWEST,
        )
        least = [min(word, longest) for word in words]
        asked = [
            max(fits, min(math.isqrt(12 * max(map(len, texts))), _WIDEST))
            for fits, texts in zip(least, columns, strict=True)
        ]
        more = [wanted - fits for fits, wanted in zip(least, asked, strict=True)]
        if not any(more):
            return [room * fits / sum(least) for fits in least]
        left = max(0, room - sum(least)) / sum(more)
        return [fits + left * wanted for fits, wanted in zip(least, more, strict=True)]

    def sheet_widths(self) -> list[int]:
        """Per column its width in a workbook, in characters."""
        return [
            _within(max(_longest_word(texts) + 2, *(min(len(t), 44) for t in texts)), _SHEET_WIDTHS)
            for texts in self._columns()
        ]

    def _columns(self) -> list[tuple[str, ...]]:
        return list(zip(self.header, *self.texts(), strict=True))


def _printed(value: str | int | date | None) -> str:
    if value is None:
        return ""
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _longest_word(texts: Sequence[str]) -> int:
    return max(len(word) for text in texts for word in (text.split() or [""]))


def _within(number: int, ends: tuple[int, int]) -> int:
    smallest, largest = ends
    return max(smallest, min(number, largest))
