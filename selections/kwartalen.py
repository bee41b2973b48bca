"""Quarters: the arithmetic on them, and how many moments fall in each.

A moment counts in the quarter of its last day (`tot`), so a year counts in its fourth quarter.
Quarters are pandas Periods of frequency Q; `label` prints them as the publication does.
"""

from datetime import date
from functools import lru_cache

import pandas as pd

from selections.words import counted

# By precision the moments that lie in a quarter, those of them that are longer, and the others.
DATED = ("kwartaal", "jaar", "periode")
WIDE = ("jaar", "periode")
UNDATED = ("lopend", "volgt", "incidenteel", "geen")
_COUNTED_AS = {
    "kwartaal": "kwartaalmomenten",
    "jaar": "jaarmomenten",
    "periode": "periodemomenten",
}


def quarter(day: date) -> pd.Period:
    """The quarter in which a day falls."""
    return pd.Period(day, freq="Q")


@lru_cache(maxsize=4096)
def position(day: date) -> float:
    """Where a day begins on an axis on which every quarter is one, from the year 0 on."""
    quarter = (day.month - 1) // 3
    first = date(day.year, 3 * quarter + 1, 1)
    following = date(day.year + quarter // 3, 3 * ((quarter + 1) % 4) + 1, 1)
    return 4 * day.year + quarter + (day - first) / (following - first)


def quarters(days: pd.Series) -> pd.Series:
    """The quarter of each day; NaT where there is no day. Same index."""
    # pd.to_datetime tries what these could be: with it this takes five times as long.
    return days.astype("datetime64[s]").dt.to_period("Q")


def ordinals(periods: pd.Series) -> pd.Series:
    """Quarters as whole numbers to reckon with (Int64), empty where there is none. Same index."""
    numbers = pd.Series(periods.array.asi8, index=periods.index, dtype="Int64")
    return numbers.mask(periods.isna())


def counts_in(moments: pd.DataFrame) -> pd.Series:
    """The quarter in which each moment counts, as `ordinals`; empty where it lies in no quarter.

    moments: columns `tot` and `precisie`.
    """
    return ordinals(counting_quarter(moments))


def counting_quarter(moments: pd.DataFrame) -> pd.Series:
    """The same as periods: a moment counts in the quarter of its last day."""
    return quarters(moments["tot"].where(is_dated(moments)))


def label(period: pd.Period) -> str:
    """A quarter as the publication prints it: "Q4 2026"."""
    return f"Q{period.quarter} {period.year}"


def is_dated(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a moment that lies in a quarter: a quarter, a year or a period (bool).

    "Loopt Q4 2024" is running and not due in Q4 2024, although it has a last day.
    """
    return rows["precisie"].isin(DATED)


def moments_per_kwartaal(rows: pd.DataFrame) -> pd.DataFrame:
    """How many moments count in each quarter, from the first to the last that has any.

    Columns: `kwartaal` (period), `naam` ("Q4 2026"), `momenten`, and what they are made up of:
    `kwartaalmomenten`, `jaarmomenten`, `periodemomenten`. Quarters in between without a moment
    are there with 0. Empty when no row has a dated moment.
    """
    dated = rows[is_dated(rows)]
    due = counting_quarter(dated)
    made_up_of = dated["precisie"].astype("str").map(_COUNTED_AS)
    counts = pd.crosstab(due, made_up_of).reindex(columns=list(_COUNTED_AS.values()), fill_value=0)
    if not counts.empty:
        span = pd.period_range(due.min(), due.max(), freq="Q", name="kwartaal")
        counts = counts.reindex(span, fill_value=0)
    result = counts.rename_axis(index="kwartaal", columns=None).reset_index()
    result.insert(1, "naam", [label(period) for period in result["kwartaal"]])
    result.insert(2, "momenten", result[list(_COUNTED_AS.values())].sum(axis=1))
    return result


def moments_without_kwartaal(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that no quarter counts, by `precisie`: columns `precisie`, `regels`."""
    counts = rows.loc[~is_dated(rows), "precisie"].astype("str").value_counts()
    return counts.reindex(UNDATED, fill_value=0).rename_axis("precisie").reset_index(name="regels")


def peaks(per_kwartaal: pd.DataFrame) -> pd.DataFrame:
    """The rows of `moments_per_kwartaal` that stand out, fullest first.

    A quarter stands out when it has at least half as many moments as the fullest one. The extra
    column `omschrijving` says it in Dutch: "Q4 2026: 36 momenten, waarvan 3 jaarmomenten".
    """
    fullest = per_kwartaal["momenten"].max()
    high = per_kwartaal[per_kwartaal["momenten"] * 2 >= fullest]
    named = high.assign(omschrijving=[_description(row) for row in high.itertuples(index=False)])
    return named.sort_values("momenten", ascending=False, kind="stable", ignore_index=True)


def _description(row) -> str:
    parts = [
        f"{count} {one if count == 1 else one + 'en'}"
        for count, one in ((row.jaarmomenten, "jaarmoment"), (row.periodemomenten, "periodemoment"))
        if count
    ]
    total = f"{row.naam}: {counted(row.momenten, 'moment')}"
    return f"{total}, waarvan {' en '.join(parts)}" if parts else total
