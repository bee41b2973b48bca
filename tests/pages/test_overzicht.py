"""Overzicht: its numbers are those of the rows that they lead to."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from markupsafe import Markup

from documents.tabel import Where
from overleg.gevraagd import START
from pages.overzicht.front import POINTS, points_html, sentences, themas_html
from pages.overzicht.page import tables
from selections.buckets import BUCKETS
from selections.dates import today
from shell.calendar_table import calendar_table
from shell.parts.aansluiting import aansluiting_tabel
from shell.parts.punten import asked
from shell.table import drawn as drawn_tabel
from shell.url.parameters import choices
from shell.url.query import parse
from shell.url.rows import rows_in_view
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.recorded import PEILDATUM, keep, keep_stuk
from tests.pages.screens import open_screen
from tests.pages.views import check_numbers, frames, view_of
from tests.voortgang.conftest import DELAYED
from tests.voortgang.stukken import BO
from voortgang.counts import class_label, classes
from voortgang.store import Store

pytestmark = pytest.mark.usefixtures("here")
VIEWS = (
    {},
    {"laag": "rijk"},
    {"thema": ["water", "laagveen"], "plan": "B", "peildatum": "2025-01-01"},
    {"zoek": "grondwater", "kwartaal": "Q4-2026", "moment": ["dit-kwartaal", "later"]},
    {"van": "2024-01-01", "tot": "2025-12-31", "rol": "borging", "laag": "niet-genoemd"},
)


TABLE = calendar_table()


def fill(log: Store) -> None:
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
        for number, sleutel in enumerate(TABLE["sleutel"].iloc[::4])
    ]
    half = len(entries) // 2
    keep(log, *entries[:half], on=date(2026, 3, 2))
    keep(log, *entries[half:])


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_number_leads_to_as_many_rows(view) -> None:
    assert sum(map(check_numbers, tables(view_of(**view)))) > 10


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"status": ["loopt", "niet-vastgelegd"], "laag": "rijk"},
        {"moment": "verstreken", "was": "2026-01-01"},
    ],
    ids=str,
)
def test_so_does_every_number_of_what_is_recorded(view, recorded) -> None:
    assert sum(check_numbers(one) for one in tables(view_of(**view)) if "Stand" in one.title) > 10


@pytest.mark.parametrize("path", ["", "voortgang"])
def test_and_every_number_on_the_screen(path, recorded) -> None:
    app = open_screen(path, peildatum=PEILDATUM, thema="bodem")
    numbers = [link for link in drawn.links(app) if link.words.isdigit()]
    counted = [link for link in numbers if not _is_keuze(link)]
    assert counted
    for link in counted:
        assert len(view_of(**parse_qs(urlsplit(link.href).query)).rows) == int(link.words), link


def _is_keuze(link: drawn.Link) -> bool:
    """The list of keuzes of the summary table names them by their number."""
    return parse_qs(urlsplit(link.href).query).get("keuze") == [link.words]


def test_buckets_and_plans_add_up_to_what_is_in_view() -> None:
    view = view_of(laag="provincie")
    found = frames(tables(view))
    buckets, plans = found["Momenten op de peildatum"], found["Regels per plan"]
    assert list(buckets) == ["Subthema", *BUCKETS, "totaal"]
    for one in (buckets, plans):
        numbers = one.drop(columns="Subthema")
        assert (numbers.drop(columns="totaal").sum(axis=1) == numbers["totaal"]).all()
        assert (numbers.iloc[:-1].sum() == numbers.iloc[-1]).all()
        assert numbers["totaal"].iloc[-1] == len(view.rows)


def test_the_first_screen_says_what_can_come_up_what_is_asked_and_what_is_known(log) -> None:
    assert sentences(view_of()) == [
        "In Q4 2026 kunnen volgens de publicatie 40 regels aan de orde zijn, waarvan 4 met een "
        "jaar of periode die dan eindigt en 2 zonder borgingsregel. Van 84 regels is het moment "
        "verstreken.",
        "Gevraagd (afgeleid, elke regel één keer): 8 punten over 127 regels: "
        "besluit over plan B (36, bij 10 met twijfel), niet vastgelegd (82) en aan de orde (9).",
        "Over geen van de 194 regels is een status vastgelegd: wat is gedaan, is hier niet bekend.",
        "De publicatie zelf heeft bij 7 maatregelen en 3 andere codes woorden die erop kunnen "
        "wijzen dat iets al gedaan of geregeld is of dat ervan is afgezien; dat telt niet als "
        "vastgelegd.",
    ]
    fill(log)
    *_, known, moved, _ = sentences(view_of())
    assert known == (
        "Vastgelegd van 49 van de 194 regels: niet gestart 10, loopt 10, afgerond 10, vervallen 10 "
        "en vertraagd 9."
    )
    assert moved == (
        "Zoals het nu staat: 38 regels aan de orde, 80 verstreken; 6 later dan gepubliceerd en 0 "
        "eerder."
    )
    # Of what is done nothing is expected any more.
    done = {"sleutel": TABLE["sleutel"].iloc[1], "status": "afgerond"}
    keep(log, done | {"verwacht": "2026-2030", "reden": "anders"}, on=date(2026, 11, 23))
    *_, later, _ = sentences(view_of())
    assert later.partition(";")[2] == moved.partition(";")[2]


def test_each_point_that_is_asked_stands_on_the_first_screen_with_its_names() -> None:
    view = view_of(thema="hoge-zandgronden")
    words = Markup(points_html(view)).striptags()
    points = asked(view).punten
    assert f"Gevraagd: {len(points)} punten over" in words
    for punt in points:
        assert punt.namen in words and punt.vraag in words
    assert "woorden publicatie bij 1" in words and "“Gedaan.” (blz. 37)" in words


def test_a_besluit_on_rows_of_a_point_is_told_in_short_and_whole_where_it_opens(log) -> None:
    point = asked(view_of()).punten[0]
    decided = {"soort": "aangehouden", "woorden": "Eerst een planning."}
    for rows, short in ((1, "aangehouden bij 1"), (None, "aangehouden")):
        some = list(point.sleutels[:rows])
        keep_stuk(log, "besluit", overleg=BO, sleutels=some, **decided)
        summary, opened = re.search(
            "<summary>(.*?)</summary>(.*?)</details>", points_html(view_of()), re.DOTALL
        ).groups()
        assert short in summary and "februari" not in summary
        assert "Besloten op 1 februari 2026: aangehouden" in opened
    # Who takes note decides nothing.
    noted = {"overleg": BO, "sleutels": list(point.sleutels), "soort": "ter kennisname"}
    keep_stuk(log, "besluit", **noted)
    told = asked(view_of())
    assert told.decided_in_short(told.punten[0]) == "ter kennisname"


def test_what_does_not_fit_the_first_screen_is_folded_and_counted(recorded) -> None:
    view = view_of()
    more = len(asked(view).punten) - POINTS
    shown, folded = points_html(view).split(f"<summary>Nog {more} punten</summary>")
    assert (shown.count("<li>"), folded.count("<li>")) == (POINTS, more)


def test_what_counts_under_another_thema_is_named_beside_the_counts_per_thema() -> None:
    buckets, *_ = tables(view_of(thema="water"))
    assert buckets.notes[-2].endswith("mee: 3.3.6 bij Hoge zandgronden, 2.0.3 bij Bebouwd gebied.")
    assert buckets.notes[-1].startswith("Geen van de 54 (afgeleid): SK1, 1.1.1b, 1.1.14b, ")
    buckets, *_ = tables(view_of(thema="bodem"))
    assert "telt elders mee" not in " ".join(buckets.notes)


def test_of_a_row_without_a_record_the_bars_of_the_themas_add_up_to_the_whole() -> None:
    view = view_of()
    whole, *themas = themas_html(view).split("<tr>")[2:]
    shown = [[int(n) for n in re.findall(">([0-9]+)</a></span>", row)] for row in (whole, *themas)]
    assert shown[0] == [84, 110]
    assert [sum(numbers) for numbers in zip(*shown[1:], strict=True)] == shown[0]


def test_summary_table_stands_beside_what_is_published_whatever_the_filters() -> None:
    for view in ({}, {"thema": "bodem"}, {"zoek": "komt nergens voor"}):
        found = aansluiting_tabel(view_of(**view))
        assert found.values()[-1][:7] == ("Totaal", 33, 33, 0, 54, 54, 0)
        assert found.column("Maatregelen berekend")[0] == 25
        assert drawn_tabel(found).count('<td class="getal">geen</td>') > 2


def test_fullest_quarter_is_named_and_nothing_is_called_late() -> None:
    words = said(open_screen("", peildatum="2030-01-01"))
    assert "De drukste kwartalen, geteld naar de momenten van de publicatie: Q4 2026: " in words
    assert "verstreken" in words
    assert "te laat" not in words.lower()
    assert "aan de orde zou kunnen zijn" in words


def test_empty_selection_says_what_to_loosen_and_by_how_much() -> None:
    app = open_screen("", thema="bodem", zoek="drinkwaternet")
    known = choices(TABLE)
    said = drawn.words(app)
    assert "Geen enkele regel past bij alle gekozen filters samen." in said
    for parameters in ({"thema": ["bodem"]}, {"zoek": ["drinkwaternet"]}):
        query, _ = parse(parameters, known)
        rows = len(rows_in_view(TABLE, query, today()))
        assert rows
        assert f": {rows} regels" in said


def by_caption(app, start: str) -> drawn.Table:
    (found,) = [found for found in drawn.tables(app) if found.caption.startswith(start)]
    return found


def test_an_empty_log_is_told_in_short_with_the_way_to_voortgang() -> None:
    app = open_screen("", peildatum=PEILDATUM)
    assert not app.exception
    assert f"over geen van de {len(TABLE)} regels in beeld een status vastgelegd" in said(app)
    assert "Niet vastgelegd, terwijl het kwartaal van het moment voorbij is: 84 regels." in said(
        app
    )
    assert any(link.href.startswith("./voortgang?") for link in drawn.links(app))
    assert not [found for found in drawn.tables(app) if "is vastgelegd op" in found.caption]
    assert "was" not in drawn.fields(app)
    assert "Stand per thema" not in frames(tables(view_of()))
    assert "Nog " not in points_html(view_of())


def test_what_is_recorded_is_counted_per_thema_and_per_layer(recorded) -> None:
    view = view_of()
    found = {one.title: one for one in tables(view)}
    shown = [class_label(name) for name in classes()]
    columns, _ = found["Stand per thema"].on(Where.SCREEN)
    some = [label for label in shown if not label.startswith("Niet nodig")]
    assert [column.header for column in columns] == ["Thema", *some, "totaal"]
    per_thema, per_laag = frames(found.values()), frames(found.values())["Stand per overheidslaag"]
    numbers = per_thema["Stand per thema"].drop(columns="Thema")
    assert (numbers[shown].sum(axis=1) == numbers["totaal"]).all()
    assert (numbers.iloc[:-1].sum() == numbers.iloc[-1]).all()
    assert numbers["totaal"].iloc[-1] == len(TABLE)
    assert (per_laag.drop(columns="Laag borging (afgeleid)").iloc[-1] == numbers.iloc[-1]).all()


def test_the_change_names_its_day_and_holds_the_rows_that_moved(recorded) -> None:
    app = open_screen("", peildatum=PEILDATUM)
    assert not app.exception
    assert any("naar wat erover is vastgelegd" in one.alt for one in drawn.charts(app))
    # The first half was recorded more than two quarters ago, and three in five of it are open.
    old = [i for i in range(len(TABLE["sleutel"].iloc[::4]) // 2) if i % 5 in (0, 1, 4)]
    assert f"Daarvan rusten er {len(old)} (" in said(app)
    assert (
        "het verschil met de stand op 30 juni 2026 (de laatste dag van het vorige halfjaar"
        in said(app)
    )
    moves = by_caption(app, "Regels die anders staan: ")
    number = int(moves.caption.rsplit(" ", 1)[1])
    recent = len(TABLE["sleutel"].iloc[::4]) - len(TABLE["sleutel"].iloc[::4]) // 2
    assert number >= recent
    assert sum(row[2].count(", blz. ") for row in moves.rows[1:]) == number
    chosen = open_screen("", peildatum=PEILDATUM, thema="bodem", was="2026-03-01")
    assert "met de stand op 1 maart 2026 (de gekozen dag)" in said(chosen)
    after = open_screen("", peildatum=PEILDATUM, thema="bodem", was="2027-01-01")
    assert "ligt niet voor de peildatum" in said(after)
    assert not [found for found in drawn.tables(after) if found.caption.startswith("Regels die an")]


def test_a_log_that_is_away_is_told_and_the_rest_is_there(away: None) -> None:
    app = open_screen("", peildatum=PEILDATUM)
    assert not app.exception
    assert "De voortgang is nu niet te lezen" in said(app)
    assert "Wat over de voortgang is vastgelegd, telt hier nu niet mee" in said(app)
    assert by_caption(app, "Momenten per subthema").rows[-1][-1] == "194"
    assert "In Q4 2026 kunnen volgens de publicatie 40 regels aan de orde zijn" in said(app)
    assert "Gevraagd (" not in said(app)


def test_a_number_that_unfolds_says_what_it_counts() -> None:
    (asked,) = (one for one in tables(view_of()) if one.title == "Gevraagde besluiten")
    html = drawn_tabel(asked)
    assert 'aria-label="2 regels: 1.1.10, stap 2">2<' in html
    assert not re.search('aria-label="[0-9]+: ', html)


def test_plan_b_is_asked_by_what_is_recorded(log) -> None:
    def asked() -> pd.DataFrame:
        return frames(tables(view_of()))["Gevraagde besluiten"].set_index("Waarover")

    unrecorded = asked().query(
        "Vraag == 'Besluit over plan B nodig: over plan A is in deze stap niets vastgelegd.'"
    )
    stap = unrecorded.index[0]
    code, number = re.match(r"(.+), stap ([0-9]+): ", stap).groups()
    of_stap = TABLE[(TABLE["maatregel"] == code) & (TABLE["stap_nr"] == int(number))]
    plan_a = of_stap.loc[of_stap["plan"] == "A", "sleutel"]
    keep(log, *({"sleutel": sleutel, "status": "vervallen"} for sleutel in plan_a))
    starts = asked().loc[stap]
    assert (starts["Soort"], starts["Vraag"]) == (
        START,
        "Plan B nu starten: plan A in deze stap: vervallen.",
    )
    of_plans = of_stap.loc[of_stap["plan"].isin(["A", "B"]), "sleutel"]
    assert starts["Regels"].split("; ") == list(of_plans)
    labels = [one.label for one in open_screen("", peildatum=PEILDATUM, maatregel=code).expander]
    assert "Plan B nu starten: 1 AMvB-regel in 1 stap" in labels


def test_what_was_typed_in_the_log_is_never_html(log) -> None:
    hostile = "<img src=x onerror=alert(1)> **vet** [x](http://example.invalid)"
    sleutel, maatregel = TABLE[["sleutel", "maatregel"]].iloc[0]
    row = {"sleutel": sleutel, "status": "loopt", "verwacht": "Q2 2027"}
    keep(log, row | {"reden": hostile, "toelichting": hostile})
    for path in ("", "kalender"):
        app = open_screen(path, peildatum=PEILDATUM, maatregel=maatregel)
        assert not app.exception
        assert "<img" not in drawn.html(app)
        charts = [one.figure for one in drawn.charts(app)]
        assert "<img" not in str(charts)
