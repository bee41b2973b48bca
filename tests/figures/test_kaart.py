from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.kaart import Size, boxes, kaart_figure, row_tops
from selections.kaart import GROUPINGS, RECORDED, kaart
from style.look import PLAN_STYLES
from tests.figures.checked import checked, shown
from tests.figures.written import words_in
from tests.selections.frame import tables

TODAY = date(2026, 11, 29)
LARGE = Size(930, 330, 12, 9)


@given(tables, st.sampled_from(GROUPINGS))
def test_every_mark_is_a_bar_of_its_plan_and_none_lies_on_another(table, grouping) -> None:
    found = kaart(table, TODAY, grouping)
    figure = checked(kaart_figure(found, TODAY, LARGE))
    drawn = {}
    for trace in figure.data:
        if trace.type == "bar":
            for number, base, width, y, height in zip(
                trace.customdata, trace.base, trace.x, trace.y, trace.width, strict=True
            ):
                assert PLAN_STYLES[found.marks[number].plan].name == trace.name
                drawn[number] = base, base + width, y - height / 2, y + height / 2
    assert sorted(drawn) == list(range(len(found.marks)))
    left, right = figure.layout.xaxis.range
    tops = row_tops(found)
    for number, (begin, end, top, bottom) in drawn.items():
        group = found.marks[number].group
        assert left <= begin < end <= right
        assert tops[group] <= top < bottom <= tops[group + 1]
    for one, other in combinations(drawn.values(), 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


def test_the_calendar_stands_in_one_viewport_with_the_code_and_title_of_each_row(table) -> None:
    found = kaart(table, TODAY)
    figure = checked(kaart_figure(found, TODAY, LARGE))
    assert figure.layout.height == 930
    labels = [shown(words) for words in figure.layout.yaxis2.ticktext]
    assert len(labels) == 64
    for label, group in zip(labels, found.groups, strict=True):
        assert label.split()[0] == group.code
        assert group.words.startswith(label.split(maxsplit=1)[1].removesuffix(" …"))
    quarters = [words for words in figure.layout.xaxis.ticktext if "Q" in words]
    assert len(quarters) == 32 and quarters[4] == "<b>2024</b><br>Q1"
    (words,) = (trace for trace in figure.data if trace.type == "scatter" and trace.text)
    assert dict(zip(words.customdata, words.text, strict=True)) == {
        number: str(mark.number) for number, mark in enumerate(found.marks) if mark.number > 1
    }


@pytest.mark.parametrize("height", [300, 600, 930])
def test_the_name_of_a_thema_fits_beside_its_rows(table, height) -> None:
    found = kaart(table, TODAY, "keuze")
    figure = kaart_figure(found, TODAY, Size(height, 300, 11, 9))
    names = [shown(one.text) for one in figure.layout.annotations if one.textangle == -90]
    assert len(names) == 6
    assert names[0].startswith("Water")
    assert (names[4] == "Kust") == (height < 900)


def test_what_is_recorded_stands_in_the_mark(table) -> None:
    recorded = table.assign(**dict.fromkeys(RECORDED)).astype(object)
    of = table.index[(table["maatregel"] == "1.1.13") & (table["agendering"] == "Q4 2026")]
    recorded.loc[of, "status"] = "vertraagd"

    def recorded_mark():
        found = kaart(table, TODAY, recorded=recorded)
        figure = checked(kaart_figure(found, TODAY, LARGE))
        (words,) = (trace for trace in figure.data if trace.type == "scatter" and trace.text)
        (number,) = (
            at for at, one in enumerate(found.marks) if any(any(of.signs) for of in one.said)
        )
        return found.marks[number], words.text[words.customdata.index(number)]

    mark, words = recorded_mark()
    assert words_in(mark) == words == "2!"
    recorded.loc[of, ["vastgesteld", "verschuiving_besluit"]] = "Q1 2028", 5
    mark, words = recorded_mark()
    assert words_in(mark) == words == "2!⇒"
    recorded.loc[of[0], ["verwacht", "verschuiving", "start_plan_b"]] = "Q2 2027", 2, "Q1 2027"
    mark, words = recorded_mark()
    assert words_in(mark) == words == "2!→⇒▲"
    # Only what is in the selection, and what there is no room for not without a sign.
    (first, second) = mark.places
    assert words_in(mark, frozenset({first})) == "1/2!→⇒▲"
    assert [words_in(mark, frozenset({first}), room) for room in (6, 4, 3, 2, 1, 0.5)] == [
        *("+!→⇒▲", "+→⇒▲", "+→⇒", "+→", "+", ""),
    ]
    assert words_in(mark, frozenset({second})) == "1/2!⇒"
    assert words_in(mark, frozenset({second}), 2) == "+⇒"


def test_words_keep_to_their_mark_where_its_width_is_known(table) -> None:
    rows = frozenset(range(0, len(table), 2))
    size = Size(930, 330, 12, 10, width=1216)
    found = kaart(table, TODAY, "keuze")
    figure = checked(kaart_figure(found, TODAY, size, lit=rows))
    quarter = (1216 - size.left - 4) / (figure.layout.xaxis.range[1] - found.axis.start)
    (words,) = (trace for trace in figure.data if trace.type == "scatter" and trace.text)
    places = boxes(found)
    for number, text, type_size in zip(
        words.customdata, words.text, words.textfont.size, strict=True
    ):
        room = quarter * (places[number].right - places[number].left)
        assert max(map(len, text.split("<br>"))) * 0.6 * type_size <= room + 0.01
        assert type_size >= 6
    assert any(len(text) == 3 for text in words.text)
    # For how many of how many there is room in smaller type.
    quarters = zip(words.customdata, words.text, strict=True)
    assert not any(text == "+" for at, text in quarters if found.marks[at].slots == 1)


def test_where_a_row_is_high_what_is_recorded_stands_under_the_number(table) -> None:
    recorded = table.assign(**dict.fromkeys(RECORDED)).astype(object)
    recorded["status"] = "loopt"
    recorded[["verwacht", "verschuiving"]] = "Q1 2031", 1
    found = kaart(table, TODAY, recorded=recorded)
    figure = checked(kaart_figure(found, TODAY, Size(3000, 460, 15, 15, width=1216)))
    (words,) = (trace for trace in figure.data if trace.type == "scatter" and trace.text)
    for number, text in zip(words.customdata, words.text, strict=True):
        if found.marks[number].slots == 1 and not found.marks[number].is_wide:
            assert text.replace("<br>", "") == words_in(found.marks[number])
    assert any(text.startswith("2<br>") for text in words.text)


def test_a_mark_is_as_wide_as_its_moment_and_the_margin_is_beside_the_years(table) -> None:
    found = kaart(table, TODAY)
    for mark, box in zip(found.marks, boxes(found), strict=True):
        if mark.in_margin:
            assert box.left > found.axis.end
        elif mark.slots == 1:
            assert box.right - box.left == pytest.approx(mark.end - mark.begin, abs=0.2)


def test_what_is_out_of_the_selection_is_dimmed_where_it_stands(table) -> None:
    found = kaart(table, TODAY)
    rows = frozenset(range(0, len(table), 2))
    figure = checked(kaart_figure(found, TODAY, LARGE, lit=rows))
    for trace in figure.data:
        if trace.type == "bar":
            for number, opacity in zip(trace.customdata, trace.marker.opacity, strict=True):
                assert (opacity == 1) == bool(found.marks[number].in_view(rows))
    (words,) = (trace for trace in figure.data if trace.type == "scatter" and trace.text)
    for number, text in zip(words.customdata, words.text, strict=True):
        shown, mark = found.marks[number].in_view(rows), found.marks[number]
        assert text == (f"{shown}/{mark.number}" if shown < mark.number else f"{mark.number}")
    assert any("/" in text for text in words.text)
    grey = [label for label in figure.layout.yaxis2.ticktext if "color" in label]
    assert len(grey) == 64 - table["vermelding"].iloc[::2].nunique()


def test_a_peildatum_outside_the_years_is_told(table) -> None:
    figure = kaart_figure(kaart(table, date(2040, 1, 1)), date(2040, 1, 1), LARGE)
    assert "1 januari 2040 (buiten de as)" in figure.layout.annotations[-1].text
