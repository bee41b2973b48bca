"""Kalender: chart, table and counts say the same, under every filter."""

import re

import pytest

from screen import query as url
from screen.calendar_table import calendar_table
from screen.filter_widgets import today
from tests.pages import drawn
from tests.pages.screens import open_screen

VIEWS = (
    {},
    {"laag": "gemeente"},
    {"laag": "niet-genoemd", "rol": "doorwerking", "indeling": "stap"},
    {"thema": "laagveen", "indeling": "keuze"},
    {"maatregel": ["1.1.16", "3.3.5"], "indeling": "subthema"},
    {"zoek": "bodem", "plan": ["A", "overig"], "schil": "3"},
    {"spoor": "onbekend", "traject": "zonder-borgingsregel"},
    {"van": "2026-10-01", "tot": "2026-12-31"},
)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_chart_table_and_counts_agree(view) -> None:
    table = calendar_table()
    parameters = {
        name: [value] if isinstance(value, str) else value for name, value in view.items()
    }
    query, problems = url.parse(parameters, url.choices(table))
    assert problems == ()
    rows = url.rows_in_view(table, query, today())
    app = open_screen("kalender", **view)
    assert not app.exception
    assert sorted(drawn.bars(app)) == sorted(rows["sleutel"])
    (under,) = drawn.tables(app)
    assert [row[0].split()[0] for row in under.rows[1:]] == list(rows["maatregel"])
    assert f"{len(rows)} van {len(table)} regels in beeld" in _said(app)
    counted = rows.loc[rows["telt_bij"].notna(), "maatregel"].nunique()
    assert f"{counted} van 54 maatregelen" in _said(app)


def _said(app) -> str:
    return re.sub(r"\s+", " ", drawn.words(app))


def test_chart_has_a_text_alternative() -> None:
    (chart,) = open_screen("kalender", thema="bodem").get("plotly_chart")
    assert "32 regels" in chart.proto.alt


def test_fewer_bars_than_rows_are_told(monkeypatch) -> None:
    monkeypatch.setattr("figures.kalender.MAX_BARS", 20)
    app = open_screen("kalender", thema="bodem")
    assert len(drawn.bars(app)) < 32
    assert "Bij 32 regels toont de grafiek gelijke momenten" in _said(app)
    assert "gelijke momenten" not in _said(open_screen("kalender", maatregel="1.2.5"))


def test_codes_that_do_not_count_are_counted_as_codes() -> None:
    table = calendar_table()
    codes = table.loc[table["telt_bij"].isna(), "maatregel"].nunique()
    assert f"{codes} van {codes} andere codes" in _said(open_screen("kalender"))


def test_three_sentences_of_the_publication_are_in_view() -> None:
    said = drawn.words(open_screen("kalender"))
    for sentence in ("kunnen worden overwogen", "aan de orde zou kunnen zijn", "parallel"):
        assert sentence in said


def test_empty_selection_draws_no_empty_chart() -> None:
    app = open_screen("kalender", thema="bodem", zoek="drinkwaternet")
    assert not app.exception
    assert app.get("plotly_chart") == []
    assert "Geen enkele regel past" in drawn.words(app)
