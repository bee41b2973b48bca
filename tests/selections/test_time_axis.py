from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selections.kwartalen import label, position, quarter
from selections.time_axis import TimeAxis, end_position, quarter_label, time_axis

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("van", "tot", "width"),
    [
        (date(2024, 7, 1), date(2024, 9, 30), 1),
        (date(2026, 10, 1), date(2026, 12, 31), 1),
        (date(2024, 1, 1), date(2024, 3, 31), 1),
        (date(2027, 1, 1), date(2027, 12, 31), 4),
        (date(2025, 1, 1), date(2028, 12, 31), 16),
    ],
)
def test_a_moment_is_as_wide_as_its_quarters(van, tot, width):
    assert end_position(tot) - position(van) == width


def test_a_quarter_begins_on_a_whole_number():
    assert position(date(2026, 10, 1)) == 4 * 2026 + 3


@given(days, days)
def test_later_days_stand_further_on(day, other):
    assert (day < other) == (position(day) < position(other))


@given(days)
def test_a_place_is_named_as_the_selections_name_its_quarter(day):
    assert quarter_label(position(day)) == label(quarter(day))


def test_the_axis_holds_the_publication_and_what_lies_outside_it():
    assert time_axis([]) == TimeAxis(2023, 2030)
    begin, end = position(date(2021, 5, 1)), end_position(date(2032, 12, 31))
    assert time_axis([begin, end]) == TimeAxis(2021, 2032)


def test_a_day_off_the_axis_stands_at_its_end_and_says_so():
    axis = TimeAxis(2023, 2030)
    assert axis.place_of(date(2040, 1, 1)) == (axis.end, " (buiten de as)")
    assert axis.place_of(date(1999, 1, 1)) == (axis.start, " (buiten de as)")
    assert axis.place_of(date(2024, 1, 1)) == (axis.start + 4, "")
