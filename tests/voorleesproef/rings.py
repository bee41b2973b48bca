"""Whether the focus can be seen: each stop of Tab as a picture, with the focus and without it."""

import io
import time

from PIL import Image, ImageChops
from playwright.sync_api import Page, sync_playwright

from pages import SCREENS
from tests.browser.server import Server
from tests.voorleesproef.room import Room

SIZES = ((1280, 700), (320, 640))
# Of each screen: past the skip links and the menu into the filters; the suite asks more by style.
STOPS = 25
# A ring of 3 pixels around the smallest target has more pixels than this.
LEAST_PIXELS = 60
AROUND = 8
PLACE = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const tip = document.activeElement.textContent.trim().slice(0, 40);
  return [box.left, box.top, box.right, box.bottom, document.activeElement.tagName + " " + tip];
}"""
# Without what moves by itself.
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
AWAY = "() => { window.had = document.activeElement; window.had.blur(); }"
BACK = "() => window.had.focus({ preventScroll: true })"


def unseen(room: Room, server: Server) -> list[str]:
    """The stops of which the picture is the same with the focus and without it."""
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{room.port}")
        page = browser.contexts[0].pages[0]
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for screen in SCREENS:
                page.goto(f"{server.url}/{screen.url_path}")
                page.get_by_role("heading", level=1).wait_for()
                page.add_style_tag(content=STILL)
                time.sleep(1)
                where = f"{screen.title} op {width} pixels"
                found += [f"{where}: focus niet te zien op {stop}" for stop in _stops(page)]
    return found


def _stops(page: Page) -> list[str]:
    found = []
    for _ in range(STOPS):
        # Not as a key of the room: that is pressed before the browser has moved the focus.
        page.keyboard.press("Tab")
        left, top, right, bottom, name = page.evaluate(PLACE)
        if name.startswith("BODY"):
            break
        size = page.viewport_size
        box = (
            int(max(left - AROUND, 0)),
            int(max(top - AROUND, 0)),
            int(min(right + AROUND, size["width"])),
            int(min(bottom + AROUND, size["height"])),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            found.append(f"{name} (buiten beeld)")
            continue
        with_focus = _picture(page)
        page.evaluate(AWAY)
        without = _picture(page)
        page.evaluate(BACK)
        change = ImageChops.difference(with_focus.crop(box), without.crop(box)).convert("L")
        # As many as half of its edge: a ring that is cut off leaves a bracket or a line.
        half = box[2] - box[0] + box[3] - box[1] - 4 * AROUND
        changed = sum(change.point(lambda level: level > 40 and 255).histogram()[255:])
        if changed < max(LEAST_PIXELS, half):
            found.append(name)
    return found


def _picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")
