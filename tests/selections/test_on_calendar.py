"""The selections of the first two screens on the calendar itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.schema import column
from loaders.side_tables import load_summary_table
from loaders.table import read_table
from selections.aansluiting import (
    aansluiting,
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from selections.buckets import bucket
from selections.counts import in_view, rows_per_bucket, rows_per_plan
from selections.filters import Filters, search_text, select
from selections.kwartalen import moments_per_kwartaal
from tests.examples import examples
from tests.selections.frame import FACETS, filters_strategy

TABLE = read_table()
SEARCHABLE = search_text(TABLE)


def test_computed_is_what_the_summary_table_publishes():
    found = aansluiting(TABLE, load_summary_table())
    assert not found[["keuzes_verschil", "maatregelen_verschil"]].any(axis=None)


def test_the_deviations_that_the_design_names_are_found_by_rule():
    assert list(not_counted(TABLE)["maatregel"]) == [
        *("SK1", "1.1.1b", "1.1.14b", "SK8", "SK12", "SK13", "SK14", "SK16", "2.0.1", "SK30"),
    ]
    unworked = not_worked_out(TABLE)
    assert list(unworked.loc[unworked["klasse"] == "niet uitgewerkt", "maatregel"]) == ["3.3.5"]
    assert list(counted_elsewhere(TABLE)["maatregel"]) == ["3.3.6", "2.0.3", "3.1.3", "1.1.11"]
    assert list(read_under_another_code(TABLE)["gedrukte_code"]) == ["1.2.11"]


@pytest.mark.parametrize(
    "zoek", ["co2-reductie", "CO2 reductie", "spui en schutsluizen", "beeindigen"]
)
def test_words_are_found_without_their_hyphens(zoek):
    assert not select(TABLE, Filters(zoek=zoek), SEARCHABLE).empty


def test_a_code_is_found_exactly():
    rows = select(TABLE, Filters(zoek="1.1.1"), SEARCHABLE)
    assert set(rows["maatregel"]) == {"1.1.1"}


@pytest.mark.parametrize("name", ["plan", "traject", "spoor"])
def test_facets_of_the_tests_are_those_of_the_contract(name):
    assert set(column(name).values) <= set(FACETS[name])


@examples(50)
@given(filters_strategy, st.dates(date(2023, 1, 1), date(2031, 1, 1)))
def test_counts_add_up_under_every_filter(filters, peildatum):
    rows = select(TABLE, filters, SEARCHABLE)
    assert rows.index.isin(TABLE.index).all() and rows.index.is_monotonic_increasing
    assert rows_per_plan(rows)["totaal"].sum() == len(rows)
    assert rows_per_bucket(rows, peildatum)["totaal"].sum() == len(rows)
    assert in_view(rows, TABLE).maatregelen <= in_view(TABLE, TABLE).maatregelen
    assert bucket(rows, peildatum).notna().all()
    assert moments_per_kwartaal(rows)["momenten"].sum() <= len(rows)
