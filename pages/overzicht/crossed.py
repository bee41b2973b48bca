"""Counts of rows per subthema, crossed with something else, each number a way to its rows."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Cell, Column, Tabel
from selections.counts import TOTAL, with_total
from shell.links import number_link
from shell.parts.elsewhere import elsewhere_note
from shell.view import View


def crossed_tabel(
    view: View, title: str, caption: str, parameter: str, counts: pd.DataFrame, *notes: str
) -> Tabel:
    """`counts` (columns `subthema`, one for each value of `parameter`, `totaal`) with their sum.

    A number leads to the Kalender with the filters under which as many rows are in view.
    """
    labels = {choice.value: choice.label for choice in view.calendar.choices[parameter].choices}
    columns = [Column(labels.get(kind, kind), numeric=True) for kind in counts.columns[1:]]
    rows = _rows(view, parameter, labels, with_total(counts))
    said = (*notes, *elsewhere_note(view.rows))
    return Tabel.of(title, (Column("Subthema"), *columns), rows, said, caption, total=True)


def _rows(
    view: View, parameter: str, labels: dict[object, str], counts: pd.DataFrame
) -> Iterator[tuple[Cell, ...]]:
    for row in counts.to_dict("records"):
        subthema = row.pop("subthema")
        within = {} if subthema == TOTAL else {"thema": (subthema,)}
        yield (
            subthema,
            *(
                number_link(
                    view,
                    number,
                    f"{subthema}, {labels.get(kind, kind)}",
                    **within,
                    **({} if kind == "totaal" else {parameter: (kind,)}),
                )
                for kind, number in row.items()
            ),
        )
