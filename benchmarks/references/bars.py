"""The bars that every reference draws: equal moments as one, as our kaart shows them."""

import os
from datetime import date
from pathlib import Path

import pandas as pd

PLANS = ("A", "B", "overig")
WITHOUT_LINE = "zonder borgingsregel"
# What the rows of one mark of our kaart have in common.
EQUAL = ["vermelding", "precisie", "van", "tot", "plan"]
TABLE = Path(os.environ.get("BENCH_TABLE", "data/borgingskalender.parquet"))


def read_bars(path: Path = TABLE) -> pd.DataFrame:
    """Columns sleutel, maatregel, plan, van, tot (dates); a bar for the equal moments of a row.

    A row without any date stands in a margin of a year after the last year, a row that lacks one
    of its two begins or ends with the calendar: our Kalender draws them all, so these do too.
    """
    table = pd.read_parquet(path).drop_duplicates(EQUAL)
    bars = table[["sleutel", "maatregel", "plan", "van", "tot"]].copy()
    bars["plan"] = bars["plan"].astype(object).fillna(WITHOUT_LINE)
    first, last = bars["van"].dropna().min(), bars["tot"].dropna().max()
    undated = bars["van"].isna() & bars["tot"].isna()
    bars.loc[undated, "van"] = date(last.year + 1, 1, 1)
    bars.loc[undated, "tot"] = date(last.year + 1, 12, 31)
    bars["van"] = bars["van"].fillna(first)
    bars["tot"] = bars["tot"].fillna(last)
    return bars
