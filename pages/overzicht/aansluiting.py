"""The summary table of the publication: published beside computed, and why they agree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.aansluiting import build
from loaders.side_tables import load_summary_table
from selections.aansluiting import (
    aansluiting,
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from selections.counts import TOTAL, keuzes_per_subthema, maatregelen_per_subthema
from shell.table import Cell, Column, screen_link, show_table
from shell.view import View

COLUMNS = (
    Column("Subthema"),
    Column("Keuzes gepubliceerd", numeric=True),
    Column("Keuzes berekend", numeric=True),
    Column("verschil", numeric=True),
    Column("Maatregelen gepubliceerd", numeric=True),
    Column("Maatregelen berekend", numeric=True),
    Column("verschil", numeric=True),
    Column("Hoe de bijlage op dit aantal maatregelen uitkomt"),
)


@dataclass(frozen=True)
class Deviation:
    """One way in which the annex differs from the 54: a selection, and what is shown of it."""

    words: str
    select: Callable[[pd.DataFrame], pd.DataFrame]
    header: str
    column: str


def _where_worked_out(table: pd.DataFrame) -> pd.DataFrame:
    found = not_worked_out(table)
    where = [", ".join(codes) for codes in found["uitgewerkt_in"]]
    return found.assign(
        waar=[
            f"{kind}: {codes}" if codes else kind
            for kind, codes in zip(found["klasse"], where, strict=True)
        ]
    )


DEVIATIONS = (
    Deviation("Staat in de bijlage en telt niet mee", not_counted, "Waarom", "reden"),
    Deviation("Telt mee en heeft geen eigen stappen", _where_worked_out, "Uitwerking", "waar"),
    Deviation("Telt mee bij een ander subthema", counted_elsewhere, "Telt mee bij", "telt_bij"),
    Deviation("Gelezen onder een ander nummer", read_under_another_code, "Waarom", "redactie"),
)


@dataclass(frozen=True)
class _Computed:
    """What is derived from the whole table, which is kept with it."""

    table: pd.DataFrame
    per_subthema: pd.DataFrame
    deviations: tuple[pd.DataFrame, ...]


def show_aansluiting(view: View) -> None:
    """Draw the summary table for the whole calendar, whatever the filters choose."""
    computed = _computed(view.table)
    total = computed.per_subthema.sum(numeric_only=True)
    rows = [_row(row, view) for row in computed.per_subthema.itertuples()]
    rows.append(
        (
            TOTAL,
            total.keuzes_gepubliceerd,
            total.keuzes_berekend,
            _difference(total.keuzes_verschil),
            total.maatregelen_gepubliceerd,
            total.maatregelen_berekend,
            _difference(total.maatregelen_verschil),
            _sum(total),
        )
    )
    caption = "De samenvattingstabel van blz. 2, naast wat in de hele bijlage is geteld"
    show_table(caption, COLUMNS, rows, total=True)
    lists = {
        deviation.words: (found, deviation.column)
        for deviation, found in zip(DEVIATIONS, computed.deviations, strict=True)
    }
    st.download_button(
        "Aansluiting meenemen (csv)",
        data=lambda: build(computed.per_subthema, lists),
        file_name="borgingskalender-aansluiting.csv",
        mime="text/csv; charset=utf-8",
        on_click="ignore",
    )
    for deviation, found in zip(DEVIATIONS, computed.deviations, strict=True):
        with st.expander(f"{deviation.words}: {len(found)}"):
            show_table(
                f"{deviation.words}: {len(found)} vermeldingen",
                (
                    Column("Maatregel"),
                    Column("Keuze", numeric=True),
                    Column("Staat onder"),
                    Column(deviation.header),
                    Column("Blz.", numeric=True),
                ),
                _deviating(found, deviation.column, view),
            )


# The entry holds the table itself, so that its id cannot come to mean another one.
@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={pd.DataFrame: id})
def _computed(table: pd.DataFrame) -> _Computed:
    per_subthema = aansluiting(table, load_summary_table())
    for lists in (keuzes_per_subthema(table), maatregelen_per_subthema(table)):
        members = lists.drop(columns=lists.columns[1])
        per_subthema = per_subthema.merge(members, on="subthema", validate="one_to_one")
    return _Computed(
        table, per_subthema, tuple(deviation.select(table) for deviation in DEVIATIONS)
    )


def _row(row, view: View) -> tuple[Cell, ...]:
    return (
        row.subthema,
        row.keuzes_gepubliceerd,
        _with_list(row.keuzes_berekend, "keuze", row.keuze_nummers, view),
        _difference(row.keuzes_verschil),
        row.maatregelen_gepubliceerd,
        _with_list(row.maatregelen_berekend, "maatregel", row.maatregel_codes, view),
        _difference(row.maatregelen_verschil),
        _bridge(row),
    )


def _deviating(found: pd.DataFrame, column: str, view: View) -> Iterable[tuple[Cell, ...]]:
    for row in found.to_dict("records"):
        code = row["maatregel"]
        link = screen_link(view.unfiltered("kalender", maatregel=(code,)), code)
        yield (
            Markup("{} {}").format(link, row["titel"]),
            row["keuze"],
            row["subthema"],
            row[column],
            row["pagina"],
        )


def _difference(number: int) -> str:
    return "geen" if number == 0 else f"{number:+d}".replace("-", "−")


def _with_list(number: int, parameter: str, values: Iterable[object], view: View) -> Markup:
    """The number, which opens to what it counts."""
    choices = view.calendar.choices[parameter]
    links = Markup(", ").join(
        screen_link(
            view.unfiltered("kalender", **{parameter: (value,)}),
            choices.of(value).slug,
            f"{parameter} {choices.of(value).slug}",
        )
        for value in values
    )
    return Markup("<details><summary>{}</summary>{}</details>").format(number, links)


def _bridge(row) -> Markup:
    reasons = Markup("").join(Markup("<li>{}</li>").format(reason) for reason in row.redenen)
    if not reasons:
        return Markup("{}").format(_sum(row))
    return Markup("{}<details><summary>waarom</summary><ul>{}</ul></details>").format(
        _sum(row), reasons
    )


def _sum(row) -> str:
    parts = [f"{row.vermeldingen} vermeldingen"]
    for number, words in (
        (-row.telt_niet_mee, "telt niet mee"),
        (-row.telt_elders, "telt elders mee"),
        (row.staat_elders, "staat elders"),
    ):
        if number:
            parts.append(f"{'−' if number < 0 else '+'} {abs(number)} {words}")
    return f"{' '.join(parts)} = {row.maatregelen_berekend}"
