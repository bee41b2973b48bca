"""Kalender: chart, table and counts say the same, under every filter."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from loaders.moments import read_moment
from pages.kalender.facts import beside_moments
from pages.kalender.fitting import fitting
from pages.kalender.page import on_one_sheet
from pages.kalender.panel import CHOSEN
from pages.kalender.stand import stand_tabel
from selections.dates import today
from selections.kaart import EARLIER, LATER, OTHER, kaart
from selections.kwartalen import position
from selections.lezing.weging import marks
from shell.calendar_table import calendar_table
from shell.log import Log
from shell.screen_size import ScreenSize, screen_size
from shell.url.choices import VORMEN
from shell.url.parameters import choices
from shell.url.query import parse
from shell.url.rows import rows_in_view
from tests.pages import drawn
from tests.pages.recorded import PEILDATUM, keep, keep_stuk
from tests.pages.screens import open_screen
from tests.pages.views import view_of
from tests.voortgang.conftest import DELAYED
from tests.voortgang.stukken import BO
from voortgang.counts import EXPECTED
from voortgang.rijen import recorded_on_kaart
from voortgang.store import Store

CHOICES = choices(calendar_table())
pytestmark = pytest.mark.usefixtures("here")


def open_detail(**view: object):
    """The Kalender in the form of the Gantt."""
    return open_screen("kalender", **{"vorm": "detail"} | view)


def test_the_table_says_with_the_moment_what_is_doubtful_there() -> None:
    (under,) = drawn.tables(open_detail(maatregel="1.1.16"))
    place = under.rows[0].index("Agendering")
    moments = [row[place] for row in under.rows[1:]]
    assert "Q4 2023 (koppeling twijfelachtig)" in moments
    rows = calendar_table().query("maatregel == '1.1.16'")
    doubted = sum(map(bool, marks(rows)))
    assert sum("twijfelachtig)" in moment for moment in moments) == doubted < len(moments)


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
    query, problems = parse(parameters, choices(table))
    assert problems == ()
    rows = rows_in_view(table, query, today())
    app = open_detail(**view)
    assert not app.exception
    assert sorted(drawn.bars(app)) == sorted(rows["sleutel"])
    (under,) = drawn.tables(app)
    assert [row[0].split()[0] for row in under.rows[1:]] == list(rows["maatregel"])
    assert f"{len(rows)} van {len(table)} regels in beeld" in _said(app)
    counted = rows.loc[rows["telt_bij"].notna(), "maatregel"].nunique()
    assert f"{counted} van 54 maatregelen" in _said(app)


@pytest.mark.parametrize("view", VIEWS[1:], ids=str)
def test_the_sheet_lights_the_rows_in_view_and_has_what_is_recorded(view, log) -> None:
    keep(log, {"sleutel": "1.1.16/4/1/1", "status": "loopt"})
    asked = view_of(**view, peildatum=PEILDATUM)
    found = on_one_sheet(asked)
    lit = found.table["sleutel"].iloc[sorted(found.in_view)]
    assert lit.tolist() == asked.rows["sleutel"].tolist()
    assert len(found.table) == len(calendar_table())
    recorded = found.recorded["status"].dropna()
    assert found.table.loc[recorded.index, "sleutel"].tolist() == ["1.1.16/4/1/1"]


def _said(app) -> str:
    return re.sub(r"\s+", " ", drawn.words(app))


def test_chart_has_a_text_alternative() -> None:
    (chart,) = drawn.charts(open_detail(thema="bodem"))
    assert "32 regels" in chart.alt


@pytest.fixture
def at_most_20_bars(monkeypatch) -> Iterator[None]:
    # What the process keeps was drawn under the limit of before.
    st.cache_resource.clear()
    monkeypatch.setattr("figures.kalender.MAX_BARS", 20)
    yield
    st.cache_resource.clear()


def test_fewer_bars_than_rows_are_told(at_most_20_bars) -> None:
    app = open_detail(thema="bodem")
    assert len(drawn.bars(app)) < 32
    assert "Bij 32 regels toont de grafiek gelijke momenten" in _said(app)
    assert "gelijke momenten" not in _said(open_detail(maatregel="1.2.5"))


def test_codes_that_do_not_count_are_counted_as_codes() -> None:
    table = calendar_table()
    codes = table.loc[table["telt_bij"].isna(), "maatregel"].nunique()
    assert f"{codes} van {codes} andere codes" in _said(open_detail())


def test_three_sentences_of_the_publication_are_in_view() -> None:
    said = drawn.words(open_detail())
    for sentence in ("kunnen worden overwogen", "aan de orde zou kunnen zijn", "parallel"):
        assert sentence in said


def test_empty_selection_draws_no_empty_chart() -> None:
    app = open_detail(thema="bodem", zoek="drinkwaternet")
    assert not app.exception
    assert drawn.charts(app) == []
    assert "Geen enkele regel past" in drawn.words(app)


# Every fifth row is expected at another moment.
MOMENTS = ("Q2 2027", "2028", "volgt")
EXPECTED_AT = {
    sleutel: MOMENTS[number % 3]
    for number, sleutel in enumerate(calendar_table()["sleutel"].iloc[::5])
}


def fill(log: Store) -> None:
    more = {"status": "vertraagd", "reden": "tranche: vol"} | DELAYED
    keep(log, *({"sleutel": key, "verwacht": at} | more for key, at in EXPECTED_AT.items()))


def column(app, header: str) -> list[str]:
    (under,) = [found for found in drawn.tables(app) if found.caption.startswith("De regels in de")]
    place = under.rows[0].index(header)
    return [row[place] for row in under.rows[1:]]


@pytest.mark.parametrize("view", [{}, {"thema": "bodem", "indeling": "subthema"}], ids=str)
def test_each_expected_moment_has_its_bar_its_row_and_its_words(view, recorded) -> None:
    app = open_detail(peildatum=PEILDATUM, **view)
    assert not app.exception
    table = calendar_table()
    rows = table if not view else table[table["subthema"] == "Bodem: vitaal + effectief"]
    of_view = {key: moment for key, moment in EXPECTED_AT.items() if key in set(rows["sleutel"])}
    assert sorted(drawn.bars(app)) == sorted(rows["sleutel"])
    begins = drawn.expected_bars(app)
    assert set(begins) == set(of_view)
    for key, moment in of_view.items():
        if day := read_moment(moment).van:
            assert begins[key] == position(day)
    stands, moments = column(app, "Stand"), column(app, "Verwacht")
    for key, stands_at, said in zip(rows["sleutel"], stands, moments, strict=True):
        assert (stands_at == "Vertraagd") == (key in of_view)
        assert said.startswith(f"verwacht {of_view[key]}") if key in of_view else said == ""
    (chart,) = drawn.charts(app)
    assert f"Bij {len(of_view)} regel" in chart.alt
    assert [one.label for one in app.expander if one.label == "Wat de statussen betekenen"]


def test_what_a_meeting_set_stands_with_its_row_in_the_table_and_the_file(log) -> None:
    by_plan = calendar_table().drop_duplicates("plan").set_index("plan")["sleutel"]
    first, second = by_plan["A"], by_plan["B"]
    keep(log, {"sleutel": first, "status": "loopt", "verwacht": "2028", "reden": "anders"})
    set_ = [
        {"sleutel": first, "vastgesteld": "Q1 2027"},
        {"sleutel": second, "start_plan_b": "2027"},
    ]
    said = {"soort": "gewijzigd", "woorden": "Eerder.", "sleutels": [first, second]}
    number = keep_stuk(log, "besluit", overleg=BO, gevolgen=set_, **said)
    app = open_detail(peildatum=PEILDATUM)
    assert [words for words in column(app, "Verwacht") if "besluit" in words] == [
        f"verwacht 2028, 4 kwartalen latervastgesteld moment Q1 2027 (besluit {number})",
        f"start plan B 2027 (besluit {number})",
    ]
    table = stand_tabel(view_of(peildatum=PEILDATUM))
    (place,) = (one for one in column(app, "Op de peildatum") if "staat" in one)
    assert place == "later; zoals het nu staat: komende twee kwartalen"
    assert [one for one in table.column("Vastgesteld") if one] == ["Q1 2027"]
    assert [one for one in table.column("Start plan B") if one] == ["2027"]


def test_of_a_row_that_is_closed_nothing_is_expected_any_more(log) -> None:
    view = {"thema": "bodem", "peildatum": PEILDATUM}
    open_one, closed = (
        calendar_table().query("subthema == 'Bodem: vitaal + effectief'")["sleutel"].iloc[[0, 1]]
    )
    for key in (open_one, closed):
        keep(log, {"sleutel": key, "status": "loopt", "verwacht": "2028", "reden": "anders"})
    assert set(drawn.expected_bars(open_detail(**view))) == {open_one, closed}
    keep(log, {"sleutel": closed, "status": "afgerond"}, on=datetime.date(2026, 11, 3))
    app = open_detail(**view)
    assert set(drawn.expected_bars(app)) == {open_one}
    said = [words.split(" 2028")[0] for words in column(app, "Verwacht")]
    assert sorted(filter(None, said)) == ["verwacht"]


def test_an_empty_log_and_one_on_other_rows_change_nothing(log) -> None:
    def seen(app) -> tuple:
        (chart,) = drawn.charts(app)
        return chart.figure, [table.rows for table in drawn.tables(app)]

    view = {"thema": "bodem", "peildatum": PEILDATUM}
    before = seen(open_detail(**view))
    elsewhere = calendar_table().query("subthema == 'Bebouwd gebied'")["sleutel"].iloc[0]
    keep(log, {"sleutel": elsewhere, "status": "loopt", "verwacht": "2028", "reden": "anders"})
    assert seen(open_detail(**view)) == before
    # And so it is on a day before the record.
    assert not drawn.expected_bars(open_detail(peildatum="2026-11-01"))


def test_a_log_that_is_away_is_told_above_the_published_moments(away: None) -> None:
    app = open_detail(thema="bodem")
    assert not app.exception
    assert "De voortgang is nu niet te lezen" in _said(app)
    assert len(drawn.bars(app)) == 32
    presented = open_screen("kalender", thema="bodem", presentatie="ja", toon="1.2.1")
    assert not presented.exception
    assert "De voortgang is nu niet te lezen" in _said(presented)
    assert "De voortgang is nu niet te lezen" in on_one_sheet(view_of(thema="bodem")).note


def test_presented_what_is_recorded_stands_in_the_marks(recorded) -> None:
    for toon in ("kalender", "bodem"):
        app = open_screen("kalender", presentatie="ja", toon=toon, peildatum=PEILDATUM)
        assert not app.exception
        (chart,) = drawn.charts(app)
        words = [text for trace in chart.figure["data"] for text in trace.get("text", ())]
        assert "!→" in [text.replace("<br>", "") for text in words]
        assert "→ later verwacht" in " ".join(_said(app).split())


def test_the_slide_of_a_thema_counts_what_the_selection_leaves_out_as_the_whole_does() -> None:
    asked = {"presentatie": "ja", "laag": "gemeente", "rol": "alle"}
    app = open_screen("kalender", toon="water", peildatum=PEILDATUM, **asked)
    traces = [trace for chart in drawn.charts(app) for trace in chart.figure["data"]]
    bars = [trace for trace in traces if trace["type"] == "bar"]
    assert len({opacity for bar in bars for opacity in bar["marker"]["opacity"]}) == 2
    words = [text for trace in traces for text in trace.get("text", ())]
    assert any("/" in one or "+" in one for one in words)


@pytest.mark.parametrize(
    "status", ["vertraagd", "niet-vastgelegd", "geen-verstreken-moment,vertraagd"]
)
def test_status_chooses_the_rows_that_stand_there_at_the_peildatum(status, recorded) -> None:
    table = calendar_table()
    app = open_detail(status=status, peildatum=PEILDATUM)
    assert not app.exception
    query, problems = parse({"status": [status], "peildatum": [PEILDATUM]}, choices(table))
    assert not problems
    stands = Log(table, table, query.peildatum, 8).classes
    rows = table[stands.isin(query.status)]
    assert 0 < len(rows) < len(table)
    assert sorted(drawn.bars(app)) == sorted(rows["sleutel"])
    if status == "vertraagd":
        assert set(rows["sleutel"]) == set(EXPECTED_AT)
    assert f"{len(rows)} van {len(table)} regels in beeld" in _said(app)
    assert set(drawn.fields(app)["status"]["chosen"]) == set(status.split(","))


def test_a_status_that_cannot_be_asked_leaves_all_rows_and_says_so(away: None) -> None:
    app = open_detail(status="loopt", thema="bodem")
    assert not app.exception
    assert len(drawn.bars(app)) == 32
    assert "Op status is niet gefilterd: alle regels" in _said(app)
    assert app.query_params["status"] == "loopt"
    presented = open_detail(status="loopt", thema="bodem", presentatie="ja")
    assert "Op status is niet gefilterd" in _said(presented)
    assert "Loopt (niet toegepast" in _said(presented)


def test_a_status_that_no_row_has_says_what_to_loosen() -> None:
    app = open_detail(status="afgerond", thema="bodem")
    assert not app.exception
    assert "Geen enkele regel past bij alle gekozen filters samen." in _said(app)
    assert "zonder het filter Status op de peildatum : 32 regels" in _said(app)


def test_the_log_is_not_asked_for_a_screen_that_shows_none_of_it(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr("voortgang.store.Store.last_id", lambda _: asked.append(1) or 0)
    for status in ((), "loopt"):
        assert not asked
        assert not open_screen("overheden", thema="bodem", status=status).exception
    assert asked


def test_the_kaart_draws_what_is_recorded_and_has_no_table_under_it(log) -> None:
    plain = open_screen("kalender", peildatum=PEILDATUM)
    assert "verschillend" not in _said(plain)
    fill(log)
    app = open_screen("kalender", peildatum=PEILDATUM)
    assert not app.exception
    assert drawn.tables(app) == []
    (kaart,) = drawn.kaarten(app)
    places_at, said_at, sentence_at = 5, 6, 7
    is_moved = [bool(said["moved"]) for said in kaart["said"]]
    moved = [mark for mark in kaart["marks"] if any(is_moved[kind] for kind in mark[said_at])]
    assert moved and all("vertraagd" in mark[sentence_at] for mark in moved)
    assert sum(len(mark[places_at]) for mark in kaart["marks"]) == len(calendar_table())
    said = " ".join(_said(app).split())
    assert "! vertraagd" in said and "→ later verwacht" in said and "⇒" not in said
    assert "+ er is meer · zonder teken: geen status · blok: gepubliceerd moment" in said
    assert set(kaart["values"]["status"]) == {one.slug for one in CHOICES["status"].choices}
    assert len(EXPECTED_AT) == 39


def test_the_facts_are_those_of_the_functions_that_count_them() -> None:
    said = _said(open_screen("kalender", peildatum="2026-11-29"))
    for fact in (
        "40 regels kunnen dit kwartaal volgens de publicatie aan de orde zijn",
        "84 regels verstreken, niets vastgelegd",
        "36 AMvB-regels: besluit over plan B nodig",
    ):
        assert fact in said


def test_what_is_asked_about_plan_b_lights_its_rows_and_leads_to_why() -> None:
    app = open_screen("kalender", peildatum="2026-11-29", plan="B")
    (address,) = re.findall(r'href="([^"]*)"[^>]*>36 AMvB-regels: besluit', drawn.html(app))
    found = view_of(
        **{key: one for key, (one,) in parse_qs(urlsplit(unescape(address)).query).items()}
    )
    assert found.query.status == ("besluit over plan B nodig",) and found.filters.plan == ("B",)
    asked = found.log.state.query("plan_b.notna()")["sleutel"]
    assert set(found.rows["sleutel"]) == set(asked) and len(asked) == 36
    said = _said(
        open_screen("kalender", peildatum="2026-11-29", status="besluit-over-plan-b-nodig")
    )
    assert "36 AMvB-regels: besluit" in said and ", waarom ·" in said


def test_of_an_expected_moment_that_has_passed_too_is_told_that_it_has(log) -> None:
    first = calendar_table().query("agendering == 'Q3 2024'")["sleutel"].iloc[0]
    keep(log, {"sleutel": first, "status": "loopt", "verwacht": "2028", "reden": "anders"})
    chosen = {"status": "later-verwacht-dan-gepubliceerd"}
    for day, told in (("2028-12-31", "2028 (1)"), ("2029-01-01", "2028 (1, voorbij)")):
        (said,) = beside_moments(view_of(peildatum=day, **chosen))
        assert said == f"verwacht in {told}"


def test_the_panel_says_how_its_rows_stand_what_was_decided_and_what_is_asked(log) -> None:
    asked = view_of(peildatum="2026-11-29", plan="B").log.state.query("plan_b.notna()")
    sleutel, why = asked[["sleutel", "plan_b_reden"]].iloc[0]
    other = calendar_table()["sleutel"].iloc[0]
    keep(log, {"sleutel": other, "status": "loopt"})
    number = keep_stuk(
        log, "besluit", overleg=BO, soort="aangehouden", woorden="Later.", sleutels=[sleutel]
    )
    app = open_screen("kalender", peildatum="2026-11-29")
    app.session_state[CHOSEN] = sleutel
    app.run()
    (panel,) = (one for one in drawn.tables(app) if one.caption.startswith("Regels van"))
    stands = [row[panel.rows[0].index("Stand")] for row in panel.rows[1:]]
    decided = f"besluit {number}: aangehouden, BO Water en Bodem, 1 februari 2026"
    told = f"besluit over plan B nodig (afgeleid): {why}; {decided}"
    assert any(one.startswith("Geen status") and one.endswith(told) for one in stands)


def test_of_one_spoor_is_told_which_rows_of_both_are_left_out() -> None:
    view = view_of(spoor="I")
    both = (view.table["spoor"] == "I+II").sum()
    (said,) = (words for words in beside_moments(view) if "niet meegeteld" in words)
    assert f">{both} regels</a> van spoor I en II" in said
    assert not any(
        "niet meegeteld" in words for words in beside_moments(view_of(spoor=["I", "I-en-II"]))
    )


def test_a_number_of_rows_of_one_status_leads_to_no_other() -> None:
    chosen = {"peildatum": "2026-11-29", "status": "besluit-over-plan-b-nodig,loopt"}
    html = drawn.html(open_screen("kalender", **chosen))
    assert "regel" in html and "status=niet-vastgelegd" not in html
    assert "status=niet-vastgelegd" in drawn.html(open_screen("kalender", peildatum="2026-11-29"))


def test_of_the_moments_that_are_chosen_is_told_how_many_rows_stand_elsewhere_now(log) -> None:
    asked = {"peildatum": PEILDATUM, "moment": "dit-kwartaal"}
    before = view_of(**asked).rows
    keep(
        log,
        *(
            {"sleutel": key, "status": "loopt", "verwacht": "2028", "reden": "anders"}
            for key in before["sleutel"].iloc[:2]
        ),
    )
    said = _said(open_screen("kalender", **asked))
    assert "waarvan 2 regels nu op een ander moment staan" in said


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"moment": "komende-twee-kwartalen"}, ["<b>9 regels</b>", "de komende twee kwartalen"]),
        ({"moment": "zonder-moment"}, ["<b>19 vermeldingen</b> geheel zonder moment: ", "SK12"]),
        ({"van": "2027-01-01", "tot": "2027-06-30"}, ["waarvan <b>48</b> zonder datum"]),
        ({"moment": "verstreken"}, []),
    ],
)
def test_what_a_choice_of_moments_leaves_out_or_takes_along_is_told(chosen, told) -> None:
    said = " ".join(beside_moments(view_of(peildatum="2026-11-29", **chosen)))
    assert all(words in said for words in told) and bool(said) == bool(told)


def test_what_is_expected_elsewhere_is_chosen_as_the_kaart_draws_it_and_says_when(recorded) -> None:
    for status, words in zip(EXPECTED, (LATER, EARLIER, OTHER), strict=True):
        view = view_of(peildatum=PEILDATUM, status=status)
        drawn_so = {
            sleutel
            for mark in kaart(
                view.table, view.peildatum, recorded=recorded_on_kaart(view.table, view.log.state)
            ).marks
            for sleutel, said in zip(mark.sleutels, mark.said, strict=True)
            if said.signs.moved == words
        }
        assert set(view.rows["sleutel"]) == drawn_so
        numbers = Counter(EXPECTED_AT[sleutel] for sleutel in drawn_so)
        (said,) = beside_moments(view) if drawn_so else [""]
        assert all(f"{moment} ({number})" in said for moment, number in numbers.items())
    assert numbers["volgt"] > 0
    (_, said) = beside_moments(view_of(peildatum=PEILDATUM, moment="komende-twee-kwartalen"))
    there = [sleutel for sleutel, moment in EXPECTED_AT.items() if moment == "Q2 2027"]
    words = f"zoals het nu staat nog <b>{len(there)} regels</b> van een ander gepubliceerd moment"
    codes = view.table.set_index("sleutel")["maatregel"].loc[there]
    assert said.startswith(f"{words}: ") and set(said[len(words) + 2 :].split(", ")) == set(codes)


def test_the_selection_alone_is_one_link_away_where_there_is_one() -> None:
    def alone(**view) -> list[str]:
        links = drawn.links(open_screen("kalender", **view))
        return [link.href for link in links if link.words == "Alleen de selectie"]

    assert alone(plan="B") == ["?plan=B&vorm=detail"]
    assert alone() == alone(thema="bodem", zoek="drinkwaternet") == []


def test_the_forms_are_links_that_keep_the_selection() -> None:
    app = open_screen("kalender", thema="bodem", indeling="stap")
    links = {link.words: link.href for link in drawn.links(app) if link.words in VORMEN}
    assert links == {
        "kaart": "?thema=bodem",
        "detail": "?thema=bodem&vorm=detail",
        "tabel": "?thema=bodem&vorm=tabel",
    }
    assert '<a data-scherm href="?thema=bodem&amp;vorm=detail" aria-current' in drawn.html(app)
    (under,) = drawn.tables(open_screen("kalender", thema="bodem", vorm="tabel"))
    assert len(under.rows) == 1 + 32


@pytest.mark.parametrize(
    ("screen", "grouping"),
    [
        ("1920x1080", "vermelding"),
        ("1920x940", "vermelding"),
        ("1280x720", "keuze"),
        ("1280x500", "subthema"),
    ],
)
def test_the_finest_grouping_that_fits_is_drawn_and_a_coarser_one_is_told(screen, grouping) -> None:
    found = fitting(calendar_table(), ScreenSize.read(screen))
    assert found.grouping == grouping
    assert bool(found.reason) == (grouping != "vermelding")
    assert found.size.height <= ScreenSize.read(screen).height - 150


def test_a_size_that_is_none_is_passed_over() -> None:
    for written in (None, "", "0x0", "1920", "1920x1080x3", "-5x9", "999999x10"):
        assert ScreenSize.read(written) is None
    assert screen_size("1280x720") == ScreenSize(1280, 720)


def test_of_a_code_that_is_searched_its_own_rows_stand_first_and_are_told_apart() -> None:
    app = open_screen("kalender", zoek="1.1.16", vorm="tabel")
    assert "9 regels van 1.1.16 zelf, 2 noemen het (3.3.1, 3.3.2)" in _said(app)
    (under,) = drawn.tables(app)
    codes = [row[0].split()[0] for row in under.rows[1:]]
    assert codes == ["1.1.16"] * 9 + ["3.3.1", "3.3.2"]
    later_first = open_screen("kalender", zoek="1.2.5", vorm="tabel")
    (under,) = drawn.tables(later_first)
    codes = [row[0].split()[0] for row in under.rows[1:]]
    assert codes[0] == "1.2.5" and len(set(codes)) > 1
    assert "noemen het" not in _said(open_screen("kalender", zoek="bodem"))


def test_what_the_bar_offers_is_sent_once() -> None:
    def offered(**view) -> list[bytes]:
        return drawn.components(open_screen("kalender", **view), "velden_aanbod")

    assert offered(thema="bodem", peildatum=PEILDATUM) == offered()
