"""The cells of an ods."""

import re
from collections.abc import Collection

from werkbladen.uploaded.bounded_xml import Bounds
from werkbladen.uploaded.lines import Cell, Lines, number, truth, whole
from werkbladen.uploaded.refusals import (
    DAMAGED,
    ELSEWHERE,
    LAST_ROW,
    MOST_COLUMNS,
    MOST_SPACES,
    Refusal,
)

_CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_FROM_ELSEWHERE = (
    f"{_TABLE}table-source",
    f"{_TABLE}cell-range-source",
    f"{_TABLE}dde-link",
    f"{_OFFICE}dde-source",
)
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_WHITE = re.compile("[ \t\r\n]+")


class _Content:
    """Only tables that stand in no other are sheets."""

    def __init__(self, wanted: Collection[str]) -> None:
        self.names: list[str] = []
        self.sheets: dict[str, Lines] = {}
        self.has_comments = False
        self._wanted = wanted
        self._lines: Lines | None = None
        self._tables = self._paragraphs = self._annotations = 0
        self._number = 0
        self._row: dict[str, str] = {}
        self._cells: list[Cell] = []
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._texts: list[list[str]] = []
        self._run: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _FROM_ELSEWHERE:
            raise Refusal(ELSEWHERE)
        if name == f"{_TABLE}table":
            self._tables += 1
            if self._tables == 1:
                self._open_sheet(attributes.get(f"{_TABLE}name", ""))
        elif self._tables != 1:
            return
        elif name == f"{_OFFICE}annotation":
            self._annotations += 1
            self.has_comments = self.has_comments or self._lines is not None
        elif self._annotations:
            return
        elif name == f"{_TABLE}table-row":
            self._row, self._cells, self._column = attributes, [], 0
        elif name in _CELLS:
            self._cell, self._texts = attributes, []
        elif self._cell is not None and name.startswith(_TEXT):
            self._open_text(name[len(_TEXT) :], attributes)

    def text(self, text: str) -> None:
        if self._paragraphs and not self._annotations and self._tables == 1:
            self._run.append(text)

    def end(self, name: str) -> None:
        if name == f"{_TABLE}table":
            self._tables -= 1
            if not self._tables:
                self._lines = None
        elif self._tables != 1:
            return
        elif name == f"{_OFFICE}annotation":
            self._annotations -= 1
        elif self._annotations:
            return
        elif name == f"{_TABLE}table-row":
            self._close_row()
        elif name in _CELLS:
            self._close_cell()
        elif self._paragraphs and name.startswith(_TEXT):
            self._flush()
            if name == f"{_TEXT}p":
                self._paragraphs -= 1

    def _open_sheet(self, name: str) -> None:
        if name in self.names:
            raise Refusal(DAMAGED)
        self.names.append(name)
        self._number = 0
        if name in self._wanted:
            self._lines = self.sheets[name] = Lines(name)

    def _open_text(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        if name == "p":
            self._paragraphs += 1
            self._texts.append([])
        elif not self._paragraphs:
            return
        elif name == "s":
            times = whole(attributes.get(f"{_TEXT}c", "1"))
            self._texts[-1].append(" " * min(times, MOST_SPACES))
        elif name in ("tab", "line-break"):
            self._texts[-1].append("\t" if name == "tab" else "\n")

    def _flush(self) -> None:
        if self._run:
            self._texts[-1].append(_WHITE.sub(" ", "".join(self._run)))
            self._run = []

    def _close_row(self) -> None:
        first = self._number + 1
        self._number += _times(self._row, "number-rows-repeated")
        # Some programs repeat the empty row at the end past the last that there is.
        if self._number > 2 * LAST_ROW:
            raise Refusal(DAMAGED)
        if self._lines is not None and self._cells:
            hidden = self._row.get(f"{_TABLE}visibility", "visible") != "visible"
            self._lines.add(first, min(self._number, LAST_ROW), self._cells, hidden=hidden)

    def _close_cell(self) -> None:
        attributes, self._cell = self._cell or {}, None
        times = _times(attributes, "number-columns-repeated")
        rows = _times(attributes, "number-rows-spanned")
        columns = _times(attributes, "number-columns-spanned")
        row, column = self._number + 1, self._column + 1
        if self._lines is not None and rows * columns > 1:
            self._lines.merged.append((row, column, row + rows - 1, column + columns - 1))
        self._column += times
        if self._lines is not None:
            self._cells += [self._read(attributes)] * min(times, MOST_COLUMNS - len(self._cells))

    def _read(self, attributes: dict[str, str]) -> Cell:
        formula = attributes.get(f"{_TABLE}formula")
        if formula is not None:
            return (formula.partition(":")[2] or formula, "formule")
        kind = attributes.get(f"{_OFFICE}value-type")
        text = "\n".join("".join(paragraph) for paragraph in self._texts)
        if kind in ("float", "percentage", "currency"):
            return number(attributes.get(f"{_OFFICE}value", ""))
        if kind == "boolean":
            return truth(attributes.get(f"{_OFFICE}boolean-value") == "true")
        if kind in ("date", "time"):
            return (attributes.get(f"{_OFFICE}{kind}-value", text), "datum")
        return text or attributes.get(f"{_OFFICE}string-value", "")


def read(package, wanted: Collection[str]) -> dict[str, object]:
    """As `werkbladen.uploaded.package.read_package`."""
    content = _Content(wanted)
    Bounds().parse(_CONTENT, package.read(_CONTENT), content)
    return {
        "names": content.names,
        "sheets": {name: lines.answer() for name, lines in content.sheets.items()},
        "comments": content.has_comments,
    }


def _times(attributes: dict[str, str], name: str) -> int:
    times = whole(attributes.get(f"{_TABLE}{name}", "1"))
    if times < 1:
        raise Refusal(DAMAGED)
    return times
