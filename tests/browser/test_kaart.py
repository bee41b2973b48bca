"""The kaart in a browser: it fits, it is worked by keyboard, and it dims as the server chooses."""

import random
import re
from math import isnan
from pathlib import Path

from playwright.sync_api import Page, expect

from loaders.side_tables import amvb_lead
from selections.kaart import kaart
from shell.url.query import parse
from shell.url.rows import rows_in_view
from tests.browser.conftest import SHARED_SCREEN
from tests.browser.page_checks import HEAR, assert_well, choose, open_screen, wait_until_drawn
from tests.browser.server import OnLog, Server
from tests.figures.written import words_in
from tests.pages.views import PEILDATUM, calendar
from voortgang.counts import standings
from voortgang.database import Database
from voortgang.rijen import recorded_on_kaart
from voortgang.stand import state_at
from voortgang.store import Store

KAART = ".kaart"
LIT = ".kaart .barlayer .point:not(.kaart_gedimd)"
PANEL = ".st-key-kaart_paneel"
FIELDS = ("thema", "keuze", "maatregel", "laag", "plan", "traject", "schil", "spoor", "status")
IS_IN_VIEW = f"""() =>
  document.querySelector('{KAART}').getBoundingClientRect().bottom <= innerHeight"""
CHOSEN_IN_BAR = """chosen => {
  window.filterbalkGekozen = {chosen, waiting: true};
  window.dispatchEvent(new CustomEvent("filterbalk", {detail: window.filterbalkGekozen}));
}"""


def test_all_vermeldingen_are_in_one_viewport(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_screen(page, f"{server.url}/kalender")
    smallest = (
        f"Math.min(...[...document.querySelectorAll('{KAART} .y2tick text')]"
        ".map(text => parseFloat(getComputedStyle(text).fontSize)))"
    )
    for height, least in ((1080, 12), (940, 11)):
        page.set_viewport_size({"width": 1920, "height": height})
        page.wait_for_function(IS_IN_VIEW)
        expect(page.locator(f"{KAART} .y2tick")).to_have_count(64)
        assert page.evaluate(smallest) >= least
        expect(page.locator(LIT)).to_have_count(166)


def test_a_smaller_window_takes_a_coarser_grouping_and_says_so(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender")
    expect(page.locator(f"{KAART} .y2tick")).to_have_count(33)
    expect(page.locator(".legenda")).to_contain_text("per keuze: 64 vermeldingen")
    assert_well(page, 1280)
    # All columns of the panel are in view, the note and the page included.
    page.locator(KAART).focus()
    for key in ("ArrowDown", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(PANEL)).to_be_focused()
    wide = "({scrollWidth, clientWidth}) => scrollWidth <= clientWidth"
    assert page.locator(f"{PANEL} .tabel").evaluate(wide)
    expect(page.locator(PANEL)).to_contain_text("Aantekening")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(page.locator(f"{KAART} .y2tick")).to_have_count(64)
    expect(page.locator(".legenda")).not_to_contain_text("per keuze")


def test_the_kaart_is_one_tab_stop_worked_by_arrows(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29")
    said, kaart = page.locator(".kaart_gezegd > :last-child"), page.locator(KAART)
    kaart.focus()
    # The first arrow begins at the quarter of the peildatum.
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("het vierde kwartaal van 2026")
    page.keyboard.press("Control+End")
    expect(said).to_contain_text("Maatregel 3.3.5")
    page.keyboard.press("Control+Home")
    expect(said).to_contain_text("in de periode 2025 tot en met 2028")
    # Down from a year: to the quarter in which it counts.
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("kwartaal van 2028")
    page.keyboard.press("Control+Home")
    # By the names of the rows to the eighteenth.
    for key in ["ArrowLeft", *3 * ["PageDown"], *2 * ["ArrowDown"]]:
        page.keyboard.press(key)
    page.keyboard.press("Home")
    expect(said).to_contain_text("Maatregel 1.1.18")
    expect(said).to_contain_text("tweede kwartaal van 2024")
    page.keyboard.press("End")
    expect(said).to_contain_text("zonder moment")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("vierde kwartaal van 2026")
    # Down a quarter: the next row with a mark in it.
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("vierde kwartaal van 2026")
    told = said.text_content()
    expect(page.locator(".kaart_tip")).to_have_text(told)
    ring, tip = (
        page.locator(".kaart_rand").bounding_box(),
        page.locator(".kaart_tip").bounding_box(),
    )
    assert tip["x"] >= ring["x"] + ring["width"] and tip["y"] >= ring["y"] + ring["height"]
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_be_focused()
    expect(page.locator(f"{PANEL} [data-merk]")).to_have_text(told)
    name = page.locator(PANEL).get_attribute("aria-label")
    assert name.startswith("Maatregel 1.1.19: 1 regel") and len(name) < len(told) / 2
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(kaart).to_be_focused()
    # Back at the mark its name is said, and not all of it again.
    expect(said).to_have_text(name)
    page.keyboard.press("End")
    expect(said).to_contain_text("Maatregel 1.1.19 (")
    page.evaluate(HEAR)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("?")
    page.wait_for_function("() => window.heard.length === 2")
    end, how = page.evaluate("window.heard")
    assert end == "Einde van de rij: hierna staat er niets."
    assert how.startswith("Bij de kaart. Tijdlijn van de agendering: 194 regels.")
    assert len(kaart.get_attribute("aria-label")) < 130
    page.keyboard.press("Escape")
    expect(page.locator(".kaart_rand")).to_be_hidden()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.querySelector('.kaart').contains(document.activeElement)")


def test_of_a_mark_is_first_said_whose_it_is_and_the_panel_says_the_same(
    page: Page, server: Server
) -> None:
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29&maatregel=1.1.16")
    page.locator(KAART).focus()
    page.keyboard.press("ArrowDown")
    said = page.locator(".kaart_gezegd > :last-child")
    expect(said).to_have_text(
        re.compile("^Keuze 5 .*, in de selectie 1 van deze 6 regels: .* van 2026; plan B; ")
    )
    told = said.text_content()
    page.keyboard.press("Enter")
    expect(page.locator(f"{PANEL} [data-merk]")).to_have_text(told)


def test_each_mark_is_told_at_once_and_a_press_takes_the_nearest_and_leads_to_its_dossier(
    page: Page, server: Server
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29")
    box = page.locator(f"{KAART} .barlayer .point").first.bounding_box()
    tip = page.locator(".kaart_tip")
    told_down_a_column(page)
    page.mouse.move(box["x"] + 3, box["y"] - 4)
    expect(tip).to_contain_text("in de periode 2025 tot en met 2028")
    # Onto it by its corner.
    page.mouse.move(box["x"] + 60, box["y"] + 2, steps=5)
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] + 6, steps=5)
    page.wait_for_timeout(400)
    expect(tip).to_contain_text("in de periode 2025 tot en met 2028")
    page.keyboard.press("Escape")
    expect(page.locator(".kaart_tip")).to_be_hidden()
    page.mouse.click(box["x"] + 3, box["y"] - 4)
    page.locator(PANEL).get_by_role("link", name="code SK1").click()
    page.wait_for_url("**/maatregel?*maatregel=SK1")


def told_down_a_column(page: Page) -> None:
    """Each mark of the longest column is told, and none is covered by what is told."""
    marks = page.evaluate(
        """[...document.querySelectorAll('.kaart .barlayer .point')].map(point => {
          const {x, y, width, height} = point.getBoundingClientRect();
          return [Math.round(x), y + height / 2, width];
        })"""
    )
    width = min(width for *_, width in marks if width > 20)
    columns: dict[int, list[float]] = {}
    for x, y, wide in marks:
        if abs(wide - width) < 1:
            columns.setdefault(x, []).append(y)
    x, heights = max(columns.items(), key=lambda column: len(column[1]))
    told = set()
    page.mouse.move(x + 8, min(heights))
    expect(page.locator(".kaart_tip")).to_be_visible()
    for y in sorted(heights):
        page.mouse.move(x + 8, y)
        told.add(page.locator(".kaart_tip").text_content())
    assert len(told) == len(heights) > 7


def test_the_name_of_a_row_opens_all_its_rows_beside_it_and_over_no_bar(
    page: Page, server: Server
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29")
    told = page.locator(".kaart_tip")
    for row in (5, 60):
        name = page.locator(f"{KAART} .y2tick").nth(row).bounding_box()
        at = name["x"] + 20, name["y"] + name["height"] / 2
        page.mouse.move(*at)
        expect(told).to_be_visible()
        expect(told).to_contain_text("regel")
        words = told.text_content()
        page.mouse.click(*at)
        expect(page.locator(f"{PANEL} [data-merk]")).to_have_text(words)
        panel, kaart = page.locator(PANEL).bounding_box(), page.locator(KAART).bounding_box()
        assert panel["y"] >= kaart["y"]
        assert not panel["y"] < at[1] < panel["y"] + panel["height"]
        expect(page.locator(PANEL)).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(PANEL)).to_have_count(0)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".kaart_gezegd > :last-child")).to_have_text(words)
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)
        expect(told).to_be_hidden()


def test_browser_and_server_choose_the_same_rows(page: Page, practice: Path, on_log: OnLog) -> None:
    known, table = calendar().choices, calendar().table
    database = Database(f"sqlite:///{practice}")
    records = Store(database).records_at(PEILDATUM)
    database.close()
    state = state_at(table, records, PEILDATUM, amvb_lead())
    standing, marks = (
        standings(table, state),
        kaart(table, PEILDATUM, "keuze", recorded_on_kaart(table, state)).marks,
    )
    every = [
        {name: [choice.slug]} | ({"rol": [rol.slug]} if name == "laag" else {})
        for name in FIELDS
        for choice in known[name].choices
        for rol in (known["rol"].choices if name == "laag" else [None])
    ]
    drawn = random.Random(12)
    for _ in range(300):
        names = drawn.sample(FIELDS, drawn.randint(0, 4))
        chosen = {
            name: [one.slug for one in drawn.sample(known[name].choices, drawn.randint(1, 3))]
            for name in names
        }
        every.append(chosen | {"rol": [drawn.choice(known["rol"].choices).slug]})
    server = on_log(practice)
    open_screen(page, f"{server.url}/kalender?peildatum={PEILDATUM}")
    found = page.evaluate("chosen => window.kaartRegels(chosen)", every)
    of_marks = []
    for chosen in every[-20:]:
        page.evaluate(CHOSEN_IN_BAR, chosen | {"peildatum": [str(PEILDATUM)]})
        of_marks.append(page.evaluate("window.kaartMerken()"))
    searchable = calendar().searchable
    for chosen, places in zip(every, found, strict=True):
        query, problems = parse(chosen, known)
        assert not problems
        rows = rows_in_view(table, query, PEILDATUM, searchable, standing)
        assert places == rows.index.tolist(), chosen
    for places, told in zip(found[-20:], of_marks, strict=True):
        lit = frozenset(places)
        for mark, (room, words, sentence) in zip(marks, told, strict=True):
            # Of words that are never there the room is not known.
            assert isnan(room) or words == words_in(mark, lit, room)
            assert sentence == mark.told(lit)


def test_a_filter_dims_at_once_and_moves_nothing(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29")
    at = "[...document.querySelectorAll('.kaart .point path')].map(path => path.getAttribute('d'))"
    expect(page.locator(LIT)).to_have_count(166)
    before = page.evaluate(at)
    chosen = {"laag": ["waterschap"], "peildatum": ["2026-11-29"]}
    page.evaluate(CHOSEN_IN_BAR, chosen)
    lit = page.evaluate(f"document.querySelectorAll('{LIT}').length")
    assert 0 < lit < len(before) == 166
    assert page.evaluate(at) == before
    expect(page.locator(".kaart text").filter(has_text="1/2").first).to_be_visible()
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29&laag=waterschap")
    expect(page.locator(LIT)).to_have_count(lit)
    # What only the server can answer is waited for, in words once it takes long.
    waits = page.locator(".kaart_wacht")
    page.evaluate(CHOSEN_IN_BAR, chosen | {"zoek": ["bodem"]})
    expect(waits).to_be_visible()
    page.evaluate(CHOSEN_IN_BAR, chosen)
    expect(waits).to_be_hidden()
    expect(page.locator(LIT)).to_have_count(lit)


def test_what_the_bar_lights_is_what_the_server_counts(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender")
    expect(page.locator(KAART)).to_have_attribute("data-in-beeld", "194")
    choose(page, "Overheid", "waterschap")
    lit = page.locator(KAART).get_attribute("data-in-beeld")
    assert 0 < int(lit) < 194
    expect(page.locator(".st-key-in_beeld")).to_contain_text(f"{lit} van 194 regels")
    wait_until_drawn(page)
    expect(page.locator(KAART)).to_have_attribute("data-in-beeld", lit)
    named = re.compile(f"^De kaart van 194 regels, {lit} in de selectie[.]")
    expect(page.locator(KAART)).to_have_attribute("aria-label", named)


def test_an_empty_selection_leaves_the_kaart_dimmed_and_says_what_to_loosen(
    page: Page, server: Server
) -> None:
    open_screen(page, f"{server.url}/kalender?thema=bodem&zoek=drinkwaternet")
    wait_until_drawn(page)
    expect(page.locator(f"{KAART} .y2tick").first).to_be_visible()
    expect(page.locator(LIT)).to_have_count(0)
    expect(page.get_by_text("Geen enkele regel past")).to_be_visible()


def test_longer_and_shorter_facts_leave_the_kaart_where_it_stands(
    page: Page, server: Server
) -> None:
    places = {1280: [], 1920: []}
    for chosen in ("", "laag=waterschap", "thema=bodem&zoek=bodem&plan=B"):
        open_screen(page, f"{server.url}/kalender?peildatum=2026-11-29&{chosen}")
        for width, rows in ((1280, 33), (1920, 64)):
            page.set_viewport_size({"width": width, "height": 9 * width // 16})
            expect(page.locator(f"{KAART} .y2tick")).to_have_count(rows)
            wait_until_drawn(page)
            page.wait_for_function(IS_IN_VIEW)
            places[width].append(page.locator(KAART).bounding_box())
        page.set_viewport_size(SHARED_SCREEN)
    for found in places.values():
        assert found == [found[0]] * 3
