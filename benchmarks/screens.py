"""Each screen against a blank Streamlit page: first paint, filter click, and bytes for a click.

A click is over when the counts say what the filter gives and the script of the screen has run. The
bytes are those of the WebSocket frames as they are before compression.
"""

import statistics
import time

from playwright.sync_api import Browser, Locator, Page, WebSocket

from benchmarks.apps import OURS, STEPS
from benchmarks.bench import Bench
from benchmarks.browser import chromium, new_page, pressed_to_painted
from benchmarks.processes import running, streamlit_reference
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from pages import SCREENS

NAME = "screens"
BLANK = "blank Streamlit page"
READY = "[data-testid='stApp'][data-test-script-state='notRunning']"
TWO_FRAMES = "new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
OTHER_COUNTS = r"""before => {
  const found = document.body.textContent.match(/[0-9]+ van [0-9]+ regels in beeld/);
  return found && found[0] !== before ? found[0] : null;
}"""


class Traffic:
    """The bytes that the server of a page has sent over its WebSocket since `begin`."""

    def __init__(self, page: Page) -> None:
        self.received = 0
        page.on("websocket", self._listen)

    def begin(self) -> None:
        self.received = 0

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._add)

    def _add(self, payload: str | bytes) -> None:
        self.received += len(payload)


class Opened:
    """A screen in a tab, which has learned what its counts say after each step of the filter."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page = new_page(browser)
        self.traffic = Traffic(self.page)
        self.first = _first_paint(self.page, address, self.page.get_by_role("heading", level=1))
        self._says = {plan: self._learn(plan) for plan in STEPS}
        OURS.clear(self.page)
        self._rest()

    def step(self, plan: str) -> tuple[float, int]:
        """Milliseconds from press to painted, and the bytes that it took."""
        target = self._option(plan)
        self._rest()
        self.traffic.begin()
        found = pressed_to_painted(self.page, target, {"settled": self._says[plan]})
        return found["settled"], self.traffic.received

    def clear(self) -> None:
        """Take all steps back."""
        self.page.bring_to_front()
        OURS.clear(self.page)
        self._rest()

    def _learn(self, plan: str) -> str:
        before = self._counts_other_than("")
        self._option(plan).click()
        return self._counts_other_than(before)

    def _counts_other_than(self, before: str) -> str:
        self._rest()
        return self.page.wait_for_function(OTHER_COUNTS, arg=before).json_value()

    def _option(self, plan: str) -> Locator:
        self.page.bring_to_front()
        return OURS.option(self.page, OURS.option_name(plan))

    def _rest(self) -> None:
        self.page.locator(READY).wait_for(state="attached")


def run(bench: Bench) -> list[Row]:
    """Every screen of the menu, each click in turn with one on the blank page."""
    rows = []
    blank = streamlit_reference("blank_page.py", bench.table)
    with (
        running(OURS.start(bench.table), bench.folder) as ours,
        running(blank, bench.folder) as floor,
        chromium() as browser,
    ):
        for server in (ours, floor):
            server.wait_until_it_listens()
        _warm(browser, ours.url, floor.url)
        for screen in (screen for screen in SCREENS if screen.in_menu):
            rows += _screen(
                bench, browser, screen.title, f"{ours.url}/{screen.url_path}", floor.url
            )
    return rows


def _screen(bench: Bench, browser: Browser, title: str, address: str, blank: str) -> list[Row]:
    firsts, blank_firsts = [], []
    for _ in range(bench.repeats(5, 1)):
        for url, role, times in (
            (blank, "button", blank_firsts),
            (address, "heading", firsts),
        ):
            page = new_page(browser)
            times.append(_first_paint(page, url, page.get_by_role(role).first))
            page.context.close()
    clicks, blank_clicks, sizes = [], [], []
    opened, floor = Opened(browser, address), new_page(browser)
    floor.goto(blank)
    button = floor.get_by_role("button", name="Again")
    for turn in range(bench.repeats(5, 1)):
        for number, plan in enumerate(STEPS, start=turn * len(STEPS) + 1):
            pressed = {"text": f"Pressed {number} times"}
            blank_clicks.append(pressed_to_painted(floor, button, pressed)["text"])
            milliseconds, size = opened.step(plan)
            clicks.append(milliseconds)
            sizes.append(size)
        opened.clear()
    opened.page.context.close()
    floor.context.close()
    return [
        _row(f"{title}: first paint, empty cache", firsts, blank_firsts),
        _row(f"{title}: filter click", clicks, blank_clicks),
        Row(
            NAME,
            f"{title}: sent to the browser for a click",
            statistics.median(sizes) / 1024,
            "KiB",
            details={"bytes": sizes},
        ),
    ]


def _row(work: str, ours: list[float], blank: list[float]) -> Row:
    return Row(
        NAME,
        work,
        statistics.median(ours),
        "ms",
        BLANK,
        statistics.median(blank),
        ratio_of_pairs(ours, blank),
        details={"ours": ours, "reference": blank},
    )


def _warm(browser: Browser, *addresses: str) -> None:
    """The first visit of a process loads what every later one has."""
    for address in addresses:
        page = new_page(browser)
        _first_paint(page, address, page.locator("button").first)
        page.context.close()


def _first_paint(page: Page, address: str, sign: Locator) -> float:
    """Milliseconds until `sign` is there, the script has run and the frame is painted."""
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    sign.wait_for()
    page.locator(READY).wait_for(state="attached")
    page.evaluate(TWO_FRAMES)
    return (time.perf_counter() - start) * 1000
