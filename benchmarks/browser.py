"""A Chromium that says how long it takes from the press of the mouse to the painted frame."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.apps import STEPS, App
from tests.browser.chromium import ARGUMENTS, find_chromium

MEASURE = (Path(__file__).parent / "painted.js").read_text()
# On which our kaart has a row for each vermelding, as the references have.
SCREEN = {"width": 1920, "height": 1080}
MILLISECONDS = 120_000
PAINTED_IN_TIME = "most => Promise.race([bench.painted(), new Promise(r => setTimeout(r, most))])"
AT_REST = 0.8
RUNNING = "() => document.querySelector(\"[data-test-script-state='running']\") !== null"
# Between two clicks: a server may still be tidying up after the last one.
PAUSE = 0.3


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a screen; the same one for all apps of a measurement."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser) -> Page:
    """A tab with nothing in its cache, and with the measuring script in every page it opens."""
    page = browser.new_context(viewport=SCREEN, locale="nl-NL").new_page()
    page.set_default_timeout(MILLISECONDS)
    page.add_init_script(MEASURE)
    return page


def pressed_to_painted(page: Page, target: Locator, expected: dict[str, object]) -> dict:
    """Press `target`; milliseconds until each of the `expected` is painted, by its kind.

    Raises TimeoutError where one of them does not come.
    """
    page.bring_to_front()
    time.sleep(PAUSE)
    page.evaluate("expected => bench.arm(expected)", expected)
    target.click()
    found = page.evaluate(PAINTED_IN_TIME, MILLISECONDS)
    if found is None:
        raise TimeoutError(f"{page.url}: {expected} was not painted, {bars(page)} bars were")
    return found


def bars(page: Page) -> int:
    """The bars in the chart, as plotly has drawn them."""
    return page.evaluate("bench.bars()")


def counts(page: Page) -> str:
    """What our screen says of how many rows are in view."""
    return page.evaluate("document.body.textContent.match(/[0-9]+ van [0-9]+ regels in beeld/)[0]")


def wait_for_bars(page: Page, number: int) -> None:
    """Wait until the chart has so many bars and the script behind it, if any, has run."""
    page.wait_for_function("number => bench.bars() === number", arg=number)
    page.wait_for_function(f"() => !({RUNNING})()", polling="raf")


class Clicker:
    """An app in a tab, its chart drawn, that has learned what each step of the filter shows."""

    def __init__(self, app: App, page: Page, url: str) -> None:
        self.app, self.page = app, page
        page.goto(url + app.path)
        self.whole = self._at_rest(before=0)
        self._expected: dict[str, dict[str, object]] = {}

    def step(self, plan: str) -> dict:
        """Press one more plan; milliseconds until what it shows is painted, by kind."""
        target = self._option(plan)
        return pressed_to_painted(self.page, target, self._expected[plan])

    def learn(self) -> dict[str, int]:
        """Go through the steps once; gives the number of bars that each shows."""
        learned = {}
        for plan in STEPS:
            before = bars(self.page)
            self._option(plan).click()
            learned[plan] = self._at_rest(before)
            self._expected[plan] = {"bars": learned[plan]}
            if self.app.says_counts:
                self._expected[plan]["settled"] = counts(self.page)
        self.clear()
        return learned

    def clear(self) -> None:
        """Take all steps back."""
        self.page.bring_to_front()
        self.app.clear(self.page)
        wait_for_bars(self.page, self.whole)

    def _option(self, plan: str) -> Locator:
        return self.app.option(self.page, self.app.option_name(plan))

    def _at_rest(self, before: int) -> int:
        """The bars once they differ from `before` and stay the same for a while."""
        deadline = time.monotonic() + MILLISECONDS / 1000
        last, since = before, time.monotonic()
        while time.monotonic() < deadline:
            now = bars(self.page)
            if now != last:
                last, since = now, time.monotonic()
            if last in (0, before) or self.page.evaluate(RUNNING):
                since = time.monotonic()
            elif time.monotonic() - since > AT_REST:
                return last
            time.sleep(0.05)
        raise TimeoutError(f"{self.page.url}: still {before} bars")
