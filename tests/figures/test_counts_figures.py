"""The charts of Overzicht add up to the rows in view."""

import re
from collections import Counter
from datetime import date

import pytest

from figures.kwartalen import kwartalen_alt, kwartalen_figure
from figures.per_subthema import plan_alt, plan_figure
from selections.kwartalen import is_dated, position
from selections.time_axis import quarter_label
from tests.figures.checked import checked

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("narrow", [False, True])
def test_quarters_hold_every_dated_moment(table, narrow):
    figure = checked(kwartalen_figure(table, DAY, narrow=narrow))
    drawn = sum(sum(trace.y) for trace in figure.data if trace.type == "bar")
    assert drawn == is_dated(table).sum()


def numbers(figure):
    (trace,) = [trace for trace in figure.data if trace.type == "scatter"]
    return dict(zip(trace.x, trace.text, strict=True))


def test_the_number_above_a_bar_is_its_height(table):
    figure = kwartalen_figure(table, DAY)
    heights = Counter()
    for trace in figure.data:
        if trace.type == "bar":
            heights.update(dict(zip(trace.x, trace.y, strict=True)))
    said = {x: int(re.sub("[^0-9]", "", text) or 0) for x, text in numbers(figure).items()}
    assert said == {x: heights[x] for x in said}
    assert sum(said.values()) == sum(heights.values())


def test_the_fullest_quarter_is_bold_with_a_star_for_its_year_moments(table):
    figure = kwartalen_figure(table, DAY)
    assert numbers(figure)[position(date(2026, 10, 1))] == "<b>40*</b>"
    assert any(note.text.startswith("*") for note in figure.layout.annotations)


def test_without_year_moments_there_is_no_footnote(table):
    figure = kwartalen_figure(table[table["precisie"] == "kwartaal"], DAY)
    assert not any("*" in note.text for note in figure.layout.annotations)


def test_a_narrow_chart_names_the_fullest_quarters_that_stand_clear(table):
    said = numbers(kwartalen_figure(table, DAY, narrow=True))
    assert {x: text for x, text in said.items() if text} == {
        position(date(2024, 10, 1)): "<b>27*</b>",
        position(date(2026, 10, 1)): "<b>40*</b>",
    }


def test_a_peildatum_off_the_axis_is_no_error(table):
    figure = checked(kwartalen_figure(table, date(2050, 1, 1)))
    assert not figure.layout.shapes


def test_the_quarter_of_the_peildatum_is_marked(table):
    figure = kwartalen_figure(table, DAY)
    (band,) = figure.layout.shapes
    assert quarter_label((band.x0 + band.x1) / 2) == "Q4 2026"
    assert "peildatum" in [annotation.text for annotation in figure.layout.annotations]


def test_plans_hold_every_row(table):
    figure = checked(plan_figure(table))
    assert figure.layout.xaxis.dtick is None
    assert checked(plan_figure(table[:3])).layout.xaxis.dtick == 1
    drawn = {trace.type: 0 for trace in figure.data}
    for trace in figure.data:
        drawn[trace.type] += sum(trace.x)
    assert drawn == {"bar": len(table), "scatter": len(table)}


def test_text_alternatives_say_the_numbers(table):
    assert "146 momenten" in kwartalen_alt(table, DAY)
    assert "194 regels" in plan_alt(table)
    assert "52 plan A, 36 plan B" in plan_alt(table)
    assert "per subthema en plan (afgeleid)" in plan_alt(table)
    assert "naar plan (afgeleid)" in kwartalen_alt(table, DAY)


@pytest.mark.parametrize("function", [kwartalen_figure, kwartalen_alt])
def test_no_dated_moment_is_refused_by_contract(table, function):
    with pytest.raises(ValueError, match="no dated moments"):
        function(table[~is_dated(table)], DAY)


@pytest.mark.parametrize("function", [plan_figure, plan_alt])
def test_no_rows_is_refused_by_contract(table, function):
    with pytest.raises(ValueError, match="no rows"):
        function(table.head(0))
