"""Without a mouse, at 400%, with other spacing and colours: what holds on every screen.

What is said is held in `make voorleesproef`; here where the focus goes, and that it can be seen.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from pages import SCREENS
from tests.browser.page_checks import (
    FOCUS,
    HEAR,
    POP_UP,
    TOO_SMALL,
    assert_opened_well,
    field,
    open_screen,
    wait_until_drawn,
)
from tests.browser.server import Server

EVERY_SCREEN = pytest.mark.parametrize("screen", SCREENS, ids=[one.title for one in SCREENS])
PEILDATUM = "peildatum=2026-11-24"
MOST_TO_FILTER, MOST_TO_HEADING, MOST_TO_MARK, MOST_TO_TABLE, MOST_TO_FILES = 3, 2, 5, 4, 5
SHARED, ZOOMED = {"width": 1280, "height": 720}, {"width": 320, "height": 256}
# So many stops are asked on each screen; the others are the same links and buttons again.
STOPS = 40
# plotly calls a bar that stands so much smaller than it draws it.
EDGE = 3

# WCAG 1.4.12.
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
# Words that are cut where nothing says that there is more: not those that are only said, nor those
# that end in dots and stand whole elsewhere, nor what scrolls.
CUT = """() => [...document.querySelectorAll("main :is(p, li, td, th, h1, h2, h3, button, label)")]
  .filter((one) => one.checkVisibility() && !one.closest(".alleen_gezegd, .velden_vak, summary"))
  .filter((one) => {
    const style = getComputedStyle(one);
    return style.overflowX === "hidden" && style.textOverflow !== "ellipsis"
      && style.webkitLineClamp === "none" && one.clientWidth > 1
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  }).map((one) => one.textContent.slice(0, 60))"""
# Of a slide: what stands beside the window and cannot be scrolled to, what is cut, and words over
# words.
UNREADABLE = """width => {
  const scrolls = (one) => one.id !== "stMain" && one.scrollWidth > one.clientWidth + 1
    && /auto|scroll/.test(getComputedStyle(one).overflowX);
  const within = (one) => {
    for (let up = one; up; up = up.parentElement) if (scrolls(up)) return true;
    return false;
  };
  const words = ".st-key-dia :is(p, li, dt, dd, h1, h2, h3, summary), .st-key-presentatie p";
  const all = [...document.querySelectorAll(words)]
    .filter((one) => one.checkVisibility() && !one.closest(".alleen_gezegd, .tabel"))
    .map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
  const beside = all.filter(([one, { left, right }]) => (right > width + 1 || left < -1)
    && !within(one));
  const cut = all.filter(([one]) => getComputedStyle(one).overflowX === "hidden"
    && one.scrollHeight > one.clientHeight + 1);
  const over = all.filter(([one, box], at) => all.slice(at + 1).some(([other, its]) =>
    !one.contains(other) && !other.contains(one)
      && Math.min(box.right, its.right) - Math.max(box.left, its.left) > 2
      && Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) > 2));
  const page = document.documentElement.scrollWidth > width ? ["wider than the window"] : [];
  return [...page, ...[...beside, ...cut, ...over].map(([one]) => one.textContent.slice(0, 60))];
}"""
MOVES = """() => document.getAnimations().filter((one) => {
  const { duration, iterations } = one.effect.getTiming();
  return duration > 300 || iterations === Infinity;
}).map((one) => one.effect.target?.className + "")"""


def press(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return len(keys)


def skip_to(page: Page, words: str) -> int:
    """By the links that stand first, to what this one leads to; the presses it takes."""
    link = page.get_by_role("link", name=words)
    presses = 0
    for _ in range(4):
        presses += press(page, "Tab")
        if link.count() and link.evaluate("it => it === document.activeElement"):
            return presses + press(page, "Enter")
    raise AssertionError(f"{words} is not among the first stops")


def from_the_top(page: Page) -> None:
    """The next Tab is the first of the page, as where it was just opened."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    page.evaluate("document.body.removeAttribute('tabindex'); scrollTo(0, 0)")


def open_at_400_percent_then_with_spacing_and_colours_of_the_reader(
    page: Page, address: str
) -> None:
    page.set_viewport_size(ZOOMED)
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    open_screen(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    assert page.evaluate(MOVES) == []
    # The fields keep an edge where the colours are the reader's.
    edges = page.locator(".veld").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map("
        "(one) => getComputedStyle(one).borderTopStyle)"
    )
    assert set(edges) <= {"solid"}
    page.emulate_media(reduced_motion="no-preference", forced_colors="none")

    page.set_viewport_size(SHARED)
    wait_until_drawn(page)
    assert page.evaluate(TOO_SMALL) == []
    spacing = page.add_style_tag(content=SPACING)
    wait_until_drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SHARED["width"]
    assert page.evaluate(CUT) == []
    spacing.evaluate("it => it.remove()")
    from_the_top(page)


@EVERY_SCREEN
def test_all_is_a_few_presses_away_and_can_be_seen_by_who_sees_little(
    page: Page, server: Server, screen
) -> None:
    address = f"{server.url}/{screen.url_path}?{PEILDATUM}"
    open_at_400_percent_then_with_spacing_and_colours_of_the_reader(page, address)
    if screen.url_path == "kalender":
        open_screen(page, address)
        expect(page.locator(".kaart")).to_be_visible()
        presses = skip_to(page, "Naar de kaart") + press(page, "ArrowDown")
        assert presses <= MOST_TO_MARK
        expect(page.locator(".kaart_gezegd [role=option]")).to_contain_text("Keuze 1")
        open_screen(page, f"{address}&vorm=tabel")
    assert skip_to(page, "Naar de inhoud") <= MOST_TO_HEADING
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    from_the_top(page)
    expect(field(page, "Peildatum")).to_be_visible()
    assert skip_to(page, "Naar de filters") <= MOST_TO_FILTER
    expect(field(page, "Peildatum")).to_be_focused()
    if page.locator("main .tabel:visible").count():
        from_the_top(page)
        assert skip_to(page, "Naar de tabel") <= MOST_TO_TABLE
        assert page.evaluate("document.activeElement.matches('.tabel th')")
    if page.locator(".st-key-meenemen").count():
        from_the_top(page)
        assert skip_to(page, "Naar Meenemen") <= MOST_TO_FILES
        expect(page.locator(".st-key-meenemen summary")).to_be_focused()
    if screen.url_path == "kalender":
        open_screen(page, address)
    for size in (SHARED, {"width": 320, "height": 640}):
        page.set_viewport_size(size)
        wait_until_drawn(page)
        from_the_top(page)
        unseen = []
        for _ in range(STOPS):
            press(page, "Tab")
            at = page.evaluate(FOCUS)
            if at["isBody"]:
                break
            if not at["isSeen"]:
                unseen.append(at["name"])
        assert unseen == [], f"{size['width']}: {', '.join(unseen)}"


def test_in_what_opens_the_focus_is_seen_stays_and_goes_back(page: Page, server: Server) -> None:
    def stays(opener, inside: str) -> None:
        opener.focus()
        press(page, "Enter")
        assert_opened_well(page, inside)
        press(page, "Escape")
        expect(opener).to_be_focused()

    open_screen(page, f"{server.url}/overleg?deel=was-wordt&{PEILDATUM}")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 720})
        wait_until_drawn(page)
        if width == 320:
            field(page, "Filters").press("Enter")
        for name in ("Peildatum", "Thema", "Keuze", "Overheid", "Meer filters"):
            stays(field(page, name), ".velden_vak")
        stays(page.get_by_role("button", name="Was-wordt meenemen"), POP_UP)


def test_another_screen_begins_at_its_heading(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/?{PEILDATUM}")
    page.evaluate(HEAR)
    page.get_by_role("link", name="Bron", exact=True).press("Enter")
    heading = page.get_by_role("heading", level=1, name="Bron", exact=True)
    expect(heading).to_be_focused()
    assert page.evaluate("window.heard") == []
    field(page, "Presenteren").press("Enter")
    page.wait_for_function("() => window.heard.some((one) => /^Dia [0-9]+ van [0-9]+: /.test(one))")
    expect(page.locator(".st-key-dia h1")).to_be_focused()
    press(page, "Escape")
    expect(heading).to_be_focused()
    page.wait_for_function("() => window.heard.at(-1) === 'De presentatie is gestopt.'")


def test_after_a_download_the_focus_is_where_it_was(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/overheden?thema=laagveen&{PEILDATUM}")
    page.locator("summary").filter(has_text="Meenemen").press("Enter")
    button = page.get_by_role("button", name="PDF")
    name = button.inner_text()
    page.evaluate(HEAR)
    with page.expect_download(timeout=60_000):
        button.press("Enter")
    expect(button).to_be_enabled()
    expect(button).to_be_focused()
    page.wait_for_function("() => window.heard.at(-1)?.endsWith('klaar.')")
    *before, ready = page.evaluate("window.heard")
    assert ready == f"{name}: het bestand is klaar."
    # Only where it took a while.
    assert before in ([], [f"{name}: het bestand wordt gemaakt."])


@pytest.mark.parametrize("path", ["kalender?vorm=detail&thema=bodem&", "plan-ab?"])
def test_words_of_a_chart_keep_to_their_room_with_other_spacing(
    page: Page, server: Server, path: str
) -> None:
    page.set_viewport_size(ZOOMED)
    open_screen(page, f"{server.url}/{path}{PEILDATUM}")
    words = page.locator(".grafiek .main-svg :is(text, tspan.line)[textLength]")
    words.first.wait_for(state="attached")
    room = words.evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    name = page.locator("main p").first
    before = name.evaluate("one => getComputedStyle(one).letterSpacing")
    page.add_style_tag(content=SPACING)
    assert name.evaluate("one => getComputedStyle(one).letterSpacing") != before
    taken = words.evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    assert taken == pytest.approx(room, abs=1)
    ends = page.locator(".grafiek_legenda > span").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert ends and max(ends) <= ZOOMED["width"]


# The slides of all screens, and those of the agenda, each stepped through on the page that came.
@pytest.mark.parametrize("path", ["?thema=laagveen&", "overleg?thema=laagveen&"])
def test_slides_can_be_read_whole_at_400_percent(page: Page, server: Server, path: str) -> None:
    page.set_viewport_size(ZOOMED)
    open_screen(page, f"{server.url}/{path}presentatie=ja&{PEILDATUM}")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    # The bar goes along with the page, for it would take most of the window.
    bar = page.locator(".st-key-presentatie")
    assert bar.evaluate("bar => getComputedStyle(bar).position") != "fixed"
    place = bar.locator(".st-key-plaats p").first
    faults, is_last = [], False
    while not is_last:
        wait_until_drawn(page)
        told = place.inner_text()
        faults += [f"{told}: {fault}" for fault in page.evaluate(UNREADABLE, ZOOMED["width"])]
        _, number, _, slides = told.split(":")[0].split()
        is_last = number == slides
        if not is_last:
            bar.get_by_role("button", name="Volgende").click()
            expect(place).not_to_have_text(told)
    assert faults == []


# Bars that lie, rows, points and bars that stand; the kaart has its own (test_kaart.py).
@pytest.mark.parametrize(
    "path, chart, marks",
    [
        ("kalender?vorm=detail&thema=bodem&", "", [-1]),
        ("plan-ab?", "", [0, -1]),
        ("sporen?", "", [-1]),
        ("?", "[aria-label*='per kwartaal']", [0]),
    ],
)
def test_what_is_told_on_hover_stays_goes_with_escape_and_covers_no_mark(
    page: Page, server: Server, path: str, chart: str, marks: list[int]
) -> None:
    open_screen(page, f"{server.url}/{path}{PEILDATUM}")
    told = page.locator(".grafiek_tip:visible")
    for which in marks:
        bar = page.locator(f".grafiek{chart} .bars .point path:visible").nth(which)
        bar.wait_for()
        bar.scroll_into_view_if_needed()
        box = bar.bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(*middle)
        expect(told).to_have_text(re.compile("[a-z]"))
        its = told.bounding_box()
        across = its["x"] - middle[0], middle[0] - its["x"] - its["width"]
        down = its["y"] - middle[1], middle[1] - its["y"] - its["height"]
        assert max(*across, *down) >= min(box["width"], box["height"]) / 2 - EDGE
        # Onto it, from the bar, and there for longer than it would wait for the pointer.
        page.mouse.move(its["x"] + its["width"] / 2, its["y"] + its["height"] / 2, steps=4)
        page.wait_for_timeout(600)
        expect(told).to_have_count(1)
        press(page, "Escape")
        expect(told).to_have_count(0)
        page.mouse.move(0, 0)
        page.mouse.move(*middle)
        expect(told).to_have_count(1)
        page.mouse.move(0, 0)
        expect(told).to_have_count(0)
