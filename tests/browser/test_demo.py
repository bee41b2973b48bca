"""`make demo` in a real browser: marked on each screen and slide, at each size, and one records."""

import os
import signal

from playwright.sync_api import Page, expect

from pages import SCREENS
from tests.browser.page_checks import assert_well, open_screen, pick, wait_until_drawn
from tests.browser.server import running_demo
from voortgang.database import PRACTICE

# Whether the strip is out of view or what is presented stands over it.
COVERED = """mark => {
  const strip = [...document.querySelectorAll(".st-key-oefening p")].find(
    (one) => one.textContent === mark).getBoundingClientRect();
  const bar = document.querySelector(".st-key-presentatie")?.getBoundingClientRect();
  return strip.top < 0 || strip.bottom > innerHeight || (bar?.bottom ?? 0) > strip.top + 1;
}"""


def test_screen_and_slide_are_marked_and_recording_is_open(page: Page, log_file) -> None:
    with running_demo(log_file) as server:
        # That each screen and slide says it is asked in tests/pages; here that it is in view.
        open_screen(page, f"{server.url}/kalender?oefening=nee")
        assert not page.evaluate(COVERED, PRACTICE)
        # Two lines each, so that the points fit beside the bars, whatever was decided on them.
        page.set_viewport_size({"width": 1280, "height": 720})
        open_screen(page, server.url)
        assert PRACTICE in page.title()
        assert not page.evaluate(COVERED, PRACTICE)
        points = page.locator(".gevraagd > ol > li > details > summary")
        heights = points.evaluate_all("every => every.map((one) => one.clientHeight)")
        assert len(heights) > 8 and max(heights) < 40
        open_screen(page, f"{server.url}/{SCREENS[-1].url_path}?oefening=nee")
        assert_well(page, 1280, 390)
        open_screen(page, f"{server.url}/kalender?presentatie=ja&toon=kalender")
        assert not page.evaluate(COVERED, PRACTICE)
        expect(page.locator(".legenda")).to_have_count(1)
        expect(page.locator(".grafiek_legenda > span")).to_have_count(0)
        # The chart with its legend stands under the words, however much is recorded.
        page.set_viewport_size({"width": 1920, "height": 1080})
        open_screen(page, f"{server.url}/plan-ab?presentatie=ja&toon=plan_ab")
        expect(page.locator(".grafiek .main-svg").first).to_be_visible()
        expect(page.locator(".st-key-presentatie")).not_to_contain_text("blad 1")
        page.set_viewport_size({"width": 1280, "height": 720})
        # No address with a token: whoever sits at this computer practises.
        open_screen(page, f"{server.url}/voortgang?maatregel=1.1.16")
        page.get_by_label("Uw naam").fill("Jan Jansen")
        page.keyboard.press("Tab")
        wait_until_drawn(page)
        pick(page, "Regels", "1.1.16/3/1/1")
        status = page.get_by_role("combobox", name="Status")
        status.press_sequentially("Afgerond")
        expect(page.get_by_role("option", name="Afgerond")).to_be_visible()
        page.keyboard.press("Enter")
        wait_until_drawn(page)
        page.get_by_role("button", name="Vastleggen op 1 regel").click()
        expect(page.get_by_test_id("stMain").get_by_text("Vastgelegd als melding")).to_be_visible()
        assert len(list(log_file.parent.glob("*oefening*/*.sqlite"))) == 1
        os.kill(server.process.pid, signal.SIGTERM)
        server.process.wait(30)
        assert list(log_file.parent.glob("*oefening*")) == []
