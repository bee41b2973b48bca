"""Maatregel and Zoeken in a real browser: by link, by mouse, by keyboard, on any width."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_checks import assert_well, axe_violations, open_screen, wait_until_drawn
from tests.browser.server import Server

PEILDATUM = "peildatum=2026-11-24"
VIEWS = (
    "maatregel?maatregel=1.1.16",
    "maatregel?maatregel=2.0.1",
    "maatregel?maatregel=3.3.1&plan=B",
    "maatregel?maatregel=9.9.9",
    "zoeken?zoek=verzilting",
    "zoeken?zoek=verzilitng%20bkl",
)
# 320 is a screen of 1280 at 400% (WCAG 1.4.10).
WIDTHS = (320, 390, 1280, 1920)


def heading(page: Page):
    return page.get_by_role("heading", level=1)


@pytest.mark.parametrize("view", VIEWS)
def test_is_accessible_dutch_and_fits(page: Page, server: Server, view: str) -> None:
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    open_screen(page, f"{server.url}/{view}")
    assert_well(page, *WIDTHS)
    assert heading(page).count() == 1


def test_what_unfolds_is_accessible(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/maatregel?maatregel=1.1.16")
    for summary in page.locator("main summary").all():
        summary.click()
    expect(page.get_by_text("plan B, instructieregels onder de Omgevingswet").first).to_be_visible()
    assert axe_violations(page) == []


def test_through_the_selection_by_keyboard_and_back(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/maatregel?maatregel=1.2.5&thema=bodem&{PEILDATUM}")
    expect(heading(page)).to_contain_text("1.2.5")
    following = page.get_by_role("link", name="Volgende: ")
    code = following.inner_text().removeprefix("Volgende: ")
    following.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text(code)
    expect(heading(page)).to_be_focused()
    expect(page).to_have_url(f"{server.url}/maatregel?{PEILDATUM}&thema=bodem&maatregel={code}")
    assert page.title().startswith(f"{code} ")
    wait_until_drawn(page)
    # Of an element that stays, a screen reader may say the words that it had.
    left = heading(page).element_handle()
    page.go_back()
    expect(heading(page)).to_contain_text("1.2.5")
    expect(heading(page)).to_be_focused()
    assert not left.evaluate("one => one.isConnected")


def test_code_under_the_kalender_leads_to_its_dossier(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender?laag=waterschap&vorm=tabel")
    link = page.locator("table tbody th a").first
    code = link.inner_text()
    link.click()
    expect(heading(page)).to_contain_text(f"{code} ")
    assert page.url == f"{server.url}/maatregel?maatregel={code}&laag=waterschap"


def test_the_years_and_the_letters_of_the_bars_are_drawn(page: Page, server: Server) -> None:
    """They are hidden, all at once, where the typeface is too high for their cells."""
    open_screen(page, f"{server.url}/maatregel?maatregel=1.1.16")
    drawn = page.locator(".barlayer text")
    for words in ("2027", "Q3", "A", "B", "o"):
        expect(drawn.filter(has_text=re.compile(f"^{words}$")).first).to_be_visible()


def test_reference_opens_the_other_dossier(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/maatregel?maatregel=1.1.16")
    page.get_by_role("link", name="3.3.1", exact=True).click()
    expect(heading(page)).to_contain_text("3.3.1 ")
    expect(heading(page)).to_be_in_viewport()
    expect(page.get_by_text("Hier niet in stappen uitgewerkt, maar bij")).to_be_visible()
    expect(page.get_by_role("heading", name="1.1.16, stap 4")).to_be_visible()


def test_nearest_to_an_unknown_code_opens_a_dossier(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/maatregel?maatregel=1.1.116")
    expect(page.get_by_text("‘1.1.116’ bestaat niet")).to_be_visible()
    page.get_by_role("link", name="1.1.16 Nutri").first.click()
    expect(heading(page)).to_contain_text("1.1.16 ")
    expect(page.get_by_text("bestaat niet")).to_have_count(0)


def test_search_typed_on_another_screen_leads_to_a_dossier(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender?thema=bodem")
    page.get_by_role("textbox", name="Zoek").fill("rijksinstructieregel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kalender?*zoek=rijksinstructieregel")
    wait_until_drawn(page)
    page.get_by_role("link", name="Zoek in alle teksten").click()
    expect(heading(page)).to_have_text("Zoeken")
    expect(page).to_have_url(f"{server.url}/zoeken?zoek=rijksinstructieregel")
    expect(page.locator("mark").first).to_contain_text("Rijksinstructieregel")
    hit = page.get_by_role("heading", level=2).get_by_role("link").first
    name = hit.inner_text()
    hit.click()
    expect(heading(page)).to_have_text(name)


@pytest.mark.parametrize("screen", ["maatregel?maatregel=", "zoeken?zoek="])
def test_hostile_address_stays_text(page: Page, server: Server, screen: str) -> None:
    for text in (
        "<img src=x onerror=alert(1)>",
        "<script>document.title='x'</script>",
        "[klik](javascript:alert(1))",
        "=1+1",
    ):
        open_screen(page, f"{server.url}/{screen}{quote(text)}")
        expect(page.get_by_text(f"‘{text}’").first).to_be_visible()
        assert page.locator("main img[src=x], main a[href^='javascript']").count() == 0
        assert page.title().endswith("Borgingskalender Water en Bodem Sturend")
        assert page.get_by_test_id("stException").count() == 0


def test_address_of_20_kb_is_told_and_not_searched(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/zoeken?zoek={'veen%20' * 3000}")
    expect(page.get_by_text("is langer dan 200 tekens")).to_be_visible()
    assert page.locator("mark").count() == 0
