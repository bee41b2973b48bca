"""What the two workbook formats (xlsx, ods) share: row heights, cell limits, the sheet of words."""

import math
from collections.abc import Sequence

import pandas as pd

from documents.columns import Column, cells, columns
from documents.document import Document
from documents.tabel import Tabel
from documents.view_info import ViewInfo

ROWS_SHEET = "Borgingskalender"
WORDS_SHEET = "Toelichting"
FRONT_SHEET = "Samenvatting"
# Of the first column of that sheet and of the others, in characters.
FRONT_WIDTHS = (44, 24)
INFO_SHEET = "Over deze selectie"
COLUMNS_SHEET = "Kolommen"
INFO_HEADER = ("Onderwerp", "Inhoud")
COLUMNS_HEADER = ("Kolom", "Betekenis")
HEADER_LINES = 3
LABEL_WIDTH = 30
CONTENT_WIDTH = 100

_MAX_CELL = 32_767
_CUT_OFF = " […] Ingekort: een cel kan niet meer tekens bevatten."
_MAX_LINES = 14
_LINE_POINTS, _PADDING_POINTS = 14, 3
# What Excel can show of a row; of a long text more would be cut off on paper.
_HIGHEST = 28


def top(info: ViewInfo) -> int:
    """On which line of each sheet its header stands, counted from 0: the mark comes above it."""
    return 1 if info.mark else 0


def words(document: Document) -> list[tuple[str, str]]:
    """Subject and content of the sheet that says what the document is and how to read it."""
    return [
        *([] if document.rows is None else [("Scherm", document.info.title)]),
        *document.facts,
        *((s.heading, sentence) for s in document.sections for sentence in s.paragraphs),
        *((f"Blad {table.title}", note) for table in document.tables for note in table.notes),
    ]


def definitions() -> list[tuple[str, str]]:
    """What the columns of the rows mean."""
    return [(column.title, column.description) for column in columns()]


def shortened(text: str) -> str:
    """`text`, cut off visibly where it is longer than a cell of a workbook can hold."""
    if len(text) <= _MAX_CELL:
        return text
    return text[: _MAX_CELL - len(_CUT_OFF)] + _CUT_OFF


def row_lines(rows: pd.DataFrame, shown: Sequence[Column]) -> list[int]:
    """Per row how many lines of text it is high.

    The longest cell decides, context columns left out: their long texts stand the same on many
    rows and would make the sheet unreadable. Heights are written out because Excel and
    LibreOffice work them out differently, or not at all, when a file is opened.
    """
    highest = [1] * len(rows)
    for column in shown:
        if column.context:
            continue
        for place, value in enumerate(cells(rows[column.name])):
            if isinstance(value, str):
                highest[place] = max(highest[place], _lines(value, column.width))
    return [min(count, _MAX_LINES) for count in highest]


def table_lines(table: Tabel) -> list[int]:
    """Per row of a table how many lines of text it is high, in columns of its own widths."""
    widths = table.sheet_widths()
    return [text_lines(texts, widths) for texts in table.texts()]


def text_lines(texts: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines of text a row of these texts is high."""
    return min(max(map(_lines, texts, widths)), _HIGHEST)


def points(lines: int) -> int:
    """How high a row of so many lines of text is in Excel."""
    return lines * _LINE_POINTS + _PADDING_POINTS


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(part) / width)) for part in text.split("\n"))
