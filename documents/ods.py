"""OpenDocument spreadsheet of a view, the open standard of the Dutch government for workbooks.

odfdo and not odfpy: odfpy's last release is of 2020, odfdo is maintained. It makes the package and
says what the document is. The parts in it are XML of the standard: odfdo has no class for the
database range that carries the filters, the frozen header or the page, and as its objects the
cells take twenty times as long, far more when there are many.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from odfdo import Document

from documents import sheet
from documents.columns import cells, columns, printable, with_added
from documents.ods_parts import Sizes, column_letters, frozen, paragraphs, template
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from documents.zip_files import without_times

_THUMBNAIL = "Thumbnails/thumbnail.png"


def build(rows: pd.DataFrame, info: ViewInfo, extra: Sequence[Tabel] = ()) -> bytes:
    """The workbook; the same sheets and columns as `documents.xlsx`."""
    document = Document("spreadsheet")
    _describe(document, info, [table.title for table in extra])
    sizes = Sizes()
    tables = [_rows_table(with_added(rows, info.peildatum), sizes)]
    tables += [_extra_table(table, sizes) for table in extra]
    definitions = [(column.title, column.description) for column in columns()]
    for name, header, pairs in (
        (sheet.INFO_SHEET, sheet.INFO_HEADER, sheet.info_rows(info, extra)),
        (sheet.COLUMNS_SHEET, sheet.COLUMNS_HEADER, definitions),
    ):
        tables.append(_pairs_table(name, header, pairs, sizes))
    content = template("ods_content.xml").format(
        styles="".join(sizes.styles),
        tables="".join(tables),
        ranges="".join(
            [
                _filtered("Borgingskalender", sheet.ROWS_SHEET, len(columns()), len(rows)),
                *(
                    _filtered(f"Tabel{number}", table.title, len(table.header), len(table.rows))
                    for number, table in enumerate(extra, start=1)
                ),
            ]
        ),
    )
    document.set_part("content.xml", content.encode())
    file = io.BytesIO()
    document.save(file)
    return without_times(file.getvalue())


def _describe(document: Document, info: ViewInfo, extra: Sequence[str]) -> None:
    meta = document.meta
    meta.language = "nl-NL"
    meta.title = printable(f"Borgingskalender: {info.title}")
    meta.subject = printable(info.filters_in_words)
    meta.description = printable(f"{info.counts}. Bron: {info.source}. {info.url}")
    meta.creation_date = info.generated.astimezone(UTC).replace(tzinfo=None)
    # odfdo's template is somebody's empty document: a picture of it, a printer, French styles.
    document.del_part(_THUMBNAIL)
    document.manifest.del_full_path(_THUMBNAIL)
    header = f"Borgingskalender: {info.title}. {info.day}"
    styles = template("ods_styles.xml").format(header=escape(printable(header)))
    document.set_part("styles.xml", styles.encode())
    tables = (
        frozen(sheet.ROWS_SHEET, first_column=True)
        + "".join(frozen(escape(name)) for name in extra)
        + frozen(sheet.INFO_SHEET)
        + frozen(sheet.COLUMNS_SHEET)
    )
    settings = template("ods_settings.xml").format(first=sheet.ROWS_SHEET, tables=tables)
    document.set_part("settings.xml", settings.encode())


def _rows_table(rows: pd.DataFrame, sizes: Sizes) -> str:
    shown = columns()
    titles = sizes.row(sheet.HEADER_LINES, _cells([column.title for column in shown], "kop"))
    values = zip(*(cells(rows[column.name]) for column in shown), strict=True)
    lines = [
        sizes.row(count, _cells(line))
        for count, line in zip(sheet.row_lines(rows, shown), values, strict=True)
    ]
    widths = [column.width for column in shown]
    return _table(sheet.ROWS_SHEET, widths, titles, lines, sizes)


def _extra_table(extra: Tabel, sizes: Sizes) -> str:
    titles = sizes.row(sheet.HEADER_LINES, _cells(extra.header, "kop"))
    lines = [
        sizes.row(count, _cells(row))
        for count, row in zip(sheet.extra_lines(extra), extra.values(), strict=True)
    ]
    return _table(extra.title, extra.sheet_widths(), titles, lines, sizes)


def _pairs_table(
    name: str, header: tuple[str, str], pairs: list[tuple[str, str]], sizes: Sizes
) -> str:
    lines = [f"<table:table-row>{_cells(pair)}</table:table-row>" for pair in pairs]
    titles = f"<table:table-row>{_cells(header, 'kop')}</table:table-row>"
    return _table(name, [sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH], titles, lines, sizes)


def _table(
    name: str, widths: Sequence[int], titles: str, lines: Sequence[str], sizes: Sizes
) -> str:
    header = f"<table:table-header-rows>{titles}</table:table-header-rows>"
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


def _filtered(name: str, sheet_name: str, width: int, count: int) -> str:
    """A range with filter buttons, its header included."""
    quoted = "'" + sheet_name.replace("'", "''") + "'"
    address = f"{quoted}.A1:{quoted}.{column_letters(width)}{count + 1}"
    return (
        f'<table:database-range table:name="{name}" table:display-filter-buttons="true"'
        f" table:target-range-address={quoteattr(address)}/>"
    )
