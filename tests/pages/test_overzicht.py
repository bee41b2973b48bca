"""Overzicht: its numbers are those of the rows that they lead to."""

from urllib.parse import parse_qs, urlsplit

import pytest

from screen import query as url
from screen.calendar_table import calendar_table
from screen.filter_widgets import today
from selections.buckets import BUCKETS
from selections.filters import select
from tests.pages import drawn
from tests.pages.screens import open_screen

VIEWS = (
    {},
    {"laag": "rijk"},
    {"thema": ["water", "laagveen"], "plan": "B", "peildatum": "2025-01-01"},
    {"zoek": "grondwater", "kwartaal": "Q4-2026", "moment": ["dit-kwartaal", "later"]},
    {"van": "2024-01-01", "tot": "2025-12-31", "rol": "borging", "laag": "niet-genoemd"},
)


@pytest.fixture(scope="module")
def table():
    return calendar_table()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_number_leads_to_as_many_rows(view, table) -> None:
    known = url.choices(table)
    numbers = [link for link in drawn.links(open_screen("", **view)) if link.words.isdigit()]
    counted = [link for link in numbers if not _is_keuze(link)]
    assert counted
    for link in counted:
        query, problems = url.parse(parse_qs(urlsplit(link.href).query), known)
        assert problems == ()
        rows = url.rows_in_view(table, query, query.peildatum or today())
        assert len(rows) == int(link.words), link


def _is_keuze(link: drawn.Link) -> bool:
    """The list of keuzes of the summary table names them by their number."""
    return parse_qs(urlsplit(link.href).query).get("keuze") == [link.words]


def test_buckets_and_plans_add_up_to_what_is_in_view(table) -> None:
    app = open_screen("", laag="provincie", peildatum="2026-11-24")
    rows = select(table, url.parse({"laag": ["provincie"]}, url.choices(table))[0].filters)
    buckets, plans = (
        next(found for found in drawn.tables(app) if found.caption.startswith(start))
        for start in ("Momenten per subthema op 24 november 2026", "Regels per subthema")
    )
    assert buckets.rows[0] == ["Subthema", *BUCKETS, "totaal"]
    for found in (buckets, plans):
        numbers = [[int(cell) for cell in row[1:]] for row in found.rows[1:]]
        assert all(sum(row[:-1]) == row[-1] for row in numbers)
        assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
        assert numbers[-1][-1] == len(rows)


def test_summary_table_stands_beside_what_is_published_whatever_the_filters() -> None:
    for view in ({}, {"thema": "bodem"}, {"zoek": "komt nergens voor"}):
        found = next(
            table
            for table in drawn.tables(open_screen("", **view))
            if table.caption.startswith("De samenvattingstabel")
        )
        assert found.rows[-1][:7] == ["Totaal", "33", "33", "geen", "54", "54", "geen"]
        assert found.rows[1][5].startswith("25")


def test_fullest_quarter_is_named() -> None:
    assert "De drukste kwartalen: Q4 2026: " in drawn.words(open_screen(""))


def test_nothing_is_called_late() -> None:
    said = drawn.words(open_screen("", peildatum="2030-01-01")).lower()
    assert "verstreken" in said
    assert "te laat" not in said
    assert "aan de orde zou kunnen zijn" in said


def test_empty_selection_says_what_to_loosen_and_by_how_much(table) -> None:
    app = open_screen("", thema="bodem", zoek="drinkwaternet")
    known = url.choices(table)
    said = drawn.words(app)
    assert "Geen enkele regel past bij alle gekozen filters samen." in said
    for parameters in ({"thema": ["bodem"]}, {"zoek": ["drinkwaternet"]}):
        query, _ = url.parse(parameters, known)
        rows = len(url.rows_in_view(table, query, today()))
        assert rows
        assert f": {rows} regels" in said
