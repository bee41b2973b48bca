"""Overzicht: its numbers are those of the rows that they lead to."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from selections.buckets import BUCKETS
from selections.dates import today
from selections.filters import select
from shell import query as url
from shell.calendar_table import calendar_table
from shell.log import Log
from tests.pages import drawn
from tests.pages.recorded import DELAYED, PEILDATUM, keep
from tests.pages.screens import open_screen
from voortgang.counts import class_label, classes
from voortgang.store import Store

pytestmark = pytest.mark.usefixtures("log")
AWAY = "sqlite:////proc/nergens/voortgang.sqlite"
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


def record_some(log: Store, table) -> None:
    """Every fourth row, in all that can stand; the first half before the last half-year."""
    some = [
        {"status": "niet gestart"},
        {"status": "loopt"},
        {"status": "afgerond"},
        {"status": "vervallen"},
        {"status": "vertraagd", "verwacht": "Q2 2027", "reden": "capaciteit"} | DELAYED,
    ]
    entries = [
        {"sleutel": sleutel} | some[number % len(some)]
        for number, sleutel in enumerate(table["sleutel"].iloc[::4])
    ]
    half = len(entries) // 2
    keep(log, *entries[:half], on=date(2026, 3, 2))
    keep(log, *entries[half:])


def check_numbers(view, table, path: str = "") -> None:
    known = url.choices(table)
    numbers = [link for link in drawn.links(open_screen(path, **view)) if link.words.isdigit()]
    counted = [link for link in numbers if not _is_keuze(link)]
    assert counted
    for link in counted:
        query, problems = url.parse(parse_qs(urlsplit(link.href).query), known)
        assert problems == ()
        day = query.peildatum or today()
        stands = Log(table, table, day, 8).classes
        rows = url.rows_in_view(table, query, day, standing=stands)
        assert len(rows) == int(link.words), link


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_number_leads_to_as_many_rows(view, table) -> None:
    check_numbers(view, table)


@pytest.mark.parametrize(
    "view",
    [
        {"peildatum": PEILDATUM},
        {"peildatum": PEILDATUM, "status": ["loopt", "niet-vastgelegd"], "laag": "rijk"},
        {"peildatum": PEILDATUM, "moment": "verstreken", "was": "2026-01-01"},
    ],
    ids=str,
)
def test_so_does_every_number_of_what_is_recorded(view, table, log) -> None:
    record_some(log, table)
    check_numbers(view, table)


def test_and_every_number_of_voortgang(table, log) -> None:
    record_some(log, table)
    check_numbers({"peildatum": PEILDATUM, "thema": "bodem"}, table, "voortgang")


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


def said(app) -> str:
    return " ".join(drawn.words(app).split())


def by_caption(app, start: str) -> drawn.Table:
    (found,) = [found for found in drawn.tables(app) if found.caption.startswith(start)]
    return found


def test_an_empty_log_is_told_in_short_with_the_way_to_voortgang(table) -> None:
    app = open_screen("", peildatum=PEILDATUM)
    assert not app.exception
    assert f"over geen van de {len(table)} regels in beeld iets vastgelegd" in said(app)
    assert "Niet vastgelegd, terwijl het kwartaal van het moment voorbij is: 84 regels." in said(
        app
    )
    assert any(link.href.startswith("./voortgang?") for link in drawn.links(app))
    assert not [found for found in drawn.tables(app) if "is vastgelegd op" in found.caption]
    assert not app.get("date_input") or all(
        not one.label.startswith("Was, op") for one in app.date_input
    )


def test_what_is_recorded_is_counted_per_thema_and_per_layer(table, log) -> None:
    record_some(log, table)
    app = open_screen("", peildatum=PEILDATUM)
    assert not app.exception
    per_thema = by_caption(app, "Regels per thema naar wat erover is vastgelegd")
    shown = [class_label(name) for name in classes() if not name.startswith("niet nodig")]
    assert per_thema.rows[0] == ["Thema", *shown, "totaal"]
    numbers = [[int(cell.split()[0]) for cell in row[1:]] for row in per_thema.rows[1:]]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]
    assert numbers[-1][-1] == len(table)
    per_laag = by_caption(app, "Regels per overheidslaag die voor de borging zorgt")
    assert [int(cell.split()[0]) for cell in per_laag.rows[-1][1:]] == numbers[-1]
    charts = [one.alt for one in drawn.charts(app)]
    assert any("naar wat erover is vastgelegd" in alt for alt in charts)
    # The first half was recorded more than two quarters ago, and three in five of it are open.
    old = [i for i in range(len(table["sleutel"].iloc[::4]) // 2) if i % 5 in (0, 1, 4)]
    assert f"Daarvan rusten er {len(old)} (" in said(app)


def test_the_change_names_its_day_and_holds_the_rows_that_moved(table, log) -> None:
    record_some(log, table)
    app = open_screen("", peildatum=PEILDATUM)
    assert (
        "het verschil met de stand op 30 juni 2026 (de laatste dag van het vorige halfjaar"
        in said(app)
    )
    moves = by_caption(app, "Regels die anders staan: ")
    number = int(moves.caption.rsplit(" ", 1)[1])
    recent = len(table["sleutel"].iloc[::4]) - len(table["sleutel"].iloc[::4]) // 2
    assert number >= recent
    assert sum(row[2].count("blz.") for row in moves.rows[1:]) == number
    chosen = open_screen("", peildatum=PEILDATUM, was="2026-03-01")
    assert "met de stand op 1 maart 2026 (de gekozen dag)" in said(chosen)
    after = open_screen("", peildatum=PEILDATUM, was="2027-01-01")
    assert "ligt niet voor de peildatum" in said(after)
    assert not [found for found in drawn.tables(after) if found.caption.startswith("Regels die an")]


def test_a_log_that_is_away_is_told_and_the_rest_is_there(monkeypatch) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    app = open_screen("", peildatum=PEILDATUM)
    assert not app.exception
    assert "De voortgang is nu niet te lezen" in said(app)
    assert "Wat over de voortgang is vastgelegd, telt hier nu niet mee" in said(app)
    assert by_caption(app, "Momenten per subthema").rows[-1][-1] == "194"


def test_plan_b_is_asked_by_what_is_recorded(table, log) -> None:
    app = open_screen("", peildatum=PEILDATUM)
    labels = [one.label for one in app.expander]
    assert not [label for label in labels if label.startswith("Plan B nu starten")]
    asked = by_caption(app, "Besluit over plan B: ")
    assert "Besluit over plan B nodig: plan A niet vastgelegd." in {row[1] for row in asked.rows}
    stap = next(row[0] for row in asked.rows if row[1].endswith("plan A niet vastgelegd."))
    code, number = stap.split(", stap ")
    of_stap = table[(table["maatregel"] == code) & (table["stap_nr"] == int(number))]
    plan_a = of_stap.loc[of_stap["plan"] == "A", "sleutel"]
    keep(log, *({"sleutel": sleutel, "status": "vervallen"} for sleutel in plan_a))
    starts = by_caption(open_screen("", peildatum=PEILDATUM), "Plan B nu starten: 1")
    assert starts.rows[1][:2] == [stap, "Plan B nu starten: plan A in deze stap: vervallen."]
    assert starts.rows[1][4].startswith(str(len(of_stap[of_stap["plan"].isin(["A", "B"])])))


def test_what_was_typed_in_the_log_is_never_html(table, log) -> None:
    hostile = "<img src=x onerror=alert(1)> **vet** [x](http://example.invalid)"
    row = {"sleutel": table["sleutel"].iloc[0], "status": "loopt", "verwacht": "Q2 2027"}
    keep(log, row | {"reden": hostile, "toelichting": hostile})
    for path in ("", "kalender"):
        app = open_screen(path, peildatum=PEILDATUM)
        assert not app.exception
        assert "<img" not in drawn.html(app)
        charts = [one.figure for one in drawn.charts(app)]
        assert "<img" not in str(charts)
