"""Meenemen in a real browser: each button gives a file with the rows in view."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from documents.formats import FORMATS
from loaders.table import read_table
from selections.filters import Filters, select
from tests.browser.page_checks import assert_well, open_screen, wait_until_drawn
from tests.browser.server import Server, entry_after, running_server

VIEW = "plan-ab?maatregel=1.1.16&plan=B&peildatum=2026-11-24"
ROWS = select(read_table(), Filters(maatregel=("1.1.16",), plan=("B",)))
KEYS, ALL_KEYS = list(ROWS["sleutel"]), set(read_table()["sleutel"])
NAME = "borgingskalender-plan-a-en-b-2026-11-24"

NO_CSV = """
from documents import csv_rows

def fail(rows, info):
    raise ValueError("geheim in een bestand")

csv_rows.build = fail
"""


def open_part(page: Page, address: str) -> None:
    open_screen(page, address)
    page.get_by_test_id("stExpander").filter(has_text="Meenemen").locator("summary").click()
    expect(page.get_by_text("In elk bestand staan de regels")).to_be_visible()
    wait_until_drawn(page)


def keys_of_csv(body: bytes) -> list[str]:
    lines = io.StringIO(body.decode("utf-8-sig"), newline="")
    return [row["sleutel"] for row in csv.DictReader(lines, delimiter=";")]


def keys_of_workbook(body: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    return [cell for cell in cells if cell in ALL_KEYS]


KEYS_IN = {
    "csv": keys_of_csv,
    "json": lambda body: [row["sleutel"] for row in json.loads(body)["regels"]],
    "parquet": lambda body: list(pd.read_parquet(io.BytesIO(body))["sleutel"]),
    "xlsx": keys_of_workbook,
}
STARTS_WITH = {
    "pdf": b"%PDF-",
    "ods": b"PK",
    "docx": b"PK",
    "pptx": b"PK",
    "ics": b"BEGIN:VCALENDAR",
    "png": b"\x89PNG",
    "svg": b"<",
}


def test_each_button_gives_a_file_of_the_rows_in_view(
    page: Page, server: Server, tmp_path: Path
) -> None:
    open_part(page, f"{server.url}/{VIEW}")
    for kind in FORMATS:
        with page.expect_download(timeout=60_000) as download:
            page.get_by_role("button", name=kind.label, exact=True).click()
        assert download.value.suggested_filename == f"{NAME}.{kind.extension}"
        file = tmp_path / kind.extension
        download.value.save_as(file)
        body = file.read_bytes()
        if kind.extension in KEYS_IN:
            assert KEYS_IN[kind.extension](body) == KEYS, kind.label
        else:
            assert body.startswith(STARTS_WITH[kind.extension]), kind.label
            assert len(body) > 1_000, kind.label
        if kind.extension in ("docx", "pptx", "ods"):
            assert zipfile.ZipFile(io.BytesIO(body)).testzip() is None, kind.label
        if kind.extension == "ics":
            dated = ROWS["tot"].notna().sum()
            assert len(Calendar.from_ical(body).walk("VEVENT")) == dated > 0


def test_a_file_leads_back_to_its_view(page: Page, server: Server, tmp_path: Path) -> None:
    open_part(page, f"{server.url}/?thema=bodem")
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON", exact=True).click()
    download.value.save_as(tmp_path / "bestand")
    found = json.loads((tmp_path / "bestand").read_bytes())
    assert found["filters"] == [{"naam": "Thema", "waarde": "Bodem: vitaal + effectief"}]
    assert found["adres"] == (f"{server.url}/?peildatum={found['peildatum']}&thema=bodem")
    open_screen(page, found["adres"])
    expect(page.locator(".st-key-in_beeld")).to_contain_text(
        f"{found['aantal_regels']} van {len(ALL_KEYS)} regels"
    )


def test_another_filter_gives_another_file(page: Page, server: Server, tmp_path: Path) -> None:
    open_part(page, f"{server.url}/kalender?maatregel=1.1.16")
    page.get_by_role("textbox", name="Zoek").fill("bkl")
    page.keyboard.press("Enter")
    page.wait_for_url("**zoek=bkl*")
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "bestand")
    wanted = select(read_table(), Filters(maatregel=("1.1.16",), zoek="bkl"))
    assert 0 < len(wanted) < len(select(read_table(), Filters(maatregel=("1.1.16",))))
    assert keys_of_csv((tmp_path / "bestand").read_bytes()) == list(wanted["sleutel"])


@pytest.mark.parametrize("path", ["", "kalender", "bron", "maatregel?maatregel=1.1.16"])
def test_opened_it_is_accessible_dutch_and_fits(page: Page, server: Server, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 720})
    open_part(page, f"{server.url}/{path}")
    assert_well(page, 320, 1920)


def test_works_by_keyboard(page: Page, server: Server) -> None:
    open_screen(page, f"{server.url}/{VIEW}")
    page.get_by_test_id("stExpander").filter(has_text="Meenemen").locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=FORMATS[0].label)).to_be_visible()
    wait_until_drawn(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=FORMATS[0].label)).to_be_focused()
    with page.expect_download(timeout=60_000) as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"{NAME}.{FORMATS[0].extension}"


def test_a_file_that_cannot_be_made_is_told_in_dutch(
    page: Page, tmp_path: Path, log_file: Path
) -> None:
    with running_server(log_file, script=entry_after(NO_CSV, tmp_path)) as failing:
        open_part(page, f"{failing.url}/{VIEW}")
        page.get_by_role("button", name="CSV", exact=True).click()
        problem = page.get_by_role("alert")
        expect(problem).to_contain_text("CSV: Dit bestand kan nu niet worden gemaakt")
        expect(problem).to_be_in_viewport()
        # As where something above it is drawn late, on a page that stands at its top.
        page.get_by_test_id("stMain").evaluate("it => { it.style.overflowAnchor = 'none'; }")
        page.get_by_role("heading", level=1).evaluate("it => { it.style.paddingTop = '900px'; }")
        expect(problem).to_be_in_viewport()
        # Streamlit says it for five seconds alone.
        page.wait_for_timeout(6_000)
        expect(problem).to_be_visible()
        assert_well(page)
        assert "geheim" not in page.content()
        # The log says what went wrong and where, without the words of the message.
        assert "ValueError" in failing.log_text()
        assert "geheim" not in failing.log_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="JSON", exact=True).click()
        assert download.value.suggested_filename == f"{NAME}.json"
        page.get_by_role("button", name="CSV", exact=True).click()
        expect(problem).to_have_count(1)
        page.get_by_role("link", name="Kalender", exact=True).click()
        expect(problem).to_have_count(0)
