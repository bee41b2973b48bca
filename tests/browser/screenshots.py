"""`make screenshots`: each screen as a picture, at the sizes at which it must read well.

All go to var/screenshots, which git ignores; those that the README shows also to docs/screenshots.
"""

import re
import shutil

from playwright.sync_api import Page, sync_playwright

from pages import SCREENS
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.page_checks import open_screen
from tests.browser.server import ROOT, running_demo, running_server

SIZES = ((1280, 720), (1920, 1080), (390, 844))
TAKEN = ROOT / "var/screenshots"
SHOWN = ROOT / "docs/screenshots"
# Charts are drawn in steps after the screen says that it is done.
MILLISECONDS_TO_SETTLE = 1500
PEILDATUM = "2026-11-24"


def main() -> None:
    TAKEN.mkdir(parents=True, exist_ok=True)
    with running_server(TAKEN / "server.log") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for width, height in SIZES:
            page = browser.new_page(viewport={"width": width, "height": height})
            for screen in SCREENS:
                address = f"{server.url}/{screen.url_path}?peildatum={PEILDATUM}"
                take(page, address, screen.url_path or "overzicht")
            page.close()
        with running_demo(TAKEN / "oefening.log") as demo:
            width, height = SIZES[0]
            page = browser.new_page(viewport={"width": width, "height": height})
            take(page, demo.url, "oefening")
        browser.close()
    show_in_readme()


def take(page: Page, url: str, name: str) -> None:
    open_screen(page, url)
    page.wait_for_timeout(MILLISECONDS_TO_SETTLE)
    file = TAKEN / f"{name}.{page.viewport_size['width']}.png"
    page.screenshot(path=file)
    print(file.relative_to(ROOT))


def show_in_readme() -> None:
    """Put the pictures that the README names beside it, and no others."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shutil.rmtree(SHOWN, ignore_errors=True)
    SHOWN.mkdir(parents=True)
    for name in re.findall(r"docs/screenshots/([a-z-]+)\.png", readme):
        shutil.copy(TAKEN / f"{name}.{SIZES[0][0]}.png", SHOWN / f"{name}.png")


if __name__ == "__main__":
    main()
