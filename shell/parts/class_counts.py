"""How many rows stand in each class by the log, per subthema or per laag, as a table."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from selections.counts import TOTAL, with_total
from selections.dates import date_in_words
from selections.lagen import ROWS
from shell.links import number_link
from shell.table_notes import DERIVED_LAAG, NOT_RECORDED
from shell.view import View
from voortgang.counts import class_label, classes


def counts_tabel(view: View, counts: pd.DataFrame, changed: pd.DataFrame | None = None) -> Tabel:
    """Counts of `voortgang.counts` per subthema or per laag; each number leads to its rows.

    changed: `voortgang.counts.change` up to these counts, to stand behind them on the screen; None
    for none. A class that nothing stands in goes along alone.
    """
    group = counts.columns[0]
    differs = pd.Series(False, index=classes()) if changed is None else changed[classes()].any()
    total = group == "subthema"
    if total:
        in_view = counts["totaal"] > 0
        counts = with_total(counts[in_view])
        changed = None if changed is None else with_total(changed[in_view])
    kinds = (
        Column(
            class_label(name),
            numeric=True,
            where=Where.EVERYWHERE if counts[name].any() or differs[name] else Where.FILE,
        )
        for name in classes()
    )
    day = date_in_words(view.peildatum)
    named = "thema" if total else "overheidslaag"
    borging = "" if total else " die bij de borging is genoemd"
    return Tabel.of(
        f"Stand per {named}",
        (
            Column("Thema" if total else "Laag borging (afgeleid)"),
            *kinds,
            Column("totaal", numeric=True),
        ),
        _rows(view, counts, changed),
        notes=(
            f"Regels in beeld naar wat erover op {day} was vastgelegd."
            if total
            else f"Wat er op {day} was vastgelegd. {DERIVED_LAAG}",
            NOT_RECORDED,
        ),
        caption=f"Regels per {named}{borging} naar wat erover is vastgelegd op {day}",
        total=total,
    )


def _rows(
    view: View, counts: pd.DataFrame, changed: pd.DataFrame | None
) -> Iterator[tuple[Cell, ...]]:
    group = counts.columns[0]
    for place, row in enumerate(counts.to_dict("records")):
        name = row[group]
        within = _within(group, name)
        numbers = (
            number_link(view, row[kind], f"{name}, {class_label(kind)}", status=(kind,), **within)
            for kind in classes()
        )
        changes = [0] * len(classes()) if changed is None else changed.iloc[place][classes()]
        total = number_link(view, row["totaal"], f"{name}, totaal", **within)
        yield (name, *map(_with_change, numbers, changes), total)


def _within(group: str, name: str) -> dict[str, object]:
    """What a link to the rows of a group chooses."""
    if group == "subthema":
        return {} if name == TOTAL else {"thema": (name,)}
    return {"laag": (), "rol": "beide"} if name == ROWS else {"laag": (name,), "rol": "borging"}


def _with_change(number: Cell, change: int) -> Cell:
    if not change:
        return number
    shown = number if isinstance(number, Shown) else Shown(number, Markup(number))
    return Shown(shown.value, shown.html + f" ({change:+d})".replace("-", "\u2212"))
