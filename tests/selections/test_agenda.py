from datetime import date

import pandas as pd
from hypothesis import given

from selections.agenda import agenda
from selections.buckets import bucket
from tests.selections.frame import build_table, line, moment, tables

PEILDATUM = date(2026, 11, 24)


def test_rows_come_by_date_and_undated_ones_last():
    printed = ["geen", "Incidenteel karakter", "volgt", "Loopt Q4 2024", "loopt", "2026"]
    table = build_table(*(line(**moment(text)) for text in [*printed, "Q4 2026", "Q2 2025"]))
    found = agenda(table, PEILDATUM)
    assert found["groep"].tolist() == [
        *("Q2 2025", "Q4 2026", "Q4 2026", "Loopt", "Loopt", "Volgt", "Incidenteel"),
        "Zonder moment",
    ]
    assert found["agendering"].tolist()[1:3] == ["Q4 2026", "2026"]
    assert found["bucket"].tolist()[:2] == ["verstreken", "dit kwartaal"]


@given(tables)
def test_the_agenda_has_the_same_rows(table):
    found = agenda(table, PEILDATUM)
    assert sorted(found.index) == list(table.index)
    pd.testing.assert_series_equal(
        found["bucket"].sort_index(), bucket(table, PEILDATUM), check_names=False
    )
    dated = found["tot"].where(found["precisie"].isin(["kwartaal", "jaar", "periode"])).dropna()
    assert dated.is_monotonic_increasing
