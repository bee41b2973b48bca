"""The Gantt: every row once, none hidden, as wide as printed, text never HTML."""

import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.gantt import fitting_axis
from figures.kalender import (
    GROUPINGS,
    MAX_BARS,
    drawn_by,
    kalender_alt,
    kalender_figure,
    kalender_groups,
    kalender_note,
)
from figures.text import escaped
from loaders.moments import read_moment
from loaders.table import read_table
from selections.kwartalen import position
from selections.time_axis import end_position
from style.look import EXPECTED, NO_LINE, PLAN_STYLES
from tests.examples import examples
from tests.figures.checked import checked, shown, texts

DAY = date(2026, 11, 24)


def bars(figure):
    return [trace for trace in figure.data if trace.type == "bar" and trace.customdata is not None]


@pytest.mark.parametrize("group_by", GROUPINGS)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_row_is_a_bar_once(table, group_by, narrow):
    figure = checked(kalender_figure(table, DAY, group_by, preparation=8, narrow=narrow))
    drawn = [key for trace in bars(figure) for key in trace.customdata]
    assert sorted(drawn) == sorted(table["sleutel"])


@pytest.mark.parametrize("group_by", GROUPINGS)
@pytest.mark.parametrize("narrow", [False, True])
def test_no_bar_is_hidden_behind_another(table, group_by, narrow):
    figure = kalender_figure(table, DAY, group_by, preparation=8, narrow=narrow)
    boxes = [
        (x0, x0 + width, y)
        for trace in bars(figure)
        for x0, width, y in zip(trace.base, trace.x, trace.y, strict=True)
    ]
    height = min(trace.width for trace in bars(figure))
    boxes.sort()
    for i, (start, end, y) in enumerate(boxes):
        for other_start, _, other_y in boxes[i + 1 :]:
            if other_start >= end:
                break
            assert abs(y - other_y) >= height, (start, end, y, other_start, other_y)


def test_a_bar_is_as_wide_as_the_publication_says(table):
    rows = table.set_index("sleutel")
    for trace in bars(kalender_figure(table, DAY)):
        for key, base, width in zip(trace.customdata, trace.base, trace.x, strict=True):
            row = rows.loc[key]
            if row["van"] is not None and not pd.isna(row["van"]):
                assert base == pytest.approx(position(row["van"]))
                assert base + width == pytest.approx(end_position(row["tot"]))
                expected = {"kwartaal": 1, "jaar": 4}.get(row["precisie"])
                assert expected is None or width == pytest.approx(expected)


def test_what_has_no_dates_stands_in_the_margin(table):
    axis = fitting_axis(kalender_groups(table))
    undated = set(table.loc[table["precisie"].isin(["geen", "volgt"]), "sleutel"])
    in_margin = {
        key
        for trace in bars(kalender_figure(table, DAY))
        for key, base in zip(trace.customdata, trace.base, strict=True)
        if base >= axis.end
    }
    assert in_margin == undated


def test_a_running_moment_is_open_at_both_ends(table):
    axis = fitting_axis(kalender_groups(table))
    running = table[table["precisie"] == "lopend"]
    (group,) = kalender_groups(running)
    assert {bar.span(axis) for bar in group.bars} == {(axis.start, axis.end)}


def test_plans_differ_without_colour():
    cues = [(style.letter, style.shape) for style in PLAN_STYLES.values()]
    assert len(set(cues)) == len(cues)


def test_only_lines_that_change_an_amvb_get_a_preparation(table):
    leads = {
        bar.key: bar.lead for group in kalender_groups(table, preparation=8) for bar in group.bars
    }
    expected = table[(table["amvb"].map(len) > 0) & table["van"].notna()]["sleutel"]
    assert {key for key, lead in leads.items() if lead} == set(expected)


def test_the_axis_holds_the_preparation_in_front_of_the_first_line(table):
    early = table[(table["amvb"].map(len) > 0) & (table["precisie"] == "kwartaal")].head(1).copy()
    early["van"], early["tot"] = date(2023, 1, 1), date(2023, 3, 31)
    groups = kalender_groups(early, preparation=8)
    assert fitting_axis(groups).first_year == 2021
    figure = checked(kalender_figure(early, DAY, preparation=8))
    (lead,) = [t for t in figure.data if t.name and t.name.startswith("voorbereiding")]
    assert list(lead.base) == [position(date(2021, 1, 1))] and list(lead.x) == [8]


def many(table, times):
    copies = [
        table.assign(
            vermelding=table["vermelding"].astype("int32") + 64 * copy,
            sleutel=table["sleutel"] + f"#{copy}",
        )
        for copy in range(times)
    ]
    return pd.concat(copies, ignore_index=True)


def test_up_to_a_thousand_rows_every_row_is_a_bar(table):
    assert drawn_by(table, "stap") == "stap"
    assert kalender_note(table, "stap") == ""


@pytest.mark.parametrize("times", [6, 20])
def test_of_more_rows_the_numbers_in_the_bars_add_up_to_them(table, times):
    rows = many(table, times)
    group_by = drawn_by(rows, "maatregel")
    assert group_by == "keuze"
    numbers = [
        int(re.match("([0-9]+) regels? met|", bar.hover).group(1) or 1)
        for group in kalender_groups(rows, group_by)
        for bar in group.bars
    ]
    assert sum(numbers) == len(rows)
    assert len(numbers) <= MAX_BARS
    note = kalender_note(rows, "maatregel")
    assert f"{len(rows):,}".replace(",", ".") in note and "per keuze" in note


def test_a_counted_bar_stands_for_one_plan_and_one_moment(table):
    rows = many(table, 6)
    for group in kalender_groups(rows, "subthema"):
        of_group = rows[rows["subthema"] == group.code]
        assert len(group.bars) == len(
            of_group.assign(amvb=of_group["amvb"].map(len) > 0)[
                ["plan", "precisie", "agendering", "amvb"]
            ].drop_duplicates()
        )


HOSTILE = '<img src=x onerror=alert(1)> <b>vet</b> & <a href="http://x">x</a> %{x} =1+1'


def test_text_of_the_table_is_never_html(table):
    hostile = table[table["plan"].notna()].head(12).copy()
    for column in ("stap", "doorwerking", "borging", "agendering", "titel"):
        hostile[column] = HOSTILE
    for group_by in GROUPINGS:
        found = " ".join(texts(kalender_figure(hostile, DAY, group_by)))
        assert "<img" not in found
        assert "<a href" not in found
        assert "<b>vet" not in found
        assert "&lt;img" in found


def test_an_empty_selection_is_refused_by_contract(table):
    with pytest.raises(ValueError, match="no rows"):
        kalender_figure(table.head(0), DAY)
    with pytest.raises(ValueError, match="no rows"):
        kalender_alt(table.head(0), DAY)
    with pytest.raises(ValueError, match="group_by"):
        kalender_figure(table, DAY, "kleur")


def test_the_text_alternative_counts_what_is_drawn(table):
    said = kalender_alt(table, DAY)
    assert f"{len(table)} regels" in said
    assert "24 november 2026" in said
    assert "84 verstreken" in said
    assert "64 vermeldingen van 63 codes (2.0.1 staat bij 2 keuzes)" in said
    assert said.endswith(
        "48 regels zonder kwartaal: 46 zonder moment, 1 waarvan het moment volgt en 1 lopend."
    )


def test_the_text_alternative_says_that_the_plan_is_our_reading(table):
    of_113 = table[table["maatregel"].isin(["1.1.3", "1.1.6"])]
    assert "1 plan A, 2 plan B en 1 overig (plan afgeleid)." in kalender_alt(of_113, DAY)
    unread = kalender_alt(table[table["maatregel"] == "1.1.11"], DAY)
    assert "1 zonder borgingsregel." in unread and "afgeleid" not in unread


@examples(25)
@given(st.data())
def test_any_selection_is_drawn_whole(data):
    table = read_table()
    chosen = data.draw(st.sets(st.integers(0, len(table) - 1), min_size=1))
    rows = table.iloc[sorted(chosen)]
    day = data.draw(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
    figure = kalender_figure(rows, day, data.draw(st.sampled_from(GROUPINGS)))
    assert sum(len(trace.customdata) for trace in bars(figure)) == len(rows)


@pytest.mark.parametrize("font_size", [14, 25])
def test_a_label_that_takes_more_than_one_line_is_written_once(font_size) -> None:
    rows = read_table()
    figure = kalender_figure(rows, DAY, group_by="subthema", font_size=font_size)
    labels = [
        text
        for trace in figure.data
        if trace.type == "scatter"
        for text in (trace.text if trace.text is not None else ())
    ]
    plain = [re.sub("<b>|</b>", "", text).replace("<br>", " ") for text in labels]
    for name in rows["subthema"].unique():
        assert plain.count(escaped(name)) == 1


EXPECTED_MOMENTS = ("Q3 2024", "Q2 2027", "2028", "2027-2029", "volgt", "loopt", "Loopt Q4 2027")


def recorded_of(rows: pd.DataFrame, moments: list[str | None], reason: str = "besluitvorming"):
    """What is recorded of these rows: each expected at the moment of its place, None for none."""
    read = [None if printed is None else read_moment(printed) for printed in moments]
    columns = {
        "stand": ["Loopt"] * len(rows),
        "verwacht": moments,
        "verschuiving": pd.array([pd.NA if one is None else 3 for one in read], dtype="Int64"),
        "reden": [one and reason for one in read],
        "verwacht_bericht": pd.array([pd.NA if one is None else 12 for one in read], dtype="Int64"),
        "vastgesteld": [None] * len(rows),
        "vastgesteld_besluit": pd.array([pd.NA] * len(rows), dtype="Int64"),
    }
    return pd.DataFrame(columns, index=rows.index)


def expected_bars(figure):
    return [trace for trace in bars(figure) if trace.name == EXPECTED.name]


def placed(trace):
    return {
        key: (base, base + width)
        for key, base, width in zip(trace.customdata, trace.base, trace.x, strict=True)
    }


@examples(25)
@given(st.data())
def test_each_expected_moment_is_a_bar_in_its_own_quarters(data):
    table = read_table()
    chosen = data.draw(st.sets(st.integers(0, len(table) - 1), min_size=1, max_size=30))
    rows = table.iloc[sorted(chosen)]
    moments = data.draw(
        st.lists(st.sampled_from([None, *EXPECTED_MOMENTS]), min_size=len(rows), max_size=len(rows))
    )
    recorded = recorded_of(rows, moments)
    group_by = data.draw(st.sampled_from(GROUPINGS))
    figure = kalender_figure(rows, DAY, group_by, preparation=8, recorded=recorded)
    found = expected_bars(figure)
    drawn = {key: ends for trace in found for key, ends in placed(trace).items()}
    with_moment = recorded[recorded["verwacht"].notna()]
    assert set(drawn) == set(rows.loc[with_moment.index, "sleutel"])
    assert sum(len(trace.customdata) for trace in found) == len(with_moment)
    # The published bars are all there as well, where they were.
    plain = [trace for trace in bars(figure) if trace.name != EXPECTED.name]
    assert sum(len(trace.customdata) for trace in plain) == len(rows)
    axis = fitting_axis(kalender_groups(rows, group_by, 8, recorded=recorded))
    for sleutel, row in zip(
        rows.loc[with_moment.index, "sleutel"], with_moment.itertuples(), strict=True
    ):
        start, end = drawn[sleutel]
        moment = read_moment(row.verwacht)
        if moment.precisie == "volgt":
            assert start >= axis.end
        elif moment.van is not None:
            assert start == pytest.approx(position(moment.van))
            assert end == pytest.approx(end_position(moment.tot))


@pytest.mark.parametrize("group_by", GROUPINGS)
def test_no_expected_bar_hides_another(table, group_by):
    moments = [EXPECTED_MOMENTS[place % 7] if place % 2 else None for place in range(len(table))]
    recorded = recorded_of(table, moments)
    figure = checked(kalender_figure(table, DAY, group_by, preparation=8, recorded=recorded))
    boxes = sorted(
        (x0, x0 + width, y)
        for trace in bars(figure)
        for x0, width, y in zip(trace.base, trace.x, trace.y, strict=True)
    )
    height = min(trace.width for trace in bars(figure))
    for i, (start, end, y) in enumerate(boxes):
        for other_start, _, other_y in boxes[i + 1 :]:
            if other_start >= end:
                break
            assert abs(y - other_y) >= height, (start, end, y, other_start, other_y)


def test_an_expected_bar_stands_beside_its_own_or_directly_below(table):
    rows = table[table["agendering"] == "Q4 2024"].head(6)
    recorded = recorded_of(rows, ["Q2 2027", "2024", None, "volgt", "Q4 2024", "Q3 2024"])
    figure = kalender_figure(rows, DAY, "subthema", recorded=recorded)
    height = {
        key: y
        for trace in bars(figure)
        if trace.name != EXPECTED.name
        for key, y in zip(trace.customdata, trace.y, strict=True)
    }
    (trace,) = expected_bars(figure)
    below = {key: y - height[key] for key, y in zip(trace.customdata, trace.y, strict=True)}
    keys = list(rows["sleutel"])
    assert [below.get(key) for key in keys] == [0, 24, None, 0, 24, 0]


def test_moments_below_one_another_are_tied_to_the_bar_that_they_are_of(table):
    rows = table[table["agendering"] == "Q3 2024"].head(1)
    recorded = recorded_of(rows, ["Q2 2027"]).assign(vastgesteld="Q2 2027")
    figure = kalender_figure(rows, DAY, "subthema", recorded=recorded)
    lines = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]
    (ties,) = [trace for trace in lines if trace.line.dash == "dot"]
    assert len(ties.x) == 8 and ties.x[0] == ties.x[4] and ties.x[2] == ties.x[6] > ties.x[0]


def test_equal_expected_moments_are_one_bar_with_their_number(table, monkeypatch):
    monkeypatch.setattr("figures.kalender.MAX_BARS", 1)
    rows = table[table["subthema"] == "Bodem: vitaal + effectief"]
    moments = ["Q2 2027" if place < 5 else None for place in range(len(rows))]
    moments[7] = "2028"
    recorded = recorded_of(rows, moments)
    figure = kalender_figure(rows, DAY, "subthema", recorded=recorded)
    (trace,) = expected_bars(figure)
    assert sorted(trace.text) == ["5", f"{PLAN_STYLES[letter_of(rows.iloc[7])].letter} 2028"]
    quarter = position(date(2027, 4, 1))
    assert (quarter, quarter + 1) in placed(trace).values()
    assert "5 regels met dit verwachte moment" in trace.hovertext[trace.text.index("5")]


def words_of(hover: str) -> str:
    return " ".join(shown(hover).split())


def letter_of(row) -> str:
    return NO_LINE if pd.isna(row["plan"]) else row["plan"]


def test_the_hover_says_published_expected_slip_reason_and_record(table):
    rows = table[table["agendering"] == "Q4 2024"].head(2)
    recorded = recorded_of(rows, ["Q3 2025", None], reason="tranche: <b>vol</b>")
    figure = kalender_figure(rows, DAY, recorded=recorded)
    (trace,) = expected_bars(figure)
    said = words_of(trace.hovertext[0])
    for words in ("Publicatie: Q4 2024", "Verwacht: Q3 2025, 3 kwartalen later dan in de"):
        assert words in said
    assert "Reden: tranche: <b>vol</b>" in said
    assert "Stand: Loopt" in said and "Vastgelegd in: melding 12" in said
    assert "<b>vol" not in trace.hovertext[0]
    published = [words_of(hover) for t in bars(figure) for hover in t.hovertext if t is not trace]
    assert all("Stand: Loopt" in hover for hover in published)
    assert "een verwacht moment vastgelegd" in kalender_alt(rows, DAY, recorded)


def test_each_hover_that_names_a_layer_says_that_it_is_our_reading(table):
    said = {
        key: words_of(hover)
        for trace in bars(kalender_figure(table, DAY))
        for key, hover in zip(trace.customdata, trace.hovertext, strict=True)
    }
    layers = table[["laag_borging", "laag_doorwerking", "laag_stap"]].map(len).sum(axis=1) > 0
    no_plan = table["plan"].isna()
    for kind, words in (
        (~no_plan, "plan en overheidslaag zijn afgeleid"),
        (no_plan & layers, "overheidslaag is afgeleid"),
    ):
        assert all(words in said[key] for key in table.loc[kind, "sleutel"])
    # Printed is "Analyse stelsel ILT" (p. 17).
    assert "1.1.18/3/0/0" in set(table.loc[no_plan & layers, "sleutel"])
    assert int((no_plan & layers).sum()) == 17
    unread = table.loc[no_plan & ~layers, "sleutel"]
    assert not any("laag is afgeleid" in said[key] for key in unread)


def test_without_a_record_nothing_of_it_is_drawn(table):
    plain = kalender_figure(table, DAY, preparation=8)
    assert [trace.name for trace in plain.data if trace.name == EXPECTED.name] == []
    nothing = recorded_of(table, [None] * len(table))
    with_state = kalender_figure(table, DAY, preparation=8, recorded=nothing)
    assert with_state.layout.height == plain.layout.height
    assert "verwacht" not in kalender_alt(table, DAY, nothing)


@pytest.mark.parametrize("times", [6])
def test_of_more_rows_the_expected_bars_add_up_too(table, times):
    rows = many(table, times)
    moments = [
        EXPECTED_MOMENTS[place % 7] if place % 3 == 0 else None for place in range(len(rows))
    ]
    recorded = recorded_of(rows, moments)
    figure = kalender_figure(rows, DAY, recorded=recorded)
    (trace,) = expected_bars(figure)
    numbers = [int(re.match("([0-9]+) regels? met|", h).group(1) or 1) for h in trace.hovertext]
    assert sum(numbers) == sum(moment is not None for moment in moments)
