"""The cells of an xlsx, also of one saved as Strict Open XML.

Of our own, as no library says of a cell that it holds a formula without calculating with it, or
bounds what it reads.
"""

import datetime
import posixpath
import re
from collections.abc import Collection

from werkbladen.uploaded.bounded_xml import Bounds
from werkbladen.uploaded.lines import Cell, Lines, number, truth, whole
from werkbladen.uploaded.refusals import (
    DAMAGED,
    LAST_COLUMN,
    LAST_ROW,
    MOST_COLUMNS,
    Refusal,
    too_many,
)

BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_COMMENTS = re.compile("^xl/(comments|threadedcomments/)", re.IGNORECASE)
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Number formats that every program knows by number and that show a date or a time.
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_OF_DATES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
# That of Excel; longer ones would take long to look through.
_LONGEST_CODE = 255
_OF_DATES = re.compile("[dmhys]", re.IGNORECASE)


class _Part:
    """What a part says in the elements of a spreadsheet, whichever of both names they bear."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if short := _short(name):
            self.open(short, attributes)

    def end(self, name: str) -> None:
        if short := _short(name):
            self.close(short)

    def open(self, name: str, attributes: dict[str, str]) -> None: ...

    def close(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Book(_Part):
    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.since_1904 = False

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            title = attributes.get("name", "")
            if title in self.sheets:
                raise Refusal(DAMAGED)
            self.sheets[title] = next(
                (value for key, value in attributes.items() if key.endswith(" id")), ""
            )
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")


class _Relations(_Part):
    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not name.endswith(" Relationship") or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))[1:]
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.by_kind[kind] = target
        if kind == "worksheet":
            self.by_id[attributes.get("Id", "")] = target


class _Texts(_Part):
    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._takes, self._aloud = False, False

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rPh":
            self._aloud = True
        self._takes = name == "t" and not self._aloud

    def text(self, text: str) -> None:
        if self._takes:
            self._parts.append(text)

    def close(self, name: str) -> None:
        self._takes = False
        if name == "rPh":
            self._aloud = False
        elif name == "si":
            self.found.append(_unescaped("".join(self._parts)))
            self._parts = []


class _Styles(_Part):
    """Which styles of cells show a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._formats: dict[str, bool] = {}
        self._in_cells = False

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", "")
            self._formats[attributes.get("numFmtId", "")] = _shows_date(code)
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.dates.append(self._is_date(attributes.get("numFmtId", "0")))

    def close(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def _is_date(self, known_as: str) -> bool:
        own = self._formats.get(known_as)
        return whole(known_as) in _DATES if own is None else own


class _Sheet(_Part):
    def __init__(self, lines: Lines, texts: list[str], dates: list[bool], epoch: datetime.datetime):
        self._lines, self._texts, self._dates, self._epoch = lines, texts, dates, epoch
        self._number = self._column = 0
        self._hidden = False
        self._cells: list[Cell] = []
        self._cell: dict[str, str] | None = None
        self._said: dict[str, list[str]] = {}
        self._takes, self._aloud = "", False

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            found = whole(attributes["r"]) if "r" in attributes else self._number + 1
            if found <= self._number:
                raise Refusal(DAMAGED)
            self._number, self._column, self._cells = found, 0, []
            self._hidden = attributes.get("hidden") in ("1", "true")
        elif name == "c":
            self._cell, self._said = attributes, {}
            column = self._column_of(attributes["r"]) if "r" in attributes else self._column + 1
            if column <= self._column:
                raise Refusal(DAMAGED)
            self._column = column
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self._lines.merged.append((*_place(first), *_place(last or first)))
        elif name == "rPh":
            self._aloud = True
        elif self._cell is not None and name in ("v", "f", "t") and not self._aloud:
            self._takes = name
            self._said.setdefault(name, [])

    def text(self, text: str) -> None:
        if self._takes:
            self._said[self._takes].append(text)

    def close(self, name: str) -> None:
        self._takes = ""
        if name == "c":
            if self._column <= MOST_COLUMNS:
                self._cells += [""] * (self._column - 1 - len(self._cells))
                self._cells.append(self._read())
            self._cell = None
        elif name == "row":
            self._lines.add(self._number, self._number, self._cells, hidden=self._hidden)
        elif name == "rPh":
            self._aloud = False

    def _column_of(self, reference: str) -> int:
        row, column = _place(reference)
        if row != self._number:
            raise Refusal(DAMAGED)
        return column

    def _read(self) -> Cell:
        said = {name: "".join(parts) for name, parts in self._said.items()}
        if "f" in said:
            return (f"={said['f']}", "formule")
        kind, value = self._cell.get("t", "n"), said.get("v", "")
        if kind == "inlineStr":
            return _unescaped(said.get("t", ""))
        if kind == "str":
            return _unescaped(value)
        if not value:
            return ""
        if kind == "s":
            at = whole(value)
            if at >= len(self._texts):
                raise Refusal(DAMAGED)
            return self._texts[at]
        if kind == "b":
            return truth(value in ("1", "true"))
        if kind in ("e", "d"):
            return (value, "fout" if kind == "e" else "datum")
        if kind != "n":
            raise Refusal(DAMAGED)
        style = whole(self._cell.get("s", "0"))
        if style < len(self._dates) and self._dates[style]:
            return (self._day(value), "datum")
        return number(value)

    def _day(self, value: str) -> str:
        text, _ = number(value)
        try:
            moment = self._epoch + datetime.timedelta(days=float(value))
        except OverflowError:
            return text
        return str(moment.date() if moment.time() == datetime.time() else moment)


def read(package, wanted: Collection[str]) -> dict[str, object]:
    """As `werkbladen.uploaded.package.read_package`."""
    bounds, book, relations = Bounds(), _Book(), _Relations()
    texts, styles = _Texts(), _Styles()
    bounds.parse(BOOK, package.read(BOOK), book)
    bounds.parse(_RELATIONS, package.read(_RELATIONS), relations)
    for kind, handler in (("sharedStrings", texts), ("styles", styles)):
        if part := relations.by_kind.get(kind):
            bounds.parse(part, package.read(part), handler)
    epoch = datetime.datetime(1904, 1, 1) if book.since_1904 else datetime.datetime(1899, 12, 30)
    sheets = {}
    for name in [name for name in book.sheets if name in wanted]:
        part = relations.by_id.get(book.sheets[name], "")
        lines = Lines(name)
        bounds.parse(part, package.read(part), _Sheet(lines, texts.found, styles.dates, epoch))
        sheets[name] = lines.answer()
    return {
        "names": [*book.sheets],
        "sheets": sheets,
        "comments": any(map(_COMMENTS.match, package.names)),
    }


def _short(name: str) -> str:
    for space in _MAIN:
        if name.startswith(space):
            return name[len(space) :]
    return ""


def _shows_date(code: str) -> bool:
    if len(code) > _LONGEST_CODE:
        return False
    return bool(_OF_DATES.search(_NOT_OF_DATES.sub("", code.partition(";")[0])))


def _place(reference: str) -> tuple[int, int]:
    """Row and column. Raises Refusal."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Refusal(DAMAGED)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if not (0 < row <= LAST_ROW and column <= LAST_COLUMN):
        raise too_many(LAST_ROW, f"regels of {LAST_COLUMN} kolommen", f"cel {reference}")
    return row, column


def _unescaped(text: str) -> str:
    """With the characters that XML cannot hold, which are written by their number."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return found[0] if 0xD800 <= code < 0xE000 else chr(code)

    return _ESCAPED.sub(character, text)
