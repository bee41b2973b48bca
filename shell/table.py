"""A real HTML table: a caption, headers that say what they head, text that is never HTML.

Cells are text, which is escaped, or `Markup`, which was made by this package. `st.dataframe` draws
on a canvas, in part in English, which neither a screen reader nor the browser's search can read.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from documents.tabel import Cell as TabelCell
from documents.tabel import Column, Shown, Tabel, Where
from selections.dates import date_in_words
from selections.words import counted

Cell = str | int | Markup
_GROUP = Markup(' class="groep"')
# The class of the style sheet for the largest number.
_DARKEST = 5


def show_tabel(tabel: Tabel, otherwise: str = "") -> None:
    """Draw the table of a screen; otherwise: what is said in its place where it has no rows."""
    empty = otherwise and not tabel.rows
    st.html(Markup("<p>{}</p>").format(otherwise) if empty else drawn(tabel))


def show_first(tabel: Tabel, number: int, noun: str) -> None:
    """Draw the first rows of a table, and the others folded up with how many there are."""
    first = [place < number for place in range(len(tabel.rows))]
    show_tabel(tabel.part(first, tabel.caption))
    rest = len(tabel.rows) - number
    if rest > 0:
        with st.expander(f"Nog {counted(rest, noun)}"):
            show_tabel(tabel.part([not one for one in first], f"{tabel.caption}, vervolg"))


def drawn(tabel: Tabel) -> Markup:
    """The table of a screen as HTML."""
    columns, rows = tabel.on(Where.SCREEN)
    cells = ([_html(cell) for cell in row] for row in rows)
    return table(tabel.caption or tabel.title, columns, cells, tabel.total)


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], total: bool = False
) -> Markup:
    """The table as HTML; the first cell of a row is its header.

    total: whether the last row adds up the others.
    """
    drawn = [_row(columns, row) for row in rows]
    last = Markup("<tfoot>{}</tfoot>").format(drawn.pop()) if total else ""
    return Markup(
        '<div class="tabel"><table>'
        "<caption>{caption}</caption><thead>{groups}<tr>{head}</tr></thead>"
        "<tbody>{body}</tbody>{last}</table></div>"
    ).format(
        caption=caption,
        groups=_groups(columns),
        head=Markup("").join(_header(column) for column in columns),
        body=Markup("".join(drawn)),
        last=last,
    )


def show_table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Draw `table`."""
    st.html(table(caption, columns, rows))


def screen_link(address: str, words: str | int, spoken: str = "") -> Markup:
    """A link to a screen of the dashboard, which `static/links.js` follows without a new page.

    spoken: what a screen reader says where `words`, a number for one, do not tell where it leads.
    """
    label = Markup(' aria-label="{}"').format(spoken) if spoken else ""
    return Markup('<a data-scherm href="{}"{}>{}</a>').format(address, label, words)


def opens_to(words: str | int, spoken: str, what: Markup | str, noun: str = "") -> Markup:
    """Words that unfold to what there is more to say.

    spoken: of what, which `words`, a number for one, do not tell a screen reader. noun: what that
    number counts, where `spoken` does not say it.
    """
    said = counted(int(words), noun) if noun else words
    return Markup('<details><summary aria-label="{}: {}">{}</summary>{}</details>').format(
        said, spoken, words, what
    )


def tinted(cell: TabelCell, most: int) -> Shown:
    """A cell of a number, on a ground that is darker the nearer it is to the largest beside it."""
    number, words = (cell.value, cell.html) if isinstance(cell, Shown) else (cell, cell)
    tint = -(-_DARKEST * int(number) // most) if most else 0
    return Shown(number, Markup('<span class="tint_{}">{}</span>').format(tint, words))


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> Markup:
    first, *others = cells
    # Not by `Markup.format`, which takes twice as long, for the longest tables more than a chart.
    drawn = "".join(
        f'<td class="getal">{escape(cell)}</td>' if column.numeric else f"<td>{escape(cell)}</td>"
        for column, cell in zip(columns[1:], others, strict=True)
    )
    return Markup(f'<tr><th scope="row">{escape(first)}</th>{drawn}</tr>')


def _html(cell: TabelCell) -> Cell:
    if isinstance(cell, Shown):
        return cell.html
    if isinstance(cell, date):
        return date_in_words(cell)
    if cell is None:
        return ""
    return cell if pd.api.types.is_scalar(cell) else ", ".join(cell)


def _groups(columns: Sequence[Column]) -> Markup:
    if not any(column.group for column in columns):
        return Markup("")
    spans = [(name, len(list(of))) for name, of in groupby(columns, attrgetter("group"))]
    return Markup("<tr>{}</tr>").format(
        Markup("").join(
            Markup('<td colspan="{}"{}>{}</td>').format(width, name and _GROUP, name)
            for name, width in spans
        )
    )


def _header(column: Column) -> Markup:
    """Named with its group: of two headers one above the other Orca says only the first."""
    kind = Markup(' class="getal"') if column.numeric else ""
    said = f"{column.header}, {column.group}"
    name = Markup(' aria-label="{}"').format(said) if column.group else ""
    return Markup('<th scope="col"{}{}>{}</th>').format(kind, name, column.header)
