"""OpenDocument spreadsheet of a view, the open standard of the Dutch government for workbooks.

odfdo and not odfpy: odfpy's last release is of 2020, odfdo is maintained. It makes the package and
says what the document is. The parts in it are XML of the standard: odfdo has no class for the
database range that carries the filters, the frozen header or the page, and as its objects the
cells take twenty times as long, far more when there are many.
"""

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from odfdo import Document as Package

from documents import sheet
from documents.columns import cells, columns
from documents.document import Document
from documents.opendocument import odf
from documents.opendocument.ods_parts import Sizes, column_letters, frozen, paragraphs, template
from documents.tabel import Tabel
from documents.view_info import ViewInfo


def build(document: Document) -> bytes:
    """The workbook of a view; the same sheets and columns as `documents.xlsx`."""
    sizes, tables, info = Sizes(), document.tables, document.info
    sheets = [_rows_table(document.shown, sizes, info)]
    sheets += [_tabel(table, sizes, info) for table in tables]
    for name, header, pairs in (
        (sheet.INFO_SHEET, sheet.INFO_HEADER, sheet.words(document)),
        (sheet.COLUMNS_SHEET, sheet.COLUMNS_HEADER, sheet.definitions()),
    ):
        sheets.append(_pairs_table(name, header, pairs, sizes, info))
    top = sheet.top(info)
    ranges = [
        _filtered("Borgingskalender", sheet.ROWS_SHEET, len(columns()), len(document.rows), top)
    ]
    ranges += [
        _filtered(f"Tabel{number}", table.title, len(table.header), len(table.rows), top)
        for number, table in enumerate(tables, start=1)
    ]
    content = template("ods_content.xml").format(
        styles="".join(sizes.styles), tables="".join(sheets), ranges="".join(ranges)
    )
    return odf.saved(_package(document), content)


def _package(document: Document) -> Package:
    info, top = document.info, sheet.top(document.info)
    header = f"{info.heading}. {info.day}"
    package = odf.package("spreadsheet", info.heading, info.made, "ods_styles.xml", header=header)
    odf.describe(package, info)
    tables = (
        frozen(sheet.ROWS_SHEET, first_column=True, top=top)
        + "".join(frozen(escape(table.title), top=top) for table in document.tables)
        + frozen(sheet.INFO_SHEET, top=top)
        + frozen(sheet.COLUMNS_SHEET, top=top)
    )
    settings = template("ods_settings.xml").format(first=sheet.ROWS_SHEET, tables=tables)
    package.set_part("settings.xml", settings.encode())
    return package


def _rows_table(rows: pd.DataFrame, sizes: Sizes, info: ViewInfo) -> str:
    shown = columns()
    titles = sizes.row(sheet.HEADER_LINES, _cells([column.title for column in shown], "kop"))
    values = zip(*(cells(rows[column.name]) for column in shown), strict=True)
    lines = [
        sizes.row(count, _cells(line))
        for count, line in zip(sheet.row_lines(rows, shown), values, strict=True)
    ]
    widths = [column.width for column in shown]
    return _table(sheet.ROWS_SHEET, widths, titles, lines, sizes, info)


def _tabel(table: Tabel, sizes: Sizes, info: ViewInfo) -> str:
    titles = sizes.row(sheet.HEADER_LINES, _cells(table.header, "kop"))
    lines = [
        sizes.row(count, _cells(row))
        for count, row in zip(sheet.table_lines(table), table.values(), strict=True)
    ]
    return _table(table.title, table.sheet_widths(), titles, lines, sizes, info)


def _pairs_table(
    name: str,
    header: tuple[str, str],
    pairs: list[tuple[str, str]],
    sizes: Sizes,
    info: ViewInfo,
) -> str:
    lines = [f"<table:table-row>{_cells(pair)}</table:table-row>" for pair in pairs]
    titles = f"<table:table-row>{_cells(header, 'kop')}</table:table-row>"
    return _table(name, [sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH], titles, lines, sizes, info)


def _table(
    name: str,
    widths: Sequence[int],
    titles: str,
    lines: Sequence[str],
    sizes: Sizes,
    info: ViewInfo,
) -> str:
    mark = f"<table:table-row>{_cell(info.mark, 'vet')}</table:table-row>" if info.mark else ""
    header = f"<table:table-header-rows>{mark}{titles}</table:table-header-rows>"
    shown = "".join(sizes.column(width) for width in widths)
    rows = "".join(lines)
    return f"<table:table table:name={quoteattr(name)}>{shown}{header}{rows}</table:table>"


def _cells(values: Sequence[str | int | date | None], style: str = "cel") -> str:
    return "".join(_cell(value, style) for value in values)


def _cell(value: str | int | date | None, style: str) -> str:
    if value is None:
        return f'<table:table-cell table:style-name="{style}"/>'
    if isinstance(value, date):
        typed = f'table:style-name="dag" office:value-type="date" office:date-value="{value}"'
        return f"<table:table-cell {typed}><text:p>{value}</text:p></table:table-cell>"
    if isinstance(value, int):
        typed = f'table:style-name="{style}" office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {typed}><text:p>{value}</text:p></table:table-cell>"
    typed = f'table:style-name="{style}" office:value-type="string"'
    return f"<table:table-cell {typed}>{paragraphs(value)}</table:table-cell>"


def _filtered(name: str, sheet_name: str, width: int, count: int, top: int) -> str:
    """A range with filter buttons, its header included, which stands on line `top`, from 0."""
    quoted = "'" + sheet_name.replace("'", "''") + "'"
    last = f"{column_letters(width)}{top + count + 1}"
    address = f"{quoted}.A{top + 1}:{quoted}.{last}"
    return (
        f'<table:database-range table:name="{name}" table:display-filter-buttons="true"'
        f" table:target-range-address={quoteattr(address)}/>"
    )
