"""The counts of the publication beside those of the calendar, which two screens take along."""

from collections.abc import Callable
from typing import Any

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from loaders.side_tables import load_summary_table
from selections.aansluiting import aansluiting
from selections.counts import TOTAL, keuzes_per_subthema, maatregelen_per_subthema, with_total
from shell.kept import kept
from shell.lists import listed
from shell.table import opens_to, screen_link
from shell.url.choices import AS_ROWS
from shell.view import View


def aansluiting_tabel(view: View) -> Tabel:
    """Per subthema and in total, of the whole calendar; a number opens to what it counts."""

    def folds(number: str, parameter: str, values: str) -> Callable[[Any], Cell]:
        choices = view.calendar.choices[parameter]

        def link(value: object) -> Markup:
            name = choices.of(value).slug
            address = view.unfiltered("kalender", vorm=AS_ROWS, **{parameter: (value,)})
            return screen_link(address, name, f"{parameter} {name}")

        def cell(row) -> Cell:
            count = getattr(row, number)
            if row.subthema == TOTAL:
                return count
            links = Markup(", ").join(map(link, getattr(row, values)))
            called = f"{row.subthema}, {number.replace('_', ' ')}"
            return Shown(count, opens_to(count, called, links))

        return cell

    counts = per_subthema(view.table)
    remarks = counts.set_index("subthema")["opmerking"]
    return Tabel.each(
        "Aansluiting op de publicatie",
        with_total(counts.drop(columns="opmerking")).itertuples(),
        {
            "Subthema": "subthema",
            Column("Keuzes gepubliceerd", numeric=True): "keuzes_gepubliceerd",
            Column("Keuzes berekend", numeric=True): folds(
                "keuzes_berekend", "keuze", "keuze_nummers"
            ),
            Column("Verschil keuzes", numeric=True): lambda row: _difference(row.keuzes_verschil),
            Column("Maatregelen gepubliceerd", numeric=True): "maatregelen_gepubliceerd",
            Column("Maatregelen berekend", numeric=True): folds(
                "maatregelen_berekend", "maatregel", "maatregel_codes"
            ),
            Column("Verschil maatregelen", numeric=True): lambda row: _difference(
                row.maatregelen_verschil
            ),
            "Hoe de bijlage op dit aantal maatregelen uitkomt": _bridge,
            "Aantekening": lambda row: remarks.get(row.subthema),
        },
        notes=(
            "Alle vermeldingen, ongeacht de filters: die in de bijlage, en 3.3.5, dat er niet in "
            "staat en wel telt (afgeleid). Verschil is berekend min gepubliceerd; de bijlage telt "
            "vermeldingen, de tabel van bladzijde 2 maatregelen. Bij welk subthema een maatregel "
            "telt, volgt hier uit het nummer waaronder zij is gelezen (afgeleid); bladzijde 2 "
            "drukt alleen aantallen.",
        ),
        caption="De samenvattingstabel van blz. 2, naast wat in de hele bijlage is geteld",
        total=True,
    )


# It asks the whole calendar for what no filter changes.
@kept(entries=2)
def per_subthema(table: pd.DataFrame) -> pd.DataFrame:
    """`selections.aansluiting.aansluiting` with what it counts and `opmerking`, ours."""
    summary = load_summary_table()
    counts = aansluiting(table, summary)
    for lists in (keuzes_per_subthema(table), maatregelen_per_subthema(table)):
        members = lists.drop(columns=lists.columns[1])
        counts = counts.merge(members, on="subthema", validate="one_to_one")
    return counts.merge(summary[["subthema", "opmerking"]], on="subthema")


def _difference(number: int) -> Cell:
    return Shown(number, Markup(f"{number:+d}".replace("-", "−") if number else "geen"))


def _bridge(row) -> Cell:
    added_up = _sum(row)
    if not row.redenen or row.subthema == TOTAL:
        return added_up
    why = opens_to("waarom", row.subthema, listed(row.redenen))
    return Shown(f"{added_up}. {' '.join(row.redenen)}", Markup("{}{}").format(added_up, why))


def _sum(counts) -> str:
    added = counts.niet_in_bijlage
    of_which = f" (waarvan {added} niet in de bijlage: toegevoegd, afgeleid)" if added else ""
    parts = [f"{counts.vermeldingen} vermeldingen{of_which}"]
    for number, words in (
        (-counts.telt_niet_mee, "telt niet mee"),
        (-counts.telt_elders, "telt elders mee"),
        (counts.staat_elders, "staat elders"),
    ):
        if number:
            parts.append(f"{'−' if number < 0 else '+'} {abs(number)} {words}")
    return f"{' '.join(parts)} = {counts.maatregelen_berekend}"
