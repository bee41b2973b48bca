"""OpenDocument spreadsheet of a view, the open standard of the Dutch government for workbooks.

odfdo and not odfpy: odfpy's last release is of 2020, odfdo is maintained. It makes the package and
says what the document is. The parts in it are XML of the standard: odfdo has no class for the
database range that carries the filters, the frozen header or the page, and as its objects the
cells take twenty times as long, far more when there are many.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document as Package

from documents import sheet
from documents.columns import Plain, cells, columns
from documents.document import Document
from documents.opendocument import odf
from documents.opendocument.ods_parts import Sizes, filtered, frozen, paragraphs, template
from documents.view_info import ViewInfo


def build(document: Document) -> bytes:
    """The workbook of a view; the same sheets and columns as `documents.xlsx`."""
    tables, info, top = document.tables, document.info, sheet.top(document.info)
    sizes = Sizes()
    shown, rows = columns(), document.shown
    titles = [column.title for column in shown]
    values = zip(*(cells(rows[column.name]) for column in shown), strict=True)
    widths = [column.width for column in shown]
    lines = sheet.row_lines(rows, shown)
    sheets = [
        _table(sheet.ROWS_SHEET, widths, titles, zip(lines, values, strict=True), sizes, info)
    ]
    ranges = [filtered("Borgingskalender", sheet.ROWS_SHEET, len(shown), len(rows), top)]
    for number, table in enumerate(tables, start=1):
        lines = zip(sheet.table_lines(table), table.values(), strict=True)
        sheets.append(_table(table.title, table.sheet_widths(), table.header, lines, sizes, info))
        name = f"Tabel{number}"
        ranges.append(filtered(name, table.title, len(table.header), len(table.rows), top))
    for name, header, pairs in (
        (sheet.INFO_SHEET, sheet.INFO_HEADER, sheet.words(document)),
        (sheet.COLUMNS_SHEET, sheet.COLUMNS_HEADER, sheet.definitions()),
    ):
        widths = [sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH]
        lines = ((None, pair) for pair in pairs)
        sheets.append(_table(name, widths, header, lines, sizes, info, titles_high=None))
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


def _table(
    name: str,
    widths: Sequence[int],
    titles: Sequence[str],
    rows: Iterable[tuple[int | None, Sequence[Plain]]],
    sizes: Sizes,
    info: ViewInfo,
    titles_high: int | None = sheet.HEADER_LINES,
) -> str:
    """A sheet. rows: of each how many lines it is high, and its cells. titles_high: of the titles.

    None is as high as it asks.
    """
    header = sizes.row(titles_high, _cells(titles, "kop"))
    lines = "".join(sizes.row(count, _cells(row)) for count, row in rows)
    shown = "".join(sizes.column(width) for width in widths)
    mark = sizes.row(None, _cell(info.mark, "vet")) if info.mark else ""
    return (
        f"<table:table table:name={quoteattr(name)}>{shown}"
        f"<table:table-header-rows>{mark}{header}</table:table-header-rows>{lines}</table:table>"
    )


def _cells(values: Sequence[Plain], style: str = "cel") -> str:
    return "".join(_cell(value, style) for value in values)


def _cell(value: Plain, style: str) -> str:
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
