"""Counts of rows per subthema, crossed with something else, each number a way to its rows."""

from collections.abc import Iterator

import pandas as pd

from selections.counts import TOTAL, with_total
from shell.table import Cell, Column, screen_link, show_table
from shell.view import View


def show_crossed(view: View, caption: str, parameter: str, counts: pd.DataFrame) -> None:
    """Draw `counts` (columns `subthema`, one for each value of `parameter`, `totaal`).

    A number leads to the Kalender with the filters under which as many rows are in view.
    """
    labels = {choice.value: choice.label for choice in view.calendar.choices[parameter].choices}
    kinds = [column for column in counts.columns if column not in ("subthema", "totaal")]
    columns = [
        Column("Subthema"),
        *(Column(labels[kind], numeric=True) for kind in kinds),
        Column("totaal", numeric=True),
    ]
    show_table(caption, columns, _cells(view, parameter, labels, with_total(counts)), total=True)


def _cells(
    view: View, parameter: str, labels: dict[object, str], counts: pd.DataFrame
) -> Iterator[tuple[Cell, ...]]:
    for row in counts.to_dict("records"):
        subthema = row.pop("subthema")
        within = {} if subthema == TOTAL else {"thema": (subthema,)}
        yield (
            subthema,
            *(
                _number(
                    view,
                    number,
                    f"{subthema}, {labels.get(kind, kind)}",
                    within if kind == "totaal" else within | {parameter: (kind,)},
                )
                for kind, number in row.items()
            ),
        )


def _number(view: View, number: int, of_what: str, changes: dict[str, object]) -> Cell:
    if number == 0:
        return 0
    return screen_link(view.address("kalender", **changes), number, f"{number}: {of_what}")
