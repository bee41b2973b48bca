"""`make screenshots`: each screen as a picture.

Those that the README shows go to docs/screenshots; those to look at while working on a screen
(wide and narrow) go to var/screenshots, which git ignores.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import SCREENS
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.page_checks import open_screen
from tests.browser.server import ROOT, running_server

SIZES = {
    "docs/screenshots": (1280, 720),
    "var/screenshots/1920": (1920, 1080),
    "var/screenshots/390": (390, 844),
}
# Charts are drawn in steps after the screen says that it is done.
MILLISECONDS_TO_SETTLE = 1500
PEILDATUM = "2026-11-24"


def main() -> None:
    logs = ROOT / "var"
    logs.mkdir(exist_ok=True)
    with running_server(logs / "screenshots.log") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for folder, (width, height) in SIZES.items():
            target = ROOT / folder
            target.mkdir(parents=True, exist_ok=True)
            page = browser.new_page(viewport={"width": width, "height": height})
            for screen in SCREENS:
                open_screen(page, f"{server.url}/{screen.url_path}?peildatum={PEILDATUM}")
                page.wait_for_timeout(MILLISECONDS_TO_SETTLE)
                file = target / f"{screen.url_path or 'overzicht'}.png"
                page.screenshot(path=file)
                print(Path(file).relative_to(ROOT))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
