from datetime import date

from hypothesis import given

from selections.kwartalen import (
    is_dated,
    label,
    moments_per_kwartaal,
    moments_without_kwartaal,
    peaks,
    quarter,
)
from tests.selections.frame import build_table, line, moment, tables


def of(*printed):
    return build_table(*(line(**moment(text)) for text in printed))


def test_a_quarter_is_printed_as_in_the_publication():
    assert label(quarter(date(2026, 12, 31))) == "Q4 2026"
    assert quarter(date(2026, 10, 1)) - 8 == quarter(date(2024, 11, 24))


def test_moments_count_by_their_last_day_and_years_are_told():
    counted = moments_per_kwartaal(of("Q4 2026", "Q4 2026", "2026", "2025-2026", "Q2 2026"))
    assert counted[["naam", "momenten", "kwartaalmomenten"]].values.tolist() == [
        ["Q2 2026", 1, 1],
        ["Q3 2026", 0, 0],
        ["Q4 2026", 4, 2],
    ]
    last = counted.iloc[-1]
    assert (last["jaarmomenten"], last["periodemomenten"]) == (1, 1)


def test_moments_without_a_quarter_are_counted_apart():
    rows = of("loopt", "Loopt Q4 2024", "volgt", "Incidenteel karakter", "geen", "Q4 2026")
    assert moments_without_kwartaal(rows).values.tolist() == [
        ["lopend", 2],
        ["volgt", 1],
        ["incidenteel", 1],
        ["geen", 1],
    ]
    assert list(moments_per_kwartaal(rows)["naam"]) == ["Q4 2026"]


def test_no_dated_moment_gives_an_empty_table_with_the_same_columns():
    assert moments_per_kwartaal(of("volgt").iloc[:0]).empty
    empty = moments_per_kwartaal(of("volgt"))
    assert empty.empty
    assert list(empty.columns) == list(moments_per_kwartaal(of("Q4 2026")).columns)
    assert peaks(empty).empty


def test_peaks_are_named_with_what_they_are_made_up_of():
    rows = of(*["Q4 2026"] * 4, *["2026"] * 2, "2025-2026", *["Q4 2024"] * 4, "Q3 2024")
    assert list(peaks(moments_per_kwartaal(rows))["omschrijving"]) == [
        "Q4 2026: 7 momenten, waarvan 2 jaarmomenten en 1 periodemoment",
        "Q4 2024: 4 momenten",
    ]


@given(tables)
def test_every_row_is_counted_once(table):
    counted = moments_per_kwartaal(table)
    without = moments_without_kwartaal(table)
    assert counted["momenten"].sum() + without["regels"].sum() == len(table)
    assert counted["momenten"].sum() == is_dated(table).sum()
