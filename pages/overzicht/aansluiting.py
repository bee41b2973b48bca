"""The summary table of the publication, and each way in which the annex differs from it; also as a
csv: the counts, then the lists behind them.

Separator, encoding and what is done with formulas are those of `documents.csv_rows`. Lists that
differ in what they say share one column for it; `lijst` names the list that a line belongs to.
"""

import csv
import io
from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.csv_rows import SEPARATOR, field
from documents.tabel import Column, Tabel
from selections.aansluiting import (
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from selections.words import counted, is_in_annex, keuze_of
from shell.kept import kept
from shell.office import mark
from shell.parts.aansluiting import aansluiting_tabel, per_subthema
from shell.parts.elsewhere import HEADER
from shell.practice import named
from shell.table import screen_link, show_tabel
from shell.url.choices import AS_ROWS
from shell.view import View

COUNTS = (
    "subthema",
    "keuzes_gepubliceerd",
    "keuzes_berekend",
    "keuzes_verschil",
    "maatregelen_gepubliceerd",
    "maatregelen_berekend",
    "maatregelen_verschil",
)
MEMBERS = ("maatregel", "gedrukte_code", "titel", "keuze", "subthema", "telt_bij", "pagina")
COUNTED = "Samenvattingstabel"


def _where_worked_out(table: pd.DataFrame) -> pd.DataFrame:
    found = not_worked_out(table)
    where = [", ".join(codes) for codes in found["uitgewerkt_in"]]
    return found.assign(
        waar=[
            f"{kind}: {codes}" if codes else kind
            for kind, codes in zip(found["klasse"], where, strict=True)
        ]
    )


# Each way in which the annex differs from the 54: the rows, and what is told of them.
DEVIATIONS = (
    ("Staat in de bijlage en telt niet mee (afgeleid)", not_counted, "Waarom", "reden"),
    ("Telt mee en heeft geen eigen stappen", _where_worked_out, "Uitwerking", "waar"),
    ("Telt mee bij een ander subthema", counted_elsewhere, HEADER, "telt_bij"),
    ("Gelezen onder een ander nummer", read_under_another_code, "Waarom", "redactie"),
)


def show_aansluiting(view: View) -> None:
    """Draw the summary table for the whole calendar, whatever the filters choose."""
    show_tabel(aansluiting_tabel(view))
    deviating = _deviating(view.table)
    lists = {words: (found, column) for words, found, _, column in deviating}
    st.download_button(
        "Aansluiting meenemen (csv)",
        data=partial(aansluiting_csv, per_subthema(view.table), lists, mark()),
        file_name=named("borgingskalender-aansluiting.csv"),
        mime="text/csv; charset=utf-8",
        on_click="ignore",
    )
    for words, found, header, column in deviating:
        with st.expander(f"{words}: {len(found)}"):
            show_tabel(_deviation_tabel(view, words, found, header, column))


@kept(entries=2)
def _deviating(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame, str, str]]:
    return [(words, select(table), *told) for words, select, *told in DEVIATIONS]


def _deviation_tabel(
    view: View, words: str, found: pd.DataFrame, header: str, column: str
) -> Tabel:
    def maatregel(row) -> Markup:
        address = view.unfiltered("kalender", vorm=AS_ROWS, maatregel=(row.maatregel,))
        return Markup("{} {}").format(screen_link(address, row.maatregel), row.titel)

    return Tabel.each(
        "Afwijkingen",
        found.itertuples(),
        {
            "Maatregel": maatregel,
            "Keuze": keuze_of,
            "Staat onder": "subthema",
            header: column,
            Column("Blz.", numeric=True): lambda row: row.pagina if is_in_annex(row) else None,
        },
        caption=f"{words}: {counted(len(found), 'vermelding')}",
    )


def aansluiting_csv(
    counts: pd.DataFrame, lists: Mapping[str, tuple[pd.DataFrame, str]], marked: str = ""
) -> bytes:
    """The file.

    counts: `shell.parts.aansluiting.per_subthema`, a line each with the codes that make up the
    number. lists: name -> (vermeldingen, the column that says why). marked: what the file says of
    itself first.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    if marked:
        writer.writerow([marked])
    writer.writerow(["lijst", *COUNTS, "maatregel_codes", "redenen", "opmerking"])
    for row in counts.to_dict("records"):
        made_up_of = ["; ".join(row["maatregel_codes"]), " ".join(row["redenen"])]
        values = [COUNTED, *(row[name] for name in COUNTS), *made_up_of, row["opmerking"]]
        _write(writer, values)
    writer.writerow([])
    writer.writerow(["lijst", *MEMBERS, "waarom"])
    for name, (found, why) in lists.items():
        for row in found.itertuples():
            printed = {"keuze": keuze_of(row)} | ({} if is_in_annex(row) else {"pagina": None})
            members = [printed.get(column, getattr(row, column)) for column in MEMBERS]
            _write(writer, [name, *members, getattr(row, why)])
    return file.getvalue().encode("utf-8-sig")


def _write(writer, values: list) -> None:
    writer.writerow(["" if pd.isna(value) else field(value) for value in values])
