"""The marks that every reference draws, and how a filter lights them: those of our kaart.

They are worked out before anything is measured (`benchmarks.kaart_marks`): a reference draws.
"""

import os

import pandas as pd

PLANS = ("A", "B", "overig")
LIT, DIMMED = 1.0, 0.15


def read_marks() -> pd.DataFrame:
    """A row a mark, see `benchmarks.kaart_marks.COLUMNS`."""
    return pd.read_parquet(os.environ["BENCH_MARKS"])


def opacities(marks: pd.DataFrame, chosen: list[str]) -> list[float]:
    """Of each mark, where these plans are chosen; none chosen is all."""
    lit = marks["plan"].isin(chosen) | (not chosen)
    return [LIT if one else DIMMED for one in lit]
