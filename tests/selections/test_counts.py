from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selections.buckets import BUCKETS
from selections.counts import (
    InView,
    in_view,
    keuzes_per_subthema,
    lines,
    maatregelen_per_subthema,
    rows_per_bucket,
    rows_per_plan,
    with_total,
)
from selections.filters import NO_LINE, Filters, select
from tests.selections.frame import SUBTHEMAS, build_table, filters_strategy, line, moment, tables

WATER, BODEM, _, _, _, ZAND = SUBTHEMAS
PEILDATUM = date(2026, 11, 24)


def table():
    return build_table(
        line(maatregel="1.1.1", keuze=2, plan="A", **moment("Q3 2024")),
        line(maatregel="1.1.1", keuze=2, plan="B", regel_nr=2, **moment("Q4 2026")),
        line(maatregel="1.1.1", keuze=2, plan="B", regel_nr=2, moment_nr=2, **moment("2028")),
        line(maatregel="1.1.1b", keuze=2, herkomst="nieuw", plan="B", **moment("loopt")),
        line(maatregel="3.3.6", keuze=2, telt_bij=ZAND, plan="A"),
        {"maatregel": "1.1.1", "keuze": 3},
        {"maatregel": "SK16", "keuze": 16, "subthema": BODEM, "herkomst": "ontbreekt"},
    )


def test_a_maatregel_counts_once_and_by_telt_bij():
    counted = maatregelen_per_subthema(table()).set_index("subthema")
    assert counted.loc[WATER, "maatregel_codes"] == ["1.1.1"]
    assert counted.loc[ZAND, "maatregel_codes"] == ["3.3.6"]
    assert list(counted["maatregelen"]) == [1, 0, 0, 0, 0, 1]


def test_keuzes_count_by_their_heading():
    counted = keuzes_per_subthema(table()).set_index("subthema")
    assert counted.loc[WATER, "keuze_nummers"] == [2, 3]
    assert counted.loc[BODEM, "keuze_nummers"] == [16]
    assert list(counted["keuzes"]) == [2, 1, 0, 0, 0, 0]


def test_in_view_tells_the_counted_from_the_others():
    whole = table()
    assert in_view(whole, whole) == InView(2, 2, 2, 2, 7, 7)
    assert in_view(select(whole, Filters(plan=("B",))), whole) == InView(1, 2, 1, 2, 3, 7)
    assert in_view(whole.iloc[:0], whole) == InView(0, 2, 0, 2, 0, 7)


def test_rows_without_a_line_are_counted_as_such():
    per_plan = rows_per_plan(table()).set_index("subthema")
    assert per_plan.loc[WATER].to_dict() == {
        "A": 2, "B": 3, "overig": 0, NO_LINE: 1, "totaal": 6,
    }  # fmt: skip
    assert list(per_plan.index) == list(SUBTHEMAS)


def test_rows_per_bucket():
    per_bucket = rows_per_bucket(table(), PEILDATUM).set_index("subthema")
    assert per_bucket.loc[WATER].to_dict() == {
        "verstreken": 1, "dit kwartaal": 1, "komende twee kwartalen": 0, "later": 1, "lopend": 1,
        "volgt": 0, "zonder moment": 2, "totaal": 6,
    }  # fmt: skip


def test_total_adds_up_numbers_and_joins_lists():
    total = with_total(keuzes_per_subthema(table())).iloc[-1]
    assert total.to_dict() == {"subthema": "Totaal", "keuzes": 3, "keuze_nummers": [2, 3, 16]}


def test_a_line_with_two_moments_is_one_line():
    assert list(lines(table())["sleutel"]) == [
        "1.1.1/1/1/1",
        "1.1.1/1/2/1",
        "1.1.1b/1/1/1",
        "3.3.6/1/1/1",
    ]


@pytest.mark.parametrize("count", [keuzes_per_subthema, maatregelen_per_subthema, rows_per_plan])
def test_no_rows_count_nothing_in_every_subthema(count):
    counted = count(table().iloc[:0])
    assert list(counted["subthema"]) == list(SUBTHEMAS)
    assert not counted.select_dtypes("number").any(axis=None)


@given(tables, filters_strategy, st.dates(date(2023, 1, 1), date(2031, 1, 1)))
def test_counts_add_up_under_every_filter(whole, filters, peildatum):
    rows = select(whole, filters)
    view = in_view(rows, whole)
    per_plan, per_bucket = rows_per_plan(rows), rows_per_bucket(rows, peildatum)
    assert per_plan["totaal"].tolist() == per_bucket["totaal"].tolist()
    assert per_plan["totaal"].sum() == len(rows) == view.regels
    assert per_plan[["A", "B", "overig", NO_LINE]].sum(axis=None) == len(rows)
    assert per_bucket[list(BUCKETS)].sum(axis=None) == len(rows)
    assert maatregelen_per_subthema(rows)["maatregelen"].sum() == view.maatregelen
    assert view.maatregelen + view.overige == rows["maatregel"].nunique()
    assert keuzes_per_subthema(rows)["keuzes"].sum() == rows["keuze"].nunique()
