"""Overheden: each number leads to as many rows, and each party to its own."""

from urllib.parse import parse_qs, urlsplit

from selections.lagen import matrix, parties
from shell import query as url
from shell.calendar_table import calendar_table
from shell.fields import today
from tests.pages import drawn
from tests.pages.screens import open_screen


def rows_at(address: str) -> int:
    """How many rows the Kalender has in view at this address."""
    table = calendar_table()
    query, problems = url.parse(parse_qs(urlsplit(address).query), url.choices(table))
    assert problems == ()
    return len(url.rows_in_view(table, query, today()))


def test_each_number_of_the_matrices_leads_to_as_many_rows() -> None:
    app = open_screen("overheden", thema=["bodem", "laagveen"], laag="provincie")
    numbers = [link for link in drawn.links(app) if link.words.isdecimal()]
    of_kalender = [link for link in numbers if link.href.startswith("./kalender")]
    table = calendar_table()
    rows = table[table["subthema"].isin(["Bodem: vitaal + effectief", "Laagveengebieden"])]
    counts = [matrix(rows, rol).drop(columns="laag") for rol in ("doorwerking", "borging")]
    assert len(of_kalender) == sum(int((numbers > 0).sum().sum()) for numbers in counts)
    for link in of_kalender:
        assert rows_at(link.href) == int(link.words), link.href


def test_matrices_are_drawn_too_with_a_text_alternative() -> None:
    charts = drawn.charts(open_screen("overheden", thema="bodem"))
    assert ["32 regels" in chart.alt for chart in charts] == [True, True]


def test_number_of_a_party_is_the_number_of_its_rows() -> None:
    under = drawn.tables(open_screen("overheden"))[-1]
    found = parties(calendar_table())
    assert [row[0] for row in under.rows[1:]] == list(found["partij"])
    for row, number in zip(under.rows[1:], found["regels"], strict=True):
        assert row[1].startswith(str(number))
        assert row[1].count(", blz. ") == number
