"""Excel workbook: rows as an Excel table, a sheet for each table, and the words that go with them.

A chart stands on the sheet of its table and takes its numbers from the cells there.

XlsxWriter and not openpyxl: it writes each cell with the type that it is told (a text that starts
with "=" stays a text), writes the same bytes for the same input, and is some three times as fast;
openpyxl's one advantage, changing an existing workbook, is not needed here.
"""

import io
from collections.abc import Sequence
from datetime import date

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from documents import sheet
from documents.columns import Plain, cells, columns, printable
from documents.document import Document, Section
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from style.look import LOOKS, Look

_DATE_FORMAT = "dd-mm-yyyy"
_FORMULA_STARTS = ("=", "+", "-", "@")
_A4, _A3 = 9, 8
_PAGES_BESIDE = 3
_PATTERNS = {"lines": "wide_upward_diagonal", "dots": "percent_30"}
_CHART = {"width": 900, "height": 380}
_CELL = {"valign": "top", "bottom": 1, "bottom_color": "#DCDCDC"}


def build(document: Document) -> bytes:
    """The workbook: a sheet a table, with its chart on it, before them the rows or the words.

    A text longer than a cell of Excel can hold (32,767 characters) is cut off and says so.
    """
    file = io.BytesIO()
    info, words = document.info, sheet.words(document)
    # Everything in memory: a temporary file would leave the view on the disk of the server.
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    workbook.set_properties(
        {
            "title": info.heading,
            "subject": info.filters_in_words,
            "comments": info.description,
            "created": info.made,
        }
    )
    book = _Book(workbook, info)
    if document.front is not None:
        book.write_front(document.front)
    if document.rows is None:
        book.write_pairs(sheet.WORDS_SHEET, sheet.INFO_HEADER, words)
    else:
        book.write_rows(document.shown)
    for section in document.sections:
        for place, table in enumerate(section.tables):
            page = book.write_table(table)
            if section.chart is not None and not place:
                book.add_chart(page, section)
    if document.rows is not None:
        book.write_pairs(sheet.INFO_SHEET, sheet.INFO_HEADER, words)
        book.write_pairs(sheet.COLUMNS_SHEET, sheet.COLUMNS_HEADER, sheet.definitions())
    workbook.close()
    return file.getvalue()


class _Book:
    """A workbook in the making: its sheets, and how their cells look."""

    def __init__(self, workbook: xlsxwriter.Workbook, info: ViewInfo) -> None:
        self._workbook = workbook
        self._info = info
        self._top = sheet.top(info)
        self._heading = workbook.add_format({"bold": True})
        # By whether they are bold. With the quote prefix a cell stays a text when it is edited.
        styles = {bold: _CELL | {"text_wrap": True, "bold": bold} for bold in (False, True)}
        self._texts = {bold: workbook.add_format(style) for bold, style in styles.items()}
        self._quoted = {
            bold: workbook.add_format(style | {"quote_prefix": True})
            for bold, style in styles.items()
        }
        self._number = workbook.add_format(_CELL | {"align": "left"})
        self._day = workbook.add_format(_CELL | {"align": "left", "num_format": _DATE_FORMAT})

    def write_rows(self, rows: pd.DataFrame) -> None:
        """The rows of the calendar as an Excel table, with all of their columns."""
        shown = columns()
        page, top = self._page(sheet.ROWS_SHEET), self._top
        header = self._workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
        page.add_table(
            top,
            0,
            top + max(len(rows), 1),
            len(shown) - 1,
            {
                "name": "Borgingskalender",
                "style": "Table Style Light 1",
                "description": self._info.marked(f"{self._info.title}: {self._info.counts}"),
                "columns": [{"header": c.title, "header_format": header} for c in shown],
            },
        )
        for place, column in enumerate(shown):
            page.set_column(place, place, column.width)
            for line, value in enumerate(cells(rows[column.name]), start=top + 1):
                self._write(page, line, place, value)
        page.set_row(top, sheet.points(sheet.HEADER_LINES))
        for line, count in enumerate(sheet.row_lines(rows, shown), start=top + 1):
            page.set_row(line, sheet.points(count))
        page.freeze_panes(top + 1, 1)
        self._prepare_print(page)
        # So many columns could not be read on one page: A3, and the sleutel on each.
        page.set_paper(_A3)
        page.fit_to_pages(_PAGES_BESIDE, 0)
        page.repeat_columns(0)

    def write_table(self, table: Tabel) -> Worksheet:
        """A table on a sheet of its own."""
        page, top = self._page(table.title), self._top
        widths = table.sheet_widths()
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        self._write_heads(page, top, table.header)
        rows = table.values()
        lines = zip(rows, sheet.table_lines(table), strict=True)
        for line, (row, count) in enumerate(lines, start=top + 1):
            self._write_row(page, line, row, count)
        page.autofilter(top, 0, top + max(len(rows), 1), len(widths) - 1)
        page.freeze_panes(top + 1, 0)
        self._prepare_print(page)
        return page

    def write_pairs(
        self, name: str, header: tuple[str, str], pairs: Sequence[tuple[str, str]]
    ) -> None:
        """A sheet of labels, in bold, and what each is."""
        page, top = self._page(name), self._top
        widths = (sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH)
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        self._write_heads(page, top, header)
        for line, (label, value) in enumerate(pairs, start=top + 1):
            self._write_text(page, line, 0, label, bold=True)
            self._write_text(page, line, 1, value)
            page.set_row(line, sheet.points(sheet.text_lines((label, value), widths)))
        page.freeze_panes(top + 1, 0)
        self._prepare_print(page)

    def write_front(self, front: Section) -> None:
        """What the whole says in short, on one sheet that is one page on paper."""
        page = self._page(sheet.FRONT_SHEET)
        text = self._workbook.add_format({"text_wrap": True, "valign": "top"})
        across = max(len(table.header) for table in front.tables) - 1
        page.set_column(0, 0, sheet.FRONT_WIDTHS[0])
        page.set_column(1, across, sheet.FRONT_WIDTHS[1])
        width = sheet.FRONT_WIDTHS[0] + across * sheet.FRONT_WIDTHS[1]
        title = self._workbook.add_format({"bold": True, "font_size": 16})
        page.write_string(self._top, 0, printable(self._info.title), title)
        line = self._top + 1
        for sentence in front.paragraphs:
            page.merge_range(line, 0, line, across, "")
            page.write_string(line, 0, printable(sentence), text)
            page.set_row(line, sheet.points(sheet.text_lines((sentence,), (width,))))
            line += 1
        for table in front.tables:
            name = " ".join((f"{table.title}.", *table.notes)) if table.notes else table.title
            page.write_string(line + 1, 0, printable(name), self._heading)
            widths = [sheet.FRONT_WIDTHS[min(place, 1)] for place in range(len(table.header))]
            self._write_heads(page, line + 2, table.header)
            page.set_row(line + 2, sheet.points(sheet.text_lines(table.header, widths)))
            line += 3
            for row, texts in zip(table.values(), table.texts(), strict=True):
                self._write_row(page, line, row, sheet.text_lines(texts, widths))
                line += 1
        self._prepare_print(page)
        page.fit_to_pages(1, 1)

    def add_chart(self, page: Worksheet, section: Section) -> None:
        """The chart of a section, under its first table on the sheet of that."""
        chart, table, top = section.chart, section.tables[0], self._top
        kind = {"type": "bar", "subtype": "stacked"} if chart.stacked else {"type": "column"}
        drawn = self._workbook.add_chart(kind)
        for column, look in chart.series:
            place = table.header.index(column)
            drawn.add_series(
                {
                    "name": [table.title, top, place],
                    "categories": [table.title, top + 1, 0, top + chart.rows, 0],
                    "values": [table.title, top + 1, place, top + chart.rows, place],
                    "border": {"color": LOOKS[look].edge},
                    **_filled(LOOKS[look]),
                }
            )
        drawn.set_legend({"position": "top"})
        drawn.set_title({"none": True})
        drawn.set_size(_CHART)
        if chart.stacked:
            drawn.set_y_axis({"reverse": True})
        page.insert_chart(
            top + len(table.rows) + 2, 0, drawn, {"description": chart.alt, "object_position": 2}
        )

    def _page(self, name: str) -> Worksheet:
        """A sheet, with the mark on its first line where there is one."""
        page = self._workbook.add_worksheet(name)
        if self._info.mark:
            page.write_string(0, 0, self._info.mark, self._heading)
        return page

    def _write_heads(self, page: Worksheet, line: int, titles: Sequence[str]) -> None:
        for place, title in enumerate(titles):
            self._write_text(page, line, place, title, bold=True)

    def _write_row(self, page: Worksheet, line: int, row: Sequence, count: int) -> None:
        """Values beside each other, on so many lines of text."""
        page.set_row(line, sheet.points(count))
        for place, value in enumerate(row):
            self._write(page, line, place, value)

    def _write(self, page: Worksheet, line: int, place: int, value: Plain) -> None:
        """A plain value with its type; nothing leaves its cell empty."""
        if isinstance(value, str):
            self._write_text(page, line, place, value)
        elif isinstance(value, date):
            page.write_datetime(line, place, value, self._day)
        elif value is not None:
            page.write_number(line, place, value, self._number)

    def _write_text(
        self, page: Worksheet, line: int, place: int, text: str, bold: bool = False
    ) -> None:
        """A text as a text, also one that a spreadsheet would take for a formula."""
        is_formula = text.lstrip().startswith(_FORMULA_STARTS)
        style = (self._quoted if is_formula else self._texts)[bold]
        page.write_string(line, place, sheet.shortened(printable(text)), style)

    def _prepare_print(self, page: Worksheet) -> None:
        page.set_paper(_A4)
        page.set_landscape()
        page.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.75)
        # All columns beside each other, on as many pages as the rows take.
        page.fit_to_pages(1, 0)
        page.repeat_rows(0, self._top)
        title = f"Borgingskalender: {self._info.title.replace('&', '&&')[:100]}"
        page.set_header(f"&L{title}&R{self._info.head}")
        page.set_footer("&LBorgingskalender Water en Bodem Sturend&Rpagina &P van &N")


def _filled(look: Look) -> dict[str, dict[str, str]]:
    if look.hatching in _PATTERNS:
        pattern = _PATTERNS[look.hatching]
        return {"pattern": {"pattern": pattern, "fg_color": look.mark, "bg_color": look.fill}}
    return {"fill": {"color": look.fill}}
