"""The shared screen in a real browser: type, keys, focus, place, and the way back."""

import pytest
from playwright.sync_api import Page, expect

from pages import SCREENS
from tests.browser.page_checks import assert_well, open_screen, wait_until_drawn
from tests.browser.server import Server

SHARED = {"width": 1920, "height": 1080}
LEAST_TYPE = 24
LEAST_BUTTON = 44
PEILDATUM = "peildatum=2026-11-24"
VIEWS = (
    *(
        f"{screen.url_path}?presentatie=ja&thema=laagveen&{PEILDATUM}"
        for screen in SCREENS
        if screen.part("opening")
    ),
    f"maatregel?presentatie=ja&{PEILDATUM}&toon=1.1.16",
    f"maatregel?presentatie=ja&{PEILDATUM}&toon=2.0.1",
    f"maatregel?presentatie=ja&{PEILDATUM}&toon=3.3.5",
    f"overleg?presentatie=ja&{PEILDATUM}&toon=punt-2",
    f"maatregel?presentatie=ja&{PEILDATUM}&zoek=komtnergensvoor&toon=onbekend",
)

# Charts included; what is hidden from the eye (captions for screen readers) is one pixel wide.
SMALL_TYPE = """least => [...document.querySelectorAll("body *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      && element.checkVisibility() && element.getBoundingClientRect().width > 1
      && parseFloat(getComputedStyle(element).fontSize) < least
  ).map((element) => `${getComputedStyle(element).fontSize} ${element.textContent}`)"""
SCROLLED = "document.querySelector(\"[data-testid='stMain']\").scrollTop"


def place(page: Page):
    return page.get_by_role("status").filter(has_text=" van ")


@pytest.mark.parametrize("view", VIEWS)
def test_is_large_accessible_and_dutch_without_filters_and_menu(page, server, view) -> None:
    page.set_viewport_size(SHARED)
    open_screen(page, f"{server.url}/{view}")
    if page.locator(".grafiek").count():
        page.locator(".js-plotly-plot text").first.wait_for(state="attached")
    # The style of presenting comes with the page and may be drawn a moment after its words.
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    assert page.evaluate(SMALL_TYPE, LEAST_TYPE) == []
    assert page.get_by_role("combobox").count() == 0
    assert page.get_by_role("navigation").count() == 0
    assert_well(page)
    assert page.get_by_role("heading", level=1).count() == 1
    for button in page.get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= LEAST_BUTTON


@pytest.mark.parametrize("thema", ["", "&toon=laagveen", "&toon=bodem"])
def test_each_gantt_of_the_kalender_fits_the_screen(page: Page, server: Server, thema: str) -> None:
    page.set_viewport_size(SHARED)
    open_screen(page, f"{server.url}/kalender?presentatie=ja&{PEILDATUM}{thema}")
    page.locator(".js-plotly-plot text").first.wait_for(state="attached")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    below = "document.querySelector('.js-plotly-plot').getBoundingClientRect().bottom"
    above = "document.querySelector('.st-key-presentatie').getBoundingClientRect().top"
    assert page.evaluate(f"() => {below} <= {above}")
    assert page.evaluate(SMALL_TYPE, LEAST_TYPE) == []


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_fits_smaller_screens(page: Page, server: Server, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&thema=bodem")
    assert_well(page)
    for name in ("Vorige", "Volgende", "Stoppen met presenteren"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)


def test_arrow_keys_and_buttons_lead_through_the_selection(page: Page, server: Server) -> None:
    page.set_viewport_size(SHARED)
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&thema=bodem")
    expect(place(page)).to_contain_text("1 van 11: 1.2.1 ")
    page.keyboard.press("ArrowRight")
    expect(place(page)).to_contain_text("2 van 11: 1.2.2 ")
    expect(page).to_have_url(f"{server.url}/maatregel?thema=bodem&presentatie=ja&toon=1.2.2")
    following = page.get_by_role("button", name="Volgende")
    following.click()
    expect(place(page)).to_contain_text("3 van 11: 1.2.3 ")
    expect(following).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(place(page)).to_contain_text("2 van 11: 1.2.2 ")
    expect(following).to_be_focused()
    wait_until_drawn(page)
    page.go_back()
    expect(place(page)).to_contain_text("3 van 11: 1.2.3 ")


def test_buttons_do_not_move_and_each_maatregel_begins_at_its_top(page, server) -> None:
    page.set_viewport_size(SHARED)
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&toon=1.1.16")
    following = page.get_by_role("button", name="Volgende")
    before = following.bounding_box()
    page.mouse.move(900, 500)
    page.mouse.wheel(0, 900)
    page.wait_for_function(f"() => {SCROLLED} > 0")
    following.click()
    expect(place(page)).to_contain_text("14 van ")
    wait_until_drawn(page)
    page.wait_for_function(f"() => {SCROLLED} === 0")
    assert following.bounding_box() == before


def test_place_is_a_polite_live_region(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&thema=bodem")
    expect(place(page)).to_have_attribute("aria-live", "polite")


def test_leaving_returns_to_the_same_view(page: Page, server: Server) -> None:
    view = f"{server.url}/kalender?peildatum=2025-01-01&thema=bodem&indeling=keuze"
    open_screen(page, view)
    page.get_by_role("button", name="Presenteren").click()
    expect(page).to_have_url(f"{view}&presentatie=ja")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kalender: ")
    page.keyboard.press("ArrowRight")
    expect(place(page)).to_contain_text("1 van 11")
    page.get_by_role("button", name="Stoppen met presenteren").click()
    expect(page).to_have_url(view)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender")
    expect(page.get_by_role("navigation")).to_be_visible()
