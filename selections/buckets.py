"""Where each moment stands at a peildatum: each row in exactly one bucket.

A moment is the quarter in which borging "aan de orde zou kunnen zijn", so no bucket says late.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from loaders.moments import Moment
from selections.kwartalen import (
    DATED,
    WIDE,
    counts_in,
    is_dated,
    label,
    ordinals,
    quarter,
    quarters,
)
from selections.maatregelen import under_more_keuzes
from selections.words import counted, enumeration

BUCKETS = (
    "verstreken",
    "dit kwartaal",
    "komende twee kwartalen",
    "later",
    "lopend",
    "volgt",
    "zonder moment",
)
# The quarters of a bucket from that of the peildatum on, both included.
_AHEAD = {"dit kwartaal": (0, 0), "komende twee kwartalen": (1, 2)}
_UNDATED = {
    "lopend": "lopend",
    "volgt": "volgt",
    "incidenteel": "zonder moment",
    "geen": "zonder moment",
}


def bucket(table: pd.DataFrame, peildatum: date) -> pd.Series:
    """The bucket of each row at `peildatum`: an ordered category of `BUCKETS`, same index.

    A moment counts by the quarter of its `tot`; verstreken is before the quarter of the
    peildatum. "Loopt Q4 2024" is lopend, also after that quarter. Raises ValueError for a
    `precisie` that has no rule here.
    """
    dated = is_dated(table).to_numpy()
    placed = table["precisie"].astype("str").map(_UNDATED).to_numpy(dtype=object)
    ahead = quarters(table["tot"][dated]).array.asi8 - quarter(peildatum).ordinal
    placed[dated] = np.select(
        [ahead < 0, ahead == 0, ahead <= 2],
        ["verstreken", "dit kwartaal", "komende twee kwartalen"],
        "later",
    )
    if pd.isna(placed).any():
        unknown = table.loc[pd.isna(placed), "precisie"].astype("str").unique()
        raise ValueError(f"no bucket for precisie {', '.join(unknown)}")
    return pd.Series(pd.Categorical(placed, categories=BUCKETS, ordered=True), index=table.index)


def is_past(moment: Moment, peildatum: date) -> bool:
    """Whether a moment that was recorded is over at `peildatum`, as one of a row is verstreken."""
    return moment.precisie in DATED and quarter(moment.tot) < quarter(peildatum)


def runs_through(table: pd.DataFrame, peildatum: date, name: str) -> pd.Series:
    """Which rows have a year or period that runs through the quarters of this bucket and counts
    only after them (bool, same index); none for a bucket that is no span of quarters.
    """
    if name not in _AHEAD:
        return pd.Series(False, index=table.index)
    _, last = (quarter(peildatum).ordinal + number for number in _AHEAD[name])
    starts = ordinals(quarters(table["van"]))
    return ((starts <= last) & (counts_in(table) > last)).fillna(False).astype(bool)


def codes_without_moment(table: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """The codes of the vermeldingen of `rows` that have no moment in any row of `table`, in order;
    of one that stands under more keuzes with its keuze.
    """
    of_vermelding = table["vermelding"].isin(rows["vermelding"])
    has_one = table["precisie"].astype("str").map(_UNDATED) != "zonder moment"
    found = table[of_vermelding & ~table["vermelding"].isin(table.loc[has_one, "vermelding"])]
    again = under_more_keuzes(table)
    return [
        f"{row.maatregel} (keuze {row.keuze})" if row.maatregel in again else row.maatregel
        for row in found.drop_duplicates("vermelding").itertuples()
    ]


@dataclass(frozen=True)
class Due:
    """The rows that can come up in the quarter of the peildatum: how many, and of what kind.

    regels: all of them. zonder_borging: those without a borging line, of which no borging can come
    up. zonder_kwartaal: those whose moment is a year or a period that ends with this quarter.
    """

    regels: int
    zonder_borging: int
    zonder_kwartaal: int


def due(table: pd.DataFrame, peildatum: date) -> Due:
    """What can come up in the quarter of the peildatum, for each screen and file that says so."""
    return of_rows(table[(bucket(table, peildatum) == "dit kwartaal").to_numpy()])


def of_rows(rows: pd.DataFrame) -> Due:
    """These rows by kind, where all of them are due."""
    wide = rows["precisie"].isin(WIDE)
    return Due(len(rows), int(rows["borging"].isna().sum()), int(wide.sum()))


def due_in_words(found: Due, peildatum: date) -> str:
    """What can come up in that quarter as a Dutch sentence, with of what kind it is."""
    verb = "kan" if found.regels == 1 else "kunnen"
    rows = f"volgens de publicatie {counted(found.regels, 'regel')}"
    return f"In {label(quarter(peildatum))} {verb} {rows} aan de orde zijn{of_kinds(found)}."


def of_kinds(found: Due) -> str:
    """Of what kind some of what is due is, to follow on its number in a Dutch sentence."""
    kinds = [
        f"{number} {words}"
        for number, words in (
            (found.zonder_kwartaal, "met een jaar of periode die dan eindigt"),
            (found.zonder_borging, "zonder borgingsregel"),
        )
        if number
    ]
    return f", waarvan {enumeration(kinds)}" if kinds else ""
