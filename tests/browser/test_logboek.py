"""The log as a whole in a real browser: read by the page, checked, taken along, on a telephone."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.page_checks import assert_well, open_screen
from tests.browser.server import OnLog
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_all
from voortgang.store import Store

HOSTILE = "=1+1 <img src=x onerror=alert(1)> **vet**"


def test_read_checked_and_taken_along(page: Page, tmp_path: Path, on_log: OnLog) -> None:
    url = f"sqlite:///{tmp_path}/voortgang.sqlite"
    log = Store(Database(url))
    kalender = load_kalender()
    office = Office(log, kalender, here_only=True, roles=lambda: None)
    sleutel = kalender.sleutels[0]
    entry = {"sleutel": sleutel, "status": "loopt", "toelichting": HOSTILE}
    record_all(office, [entry] * 60, Auteur("Jan Jansen", Via.THIS_COMPUTER))
    log.database.close()
    server = on_log(tmp_path / "voortgang.sqlite")
    server.let_write(page)
    open_screen(page, f"{server.url}/voortgang?maatregel=1.1.16")
    page.get_by_role("link", name="het logboek als geheel").click()
    table = page.get_by_role("table", name="50 meldingen, van nummer 60 terug tot en met 11")
    expect(table).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Oudere meldingen").focus()
    page.keyboard.press("Enter")
    older = page.get_by_role("table", name="10 meldingen, van nummer 10 terug tot en met 1")
    expect(older).to_be_visible()
    page.get_by_role("button", name="Controleer het hele logboek").click()
    expect(page.get_by_text("het logboek is gaaf")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar een bestand (csv").click()
    assert download.value.suggested_filename == "logboek-tot-en-met-nummer-60.csv"
    download.value.save_as(tmp_path / "logboek.csv")
    lines = (tmp_path / "logboek.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 61
    assert f";'{HOSTILE};" in lines[1]
    assert_well(page)
    assert_well(page, 390)
