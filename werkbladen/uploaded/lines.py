"""The lines of a sheet as they come in, up to what a workbook of ours can hold."""

import re

from werkbladen.uploaded.refusals import (
    DAMAGED,
    LAST_ROW,
    LONGEST_TEXT,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    Refusal,
    too_many,
    too_many_rows,
)

# A text, or what stands there with its kind (`werkbladen.cells.Cell`).
Cell = str | tuple[str, str]
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


class Lines:
    """name: of the sheet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._characters = 0
        self._kept: dict[int, list[Cell]] = {}
        self.hidden: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []

    def add(self, first: int, last: int, cells: list[Cell], *, hidden: bool) -> None:
        """Keep a line under each of these numbers, without the empty cells at its end."""
        if not 0 < first <= last <= LAST_ROW or first in self._kept:
            raise Refusal(DAMAGED)
        del cells[MOST_COLUMNS:]
        while cells and not (isinstance(cells[-1], tuple) or cells[-1].strip()):
            cells.pop()
        if not cells:
            return
        times = last - first + 1
        texts = [cell if isinstance(cell, str) else cell[0] for cell in cells]
        if max(map(len, texts)) > LONGEST_TEXT:
            raise too_many(LONGEST_TEXT, "tekens in een cel", f"{self.name[:60]}, regel {first}")
        self._characters += times * sum(map(len, texts))
        if len(self._kept) + times > MOST_ROWS or self._characters > MOST_CHARACTERS:
            raise too_many_rows(self.name)
        for number in range(first, last + 1):
            self._kept[number] = cells
        if hidden:
            self.hidden.update(range(first, last + 1))

    def answer(self) -> dict[str, object]:
        return {"lines": self._kept, "hidden": sorted(self.hidden), "merged": self.merged}


def whole(text: str) -> int:
    """A number that places or counts something. Raises Refusal."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Refusal(DAMAGED)
    return int(text)


def truth(is_so: bool) -> Cell:
    return ("WAAR" if is_so else "ONWAAR", "waar of onwaar")


def number(text: str) -> Cell:
    """A number as a Dutch reader writes it. Raises Refusal."""
    if not _NUMBER.fullmatch(text):
        raise Refusal(DAMAGED)
    value = float(text)
    is_whole = value.is_integer() and abs(value) < 1e15
    return (str(int(value)) if is_whole else repr(value).replace(".", ","), "getal")
