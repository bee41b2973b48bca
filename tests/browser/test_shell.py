"""What holds for the dashboard as a whole, whichever screens it has."""

import re
import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from pages import SCREENS
from tests.browser.page_checks import (
    assert_well,
    axe_violations,
    english_on,
    english_words_in,
    open_screen,
    wait_until_drawn,
)
from tests.browser.server import ROOT, Server, running_server

FOLDED = "[data-testid='stExpander'] > details:not([open]) > summary"
STANDS_STILL = "() => document.querySelector('main').getAnimations({subtree: true}).length === 0"
# Of these is also asked what is folded up; how many charts each draws.
CHARTS = {"plan-ab": 3, "overheden": 0, "roadmap": 0, "sporen": 1, "bron": 0, "toegankelijkheid": 0}


def unfold_all(page: Page) -> None:
    """Open what is folded up: the expanders of Streamlit by a click, the details of our own."""
    folded = page.locator(FOLDED)
    folded.evaluate_all("all => all.forEach((one) => one.click())")
    expect(folded).to_have_count(0)
    page.wait_for_function(STANDS_STILL)
    page.evaluate("document.querySelectorAll('.tabel details').forEach((it) => (it.open = true))")
    wait_until_drawn(page)
    expect(page.locator("main details:not([open])")).to_have_count(0)


@pytest.mark.parametrize("screen", SCREENS, ids=[s.title for s in SCREENS])
def test_screen_is_dutch_accessible_and_fits_under_its_own_title(
    page: Page, server: Server, screen
) -> None:
    failed: list[str] = []
    page.on(
        "console",
        lambda said: said.type == "error" and failed.append(f"{said.text} {said.location['url']}"),
    )
    page.set_viewport_size({"width": 390, "height": 800})
    open_screen(page, f"{server.url}/{screen.url_path}?peildatum=2026-11-24")
    assert_well(page, 390)
    assert page.locator("html").get_attribute("lang") == "nl"
    assert re.match(f"{screen.title}(: .*)? - ", page.title())
    assert page.get_by_role("heading", level=1).count() == 1
    if screen.url_path in CHARTS:
        expect(page.locator(".js-plotly-plot")).to_have_count(CHARTS[screen.url_path])
        unfold_all(page)
        assert_well(page, 390)
    assert_well(page, 1280)
    assert page.get_by_test_id("stException").count() == 0
    assert failed == []


def test_the_checks_find_what_is_wrong_and_what_is_english(page: Page, server: Server) -> None:
    open_screen(page, server.url)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(line.startswith("button-name") for line in axe_violations(page))

    page.evaluate("document.querySelector('h1').append('Close this page')")
    assert "Close this page" in " ".join(english_on(page))


def test_english_words_are_none_of_the_calendar() -> None:
    table = pd.read_parquet(ROOT / "data/borgingskalender.parquet")
    text = " ".join(str(value) for value in table.to_numpy().ravel())
    assert english_words_in(text) == set()


def test_menu_leads_to_every_screen(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/?peildatum=2026-11-24")
    for screen in [screen for screen in SCREENS if screen.in_menu]:
        page.get_by_role("navigation").get_by_role("link", name=screen.title, exact=True).click()
        page.wait_for_url(f"{server.url}/{screen.url_path}?peildatum=2026-11-24*")
        title = f"^{screen.title}(: .*)? - Borgingskalender Water en Bodem Sturend$"
        expect(page).to_have_title(re.compile(title))
        wait_until_drawn(page)
        assert page.get_by_test_id("stException").count() == 0


def test_menu_is_reached_on_a_narrow_screen(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_screen(page, server.url)
    page.get_by_role("button", name="Menu openen").click()
    links = page.get_by_role("navigation").get_by_role("link")
    expect(links).to_have_count(sum(screen.in_menu for screen in SCREENS))
    assert_well(page)


def test_the_menu_shows_the_focus_has_nothing_of_a_developer_and_is_not_on_paper(
    page: Page, server: Server
) -> None:
    open_screen(page, server.url)
    assert page.get_by_test_id("stAppDeployButton").count() == 0
    assert page.get_by_test_id("stMainMenu").count() == 0
    page.get_by_test_id("stTopNavLink").first.focus()
    page.keyboard.press("Tab")
    style = page.evaluate(
        """() => {
          const style = getComputedStyle(document.activeElement);
          return [document.activeElement.tagName, style.outlineStyle, style.outlineWidth];
        }"""
    )
    assert style == ["A", "solid", "3px"]
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.get_by_role("heading", name="Overzicht", level=1)).to_be_visible()
    page.emulate_media(media="screen")


def test_unknown_address_is_a_dutch_404(page: Page, server: Server) -> None:
    answer = page.goto(f"{server.url}/bestaat-niet")
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="het overzicht").click()
    expect(page).to_have_title("Overzicht - Borgingskalender Water en Bodem Sturend")


def test_without_a_calendar_or_with_a_broken_one_a_screen_says_so_and_recovers(
    page: Page, tmp_path: Path, log_file: Path
) -> None:
    table = tmp_path / "kalender.parquet"
    with running_server(log_file, BORGING_TABLE=str(table)) as server:
        with pytest.raises(urllib.error.HTTPError, match="503"):
            urllib.request.urlopen(f"{server.url}/gezond")
        # That every screen says so is asked in tests/pages.
        open_screen(page, server.url)
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("De kalender kan niet worden gelezen")
        assert_well(page)

        shutil.copy(ROOT / "data/borgingskalender.parquet", table)
        expect(heading).to_have_text("Overzicht")
        urllib.request.urlopen(f"{server.url}/gezond")
        assert "Traceback" not in server.log_text()
        # The old one does not linger.
        table.write_bytes(table.read_bytes()[:5000])
        open_screen(page, server.url)
        expect(heading).to_have_text("De kalender kan niet worden gelezen")
