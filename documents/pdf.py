"""PDF that can be filed: whole tables, charts and the Gantt as vectors, tagged text.

Compiled by typst (its wheel needs no system package) to PDF/UA-1 and PDF/A-2a at once: one file
that is both accessible and fit for the archive. typst refuses to write a file that breaks what it
can check of either standard (title, language, alternative texts, order of headings, fonts and
characters, colours); what only a human can judge is not proven by that.
"""

import re
from collections.abc import Sequence

from documents.document import ROW_COLUMNS, ROWS_NOTE, WORDS_NOTE, Document, Section
from documents.drawing import chart_data, gantt_data
from documents.gantt import IN_DOCUMENT
from documents.kaartblad import printed
from documents.kaartblad.frame import A4
from documents.pdf_text import showable
from documents.tabel import PAGE, Tabel
from documents.typesetting import STANDARDS, properties, typeset
from documents.view_info import URL_LABEL

_LINES_A_PAGE = 30
# Of each of `ROW_COLUMNS`, as a share of the width of the page.
_WIDTHS = (7, 17, 20, 20, 23, 8, 12, 10, 7)
_AS_BEFORE = "als bij de regel hiervoor."


def build(document: Document) -> bytes:
    """The PDF. Raises TypesettingError where it would not keep to both standards."""
    info = document.info
    view = {
        **properties(info),
        "front": None if document.front is None else _section(document.front, PAGE / 2),
        "facts-heading": document.facts_heading,
        "facts": [(showable(label), showable(value)) for label, value in document.facts],
        "url-label": URL_LABEL,
        "facts-at": document.facts_at,
        "sections": [_section(section) for section in document.sections],
        "sheet": None if document.kaart is None else printed.drawing(document, A4),
        "rows": None if document.rows is None else _rows(document),
    }
    return _with_row_heads(typeset("pdf.typ", view, info, "pdf", STANDARDS))


# A cell of a table in the tag tree: its tag, what stands between, its header cells and the first
# number of theirs, that of the column.
_CELL = re.compile(rb"/S/TD(/P [0-9]+ 0 R/A\[<</O/Table)(/Headers\[\(U[0-9]+x([0-9]+)y[0-9]+\)\])")


def _with_row_heads(file: bytes) -> bytes:
    """The first cell of each row as its header, so that down a column one hears which row it is.

    typst marks only the header at the top (`pdf.header-cell`, behind a switch that its Python
    package has not). Each change is as long as what it takes the place of: no other byte moves.
    With the header cells of a cell no longer named, a reader finds both by their scope.
    """

    def cell(found: re.Match[bytes]) -> bytes:
        between, headers, column = found.groups()
        tag, scope = (b"TH", b"/Scope/Row") if column == b"0" else (b"TD", b"")
        return b"/S/" + tag + between + scope.ljust(len(headers))

    return _CELL.sub(cell, file)


def _section(section: Section, room: float = PAGE) -> dict[str, object]:
    return {
        "heading": showable(section.heading),
        "points": section.points,
        "paragraphs": [showable(sentence) for sentence in section.paragraphs],
        "chart": None if section.chart is None else chart_data(section),
        "level": section.level,
        "tables": [
            {**_table(table, table.shares(int(room))), "named": section.names(table)}
            for table in section.tables
        ],
    }


def _table(table: Tabel, widths: Sequence[float]) -> dict[str, object]:
    return {
        "title": showable(table.title),
        "notes": [showable(note) for note in table.notes],
        "titles": [showable(title) for title in table.header],
        "widths": widths,
        "rows": [[showable(text) for text in row] for row in table.texts()],
    }


def _rows(document: Document) -> dict[str, object]:
    info = document.info
    return {
        "gantt": gantt_data(document.rows, info.peildatum, _LINES_A_PAGE, IN_DOCUMENT),
        "table-note": ROWS_NOTE,
        "table": _table(document.rows_as_table(ROW_COLUMNS), _WIDTHS),
        "words-note": WORDS_NOTE,
        "sentences": _sentences(document),
    }


def _sentences(document: Document) -> list[tuple[str, str, str]]:
    found, before = [], None
    for key, sentence, remark in document.rows_in_words():
        again = remark is not None and remark == before
        said = _AS_BEFORE if again else showable(remark or "")
        found.append((showable(key), showable(sentence), said))
        before = remark
    return found
