"""A workbook in a real browser: fetched, filled in, handed in, looked at, confirmed."""

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.page_checks import assert_well, english_on, open_screen, wait_until_drawn
from tests.browser.server import OnLog
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record
from voortgang.store import Store

SCREEN = "werkbladen?peildatum=2026-11-24"


def hand_in(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def test_fetched_filled_in_handed_in_and_confirmed(
    page: Page, tmp_path: Path, on_log: OnLog
) -> None:
    url = f"sqlite:///{tmp_path}/voortgang.sqlite"
    server = on_log(tmp_path / "voortgang.sqlite")
    server.let_write(page)
    open_screen(page, f"{server.url}/{SCREEN}")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Werkblad voor Excel (xlsx)").click()
    assert (
        download.value.suggested_filename
        == "werkblad-voortgang-alle-overheidslagen-2026-11-24.xlsx"
    )
    download.value.save_as(tmp_path / "werkblad.xlsx")
    book = openpyxl.load_workbook(tmp_path / "werkblad.xlsx")
    sheet = book["Invullen"]
    first, second = sheet["A2"].value, sheet["A3"].value
    sheet["H2"], sheet["O2"] = "loopt", "<img src=x onerror=alert(1)> **vet**"
    sheet["H3"] = "klaar"
    file = io.BytesIO()
    book.save(file)
    hand_in(page, "werkblad.xlsx", file.getvalue())
    expect(page.get_by_role("table", name="Cellen om te herstellen")).to_contain_text("H3")
    assert_well(page)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Terug als ods").click()
    assert download.value.suggested_filename.startswith("werkblad-te-herstellen-")

    log = Store(Database(url))
    assert log.last_id() == 0
    sheet["H3"] = "loopt"
    file = io.BytesIO()
    book.save(file)
    office = Office(log, load_kalender(), here_only=True, roles=lambda: None)
    entry = {"sleutel": second, "status": "vervallen", "toelichting": "intussen"}
    record(office, entry, Auteur("Iemand Anders", Via.THIS_COMPUTER))
    hand_in(page, "werkblad.xlsx", file.getvalue())
    expect(page.get_by_text("Toelichting: intussen. Melding 1.")).to_be_visible()
    preview = page.get_by_role("table", name="Dit wordt vastgelegd na uw bevestiging: 1")
    expect(preview).to_contain_text("<img src=x onerror=alert(1)> **vet**")
    page.get_by_label("Uw naam").fill("Jan Jansen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Bevestigen: 1 melding")).to_be_visible()
    assert_well(page)
    page.get_by_role("radiogroup", name=f"Wat geldt voor {second}").get_by_text("overnemen").click()
    confirm = page.get_by_role("button", name="Bevestigen: 2 meldingen vastleggen")
    expect(confirm).to_be_in_viewport()
    wait_until_drawn(page)
    page.reload()
    again = page.locator(".melding", has_text="Het werkblad ‘werkblad.xlsx’ is gekozen")
    expect(again).to_contain_text("1 regel overnemen")
    assert "vat" not in page.evaluate("() => JSON.stringify({...sessionStorage})")
    hand_in(page, "werkblad.xlsx", file.getvalue())
    expect(confirm).to_be_visible()
    assert log.last_id() == 1
    confirm.focus()
    page.keyboard.press("Enter")
    receipt = page.get_by_role("table", name="Vastgelegd uit het werkblad: 2 meldingen")
    expect(receipt).to_contain_text(first)
    assert list(log.records()["sleutel"]) == [second, first, second]
    assert log.records()["auteur"].iloc[-1] == "Jan Jansen"
    hand_in(page, "verslag.pdf", b"%PDF-1.7")
    expect(page.locator(".melding", has_text="het is geen rekenblad")).to_be_visible()
    hand_in(page, "groot.xlsx", b"0" * 6_000_000)
    expect(page.get_by_text("Het bestand mag hoogstens")).to_be_visible()
    assert english_on(page) == []
    page.get_by_role("button", name="Ongedaan maken: meldingen 2, 3").click()
    expect(
        page.locator(".melding", has_text="Ongedaan gemaakt met meldingen 4, 5.")
    ).to_be_visible()
    assert_well(page, 390)
    log.database.close()
