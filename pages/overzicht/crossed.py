"""Counts of rows per subthema, crossed with something else, each number a way to its rows."""

from functools import partial
from operator import itemgetter

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

    def number(row: dict, kind: str) -> Cell:
        subthema = row["subthema"]
        within = {} if subthema == TOTAL else {"thema": (subthema,)}
        chosen = {} if kind == "totaal" else {parameter: (kind,)}
        said = f"{subthema}, {labels.get(kind, kind)}"
        return number_link(view, row[kind], said, **within, **chosen)

    return Tabel.each(
        title,
        with_total(counts).to_dict("records"),
        {"Subthema": itemgetter("subthema")}
        | {
            Column(labels.get(kind, kind), numeric=True): partial(number, kind=kind)
            for kind in counts.columns[1:]
        },
        notes=(*notes, *elsewhere_note(view.rows)),
        caption=caption,
        total=True,
    )
