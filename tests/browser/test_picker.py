"""The picker in a real browser: typing finds what is typed, and the keyboard is enough."""

import pytest
from playwright.sync_api import Page, expect

from shell.calendar_table import calendar_table
from tests.browser.page_checks import assert_well, field, open_screen, pick, wait_until_drawn
from tests.browser.server import OnLog, Server

TABLE = calendar_table()
ROWS = "Regels, in de volgorde van de agenda"
# What the open picker offers first for each of these texts, as if each were typed in it.
FIRST_OF_EACH = """(texts) => {
  const box = document.querySelector(".velden_vak:popover-open");
  const search = box.querySelector("input[type=text]");
  return texts.map((text) => {
    search.value = text;
    search.dispatchEvent(new Event("input", { bubbles: true }));
    return [...box.querySelectorAll("[type=checkbox]")].slice(0, 3).map((one) => one.value);
  });
}"""


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory, on_log: OnLog) -> Server:
    return on_log(tmp_path_factory.mktemp("kiezer") / "voortgang.sqlite")


@pytest.fixture
def voortgang(page: Page, writable: Server) -> Page:
    """Voortgang of all rows, as who may record sees it."""
    writable.let_write(page)
    open_screen(page, f"{writable.url}/voortgang")
    return page


def first_of_each(page: Page, label: str, texts: list[str]) -> list[list[str]]:
    field(page, label).click()
    found = page.evaluate(FIRST_OF_EACH, texts)
    page.keyboard.press("Escape")
    return found


def test_what_is_typed_finds_its_rows_first(voortgang: Page) -> None:
    sleutels = [*TABLE["sleutel"]]
    spellings = [*sleutels, *(f" {sleutel.lower()} " for sleutel in sleutels)]
    found = first_of_each(voortgang, ROWS, spellings)
    assert len(set(sleutels)) == 194
    assert [values[0] for values in found] == [*sleutels, *sleutels]

    # Before those of longer codes.
    codes = [*TABLE["maatregel"].unique()]
    found = first_of_each(voortgang, ROWS, codes)
    assert len(codes) == 63
    for code, values in zip(codes, found, strict=True):
        assert values[0].split("/")[0].split("@")[0] == code

    # Without regard to accents and case.
    plain, accents = first_of_each(voortgang, ROWS, ["nutrient agrar", "NUTRIËNTEN"])
    assert plain == accents != []
    assert all(value.startswith("1.1.16/") for value in plain)

    # Two maatregelen with one code are told apart by their keuze.
    of_keuze = TABLE[TABLE["maatregel"] == "2.0.1"].groupby("keuze")["sleutel"].agg(set)
    assert len(of_keuze) == 2
    texts = [f"2.0.1 keuze {keuze}" for keuze in of_keuze.index]
    for values, sleutels in zip(first_of_each(voortgang, ROWS, texts), of_keuze, strict=True):
        assert values and set(values) <= sleutels


def test_every_code_and_keuze_finds_itself_first_in_the_filter_bar(
    page: Page, server: Server
) -> None:
    open_screen(page, f"{server.url}/kalender")
    codes = [*TABLE["maatregel"].unique()]
    assert [values[0] for values in first_of_each(page, "Maatregel", codes)] == codes
    keuzes = [str(keuze) for keuze in TABLE["keuze"].unique()]
    written = [f"{before}{keuze}" for before in ("", "SK", "sk ") for keuze in keuzes]
    assert [values[0] for values in first_of_each(page, "Keuze", written)] == keuzes * 3


def test_a_filter_is_chosen_taken_back_and_cleared_in_the_address(
    page: Page, server: Server
) -> None:
    open_screen(page, f"{server.url}/kalender?peildatum=2026-11-24")
    opener = field(page, "Maatregel")
    expect(opener).to_have_accessible_name("Maatregel: alle")
    pick(page, "Maatregel", "1.1.1")
    # Two choices while the server draws are one step back.
    page.wait_for_url("**maatregel=1.1.1")
    pick(page, "Maatregel", "SK14")
    page.wait_for_url("**maatregel=1.1.1&maatregel=SK14")
    expect(opener).to_have_accessible_name("Maatregel: 1.1.1, SK14")
    wait_until_drawn(page)
    page.go_back()
    page.wait_for_url("**maatregel=1.1.1")
    expect(opener).to_have_accessible_name("Maatregel: 1.1.1")
    page.go_forward()
    expect(opener).to_have_accessible_name("Maatregel: 1.1.1, SK14")
    wait_until_drawn(page)
    opener.click()
    assert_well(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Wis alle filters").click()
    expect(opener).to_have_accessible_name("Maatregel: alle")
    page.wait_for_url("**/kalender")


def test_the_keyboard_is_enough(voortgang: Page) -> None:
    page = voortgang
    page.get_by_label("Uw naam").fill("Jan Jansen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Organisatie")).to_be_focused()
    wait_until_drawn(page)
    page.keyboard.press("Tab")
    opener = field(page, ROWS)
    expect(opener).to_have_accessible_name(f"{ROWS}: kies een of meer regels")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name=f"{ROWS}: kiezen")
    search = box.get_by_role("textbox")
    expect(search).to_be_focused()
    page.keyboard.type("1.1.4/1/1/1")
    page.keyboard.press("Enter")
    expect(box.locator(".velden_gezegd")).to_contain_text("Gekozen: regel 1.1.4/1/1/1")
    expect(page.get_by_text("Wat er nu staat:")).to_be_visible()
    expect(search).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert box.evaluate("box => box.contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    assert box.evaluate("box => box.contains(document.activeElement)")
    assert_well(page, 1280, 390)
    page.keyboard.press("Escape")
    expect(box).not_to_be_visible()
    expect(opener).to_be_focused()
    expect(opener).to_have_accessible_name(f"{ROWS}: 1.1.4/1/1/1")
    page.keyboard.press("Enter")
    page.keyboard.type("zzz")
    expect(box.locator(".velden_gezegd")).to_have_text("Niets past bij ‘zzz’.")
    box.get_by_role("button", name=f"{ROWS}: wissen").press("Enter")
    expect(search).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_have_accessible_name(f"{ROWS}: kies een of meer regels")
    expect(page.get_by_text("Wat er nu staat:")).to_have_count(0)
