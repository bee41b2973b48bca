"""Excel workbook: rows as an Excel table, a sheet for each table, and the words that go with them.

A chart stands on the sheet of its table and takes its numbers from the cells there.

XlsxWriter and not openpyxl: it writes each cell with the type that it is told (a text that starts
with "=" stays a text), writes the same bytes for the same input, and is some three times as fast;
openpyxl's one advantage, changing an existing workbook, is not needed here.
"""

import io
from datetime import date

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from documents import sheet
from documents.columns import cells, columns, printable
from documents.document import Document, Section
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from style.look import LOOKS

_LINE_POINTS = 14
_PADDING_POINTS = 3
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
    if document.front is not None:
        _write_front(workbook, document.front, info)
    if document.rows is None:
        _write_pairs(workbook, sheet.WORDS_SHEET, sheet.INFO_HEADER, words, info)
    else:
        _write_rows(workbook, document.shown, info)
    for section in document.sections:
        for place, table in enumerate(section.tables):
            page = _write_table(workbook, table, info)
            if section.chart is not None and not place:
                _add_chart(workbook, page, section, info)
    if document.rows is not None:
        _write_pairs(workbook, sheet.INFO_SHEET, sheet.INFO_HEADER, words, info)
        meanings = sheet.definitions()
        _write_pairs(workbook, sheet.COLUMNS_SHEET, sheet.COLUMNS_HEADER, meanings, info)
    workbook.close()
    return file.getvalue()


def _write_rows(workbook: xlsxwriter.Workbook, rows: pd.DataFrame, info: ViewInfo) -> None:
    shown = columns()
    page, top = _page(workbook, sheet.ROWS_SHEET, info)
    values = _Values(workbook)
    header = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
    page.add_table(
        top,
        0,
        top + max(len(rows), 1),
        len(shown) - 1,
        {
            "name": "Borgingskalender",
            "style": "Table Style Light 1",
            "description": info.marked(f"{info.title}: {info.counts}"),
            "columns": [{"header": c.title, "header_format": header} for c in shown],
        },
    )
    for place, column in enumerate(shown):
        page.set_column(place, place, column.width)
        for line, value in enumerate(cells(rows[column.name]), start=top + 1):
            values.write(page, line, place, value)
    page.set_row(top, sheet.HEADER_LINES * _LINE_POINTS + _PADDING_POINTS)
    for line, count in enumerate(sheet.row_lines(rows, shown), start=top + 1):
        page.set_row(line, count * _LINE_POINTS + _PADDING_POINTS)
    page.freeze_panes(top + 1, 1)
    _prepare_print(page, info)
    # So many columns could not be read on one page: A3, and the sleutel on each.
    page.set_paper(_A3)
    page.fit_to_pages(_PAGES_BESIDE, 0)
    page.repeat_columns(0)


def _write_table(workbook: xlsxwriter.Workbook, table: Tabel, info: ViewInfo) -> Worksheet:
    page, top = _page(workbook, table.title, info)
    bold, values = _Text(workbook, bold=True), _Values(workbook)
    widths = table.sheet_widths()
    for place, (title, width) in enumerate(zip(table.header, widths, strict=True)):
        page.set_column(place, place, width)
        bold.write(page, top, place, title)
    rows = table.values()
    lines = zip(rows, sheet.table_lines(table), strict=True)
    for line, (row, count) in enumerate(lines, start=top + 1):
        page.set_row(line, count * _LINE_POINTS + _PADDING_POINTS)
        for place, value in enumerate(row):
            values.write(page, line, place, value)
    page.autofilter(top, 0, top + max(len(rows), 1), len(widths) - 1)
    page.freeze_panes(top + 1, 0)
    _prepare_print(page, info)
    return page


def _write_pairs(
    workbook: xlsxwriter.Workbook,
    name: str,
    header: tuple[str, str],
    pairs: list[tuple[str, str]],
    info: ViewInfo,
) -> None:
    page, top = _page(workbook, name, info)
    page.set_column(0, 0, sheet.LABEL_WIDTH)
    page.set_column(1, 1, sheet.CONTENT_WIDTH)
    bold, text = _Text(workbook, bold=True), _Text(workbook)
    for place, title in enumerate(header):
        bold.write(page, top, place, title)
    for line, (label, value) in enumerate(pairs, start=top + 1):
        bold.write(page, line, 0, label)
        text.write(page, line, 1, value)
        lines = sheet.text_lines((label, value), (sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH))
        page.set_row(line, lines * _LINE_POINTS + _PADDING_POINTS)
    page.freeze_panes(top + 1, 0)
    _prepare_print(page, info)


def _write_front(workbook: xlsxwriter.Workbook, front: Section, info: ViewInfo) -> None:
    """What the whole says in short, on one sheet that is one page on paper."""
    page, top = _page(workbook, sheet.FRONT_SHEET, info)
    bold, values = _Text(workbook, bold=True), _Values(workbook)
    text = workbook.add_format({"text_wrap": True, "valign": "top"})
    across = max(len(table.header) for table in front.tables) - 1
    page.set_column(0, 0, sheet.FRONT_WIDTHS[0])
    page.set_column(1, across, sheet.FRONT_WIDTHS[1])
    width = sheet.FRONT_WIDTHS[0] + across * sheet.FRONT_WIDTHS[1]
    title = workbook.add_format({"bold": True, "font_size": 16})
    page.write_string(top, 0, printable(info.title), title)
    line = top + 1
    for sentence in front.paragraphs:
        page.merge_range(line, 0, line, across, "")
        page.write_string(line, 0, printable(sentence), text)
        lines = sheet.text_lines((sentence,), (width,))
        page.set_row(line, lines * _LINE_POINTS + _PADDING_POINTS)
        line += 1
    for table in front.tables:
        line += 1
        name = " ".join((f"{table.title}.", *table.notes)) if table.notes else table.title
        page.write_string(line, 0, printable(name), workbook.add_format({"bold": True}))
        for place, header in enumerate(table.header):
            bold.write(page, line + 1, place, header)
        widths = [sheet.FRONT_WIDTHS[min(place, 1)] for place in range(len(table.header))]
        lines = sheet.text_lines(table.header, widths)
        page.set_row(line + 1, lines * _LINE_POINTS + _PADDING_POINTS)
        line += 2
        for row, texts in zip(table.values(), table.texts(), strict=True):
            for place, value in enumerate(row):
                values.write(page, line, place, value)
            lines = sheet.text_lines(texts, widths)
            page.set_row(line, lines * _LINE_POINTS + _PADDING_POINTS)
            line += 1
    _prepare_print(page, info)
    page.fit_to_pages(1, 1)


def _add_chart(
    workbook: xlsxwriter.Workbook, page: Worksheet, section: Section, info: ViewInfo
) -> None:
    chart, table, top = section.chart, section.tables[0], sheet.top(info)
    kind = {"type": "bar", "subtype": "stacked"} if chart.stacked else {"type": "column"}
    drawn = workbook.add_chart(kind)
    for column, look in chart.series:
        place = table.header.index(column)
        drawn.add_series(
            {
                "name": [table.title, top, place],
                "categories": [table.title, top + 1, 0, top + chart.rows, 0],
                "values": [table.title, top + 1, place, top + chart.rows, place],
                "border": {"color": LOOKS[look].edge},
                **_filled(look),
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


def _filled(look: str) -> dict[str, dict[str, str]]:
    style = LOOKS[look]
    if style.hatching in _PATTERNS:
        pattern = _PATTERNS[style.hatching]
        return {"pattern": {"pattern": pattern, "fg_color": style.mark, "bg_color": style.fill}}
    return {"fill": {"color": style.fill}}


def _page(workbook: xlsxwriter.Workbook, name: str, info: ViewInfo) -> tuple[Worksheet, int]:
    """A sheet, and its first line: the mark stands above it where there is one."""
    page = workbook.add_worksheet(name)
    if info.mark:
        page.write_string(0, 0, info.mark, workbook.add_format({"bold": True}))
    return page, sheet.top(info)


class _Text:
    """Writes texts as texts, also those that a spreadsheet would take for a formula."""

    def __init__(self, workbook: xlsxwriter.Workbook, bold: bool = False) -> None:
        style = _CELL | {"text_wrap": True, "bold": bold}
        self._plain = workbook.add_format(style)
        # The quote prefix keeps the cell a text when somebody edits it, too.
        self._quoted = workbook.add_format(style | {"quote_prefix": True})

    def write(self, page: Worksheet, line: int, place: int, value: str) -> None:
        style = self._quoted if value.lstrip().startswith(_FORMULA_STARTS) else self._plain
        page.write_string(line, place, sheet.shortened(printable(value)), style)


class _Values:
    """Writes each plain value with its type; nothing leaves its cell empty."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._text = _Text(workbook)
        self._number = workbook.add_format(_CELL | {"align": "left"})
        self._day = workbook.add_format(_CELL | {"align": "left", "num_format": _DATE_FORMAT})

    def write(self, page: Worksheet, line: int, place: int, value: str | int | date | None) -> None:
        if isinstance(value, str):
            self._text.write(page, line, place, value)
        elif isinstance(value, date):
            page.write_datetime(line, place, value, self._day)
        elif value is not None:
            page.write_number(line, place, value, self._number)


def _prepare_print(page: Worksheet, info: ViewInfo) -> None:
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.75)
    # All columns beside each other, on as many pages as the rows take.
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, sheet.top(info))
    title = f"Borgingskalender: {info.title.replace('&', '&&')[:100]}"
    page.set_header(f"&L{title}&R{info.head}")
    page.set_footer("&LBorgingskalender Water en Bodem Sturend&Rpagina &P van &N")
