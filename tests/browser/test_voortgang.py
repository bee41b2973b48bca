"""Recording in a real browser, by keyboard alone, and taking it back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_checks import (
    assert_opened_well,
    assert_well,
    open_screen,
    pick,
    wait_until_drawn,
)
from tests.browser.server import OnLog, Server


@pytest.fixture
def own(tmp_path: Path, on_log: OnLog) -> Server:
    return on_log(tmp_path / "voortgang.sqlite")


def open_form(page: Page, server: Server) -> None:
    """To record on one row, by name."""
    server.let_write(page)
    open_screen(page, f"{server.url}/voortgang?maatregel=1.1.16")
    page.get_by_label("Uw naam").fill("Jan Jansen")
    page.keyboard.press("Tab")
    wait_until_drawn(page)
    pick(page, "Regels", "1.1.16/1/1/1")


def test_recorded_by_keyboard_it_stands_on_the_screen_and_is_taken_back(
    page: Page, own: Server
) -> None:
    open_form(page, own)
    expect(page.get_by_text("Wat er nu staat:")).to_be_visible()
    status = page.get_by_role("combobox", name="Status")
    status.press_sequentially("Vertraagd")
    expect(page.get_by_role("option", name="Vertraagd")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Oorzaak (verplicht)")).to_be_visible()
    assert_well(page)
    for label in ("Oorzaak", "Gevolg", "Bijsturing"):
        page.get_by_label(f"{label} (verplicht)").fill(f"{label} in <b>woorden</b>")
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Vastleggen op 1 regel").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".melding", has_text="Vastgelegd als melding 1.")).to_be_visible()
    expect(page.get_by_role("cell", name="Vertraagd", exact=True)).to_have_count(1)
    page.get_by_role("button", name="Ongedaan maken").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".melding", has_text="Ongedaan gemaakt met melding 2.")).to_be_visible()
    expect(page.get_by_role("cell", name="Vertraagd", exact=True)).to_have_count(0)


HAS_FOCUS = "selector => document.activeElement.closest(selector) !== null"


def choose_status(page: Page, label: str) -> None:
    """Type the beginning of a status in the field that has the focus, and choose it."""
    page.keyboard.type(label[:4])
    expect(page.get_by_role("option", name=label)).to_be_visible()
    page.keyboard.press("Enter")


def test_rows_are_settled_one_after_the_other_without_touching_a_mouse(
    page: Page, own: Server
) -> None:
    own.let_write(page)
    open_screen(page, f"{own.url}/voortgang?maatregel=1.1.16")
    page.get_by_label("Uw naam").focus()
    page.keyboard.type("Jan Jansen")
    page.keyboard.press("Tab")
    wait_until_drawn(page)
    # Past the organisation, and what a known name adds.
    for _ in range(4):
        if page.evaluate("document.activeElement.innerText ?? ''").startswith("Regels"):
            break
        page.keyboard.press("Tab")
    # The first of the agenda is the first option.
    for key in ("Enter", "ArrowDown", "Space", "Escape"):
        page.keyboard.press(key)
    stands = page.get_by_text("Wat er nu staat:")
    expect(stands).to_be_visible()
    wait_until_drawn(page)
    # The first is the cross that clears the choice.
    for _ in range(2):
        page.keyboard.press("Tab")
    for number, label in enumerate(("Afgerond", "Niet gestart"), 1):
        expect(stands).to_be_visible()
        page.wait_for_function(HAS_FOCUS, arg=".st-key-vastleggen_status")
        choose_status(page, label)
        expect(page.get_by_role("button", name="Vastleggen op 1 regel")).to_be_visible()
        wait_until_drawn(page)
        # What a status asks for differs: past its fields to the button.
        for _ in range(9):
            if page.evaluate("document.activeElement.innerText ?? ''").startswith(
                "Vastleggen op 1 regel"
            ):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(
            page.locator(".melding", has_text=f"Vastgelegd als melding {number}.")
        ).to_be_visible()
        page.wait_for_function(HAS_FOCUS, arg=".st-key-vastleggen_volgende")
        page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="Afgerond", exact=True)).to_have_count(1)
    expect(page.get_by_role("cell", name="Niet gestart", exact=True)).to_have_count(1)


MARK_AS_OLD = """() => {
  document.querySelector("[data-poging] .melding")?.setAttribute("data-old", "");
}"""


def test_a_refusal_takes_the_focus_to_the_field_and_is_said_anew(page: Page, own: Server) -> None:
    own.let_write(page)
    open_screen(page, f"{own.url}/voortgang")
    pick(page, "Regels", "1.1.16/1/1/1")
    page.get_by_role("combobox", name="Status").focus()
    choose_status(page, "Vertraagd")
    button = page.get_by_role("button", name="Vastleggen op 1 regel")
    for _ in range(2):
        button.press("Enter")
        name = page.get_by_label("Uw naam")
        expect(name).to_be_focused()
        expect(name).to_have_attribute("aria-invalid", "true")
        expect(name).to_have_accessible_description(
            "Vul eerst uw naam in; die komt bij elke melding te staan."
        )
        expect(name).to_be_in_viewport(ratio=1)
        expect(page.locator(".veldfout").first).to_be_in_viewport(ratio=1)
    assert_well(page)
    page.keyboard.type("Jan Jansen")
    page.keyboard.press("Tab")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Oorzaak (verplicht)").fill("ziekte")
    page.get_by_label("Bijsturing (verplicht)").fill("meer mensen")
    told = page.locator("[data-poging] .melding")
    for _ in range(2):
        page.evaluate(MARK_AS_OLD)
        button.press("Enter")
        expect(page.get_by_label("Gevolg (verplicht)")).to_be_focused()
        expect(told).to_have_text("Er is niets vastgelegd op 1.1.16/1/1/1. Kijk bij: Gevolg.")
        expect(page.locator("[data-old]")).to_have_count(0)
    page.keyboard.type("later")
    page.keyboard.press("Tab")
    expect(told).to_have_count(0)
    button.press("Enter")
    expect(page.locator(".melding", has_text="Vastgelegd als melding 1.")).to_be_in_viewport(
        ratio=1
    )


KEPT = "() => JSON.stringify({...sessionStorage})"
# What the component of the draft is told by a server that never heard of it.
ANOTHER_SERVER = """() => new Promise((done) => {
  const kept = sessionStorage.getItem("concept_vastleggen");
  const { of } = JSON.parse(kept);
  const told = { place: "vastleggen", session: "another", of, held: {}, fields: {} };
  const heard = [];
  const hear = (_, draft) => {
    heard.push(draft);
    requestAnimationFrame(() => done(heard));
  };
  const call = (told) => window.concept({
    data: new TextEncoder().encode(JSON.stringify(told)),
    parentElement: document.createElement("div"),
    setTriggerValue: hear,
  });
  call({ ...told, of: "somebody else" });
  sessionStorage.setItem("concept_vastleggen", kept);
  call({ ...told, session: "a third" });
})"""


def test_what_was_typed_comes_back_after_a_reload_and_goes_once_it_is_recorded(
    page: Page, own: Server
) -> None:
    open_form(page, own)
    page.get_by_role("combobox", name="Status").focus()
    choose_status(page, "Loopt")
    # Not left: the server has not heard of it.
    note = page.get_by_label("Toelichting")
    note.fill("nog niet af")
    assert page.evaluate(ANOTHER_SERVER) == [
        {"status": "loopt", "sleutels": "1.1.16/1/1/1", "toelichting": "nog niet af"}
    ]
    page.reload()
    expect(page.locator(".melding", has_text="Teruggezet: wat u hier had ingevuld")).to_be_visible()
    expect(note).to_have_value("nog niet af")
    expect(page.get_by_label("Uw naam")).to_have_value("Jan Jansen")
    assert "nog" not in page.url
    page.get_by_role("button", name="Vastleggen op 1 regel").click()
    expect(page.locator(".melding", has_text="Vastgelegd als melding 1.")).to_be_visible()
    wait_until_drawn(page)
    assert "nog niet af" not in page.evaluate(KEPT)
    # Who records is asked once in a tab, for every form, until somebody says to be another.
    open_screen(page, f"{own.url}/voortgang?vastleggen=1.1.16-4-1-1")
    name = page.get_by_role("dialog").get_by_label("Uw naam")
    expect(name).to_have_value("Jan Jansen")
    page.get_by_role("combobox", name="Status").focus()
    choose_status(page, "Afgerond")
    page.get_by_label("Toelichting").fill("van Jan")
    page.get_by_role("dialog").get_by_role("button", name="Dit ben ik niet").click()
    expect(name).to_have_value("")
    wait_until_drawn(page)
    expect(page.get_by_label("Toelichting")).to_have_count(0)
    assert "Jan" not in page.evaluate(KEPT)
    assert "nog niet af" not in own.log_text()


# What the server says comes late, and what keeps what was typed in the form later than who records.
SLOW_LINE = """
  const late = (hear, told) => setTimeout(hear, 600, told);
  window.WebSocket = class extends WebSocket {
    addEventListener(kind, hear) {
      super.addEventListener(kind, kind === "message" ? (told) => late(hear, told) : hear);
    }
    set onmessage(hear) {
      super.onmessage = (told) => late(hear, told);
    }
  };
  let keep;
  Object.defineProperty(window, "concept", {
    set: (given) => { keep = given; },
    get: () => (told) => {
      const { place } = JSON.parse(new TextDecoder().decode(told.data));
      if (place === "wie") keep(told);
      else setTimeout(keep, 300, told);
    },
  });
"""


def test_what_comes_back_over_a_slow_line_takes_nothing_away_that_came_back_before(
    page: Page, own: Server
) -> None:
    with page.context.new_page() as tab:
        open_form(tab, own)
        tab.get_by_role("combobox", name="Status").focus()
        choose_status(tab, "Loopt")
        tab.get_by_label("Toelichting").fill("nog niet af")
        tab.add_init_script(SLOW_LINE)
        tab.reload()
        expect(tab.get_by_label("Toelichting")).to_have_value("nog niet af")
        wait_until_drawn(tab)
        # So it says where a name is known.
        expect(tab.get_by_role("button", name="Dit ben ik niet")).to_be_visible()
        tab.get_by_role("button", name="Vastleggen op 1 regel").click()
        expect(tab.locator(".melding", has_text="Vastgelegd als melding 1.")).to_be_visible()


STOPS_MET = """() => {
  window.met = [];
  document.addEventListener("focusin", ({ target }) => window.met.push(target.ariaLabel));
}"""


def test_one_row_in_a_dialog_that_gives_the_focus_back(page: Page, own: Server) -> None:
    own.let_write(page)
    open_screen(page, f"{own.url}/voortgang?maatregel=1.1.16")
    link = page.get_by_role("link", name="vastleggen op regel 1.1.16/4/1/1")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=re.compile("^Vastleggen op regel "))
    expect(dialog).to_contain_text("Over deze regel is nooit iets vastgelegd")
    assert "vastleggen=1.1.16-4-1-1" in page.url
    # Before it is there, Tab goes past it.
    expect(dialog.get_by_role("combobox", name="Status")).to_be_visible()
    dialog.get_by_label("Uw naam").fill("Jan Jansen")
    # Past the organisation.
    for _ in range(2):
        page.keyboard.press("Tab")
    wait_until_drawn(page)
    choose_status(page, "Vertraagd")
    expect(dialog.get_by_label("Oorzaak (verplicht)")).to_be_visible()
    # Cleared, the field has the focus; no other place in between.
    page.keyboard.press("Tab")
    page.evaluate(STOPS_MET)
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.met.at(-1) === 'Status'")
    assert page.evaluate("window.met") == ["Status: gewist", "Status"]
    choose_status(page, "Vertraagd")
    for label in ("Oorzaak", "Gevolg", "Bijsturing"):
        dialog.get_by_label(f"{label} (verplicht)").fill(f"{label} in <b>woorden</b>")
        page.keyboard.press("Tab")
    assert_well(page)
    dialog.get_by_role("button", name="Vastleggen op deze regel").focus()
    page.keyboard.press("Enter")
    expect(dialog.locator(".melding", has_text="Vastgelegd als melding 1.")).to_be_visible()
    expect(dialog.get_by_role("table", name="Meldingen over deze regel: 1")).to_contain_text(
        "oorzaak: Oorzaak in <b>woorden</b>"
    )
    page.wait_for_function(HAS_FOCUS, arg="[role=dialog] button")
    assert_well(page, 390)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 720})
        wait_until_drawn(page)
        assert_opened_well(page, "[role=dialog]")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("cell", name="Vertraagd", exact=True)).to_have_count(1)
    expect(link).to_be_focused()
    assert "vastleggen" not in page.url


def test_it_fits_a_telephone_and_is_accessible(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_screen(page, f"{server.url}/voortgang")
    page.get_by_text("Wat de statussen betekenen").click()
    expect(page.get_by_role("table", name="De statussen")).to_be_visible()
    assert_well(page)
