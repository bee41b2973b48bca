"""One table, whatever shows it: a screen, a file, a screen reader, a test.

It says once what stands in it. A cell is a plain value (a missing one of pandas is nothing);
where a screen draws it in a way of its own (a link, rows that fold out) it is `Shown`, and the
plain value goes along. A document gives a table a heading and a native table, a workbook a sheet.
Formats for programs hold rows alone.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import compress
from operator import attrgetter
from typing import Any, Self

import pandas as pd
from markupsafe import Markup

from documents.columns import Plain, cells

AS_BEFORE = "als hiervoor"
LONGEST_TITLE = 31
_NOT_IN_A_SHEET_NAME = re.compile(r"[][:*?/\\]")
_NARROWEST, _LONGEST_WORD, _WIDEST, _FOR_WORDS = 6, 40, 80, 0.85
# A heading is set in bold, which is wider, the more so in a font that stands in for the own one.
_BOLD = 1.5
# How many characters stand beside each other on a page of a document, at the size of its tables.
PAGE = 170
_SHEET_WIDTHS = (9, 60)

Value = Plain | Sequence[str]


@dataclass(frozen=True)
class Shown:
    """A cell that a screen draws as `html`; `value` goes along."""

    value: Value
    html: Markup


Cell = Value | Shown


class Where(Enum):
    """Where a column stands."""

    EVERYWHERE = 1
    SCREEN = 2
    FILE = 3


@dataclass(frozen=True)
class Column:
    """A column: its header, and whether numbers stand in it (then at the right).

    group: the header above this one and above its neighbours of the same group; nothing stands
        above a column without one.
    where: a file may need what a screen says by a link or a heading, and the other way round.
    """

    header: str
    numeric: bool = False
    group: str = ""
    where: Where = Where.EVERYWHERE


@dataclass(frozen=True)
class Tabel:
    """title: Dutch, also the name of a sheet (at most 31 characters, none of []:*?/\\).

    rows: a cell for each of `columns`, in order.
    notes: what who sees it in a file has to know, one sentence each; a screen says it around it.
    caption: what the screen says above it; the title where there is none.
    total: whether the last row adds up the others.
    detail: whether a presentation names it only, and leaves its rows to the other files.
    once: the headings under which a printed row says `AS_BEFORE` for the words of the row above it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    caption: str | Markup = ""
    total: bool = False
    detail: bool = False
    once: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.title) > LONGEST_TITLE or _NOT_IN_A_SHEET_NAME.search(self.title):
            raise ValueError(f"{self.title!r} cannot be the name of a sheet")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.title!r} has a row that is not as long as its columns")

    @classmethod
    def of(
        cls,
        title: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell | bool]],
        notes: Sequence[str] = (),
        caption: str | Markup = "",
        total: bool = False,
    ) -> Self:
        """A table of rows that are still to be made; yes and no are said in words."""
        said = tuple(tuple(map(_said, row)) for row in rows)
        return cls(title, tuple(columns), said, tuple(notes), caption, total)

    @classmethod
    def each(
        cls,
        title: str,
        rows: Iterable[object],
        columns: Mapping[str | Column, str | Callable[[Any], Cell | bool]],
        notes: Sequence[str] = (),
        caption: str | Markup = "",
        total: bool = False,
    ) -> Self:
        """A table of these columns, each with what it says of a row: its field, or what is made."""
        heads = [Column(name) if isinstance(name, str) else name for name in columns]
        say = [attrgetter(of) if isinstance(of, str) else of for of in columns.values()]
        cells = ([of(row) for of in say] for row in rows)
        return cls.of(title, heads, cells, notes, caption, total)

    @classmethod
    def of_frame(cls, title: str, frame: pd.DataFrame, notes: Sequence[str] = ()) -> Self:
        """A table of a frame, whose columns are the headings."""
        columns = [Column(str(name)) for name in frame.columns]
        values = (frame.iloc[:, place] for place in range(frame.shape[1]))
        return cls.of(title, columns, zip(*values, strict=True), notes)

    def part(self, chosen: Iterable[bool], caption: str) -> Self:
        """The rows that are chosen, for a screen that shows them under captions of their own."""
        return replace(self, rows=tuple(compress(self.rows, chosen)), caption=caption)

    def said_once(self, header: str) -> Self:
        """Without this column where it says one thing of all rows; then a note says it."""
        place = next(place for place, one in enumerate(self.columns) if one.header == header)
        said = {_printed(_plain(row[place])) for row in self.rows}
        if len(self.rows) < 2 or len(said) > 1:
            return self
        return replace(
            self,
            columns=(*self.columns[:place], *self.columns[place + 1 :]),
            rows=tuple((*row[:place], *row[place + 1 :]) for row in self.rows),
            notes=(*self.notes, f"{header}, bij elke regel: {said.pop() or 'niets'}"),
        )

    def on(self, where: Where) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
        """The columns that stand there, and of each row the cells under them."""
        places = [
            place
            for place, column in enumerate(self.columns)
            if column.where in (where, Where.EVERYWHERE)
        ]
        rows = [tuple(row[place] for place in places) for row in self.rows]
        return tuple(self.columns[place] for place in places), rows

    @property
    def header(self) -> list[str]:
        """The headings in a file, in order; with that of its group where it has one."""
        columns, _ = self.on(Where.FILE)
        return [f"{c.group}: {c.header}" if c.group else c.header for c in columns]

    def values(self) -> list[tuple[Plain, ...]]:
        """The rows in a file as plain values, see `documents.columns.cells`."""
        _, rows = self.on(Where.FILE)
        return [tuple(cells(_plain(cell) for cell in row)) for row in rows]

    def column(self, header: str) -> list[Plain]:
        """The plain values under this heading of a file."""
        place = self.header.index(header)
        return [row[place] for row in self.values()]

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as a document prints them; nothing is an empty text."""
        rows = [tuple(_printed(value) for value in row) for row in self.values()]
        once = {self.header.index(name) for name in self.once}
        if not once:
            return rows
        pairs = zip(rows, [(None,) * len(self.header), *rows], strict=False)
        return [
            tuple(
                AS_BEFORE if place in once and said and said == before[place] else said
                for place, said in enumerate(row)
            )
            for row, before in pairs
        ]

    def shares(self, room: int = PAGE) -> list[float]:
        """Per column its part of the width of a page with `room` for so many characters.

        First the longest word of each column fits, where need be up to an ever shorter one, but
        never shorter than that of its heading: a heading or a number must not break because
        another column has long texts. What is left, at
        least a seventh of the page where there are long texts, goes to the columns with those.
        """
        columns = self._columns()
        heads = [
            max(math.ceil(_BOLD * _longest_word([head])) + 3, _NARROWEST) for head, *_ in columns
        ]
        words = [max(_longest_word(texts) + 2, _NARROWEST) for texts in columns]

        def least_of(length: int) -> list[int]:
            return [max(head, min(word, length)) for head, word in zip(heads, words, strict=True)]

        longest = next(
            (
                length
                for length in range(_LONGEST_WORD, _NARROWEST, -1)
                if sum(least_of(length)) <= _FOR_WORDS * room
            ),
            _NARROWEST,
        )
        least = least_of(longest)
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
        smallest, largest = _SHEET_WIDTHS
        widths = []
        for texts in self._columns():
            asked = max(_longest_word(texts) + 2, min(max(map(len, texts)), 44))
            widths.append(max(smallest, min(asked, largest)))
        return widths

    def _columns(self) -> list[tuple[str, ...]]:
        return list(zip(self.header, *self.texts(), strict=True))


def _said(cell: Cell | bool) -> Cell:
    if pd.api.types.is_bool(cell):
        return "ja" if cell else "nee"
    return None if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell


def _plain(cell: Cell) -> Value:
    return cell.value if isinstance(cell, Shown) else cell


def _printed(value: Plain) -> str:
    if value is None:
        return ""
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _longest_word(texts: Sequence[str]) -> int:
    return max(len(word) for text in texts for word in (text.split() or [""]))
