from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.moments import read_moment
from loaders.table import read_table
from selections.buckets import (
    BUCKETS,
    Due,
    bucket,
    codes_without_moment,
    due,
    is_past,
    runs_through,
)
from selections.filters import Filters, select
from tests.selections.frame import build_table, line, moment, tables

PEILDATUM = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Q3 2026", "verstreken"),
        ("Q4 2026", "dit kwartaal"),
        ("Q1 2027", "komende twee kwartalen"),
        ("Q2 2027", "komende twee kwartalen"),
        ("Q3 2027", "later"),
        ("2025", "verstreken"),
        ("2026", "dit kwartaal"),
        ("2027", "later"),
        ("2025-2028", "later"),
        ("2024-2025", "verstreken"),
        ("loopt", "lopend"),
        ("Loopt Q4 2024", "lopend"),
        ("Loopt Q4 2027", "lopend"),
        ("volgt", "volgt"),
        ("Incidenteel karakter", "zonder moment"),
        ("geen", "zonder moment"),
    ],
)
def test_bucket_of_a_moment(printed, expected):
    assert list(bucket(build_table(line(**moment(printed))), PEILDATUM)) == [expected]
    if printed != "geen":
        assert is_past(read_moment(printed), PEILDATUM) == (expected == "verstreken")


@pytest.mark.parametrize(
    ("peildatum", "expected"),
    [
        (date(2026, 9, 30), "komende twee kwartalen"),
        (date(2026, 10, 1), "dit kwartaal"),
        (date(2026, 12, 31), "dit kwartaal"),
        (date(2027, 1, 1), "verstreken"),
        (date(2026, 3, 31), "later"),
        (date(2026, 4, 1), "komende twee kwartalen"),
    ],
)
def test_a_bucket_changes_on_the_first_day_of_a_quarter(peildatum, expected):
    assert list(bucket(build_table(line(**moment("Q4 2026"))), peildatum)) == [expected]


@given(tables, st.dates(date(2020, 1, 1), date(2032, 1, 1)), st.sampled_from(["A", "B", "overig"]))
def test_a_filter_moves_no_row_to_another_bucket(table, peildatum, plan):
    rows = select(table, Filters(plan=(plan,)))
    assert bucket(rows, peildatum).equals(bucket(table, peildatum)[rows.index])


def test_a_precisie_without_a_rule_is_refused():
    table = build_table(line(**moment("volgt"))).assign(precisie="halfjaar")
    with pytest.raises(ValueError, match="halfjaar"):
        bucket(table, PEILDATUM)


def test_no_rows_have_no_buckets():
    placed = bucket(build_table(line()).iloc[:0], PEILDATUM)
    assert placed.empty and tuple(placed.cat.categories) == BUCKETS and placed.cat.ordered


def test_what_is_due_on_the_calendar():
    """40 rows, of which two have no borging line and four are the year 2026."""
    assert due(read_table(), date(2026, 11, 29)) == Due(40, 2, 4)


def test_what_runs_through_the_quarters_ahead_counts_after_them():
    table = read_table()
    peildatum, name = date(2026, 11, 29), "komende twee kwartalen"
    through = table[runs_through(table, peildatum, name)]
    # Read by eye on the kaart by somebody who did not write this.
    assert through.groupby("maatregel").size().to_dict() == {
        "SK1": 5,
        **dict.fromkeys(("1.1.1b", "1.1.18", "1.1.8", "SK8"), 1),
    }
    assert set(bucket(through, peildatum)) == {"later"}
    assert not runs_through(table, peildatum, "later").any()


def test_vermeldingen_of_which_no_row_has_a_moment():
    table = read_table()
    codes = codes_without_moment(table, table)
    assert len(codes) == 19 and "2.0.1 (keuze 22)" in codes and "3.3.5" in codes
    assert "2.0.1 (keuze 21)" not in codes and "2.0.1" not in codes
    found = table[table["maatregel"].isin(codes)]
    assert set(found["precisie"]) <= {"geen", "incidenteel"}
    assert codes_without_moment(table, table[table["maatregel"] == "3.3.5"]) == ["3.3.5"]
