"""PDF of a view that can be filed: whole tables, the Gantt as vectors, tagged text.

Compiled by typst (its wheel needs no system package) to PDF/UA-1 and PDF/A-2a at once: one file
that is both accessible and fit for the archive. typst refuses to write a file that breaks what it
can check of either standard (title, language, alternative texts, order of headings, fonts and
characters, colours); what only a human can judge is not proven by that.
"""

from collections.abc import Sequence
from datetime import UTC

import pandas as pd

from documents.columns import STAND, VOORLEESREGEL, cells, columns, with_added
from documents.drawing import gantt_data
from documents.pdf_text import showable
from documents.tabel import Tabel
from documents.typesetting import typeset
from documents.view_info import URL_LABEL, ViewInfo
from selections.caveats import CAVEATS

STANDARDS = ("ua-1", "a-2a")
_LINES_A_PAGE = 30
# Column of the table and its share of the width of the page.
_TABLE = {
    "maatregel": 7,
    "titel": 17,
    "stap": 21,
    "doorwerking": 22,
    "borging": 25,
    "plan": 6,
    "agendering": 10,
    STAND: 10,
    "pagina": 7,
}
_TABLE_NOTE = (
    "Eén rij per borgingsregel en moment, in de volgorde van de publicatie. Bladzijde is die van "
    "de publicatie."
)
_WORDS_NOTE = (
    "Elke rij van de tabel in één zin, met haar sleutel, en wat de redactie bij die rij heeft "
    "beslist."
)
_AS_BEFORE = "als bij de rij hiervoor."


def build(rows: pd.DataFrame, info: ViewInfo, tables: Sequence[Tabel] = ()) -> bytes:
    """The PDF. Raises TypesettingError where it would not keep to both standards."""
    shown = with_added(rows, info.peildatum)
    view = {
        **properties(info),
        "url": info.url,
        "url-label": URL_LABEL,
        "info": [(showable(label), showable(value)) for label, value in info.lines()],
        "caveats": CAVEATS,
        "extra": [extra(table) for table in tables],
        "gantt": gantt_data(rows, info.peildatum, _LINES_A_PAGE),
        "table": {
            "note": _TABLE_NOTE,
            "titles": [column.title for column in _table_columns()],
            "widths": list(_TABLE.values()),
        },
        "rows": _table_rows(shown),
        "words": {"note": _WORDS_NOTE, "sentences": _sentences(shown)},
    }
    return typeset("pdf.typ", view, info, "pdf", STANDARDS)


def properties(info: ViewInfo) -> dict[str, object]:
    """What document.typ asks for."""
    moment = info.generated.astimezone(UTC)
    parts = ("year", "month", "day", "hour", "minute", "second")
    return {
        "title": showable(f"Borgingskalender: {info.title}"),
        "description": showable(f"{info.filters_in_words}. {info.counts}."),
        "source": showable(info.source),
        "day": info.day,
        "generated": {part: getattr(moment, part) for part in parts},
    }


def extra(table: Tabel) -> dict[str, object]:
    """A table as document.typ draws it."""
    return {
        "title": showable(table.title),
        "notes": [showable(note) for note in table.notes],
        "titles": [showable(title) for title in table.header],
        "widths": table.shares(),
        "rows": [[showable(text) for text in row] for row in table.texts()],
    }


def _table_columns():
    by_name = {column.name: column for column in columns()}
    return [by_name[name] for name in _TABLE]


def _table_rows(shown: pd.DataFrame) -> list[list[str]]:
    values = zip(*(cells(shown[name]) for name in _TABLE), strict=True)
    return [["" if value is None else showable(str(value)) for value in row] for row in values]


def _sentences(shown: pd.DataFrame) -> list[tuple[str, str, str]]:
    found, before = [], None
    names = ("sleutel", VOORLEESREGEL, "redactie")
    for key, sentence, remark in zip(*(cells(shown[name]) for name in names), strict=True):
        again = remark is not None and remark == before
        said = _AS_BEFORE if again else showable(remark or "")
        found.append((showable(key), showable(sentence), said))
        before = remark
    return found
