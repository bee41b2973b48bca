"""A number of a half-year as the way to its rows."""

import pandas as pd

from documents.tabel import Cell
from selections.kwartalen import label, quarter
from selections.words import within_a_sentence
from shell.links import number_link
from shell.view import View
from voortgang.counts import class_label

PLANNED = "gepland"
# The calendar plans nothing: it names when something could come up (page 8).
WITH_MOMENT = "met een moment"


def rows_of(view: View, half, of: str, number: int) -> Cell:
    """So many rows, with a moment in this half-year or standing in this class, as a link to them.

    half: a row of `selections.roadmap.tempo`. of: `PLANNED`, or a class of `voortgang.counts`.
    """
    first = quarter(pd.Timestamp(half.begin).date())
    known = view.query.kwartaal or view.calendar.choices["kwartaal"].values
    names = tuple(name for name in (label(first), label(first + 1)) if name in known)
    chosen, what = (
        ({}, WITH_MOMENT)
        if of == PLANNED
        else ({"status": (of,)}, within_a_sentence(class_label(of)))
    )
    return number_link(view, number, f"{what} in het {half.halfjaar}", kwartaal=names, **chosen)
