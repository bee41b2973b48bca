"""Recording in a real browser, by keyboard alone, and taking it back."""

from playwright.sync_api import Page, expect

from tests.browser.page_checks import axe_violations, english_on, open_screen, wait_until_drawn
from tests.browser.server import Server, running_server


def test_recorded_by_keyboard_it_stands_on_the_screen_and_is_taken_back(
    page: Page, log_file
) -> None:
    with running_server(log_file) as server:
        open_screen(page, f"{server.url}/voortgang?maatregel=1.1.16&peildatum=2026-11-24")
        page.get_by_label("Uw naam").fill("Jan Jansen")
        page.keyboard.press("Tab")
        wait_until_drawn(page)
        rows = page.get_by_role("combobox", name="Regels, in de volgorde van de agenda")
        rows.press_sequentially("1.1.16/1/1/1")
        expect(page.get_by_role("option", name="1.1.16/1/1/1")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Wat er nu staat:")).to_be_visible()
        page.keyboard.press("Escape")
        wait_until_drawn(page)
        status = page.get_by_role("combobox", name="Status")
        status.press_sequentially("Vertraagd")
        expect(page.get_by_role("option", name="Vertraagd")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Oorzaak (verplicht)")).to_be_visible()
        wait_until_drawn(page)
        assert axe_violations(page) == []
        assert english_on(page) == []
        for label in ("Oorzaak", "Gevolg", "Bijsturing"):
            page.get_by_label(f"{label} (verplicht)").fill(f"{label} in <b>woorden</b>")
            page.keyboard.press("Tab")
        page.get_by_role("button", name="Vastleggen op 1 regel").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Vastgelegd als bericht 1.")).to_be_visible()
        expect(page.get_by_role("cell", name="Vertraagd", exact=True)).to_have_count(1)
        page.get_by_role("button", name="Ongedaan maken").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Ongedaan gemaakt met bericht 2.")).to_be_visible()
        expect(page.get_by_role("cell", name="Vertraagd", exact=True)).to_have_count(0)


def test_it_fits_a_telephone_and_is_accessible(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_screen(page, f"{server.url}/voortgang")
    page.get_by_text("Wat de statussen betekenen").click()
    expect(page.get_by_role("table", name="De statussen")).to_be_visible()
    wait_until_drawn(page)
    assert axe_violations(page) == []
    assert english_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
