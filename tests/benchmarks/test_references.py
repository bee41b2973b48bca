"""What is drawn is compared in the bench itself; here that no row is lost before that."""

from datetime import date
from pathlib import Path

import pandas as pd

from benchmarks.references.bars import PLANS, WITHOUT_LINE, read_bars
from loaders.paths import TABLE
from selections.kaart import kaart


def test_every_mark_of_our_kaart_is_a_bar_with_both_dates() -> None:
    bars = read_bars(TABLE)
    marks = kaart(pd.read_parquet(TABLE), date(2026, 11, 29)).marks
    assert sorted(bars["sleutel"]) == sorted(mark.sleutels[0] for mark in marks)
    assert not bars.isna().any(axis=None)
    assert (bars["van"] <= bars["tot"]).all()
    assert set(bars["plan"]) == {*PLANS, WITHOUT_LINE}


def test_dated_rows_keep_their_dates_and_others_stand_after_the_last_year(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    pd.DataFrame(
        {
            "sleutel": ["a", "b", "c", "d"],
            "maatregel": "1.1.1",
            "vermelding": 1,
            "precisie": ["kwartaal", "geen", "lopend", "jaar"],
            "plan": ["A", None, "B", "overig"],
            "van": [date(2024, 7, 1), None, None, date(2026, 1, 1)],
            "tot": [date(2024, 9, 30), None, date(2024, 12, 31), None],
        }
    ).to_parquet(path)
    bars = read_bars(path).set_index("sleutel")
    spans = bars[["van", "tot"]].itertuples(index=False, name=None)
    assert list(spans) == [
        (date(2024, 7, 1), date(2024, 9, 30)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2024, 7, 1), date(2024, 12, 31)),
        (date(2026, 1, 1), date(2024, 12, 31)),
    ]
