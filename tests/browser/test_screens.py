"""Plan A en B, Overheden, Roadmap, Sporen, Bron and Toegankelijkheid in a real browser.

That they are accessible and fit, also unfolded, is asked in test_shell, with all others.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_checks import open_screen, wait_until_drawn
from tests.browser.server import Server

PEILDATUM = "peildatum=2026-11-24"


@pytest.mark.parametrize(
    ("rol", "laag"), [("doorwerking", "gemeente"), ("borging", "niet genoemd")]
)
def test_number_in_the_matrix_leads_to_what_it_counts(
    page: Page, server: Server, rol: str, laag: str
) -> None:
    open_screen(page, f"{server.url}/overheden?{PEILDATUM}&thema=bodem&thema=laagveen")
    link = page.get_by_role("link", name=re.compile(f"^[0-9]+ [a-z]+: {laag}, {rol}$")).first
    number = int(link.inner_text())
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender")
    rows = page.locator("table tbody tr")
    expect(rows.first).to_be_visible()
    counted = [tuple(row.locator("th, td").all_inner_texts()[:2]) for row in rows.all()]
    # Doorwerking belongs to a stap, of which the table has a row for each line and moment.
    assert len(set(counted) if rol == "doorwerking" else counted) == number
    expect(page.locator(".st-key-in_beeld")).to_contain_text(
        re.compile(f"[ ,]{len(counted)} van [0-9]+ regels")
    )


def tightest(page: Page) -> int:
    """The margin of the first row of the picture, in quarters, as it is told."""
    picture = page.get_by_role("listbox", name=re.compile("^Beeld van"))
    told = picture.locator("xpath=following-sibling::p").text_content()
    number, side = re.search("Bovenaan: [^:]+: ([0-9]+) kwarta[a-z]+ (ervoor|erna)", told).groups()
    return int(number) * (-1 if side == "ervoor" else 1)


def test_what_if_changes_the_numbers_is_marked_and_stands_in_the_url(
    page: Page, server: Server
) -> None:
    open_screen(page, f"{server.url}/plan-ab?{PEILDATUM}")
    published = tightest(page)
    expect(page.get_by_text("Wat als, niet de publicatie.")).to_have_count(0)
    page.get_by_text("Wat als: andere duur of meer wijzigingsbesluiten").click()
    page.get_by_label("duur van een AMvB").select_option("wat als: 12 maanden")
    page.wait_for_url("**amvb_maanden=12**")
    expect(page.get_by_text("Wat als, niet de publicatie.")).to_be_visible()
    wait_until_drawn(page)
    assert tightest(page) == published + 4

    open_screen(page, page.url)
    expect(page.get_by_text("Wat als, niet de publicatie.")).to_be_visible()
    assert tightest(page) == published + 4


def test_a_row_of_the_picture_is_told_in_full_by_keyboard(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/plan-ab?{PEILDATUM}")
    wait_until_drawn(page)
    page.get_by_role("listbox", name=re.compile("^Beeld van")).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**keten=1.1.10-2")
    expect(page.locator(".st-key-gekozen_staaf")).to_contain_text("Bestuurlijke afspraken: Q2 2025")
    page.get_by_role("button", name="Sluiten").click()
    page.wait_for_url(lambda url: "keten" not in url)


def test_chain_is_chosen_by_mouse_and_by_link(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/plan-ab?{PEILDATUM}&thema=water")
    page.get_by_label("Keten van stap").select_option("1.1.6-1")
    page.wait_for_url("**keten=1.1.6-1")
    rows = page.get_by_role("table", name="De regels van maatregel 1.1.6, stap 1")
    expect(rows).to_be_visible()
    wait_until_drawn(page)
    open_screen(page, page.url.replace("thema=water", "thema=bodem"))
    expect(rows).to_be_visible()
    expect(page.get_by_text("valt buiten de filters")).to_be_visible()


def test_number_of_a_party_opens_to_its_rows(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/overheden?{PEILDATUM}")
    parties = page.get_by_role("table", name=re.compile("^Partijen uit een vaste lijst die stap"))
    number = parties.locator("summary").first
    number.focus()
    page.keyboard.press("Enter")
    rows = parties.locator("details").first.locator("li")
    expect(rows).to_have_count(int(number.inner_text()))
    expect(rows.first).to_be_visible()


def test_what_is_folded_up_opens_by_keyboard(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/bron")
    page.locator("summary").filter(has_text="Leesregels").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="Hoe de publicatie is gelezen")).to_be_visible()


def test_a_link_to_a_paragraph_brings_it_into_view_each_time(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/zoeken?zoek=subsidiariteit")
    for _ in range(2):
        page.get_by_role("link", name="Hoofdstuk 4, Borgingskalender").click()
        paragraph = page.locator("#h4-4")
        expect(paragraph).to_be_in_viewport()
        expect(paragraph).to_be_focused()
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Zoeken")
    asked = "status=besluit-over-plan-b-nodig"
    open_screen(page, f"{server.url}/kalender?{PEILDATUM}&{asked}")
    page.get_by_role("link", name="waarom: besluit over plan B nodig").press("Enter")
    heading = page.get_by_role("heading", name="Besluit over plan B")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_who_goes_back_before_anything_is_drawn_gets_what_they_went_back_to(
    page: Page, server: Server
) -> None:
    open_screen(page, f"{server.url}/overheden")
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    page.evaluate("history.pushState({}, '', 'roadmap')")
    page.reload(wait_until="commit")
    page.locator("[data-test-script-state='running']").wait_for(state="attached")
    page.evaluate("history.back()")
    expect(heading).to_have_text(before)
    assert page.url == f"{server.url}/overheden"


def test_wide_table_scrolls_by_keyboard(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_screen(page, f"{server.url}/roadmap")
    named = page.get_by_role("table", name=re.compile("^Per halfjaar"))
    table = page.get_by_role("group", name="te verschuiven met de pijltjes").filter(has=named)
    table.focus()
    page.keyboard.press("ArrowRight")
    handle = table.element_handle()
    page.wait_for_function("(table) => table.scrollLeft > 0", arg=handle)


def test_accessibility_statement_is_found_from_every_screen(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/kalender?thema=bodem")
    page.get_by_role("link", name="Toegankelijkheid", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toegankelijkheid")
    assert page.url == f"{server.url}/toegankelijkheid?thema=bodem"
    open_screen(page, f"{server.url}/bron")
    page.get_by_role("link", name="de toegankelijkheidsverklaring").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toegankelijkheid")
