"""An uploaded workbook (xlsx or ods) as cells: nothing in it is run, fetched or calculated.

Whoever may upload may send anything, so that every limit is kept before the work it limits: sizes
from the table of contents of the zip file, then each part of XML once without keeping any of it,
and only then the cells.
"""

import datetime
import io
import logging
import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from typing import IO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from defusedxml.sax import parse as parse_xml

LOG = logging.getLogger("voortgang")
MEGABYTE = 1024 * 1024
LARGEST_FILE = 5 * MEGABYTE
LARGEST_CONTENT = 40 * MEGABYTE
MOST_PARTS = 500
MOST_ELEMENTS = 1_000_000
DEEPEST = 100
# Each is taken apart as a whole, up to its longest (that of Excel).
MOST_FORMULAS = 2_000
LONGEST_FORMULA = 8_192
LONGEST_TEXT = 100_000
# Side by side, in an ods: one short element can ask for any number of them.
MOST_SPACES = 100
MOST_ROWS = 5_000
# Cells without a text among them, such as those with a colour.
MOST_ROWS_WITH_CELLS = 20_000
MOST_COLUMNS = 60
LAST_ROW = 1_048_576

# Byte order marks, white space, and the zeros of UTF-16.
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_XLSX_BOOK, _ODS_CONTENT = "xl/workbook.xml", "content.xml"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
# Parts that no filled-in workbook needs -> what is told. The first that fits is told.
_REFUSED_PARTS = (
    (
        re.compile(r"vbaproject|macrosheets/|^basic/|^scripts/", re.IGNORECASE),
        "het bevat macro’s, en die neemt dit scherm niet aan. Bewaar het zonder macro’s als xlsx "
        "of ods",
    ),
    (
        re.compile(r"^xl/(externallinks/|connections\.xml)", re.IGNORECASE),
        "het verwijst naar andere bestanden (externe koppelingen). Haal die koppelingen weg, of "
        "plak de inhoud als waarden in een nieuw werkblad",
    ),
    (
        re.compile(r"^xl/workbook\.bin$", re.IGNORECASE),
        "het is een xlsb-bestand. Bewaar het als xlsx of ods",
    ),
    (
        re.compile(r"^encrypted-package$", re.IGNORECASE),
        "het is met een wachtwoord versleuteld. Bewaar het zonder wachtwoord",
    ),
)
DAMAGED = "het is beschadigd of niet volledig. Open het, bewaar het opnieuw en probeer het nog eens"
_ACTIVE = "het bevat een verwijzing of een definitie die van buiten komt (XML met een DTD)"


class Unusable(Exception):
    """The file cannot be read as a workbook; `str()` says why and what to do, in Dutch."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Dit bestand is niet te gebruiken: {reason}. Er is niets vastgelegd.")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, as text, and what kind of thing it is: tekst, getal, formule, datum,
    waar of onwaar, fout."""

    text: str
    kind: str = "tekst"

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


EMPTY = Cell("")


@dataclass(frozen=True)
class Spreadsheet:
    """names: of all sheets. sheets: of those asked for the lines by their number (the first is 1),
    each a cell for every column up to the last that is filled; empty lines are left out.
    """

    names: tuple[str, ...]
    sheets: dict[str, dict[int, list[Cell]]]


def read(file: bytes, wanted: Collection[str]) -> Spreadsheet:
    """The sheets with these names, as far as the workbook has them. Raises `Unusable`."""
    if len(file) > LARGEST_FILE:
        raise Unusable(f"het is groter dan {LARGEST_FILE // MEGABYTE} MB")
    if file.startswith(_OLE):
        raise Unusable(
            "het is met een wachtwoord versleuteld. Bewaar het zonder wachtwoord"
            if _ENCRYPTED_PACKAGE in file
            else "het is een oud Excel-bestand (xls). Bewaar het als xlsx of ods"
        )
    if not file.startswith(_ZIP):
        raise Unusable("het is geen rekenblad. Kies een xlsx- of ods-bestand")
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            reader = _reader_of(package)
            _check_parts(package)
            return reader(package, wanted)
    except Unusable:
        raise
    except DefusedXmlException as error:
        raise Unusable(_ACTIVE) from error
    # The libraries answer a broken file with errors of any kind; none of them may reach a screen.
    except Exception as error:
        LOG.warning("workbook refused: %s", type(error).__name__)
        raise Unusable(DAMAGED) from error


def _reader_of(package: zipfile.ZipFile):
    parts = package.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_CONTENT:
        raise Unusable(
            "uitgepakt is het veel groter dan een werkblad kan zijn, bijvoorbeeld door heel veel "
            "regels. Kies het werkblad dat u hebt opgehaald en ingevuld"
        )
    for pattern, reason in _REFUSED_PARTS:
        if any(pattern.search(name) for name in names):
            raise Unusable(reason)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unusable("het is met een wachtwoord versleuteld. Bewaar het zonder wachtwoord")
    if _XLSX_BOOK in names:
        if b"macroEnabled" in package.read("[Content_Types].xml"):
            raise Unusable(_REFUSED_PARTS[0][1])
        return _read_xlsx
    if "mimetype" in names and package.read("mimetype").strip() == _ODS_TYPE:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Unusable("het is met een wachtwoord versleuteld. Bewaar het zonder wachtwoord")
        return _read_ods
    raise Unusable("het is geen rekenblad. Kies een xlsx- of ods-bestand")


_TOO_MUCH = (
    "het bevat veel meer dan een werkblad kan bevatten, bijvoorbeeld heel veel regels of formules. "
    "Kies het werkblad dat u hebt opgehaald en ingevuld"
)


class _Counter(ContentHandler):
    """Keeps nothing of the XML but how much there is."""

    def __init__(self) -> None:
        super().__init__()
        self._elements = 0
        self._formulas = 0
        self._formula = -1
        self._depth = 0

    def startElement(self, name: str, attributes: object) -> None:
        self._elements += 1
        self._depth += 1
        self._formula = -1
        if name.rpartition(":")[2] == "f":
            self._formulas += 1
            self._formula = 0
        if (
            self._elements > MOST_ELEMENTS
            or self._depth > DEEPEST
            or self._formulas > MOST_FORMULAS
        ):
            raise Unusable(_TOO_MUCH)

    def characters(self, content: str) -> None:
        if self._formula >= 0:
            self._formula += len(content)
            if self._formula > LONGEST_FORMULA:
                raise Unusable(_TOO_MUCH)

    def endElement(self, name: str) -> None:
        self._depth -= 1
        self._formula = -1


def _check_parts(package: zipfile.ZipFile) -> None:
    """Refuse entities and what would take too long, before any library keeps what it reads."""
    counter = _Counter()
    for name in package.namelist():
        with package.open(name) as part:
            is_xml = part.read(64).strip(_BEFORE_XML).startswith(b"<")
        if not is_xml:
            continue
        with package.open(name) as part:
            try:
                parse_xml(part, counter, forbid_dtd=True)
            except SAXParseException:
                # The drawings of comments, by Excel's own hand, are XML only almost.
                if not name.endswith(".vml"):
                    raise


class _Lines:
    """The lines of a sheet as they come in, up to what a workbook of ours can hold."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._characters = 0
        self.kept: dict[int, list[Cell]] = {}

    def add(self, numbers: range, cells: list[Cell]) -> None:
        """Keep a line under each of these numbers, without the empty cells at its end."""
        while cells and cells[-1].is_empty and cells[-1].kind == "tekst":
            cells.pop()
        if not cells:
            return
        self._characters += len(numbers) * sum(len(cell.text) for cell in cells)
        if len(self.kept) + len(numbers) > MOST_ROWS or self._characters > LARGEST_CONTENT:
            raise Unusable(
                f"het blad {self._name} heeft meer dan {MOST_ROWS // 1000}.000 regels of veel meer "
                "tekst dan een werkblad kan hebben. Kies het werkblad dat u hebt opgehaald en "
                "ingevuld"
            )
        for number in numbers:
            self.kept[number] = cells


def _read_xlsx(package: zipfile.ZipFile, wanted: Collection[str]) -> Spreadsheet:
    # Takes a third of a second to import, and only here.
    from openpyxl import load_workbook

    book = load_workbook(package.fp, read_only=True, keep_links=False)
    try:
        sheets = {name: _lines_xlsx(book[name]) for name in book.sheetnames if name in wanted}
        return Spreadsheet(tuple(book.sheetnames), sheets)
    finally:
        book.close()


def _lines_xlsx(page) -> dict[int, list[Cell]]:
    # What the file says of its own size may be false.
    page.reset_dimensions()
    lines, filled = _Lines(page.title), 0
    for number, row in enumerate(page.iter_rows(min_row=1), 1):
        if number > LAST_ROW:
            raise Unusable(DAMAGED)
        if not row:
            continue
        filled += 1
        if filled > MOST_ROWS_WITH_CELLS:
            raise Unusable(_TOO_MUCH)
        lines.add(range(number, number + 1), [_xlsx_cell(cell) for cell in row[:MOST_COLUMNS]])
    return lines.kept


def _xlsx_cell(cell) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return EMPTY
    if kind == "f":
        return Cell(getattr(value, "text", None) or str(value), "formule")
    if kind == "e":
        return Cell(str(value), "fout")
    if isinstance(value, bool):
        return _truth(value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return Cell(str(value), "datum")
    if len(value) > LONGEST_TEXT:
        raise Unusable(DAMAGED)
    # How Excel writes the first half of a line end that came from elsewhere.
    return Cell(value.replace("_x000D_", ""))


def _truth(value: bool) -> Cell:
    return Cell("WAAR" if value else "ONWAAR", "waar of onwaar")


def _number(value: float) -> Cell:
    whole = float(value).is_integer() and abs(value) < 1e15
    return Cell(str(int(value)) if whole else repr(float(value)).replace(".", ","), "getal")


_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FROM_ELSEWHERE = (
    f"{_TABLE}table-source",
    f"{_TABLE}cell-range-source",
    f"{_TABLE}dde-link",
    f"{_OFFICE}dde-source",
)
_WHITE = re.compile("[ \t\r\n]+")


def _read_ods(package: zipfile.ZipFile, wanted: Collection[str]) -> Spreadsheet:
    with package.open(_ODS_CONTENT) as content:
        return _read_ods_content(content, wanted)


def _read_ods_content(content: IO[bytes], wanted: Collection[str]) -> Spreadsheet:
    names: list[str] = []
    sheets: dict[str, _Lines] = {}
    name, number, deep = "", 0, 0
    for event, element in ElementTree.iterparse(content, ("start", "end"), forbid_dtd=True):
        if event == "start":
            if element.tag in _FROM_ELSEWHERE:
                raise Unusable(_REFUSED_PARTS[1][1])
            if element.tag == f"{_TABLE}table":
                deep += 1
                if deep == 1:
                    name, number = element.get(f"{_TABLE}name", ""), 0
                    names.append(name)
                    if name in wanted:
                        sheets[name] = _Lines(name)
        elif element.tag == f"{_TABLE}table":
            deep -= 1
            element.clear()
        elif element.tag == f"{_TABLE}table-row" and deep == 1:
            number = _keep_row(element, number, sheets.get(name))
            element.clear()
    return Spreadsheet(tuple(names), {name: lines.kept for name, lines in sheets.items()})


def _keep_row(element, number: int, lines: _Lines | None) -> int:
    """Keep a row, as often as it says; gives the number of the last line."""
    last = number + _times(element, f"{_TABLE}number-rows-repeated")
    if last > 2 * LAST_ROW:
        raise Unusable(DAMAGED)
    if lines is not None:
        lines.add(range(number + 1, last + 1), _ods_cells(element))
    return last


def _ods_cells(row) -> list[Cell]:
    cells: list[Cell] = []
    for element in row:
        if element.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = _times(element, f"{_TABLE}number-columns-repeated")
        cells += [_ods_cell(element)] * min(times, MOST_COLUMNS - len(cells))
        if len(cells) >= MOST_COLUMNS:
            break
    return cells


def _times(element, attribute: str) -> int:
    times = int(element.get(attribute, "1"))
    if times < 1:
        raise Unusable(DAMAGED)
    return times


def _ods_cell(element) -> Cell:
    formula = element.get(f"{_TABLE}formula")
    if formula is not None:
        return Cell(formula.partition(":")[2] or formula, "formule")
    kind = element.get(f"{_OFFICE}value-type")
    text = "\n".join(_paragraph(child) for child in element if child.tag == f"{_TEXT}p")
    if kind in ("float", "percentage", "currency"):
        return _number(float(element.get(f"{_OFFICE}value", "nan")))
    if kind == "boolean":
        return _truth(element.get(f"{_OFFICE}boolean-value") == "true")
    if kind in ("date", "time"):
        return Cell(element.get(f"{_OFFICE}{kind}-value", text), "datum")
    return Cell(text or element.get(f"{_OFFICE}string-value", ""))


def _paragraph(element) -> str:
    """The text of a paragraph, in which white space counts once and has elements of its own."""
    parts = [_WHITE.sub(" ", element.text or "")]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), MOST_SPACES))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag != f"{_OFFICE}annotation":
            parts.append(_paragraph(child))
        parts.append(_WHITE.sub(" ", child.tail or ""))
    return "".join(parts)
