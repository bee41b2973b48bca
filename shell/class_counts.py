"""How many rows stand in each class by the log, per subthema or per laag, as a table."""

from collections.abc import Iterator, Mapping

import pandas as pd
from markupsafe import Markup

from selections.counts import TOTAL, with_total
from selections.dates import date_in_words
from selections.lagen import ROWS
from shell.table import Cell, Column, screen_link, show_table
from shell.view import View
from voortgang.counts import class_label, classes


def show_counts(
    view: View, header: str, counts: pd.DataFrame, changed: pd.DataFrame | None = None
) -> None:
    """Draw counts of `voortgang.counts` per subthema or per laag; each number leads to its rows.

    header: of the first column. changed: `voortgang.counts.change` up to these counts, to stand
    behind them; None for none.
    """
    group = counts.columns[0]
    differs = pd.Series(False, index=classes()) if changed is None else changed[classes()].any()
    shown = {name: class_label(name) for name in classes() if counts[name].any() or differs[name]}
    total = group == "subthema"
    if total:
        in_view = counts["totaal"] > 0
        counts = with_total(counts[in_view])
        changed = None if changed is None else with_total(changed[in_view])
    lines = _lines(view, counts, changed, shown)
    show_table(
        f"Regels per {'thema' if total else 'overheidslaag die voor de borging zorgt'} naar wat "
        f"erover is vastgelegd op {date_in_words(view.peildatum)}",
        (
            Column(header),
            *(Column(label, numeric=True) for label in shown.values()),
            Column("totaal", numeric=True),
        ),
        lines,
        total=total,
    )


def _lines(
    view: View, counts: pd.DataFrame, changed: pd.DataFrame | None, shown: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    group = counts.columns[0]
    for place, row in enumerate(counts.to_dict("records")):
        name = row[group]
        within = _within(group, name)
        yield (
            name,
            *(
                Markup("{}{}").format(
                    _number(view, row[kind], f"{name}, {label}", status=(kind,), **within),
                    "" if changed is None else _signed(changed.iloc[place][kind]),
                )
                for kind, label in shown.items()
            ),
            _number(view, row["totaal"], name, **within),
        )


def _within(group: str, name: str) -> dict[str, object]:
    """What a link to the rows of a group chooses."""
    if group == "subthema":
        return {} if name == TOTAL else {"thema": (name,)}
    return {"laag": (), "rol": "beide"} if name == ROWS else {"laag": (name,), "rol": "borging"}


def _number(view: View, number: int, of_what: str, **changes: object) -> Cell:
    if number == 0:
        return 0
    return screen_link(view.address("kalender", **changes), int(number), f"{number}: {of_what}")


def _signed(number: int) -> str:
    return f" ({number:+d})".replace("-", "\u2212") if number else ""
