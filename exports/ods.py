"""OpenDocument spreadsheet of a view, the open standard of the Dutch government for workbooks.

odfdo and not odfpy: odfpy's last release is of 2020, odfdo is maintained. It makes the package and
says what the document is. The parts in it are XML of the standard: odfdo has no class for the
database range that carries the filters, the frozen header or the page, and as its objects the
cells take twenty times as long, far more when there are many.
"""

import io
import re
from collections.abc import Sequence
from datetime import UTC, date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from odfdo import Document

from exports import sheet
from exports.columns import cells, columns, printable, with_added
from exports.extra_table import ExtraTable
from exports.view_info import ViewInfo
from exports.zip_files import without_times
from selections.dates import date_in_words

_CM_PER_CHARACTER = 0.19
_CM_PER_LINE = 0.44
_PADDING_CM = 0.12
_TEMPLATES = Path(__file__).parent / "templates"
_SPACES = re.compile(r"^ +| {2,}")
_THUMBNAIL = "Thumbnails/thumbnail.png"
_FROZEN = 2
_BELOW, _BELOW_AND_RIGHT = 2, 3


def build(rows: pd.DataFrame, info: ViewInfo, extra: Sequence[ExtraTable] = ()) -> bytes:
    """The workbook; the same sheets and columns as `exports.xlsx`."""
    document = Document("spreadsheet")
    _describe(document, info, [table.title for table in extra])
    sizes = _Sizes()
    tables = [_rows_table(with_added(rows, info.peildatum), sizes)]
    tables += [_extra_table(table, sizes) for table in extra]
    definitions = [(column.title, column.description) for column in columns()]
    for name, header, pairs in (
        (sheet.INFO_SHEET, sheet.INFO_HEADER, sheet.info_rows(info, extra)),
        (sheet.COLUMNS_SHEET, sheet.COLUMNS_HEADER, definitions),
    ):
        tables.append(_pairs_table(name, header, pairs, sizes))
    content = _template("ods_content.xml").format(
        styles="".join(sizes.styles),
        tables="".join(tables),
        ranges="".join(
            [
                _filtered("Borgingskalender", sheet.ROWS_SHEET, len(columns()), len(rows)),
                *(
                    _filtered(f"Tabel{number}", table.title, len(table.header), len(table.frame))
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
    header = f"Borgingskalender: {info.title}. Peildatum {date_in_words(info.peildatum)}"
    styles = _template("ods_styles.xml").format(header=escape(printable(header)))
    document.set_part("styles.xml", styles.encode())
    tables = (
        _frozen(sheet.ROWS_SHEET, first_column=True)
        + "".join(_frozen(escape(name)) for name in extra)
        + _frozen(sheet.INFO_SHEET)
        + _frozen(sheet.COLUMNS_SHEET)
    )
    settings = _template("ods_settings.xml").format(first=sheet.ROWS_SHEET, tables=tables)
    document.set_part("settings.xml", settings.encode())


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _frozen(name: str, first_column: bool = False) -> str:
    """View settings that keep the header row of a sheet in view, and its first column."""
    items = [
        ("VerticalSplitMode", "short", _FROZEN),
        ("VerticalSplitPosition", "int", 1),
        ("PositionBottom", "int", 1),
        ("ActiveSplitRange", "short", _BELOW_AND_RIGHT if first_column else _BELOW),
    ]
    if first_column:
        items += [
            ("HorizontalSplitMode", "short", _FROZEN),
            ("HorizontalSplitPosition", "int", 1),
            ("PositionRight", "int", 1),
        ]
    settings = "".join(
        f'<config:config-item config:name="{item}" config:type="{kind}">{value}'
        "</config:config-item>"
        for item, kind, value in items
    )
    entry = "config:config-item-map-entry"
    return f'<{entry} config:name="{name}">{settings}</{entry}>'


class _Sizes:
    """Styles of column widths and row heights, made once for each size."""

    def __init__(self) -> None:
        self._made: dict[str, str] = {}

    @property
    def styles(self) -> list[str]:
        """The styles that have been asked for, as XML."""
        return list(self._made.values())

    def column(self, characters: int) -> str:
        width = f"{characters * _CM_PER_CHARACTER + _PADDING_CM:.2f}cm"
        name = self._named("column", f"breed{characters}", f'style:column-width="{width}"')
        return f'<table:table-column table:style-name="{name}"/>'

    def row(self, lines: int, cells: str) -> str:
        height = f"{lines * _CM_PER_LINE + _PADDING_CM:.2f}cm"
        name = self._named("row", f"hoog{lines}", f'style:row-height="{height}"')
        return f'<table:table-row table:style-name="{name}">{cells}</table:table-row>'

    def _named(self, kind: str, name: str, size: str) -> str:
        self._made[name] = (
            f'<style:style style:family="table-{kind}" style:name="{name}">'
            f"<style:table-{kind}-properties {size}/></style:style>"
        )
        return name


def _rows_table(rows: pd.DataFrame, sizes: _Sizes) -> str:
    shown = columns()
    titles = sizes.row(sheet.HEADER_LINES, _cells([column.title for column in shown], "kop"))
    values = zip(*(cells(rows[column.name]) for column in shown), strict=True)
    lines = [
        sizes.row(count, _cells(line))
        for count, line in zip(sheet.row_lines(rows, shown), values, strict=True)
    ]
    widths = [column.width for column in shown]
    return _table(sheet.ROWS_SHEET, widths, titles, lines, sizes)


def _extra_table(extra: ExtraTable, sizes: _Sizes) -> str:
    titles = sizes.row(sheet.HEADER_LINES, _cells(extra.header, "kop"))
    lines = [
        sizes.row(count, _cells(row))
        for count, row in zip(sheet.extra_lines(extra), extra.values(), strict=True)
    ]
    return _table(extra.title, extra.sheet_widths(), titles, lines, sizes)


def _pairs_table(
    name: str, header: tuple[str, str], pairs: list[tuple[str, str]], sizes: _Sizes
) -> str:
    lines = [f"<table:table-row>{_cells(pair)}</table:table-row>" for pair in pairs]
    titles = f"<table:table-row>{_cells(header, 'kop')}</table:table-row>"
    return _table(name, [sheet.LABEL_WIDTH, sheet.CONTENT_WIDTH], titles, lines, sizes)


def _table(
    name: str, widths: Sequence[int], titles: str, lines: Sequence[str], sizes: _Sizes
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
    lines = sheet.shortened(printable(value)).split("\n")
    text = "".join(f"<text:p>{_paragraph(line)}</text:p>" for line in lines)
    typed = f'table:style-name="{style}" office:value-type="string"'
    return f"<table:table-cell {typed}>{text}</table:table-cell>"


def _paragraph(line: str) -> str:
    """`line` as ODF has it: spaces at the start or side by side, and tabs, are elements."""
    spaces = _SPACES.sub(lambda run: f'<text:s text:c="{len(run.group())}"/>', escape(line))
    return spaces.replace("\t", "<text:tab/>")


def _filtered(name: str, sheet_name: str, width: int, count: int) -> str:
    """A range with filter buttons, its header included."""
    quoted = "'" + sheet_name.replace("'", "''") + "'"
    address = f"{quoted}.A1:{quoted}.{_column_letters(width)}{count + 1}"
    return (
        f'<table:database-range table:name="{name}" table:display-filter-buttons="true"'
        f" table:target-range-address={quoteattr(address)}/>"
    )


def _column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
