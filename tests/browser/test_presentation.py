"""The shared screen in a real browser: type, keys, focus, place, and the way back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages import SCREENS
from tests.browser.conftest import SHARED_SCREEN
from tests.browser.page_checks import assert_well, open_screen, wait_until_drawn
from tests.browser.server import OnLog, Server
from tests.browser.slides import (
    CUT,
    LEAST_BUTTON,
    LEAST_TYPE,
    READ,
    SHARED,
    SMALL_TYPE,
    TOLD,
    WHOLE,
    is_at_its_last_page,
    place,
    told,
)

PEILDATUM = "peildatum=2026-11-24"
VIEWS = (
    *(
        f"{screen.url_path}?presentatie=ja&thema=laagveen&{PEILDATUM}&toon={screen.module}"
        for screen in SCREENS
        if screen.part("opening")
    ),
    f"maatregel?presentatie=ja&{PEILDATUM}&toon=1.1.16",
    f"maatregel?presentatie=ja&{PEILDATUM}&toon=2.0.1",
    f"maatregel?presentatie=ja&{PEILDATUM}&toon=3.3.5",
    f"overleg?presentatie=ja&{PEILDATUM}&toon=punt-2",
    f"maatregel?presentatie=ja&{PEILDATUM}&zoek=komtnergensvoor&toon=onbekend",
)


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


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_a_slide_never_scrolls_or_cuts_and_its_pages_hold_all_of_it(page, server, size) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_screen(page, f"{server.url}/overleg?presentatie=ja&{PEILDATUM}&thema=bodem")
    seen: set[str] = set()
    whole: set[str] = set()
    for _ in range(200):
        wait_until_drawn(page)
        assert page.evaluate(CUT) == []
        seen.update(page.evaluate(READ))
        whole.update(page.evaluate(WHOLE))
        before = told(page)
        _, number, _, slides = before.split(":")[0].split()
        if number == slides and is_at_its_last_page(before):
            break
        page.keyboard.press("PageDown")
        page.wait_for_function(TOLD, arg=before)
    assert seen == whole


def test_fits_smaller_screens(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&thema=bodem")
    for width, height in ((1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert_well(page)
        for name in ("Vorige", "Volgende", "Stoppen met presenteren"):
            expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)


def test_keys_of_a_clicker_and_buttons_lead_on_and_back(page: Page, server: Server) -> None:
    page.set_viewport_size(SHARED)
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&thema=bodem&toon=1.2.2")
    expect(place(page)).to_contain_text(": 1.2.2 ")
    first = told(page)
    assert "blad 1 van" in first
    page.keyboard.press("PageDown")
    expect(place(page)).to_contain_text("blad 2 van")
    page.keyboard.press("ArrowLeft")
    expect(place(page)).to_contain_text("blad 1 van")
    page.keyboard.press("PageUp")
    expect(place(page)).to_contain_text(": 1.2.1 ")
    # Coming back, one is at the last page.
    page.wait_for_function("() => document.querySelector('.js-plotly-plot') !== null")
    assert is_at_its_last_page(told(page))
    page.keyboard.press("ArrowRight")
    expect(place(page)).to_contain_text(": 1.2.2 ")
    following = page.get_by_role("button", name="Volgende")
    box = following.bounding_box()
    following.click()
    expect(place(page)).to_contain_text("blad 2 van")
    expect(following).to_be_focused()
    assert following.bounding_box() == box
    page.keyboard.press("Home")
    expect(place(page)).to_contain_text("1 van ")
    page.keyboard.press("End")
    expect(place(page)).to_contain_text(": 1.2.10 ")
    wait_until_drawn(page)
    page.go_back()
    expect(place(page)).to_contain_text("1 van ")
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation")).to_be_visible()
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Maatregel")


def test_a_key_waits_until_what_stood_in_the_place_of_the_bar_is_gone(page, server) -> None:
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&thema=bodem&toon=1.2.2")
    expect(place(page)).to_contain_text("blad 1 van")
    second = told(page).replace("blad 1 van", "blad 2 van")
    bar = page.locator(".st-key-presentatie")
    bar.evaluate("it => it.append(Object.assign(document.createElement('p'), { id: 'was' }))")
    page.locator("#was").evaluate("it => { it.style.height = '4000px'; }")
    page.wait_for_function("() => document.querySelector('.st-key-presentatie').offsetTop < 0")
    page.evaluate("() => new Promise((then) => requestAnimationFrame(() => setTimeout(then)))")
    page.keyboard.press("ArrowRight")
    page.locator("#was").evaluate("it => it.remove()")
    expect(place(page)).to_contain_text(second)


def test_at_400_percent_a_slide_is_a_page_that_scrolls(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    open_screen(page, f"{server.url}/maatregel?presentatie=ja&toon=1.2.2")
    expect(place(page)).to_contain_text(": 1.2.2 ")
    assert "blad" not in told(page)
    assert set(page.evaluate(READ)) == set(page.evaluate(WHOLE))


def test_leaving_returns_to_the_same_view(page: Page, server: Server) -> None:
    view = f"{server.url}/kalender?peildatum=2025-01-01&thema=bodem&vorm=detail&indeling=keuze"
    open_screen(page, view)
    page.get_by_role("button", name="Presenteren").click()
    expect(page).to_have_url(f"{view}&presentatie=ja")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Overzicht: ")
    page.keyboard.press("ArrowRight")
    expect(place(page)).to_contain_text("2 van ")
    page.get_by_role("button", name="Stoppen met presenteren").click()
    expect(page).to_have_url(view)
    expect(page.get_by_role("navigation")).to_be_visible()
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender")


@pytest.mark.parametrize(
    "chosen",
    [
        "laag=gemeente&rol=alle&toon=kalender",
        "keuze=5&status=afgerond&toon=kalender",
        "keuze=5&status=afgerond&toon=water",
    ],
)
def test_under_a_selection_of_two_lines_the_kaart_stands_on_its_page_beside_its_legend(
    page: Page, on_log: OnLog, practice: Path, chosen: str
) -> None:
    server = on_log(practice)
    open_screen(page, f"{server.url}/kalender?presentatie=ja&{PEILDATUM}&{chosen}")
    for size in (SHARED_SCREEN, SHARED):
        page.set_viewport_size(size)
        wait_until_drawn(page)
        expect(page.locator(".st-key-dia .legenda")).to_be_visible()
        expect(page.locator(".st-key-dia .grafiek").first).to_be_visible()
        page.wait_for_function(f"() => ({CUT})().length === 0")
        selection = page.locator(".st-key-plaats .voorbehoud")
        expect(selection).to_contain_text("peildatum 24 november 2026.")
        assert selection.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
