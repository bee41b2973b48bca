"""The parts of which the OpenDocument workbooks are made, as XML of the standard."""

import re
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from documents import sheet
from documents.columns import printable

_CM_PER_CHARACTER = 0.19
_CM_PER_LINE = 0.44
_PADDING_CM = 0.12
_TEMPLATES = Path(__file__).parent / "templates"
_SPACES = re.compile(r"^ +| {2,}")
_FROZEN = 2
_BELOW, _BELOW_AND_RIGHT = 2, 3


def template(name: str) -> str:
    """A part of the package with places to fill in."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def frozen(name: str, first_column: bool = False, top: int = 0) -> str:
    """View settings that keep the header row of a sheet in view, and its first column.

    top: on which line the header stands, counted from 0.
    """
    items = [
        ("VerticalSplitMode", "short", _FROZEN),
        ("VerticalSplitPosition", "int", top + 1),
        ("PositionBottom", "int", top + 1),
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


class Sizes:
    """Styles of column widths and row heights, made once for each size."""

    def __init__(self) -> None:
        self._made: dict[str, str] = {}

    @property
    def styles(self) -> list[str]:
        """The styles that have been asked for, as XML."""
        return list(self._made.values())

    def column(self, characters: int) -> str:
        """A column of this width."""
        width = f"{characters * _CM_PER_CHARACTER + _PADDING_CM:.2f}cm"
        name = self._named("column", f"breed{characters}", f'style:column-width="{width}"')
        return f'<table:table-column table:style-name="{name}"/>'

    def row(self, lines: int | None, cells: str) -> str:
        """A row of cells, so many lines of text high; None for as high as they ask."""
        if lines is None:
            return f"<table:table-row>{cells}</table:table-row>"
        height = f"{lines * _CM_PER_LINE + _PADDING_CM:.2f}cm"
        name = self._named("row", f"hoog{lines}", f'style:row-height="{height}"')
        return f'<table:table-row table:style-name="{name}">{cells}</table:table-row>'

    def _named(self, kind: str, name: str, size: str) -> str:
        self._made[name] = (
            f'<style:style style:family="table-{kind}" style:name="{name}">'
            f"<style:table-{kind}-properties {size}/></style:style>"
        )
        return name


def paragraphs(value: str) -> str:
    """A text as the content of a cell, a paragraph a line."""
    lines = sheet.shortened(printable(value)).split("\n")
    return "".join(f"<text:p>{line_of_text(line)}</text:p>" for line in lines)


def line_of_text(line: str) -> str:
    """`line` as ODF has it: spaces at the start or side by side, and tabs, are elements."""
    spaces = _SPACES.sub(lambda run: f'<text:s text:c="{len(run.group())}"/>', escape(line))
    return spaces.replace("\t", "<text:tab/>")


def filtered(name: str, sheet_name: str, width: int, count: int, top: int = 0) -> str:
    """A range with filter buttons, its header included, which stands on line `top`, from 0."""
    quoted = "'" + sheet_name.replace("'", "''") + "'"
    last = f"{column_letters(width)}{top + count + 1}"
    address = f"{quoted}.A{top + 1}:{quoted}.{last}"
    return (
        f'<table:database-range table:name="{name}" table:display-filter-buttons="true"'
        f" table:target-range-address={quoteattr(address)}/>"
    )


def column_letters(number: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
