from datetime import date

import pytest

from figures.buckets import LOOKS, buckets_alt, buckets_figure
from selections.buckets import BUCKETS
from tests.figures.checked import checked
from tests.style.test_look import contrast

DAY = date(2026, 11, 24)


def test_every_row_is_in_one_bar(table):
    figure = checked(buckets_figure(table, DAY))
    drawn = {trace.name: sum(trace.x) for trace in figure.data if trace.type == "bar"}
    assert sum(drawn.values()) == len(table)
    assert drawn["verstreken"] == 84 and drawn["dit kwartaal"] == 40


def test_a_subthema_without_rows_is_left_out(table):
    rows = table[table["subthema"] == "Laagveengebieden"]
    assert {name for trace in buckets_figure(rows, DAY).data for name in trace.y} == {
        "Laagveengebieden"
    }


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_bucket_can_be_read_and_says_nothing_by_red_or_green(bucket):
    look = LOOKS[bucket]
    assert contrast(look.text, look.fill) >= 4.5
    assert not look.hatching or contrast(look.text, look.hatching_colour) >= 4.5
    red, green, blue = (int(look.fill[place : place + 2], 16) for place in (1, 3, 5))
    assert max(red - green, green - red) <= 48 or blue > max(red, green)


def test_the_text_alternative_says_the_numbers(table):
    said = buckets_alt(table, DAY)
    assert "194 regels" in said and "24 november 2026" in said and "84" not in said
    assert "Hoge zandgronden: " in said


@pytest.mark.parametrize("function", [buckets_figure, buckets_alt])
def test_no_rows_is_refused_by_contract(table, function):
    with pytest.raises(ValueError, match="no rows"):
        function(table.head(0), DAY)
