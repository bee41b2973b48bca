"""The charts of Overzicht add up to the rows in view."""

from datetime import date

import pytest

from figures.kwartalen import kwartalen_alt, kwartalen_figure
from figures.plan import plan_alt, plan_figure
from selections.kwartalen import is_dated
from tests.figures.checked import checked

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("narrow", [False, True])
def test_quarters_hold_every_dated_moment(table, narrow):
    figure = checked(kwartalen_figure(table, DAY, narrow=narrow))
    drawn = sum(sum(trace.y) for trace in figure.data if trace.type == "bar")
    assert drawn == is_dated(table).sum()


def test_the_fullest_quarter_is_labelled_with_its_year_moments(table):
    (labels,) = [t for t in kwartalen_figure(table, DAY).data if t.type == "scatter"]
    assert "<b>40</b><br>w.v. 4 jaar" in labels.text


def test_a_peildatum_off_the_axis_is_no_error(table):
    figure = checked(kwartalen_figure(table, date(2050, 1, 1)))
    assert not figure.layout.shapes


def test_the_quarter_of_the_peildatum_is_marked(table):
    figure = kwartalen_figure(table, DAY)
    (place,) = [annotation.x for annotation in figure.layout.annotations]
    names = next(trace.customdata for trace in figure.data if trace.type == "bar")
    assert names[place] == "Q4 2026"


def test_plans_hold_every_row(table):
    figure = checked(plan_figure(table))
    assert sum(sum(trace.x) for trace in figure.data) == len(table)


def test_text_alternatives_say_the_numbers(table):
    assert "146 momenten" in kwartalen_alt(table, DAY)
    assert "194 regels" in plan_alt(table)
    assert "52 plan A, 36 plan B" in plan_alt(table)


@pytest.mark.parametrize("function", [kwartalen_figure, kwartalen_alt])
def test_no_dated_moment_is_refused_by_contract(table, function):
    with pytest.raises(ValueError, match="no dated moments"):
        function(table[~is_dated(table)], DAY)


@pytest.mark.parametrize("function", [plan_figure, plan_alt])
def test_no_rows_is_refused_by_contract(table, function):
    with pytest.raises(ValueError, match="no rows"):
        function(table.head(0))
