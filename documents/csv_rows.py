"""Comma-separated values of a view, as a Dutch Excel opens it with a double click.

- UTF-8 with a byte order mark: without it Excel takes the file for Windows-1252 and breaks "é".
- Semicolons and CRLF: the list separator of Dutch regional settings; a comma would put each row
  in one cell.
- The column names of the data contract, days as 2026-12-31, so that data/datapackage.yaml
  describes the file and a program reads it without guessing. Three columns after them carry what
  the other formats say on a page of their own: peildatum, filters, and source of the view with
  what of it is derived. Where
  what is recorded is made up, a column before them all says so.
- A text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236, OWASP
  CSV injection). Apostrophes already there are kept, so that nothing is lost: a reader takes one
  apostrophe off each text that is a formula behind its apostrophes and has the words again.
"""

import csv
import io
import re
from datetime import date

import pandas as pd

from documents.columns import Plain, cells, columns, printable, with_added
from documents.view_info import PRACTICE, ViewInfo
from selections.caveats import DERIVED_COLUMNS

SEPARATOR = ";"
PEILDATUM, FILTERS, SOURCE = "peildatum", "filters", "bron"
_FORMULA = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\n]")


def build(rows: pd.DataFrame, info: ViewInfo) -> bytes:
    """The file; a selection without rows has the header alone."""
    names = [column.name for column in columns()]
    shown = with_added(rows, info.peildatum)
    source = f"{info.source}. {DERIVED_COLUMNS}"
    about = [info.peildatum.isoformat(), info.filters_in_words, source]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    marked, mark = ([PRACTICE], [info.mark]) if info.mark else ([], [])
    writer.writerow([*marked, *names, PEILDATUM, FILTERS, SOURCE])
    for values in zip(*(cells(shown[name]) for name in names), strict=True):
        writer.writerow([field(value) for value in (*mark, *values, *about)])
    return file.getvalue().encode("utf-8-sig")


def field(value: Plain) -> str | int | None:
    """A value as it stands in a csv file of ours, a formula made harmless."""
    if isinstance(value, str):
        text = printable(value)
        return f"'{text}" if _FORMULA.match(text) else text
    return value.isoformat() if isinstance(value, date) else value
