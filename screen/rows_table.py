"""The rows in view as a table, as it stands under every chart."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from screen.filter_bar import View
from screen.table import Cell, Column, screen_link, show_table
from selections.buckets import bucket
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


def show_rows(view: View, caption: str) -> None:
    """Draw the rows in view, one row of the calendar each, in its order."""
    show_table(caption, COLUMNS, cells(view, view.rows))


def cells(view: View, rows: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """What stands under `COLUMNS` for each of `rows`; the code leads to its dossier."""
    placed = bucket(rows, view.peildatum)
    for row, moment in zip(rows.itertuples(index=False), placed, strict=True):
        yield (
            Markup("<b>{}</b> {}").format(
                screen_link(view.address("maatregel", maatregel=(row.maatregel,)), row.maatregel),
                row.titel,
            ),
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
