"""The rows in view as a table, as it stands under every chart."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from screen.filter_bar import View
from screen.links import dossier_link
from screen.stand_woorden import expected, standing
from screen.table import Cell, Column, screen_link, show_table, table_row
from selections.filters import NOT_NAMED

COLUMNS = (
    Column("Maatregel"),
    Column("Stap"),
    Column("Doorwerking"),
    Column("Borging"),
    Column("Plan (onze lezing)"),
    Column("Laag borging"),
    Column("Laag doorwerking"),
    Column("Agendering"),
    Column("Op de peildatum"),
    Column("Blz.", numeric=True),
)
# What the progress log says, before the page; only where it says something of a row in view.
RECORDED = (Column("Stand"), Column("Verwacht"))
WITH_RECORDED = (*COLUMNS[:-1], *RECORDED, COLUMNS[-1])

# A character that no text holds, for what differs from view to view: the address of the dossier
# and the moment. All the rest of a row is drawn once, as it costs more than the chart above it.
_SLOT = Markup("\x00")


def show_rows(view: View, caption: str, recorded: pd.DataFrame | None = None) -> None:
    """Draw the rows in view, one row of the calendar each, in its order.

    recorded: the rows in view as `voortgang.rijen.with_state` gives them; None where nothing is
    recorded of any.
    """
    columns = COLUMNS if recorded is None else WITH_RECORDED
    show_table(caption, columns, _drawn_rows(view, recorded))


def cells(view: View, row) -> tuple[Cell, ...]:
    """What stands under `COLUMNS` for a row of `view`; the code leads to its dossier."""
    return _cells(row, _dossier(view, row.maatregel), view.moments[row.Index])


def folded_rows(view: View, rows: pd.DataFrame) -> Markup:
    """The number of these rows, which opens to the rows themselves."""
    lines = Markup("").join(
        Markup("<li>{}{}: {}. <b>{}</b>, blz. {}</li>").format(
            dossier_link(view, row.maatregel),
            "" if pd.isna(row.stap_nr) else f" stap {row.stap_nr}",
            "geen borgingsregel" if pd.isna(row.borging) else row.borging,
            "geen moment" if pd.isna(row.agendering) else row.agendering,
            row.pagina,
        )
        for row in rows.itertuples()
    )
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(len(rows), lines)


def recorded_cells(row) -> tuple[Markup, str]:
    """What stands under `RECORDED` for a row with its state."""
    return standing(row), expected(row)


def _drawn_rows(view: View, recorded: pd.DataFrame | None) -> Iterator[Markup]:
    parts = _drawn_once(view.table).parts
    dossiers = {code: escape(_dossier(view, code)) for code in view.rows["maatregel"].unique()}
    columns = (view.rows[name] for name in ("sleutel", "maatregel"))
    more = [""] * len(view.rows) if recorded is None else map(_more_cells, recorded.itertuples())
    for sleutel, code, moment, added in zip(*columns, view.moments, more, strict=True):
        before, between, after = parts[sleutel]
        yield Markup("".join((before, dossiers[code], between, escape(moment), added, after)))


def _more_cells(row) -> Markup:
    """What comes after the moment, which stands in the last cell before that of the page."""
    return Markup("").join(Markup("</td><td>{}").format(cell) for cell in recorded_cells(row))


@dataclass(frozen=True)
class _DrawnOnce:
    """The rows of a table as HTML around their two slots, by sleutel."""

    table: pd.DataFrame
    parts: dict[str, list[Markup]]


# The entry holds the table itself, so that its id cannot come to mean another one.
@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={pd.DataFrame: id})
def _drawn_once(table: pd.DataFrame) -> _DrawnOnce:
    rows = table.itertuples()
    drawn = {row.sleutel: table_row(COLUMNS, _cells(row, _SLOT, _SLOT)) for row in rows}
    return _DrawnOnce(table, {sleutel: html.split(_SLOT) for sleutel, html in drawn.items()})


def _dossier(view: View, code: str) -> str:
    return view.address("maatregel", maatregel=(code,))


def _cells(row, dossier: str, moment: str) -> tuple[Cell, ...]:
    return (
        Markup("<b>{}</b> {}").format(screen_link(dossier, row.maatregel), row.titel),
        _numbered(row.stap_nr, row.stap),
        _text(row.doorwerking),
        _borging(row),
        _text(row.plan),
        _named(row.laag_borging),
        _named(row.laag_doorwerking),
        _text(row.agendering) or "geen moment genoemd",
        moment,
        row.pagina,
    )


def _borging(row) -> Markup:
    words = _text(row.borging) or "geen borgingsregel"
    if pd.isna(row.redactie):
        return Markup("{}").format(words)
    return Markup("{}<details><summary>aantekening</summary>{}</details>").format(
        words, row.redactie
    )


def _named(lagen) -> str:
    return ", ".join(lagen) or NOT_NAMED


def _numbered(number: object, words: object) -> str:
    return "" if pd.isna(number) else f"{number}. {_text(words)}"


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)
