"""Roadmap: what is planned beside what is recorded, and each number a way to its rows."""

import datetime
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from selections.kwartalen import is_dated
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.recorded import DELAYED, PEILDATUM, keep
from tests.pages.screens import open_screen

pytestmark = pytest.mark.usefixtures("log")

TABLE = calendar_table()
DATED = TABLE[is_dated(TABLE)]
IN_2024 = DATED[DATED["agendering"] == "Q3 2024"]["sleutel"].to_list()
NUMBER = re.compile("([0-9]+): ")


def said(app) -> str:
    return " ".join(drawn.words(app).split())


def table_of(app, start: str) -> drawn.Table:
    (found,) = (one for one in drawn.tables(app) if one.caption.startswith(start))
    return found


def in_view(href: str) -> int:
    """How many rows a link to the Kalender has in view."""
    app = open_screen("kalender", **parse_qs(urlsplit(href).query))
    return int(re.search("([0-9]+) van [0-9]+ *regels in beeld", said(app))[1])


def test_an_empty_log_is_one_sentence_and_no_second_chart() -> None:
    app = open_screen("roadmap", peildatum=PEILDATUM)
    assert not app.exception
    assert f"over geen van de {len(DATED)} regels in beeld met een datum iets" in said(app)
    assert len(drawn.charts(app)) == 1
    assert not [one for one in drawn.tables(app) if one.caption.startswith("Gepland per halfjaar,")]


def test_what_is_recorded_adds_up_to_what_is_planned_and_leads_to_its_rows(log) -> None:
    first, second, third = IN_2024[:3]
    keep(log, {"sleutel": first, "status": "afgerond"}, on=datetime.date(2026, 3, 2))
    keep(
        log,
        {"sleutel": second, "status": "vertraagd", "verwacht": "2030", "reden": "anders"} | DELAYED,
        {"sleutel": third, "status": "loopt"},
        on=datetime.date(2026, 4, 2),
    )
    app = open_screen("roadmap", peildatum=PEILDATUM)
    assert not app.exception
    assert "over 3 van de" in said(app)
    assert "Daarvan rusten er 2 (67 procent) op een bericht" in said(app)
    assert "1 afgerond" in drawn.charts(app)[1].alt
    table = table_of(app, "Gepland per halfjaar, en wat erover op 24 november 2026")
    header = table.rows[0]
    classes = header[2:-2]
    assert {"afgerond", "vertraagd", "loopt", "niet vastgelegd"} <= set(classes)
    for row in table.rows[1:]:
        assert sum(int(number) for number in row[2:-2]) == int(row[1])
    half = next(row for row in table.rows if row[0] == "2e halfjaar 2024")
    by_class = dict(zip(header, half, strict=True))
    assert [by_class[name] for name in ("afgerond", "vertraagd", "loopt")] == ["1", "1", "1"]
    assert table.rows[-1][-2:] == [str(len(DATED)), "1"]


def test_the_links_of_a_half_year_give_as_many_rows_as_they_say(log) -> None:
    keep(log, {"sleutel": IN_2024[0], "status": "afgerond"})
    app = open_screen("roadmap", peildatum=PEILDATUM, thema=["water", "bodem"])
    found = {link.href: link.words for link in drawn.links(app) if "kwartaal=" in link.href}
    of_2024 = {href: words for href, words in found.items() if "Q3-2024" in href}
    assert len(of_2024) >= 3
    for href, words in of_2024.items():
        assert in_view(href) == int(words), href
    narrowed = open_screen("roadmap", peildatum=PEILDATUM, kwartaal="Q3-2024")
    for link in drawn.links(narrowed):
        if "kwartaal=" in link.href and link.words.isdigit():
            assert in_view(link.href) == int(link.words)


def test_the_tempo_stays_while_the_log_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", "sqlite:////proc/nergens/voortgang.sqlite")
    app = open_screen("roadmap")
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    assert len(drawn.charts(app)) == 1
    assert table_of(app, "Mijlpalen in volgorde van tijd")
