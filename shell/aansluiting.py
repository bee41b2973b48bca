"""The counts of the publication beside those of the calendar, which two screens take along."""

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from loaders.side_tables import load_summary_table
from selections.aansluiting import aansluiting
from selections.counts import TOTAL, keuzes_per_subthema, maatregelen_per_subthema
from shell.kept import kept
from shell.table import screen_link
from shell.view import View

COLUMNS = (
    Column("Subthema"),
    Column("Keuzes gepubliceerd", numeric=True),
    Column("Keuzes berekend", numeric=True),
    Column("Verschil keuzes", numeric=True),
    Column("Maatregelen gepubliceerd", numeric=True),
    Column("Maatregelen berekend", numeric=True),
    Column("Verschil maatregelen", numeric=True),
    Column("Hoe de bijlage op dit aantal maatregelen uitkomt"),
)


def aansluiting_tabel(view: View) -> Tabel:
    """Per subthema and in total, of the whole calendar; a number opens to what it counts."""
    counts = per_subthema(view.table)
    rows = [_row(row, view) for row in counts.itertuples()]
    total = counts.sum(numeric_only=True)
    return Tabel.of(
        "Aansluiting op de publicatie",
        COLUMNS,
        [*rows, _cells(TOTAL, total, total.keuzes_berekend, total.maatregelen_berekend)],
        notes=(
            "Hele bijlage, ongeacht de filters. Verschil is berekend min gepubliceerd; de bijlage "
            "telt vermeldingen, de tabel van bladzijde 2 maatregelen van de Kamerbrief.",
        ),
        caption="De samenvattingstabel van blz. 2, naast wat in de hele bijlage is geteld",
        total=True,
    )


@kept(entries=2)
def per_subthema(table: pd.DataFrame) -> pd.DataFrame:
    """`selections.aansluiting.aansluiting` with the keuzes and maatregelen it counts, kept."""
    counts = aansluiting(table, load_summary_table())
    for lists in (keuzes_per_subthema(table), maatregelen_per_subthema(table)):
        members = lists.drop(columns=lists.columns[1])
        counts = counts.merge(members, on="subthema", validate="one_to_one")
    return counts


def _row(row, view: View) -> tuple[Cell, ...]:
    return _cells(
        row.subthema,
        row,
        _with_list(row.keuzes_berekend, "keuze", row.keuze_nummers, view),
        _with_list(row.maatregelen_berekend, "maatregel", row.maatregel_codes, view),
        row.redenen,
    )


def _cells(
    name: str, counts, keuzes: Cell, maatregelen: Cell, reasons: Iterable[str] = ()
) -> tuple[Cell, ...]:
    return (
        name,
        counts.keuzes_gepubliceerd,
        keuzes,
        _difference(counts.keuzes_verschil),
        counts.maatregelen_gepubliceerd,
        maatregelen,
        _difference(counts.maatregelen_verschil),
        _bridge(counts, reasons),
    )


def _difference(number: int) -> Cell:
    return Shown(number, Markup(f"{number:+d}".replace("-", "−") if number else "geen"))


def _with_list(number: int, parameter: str, values: Iterable[object], view: View) -> Cell:
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
    return Shown(number, Markup("<details><summary>{}</summary>{}</details>").format(number, links))


def _bridge(counts, reasons: Iterable[str]) -> Cell:
    added_up = _sum(counts)
    if not reasons:
        return added_up
    return Shown(
        f"{added_up}. {' '.join(reasons)}",
        Markup("{}<details><summary>waarom</summary><ul>{}</ul></details>").format(
            added_up, Markup("").join(Markup("<li>{}</li>").format(reason) for reason in reasons)
        ),
    )


def _sum(counts) -> str:
    parts = [f"{counts.vermeldingen} vermeldingen"]
    for number, words in (
        (-counts.telt_niet_mee, "telt niet mee"),
        (-counts.telt_elders, "telt elders mee"),
        (counts.staat_elders, "staat elders"),
    ):
        if number:
            parts.append(f"{'−' if number < 0 else '+'} {abs(number)} {words}")
    return f"{' '.join(parts)} = {counts.maatregelen_berekend}"
