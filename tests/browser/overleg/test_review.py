"""A review from start to end on the real calendar: the workbook of a layer out and in, the agenda,
recording in the meeting, the besluitenlijst, was-wordt, and the report, which is the same later."""

import datetime
import io
import re
from pathlib import Path

import openpyxl
import pandas as pd
from playwright.sync_api import Page, expect

from selections.dates import today
from tests.browser.page_checks import assert_well, open_screen, wait_until_drawn
from tests.browser.server import OnLog
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record
from voortgang.store import Store

A_DAY = datetime.timedelta(days=1)
HOSTILE = "<img src=x onerror=alert(1)> **vet**"
MOVED = {
    "Status": "vertraagd",
    "Verwacht": f"Q4 {today().year + 1}",
    "Reden": "capaciteit: twee vacatures",
    "Oorzaak": "te weinig mensen",
    "Gevolg": HOSTILE,
    "Bijsturing": "inhuur",
}
FILLED_IN = ({"Status": "afgerond"}, {"Status": "loopt", "Toelichting": HOSTILE}, MOVED)


def filled_in(file: Path) -> tuple[bytes, list[str]]:
    """The workbook with `FILLED_IN` on its first lines, and the sleutels of those."""
    book = openpyxl.load_workbook(file)
    sheet = book["Invullen"]
    titles = [cell.value for cell in sheet[1]]
    for line, said in enumerate(FILLED_IN, 2):
        for title, text in said.items():
            sheet.cell(line, titles.index(title) + 1).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), [sheet.cell(line + 2, 1).value for line in range(len(FILLED_IN))]


def downloaded(page: Page, label: str) -> bytes:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=label).click()
    return Path(download.value.path()).read_bytes()


def figures(file: bytes) -> dict[str, int]:
    """What the report counts, by the words for it."""
    sheet = openpyxl.load_workbook(io.BytesIO(file))["Hoofdcijfers per thema"]
    return {words: number for _, words, *_, number in list(sheet.values)[1:]}


def address_in(file: bytes) -> str:
    """The address that the file gives of itself."""
    said = openpyxl.load_workbook(io.BytesIO(file)).properties.description
    return re.search("http[^ ]+", said)[0]


def by_the_log(log: Store, table: pd.DataFrame) -> dict[str, int]:
    """The same for what can be told from the records alone, where none corrects another."""
    last = log.records().drop_duplicates("sleutel", keep="last")
    return {
        "regels in beeld": len(table),
        "met een vastgelegde status": len(last),
        "in de periode vastgelegd als afgerond": int((last["status"] == "afgerond").sum()),
        "in de periode een ander verwacht of vastgesteld moment": int(
            last["verwacht"].notna().sum()
        ),
    }


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list of one, by keyboard."""
    field = page.get_by_role("combobox", name=label)
    field.click()
    field.press_sequentially(option)
    expect(page.get_by_role("option", name=option)).to_be_visible()
    page.keyboard.press("Enter")
    wait_until_drawn(page)


def test_a_review_from_workbook_to_report(page: Page, tmp_path: Path, on_log: OnLog) -> None:
    address = f"sqlite:///{tmp_path}/voortgang.sqlite"
    day = f"peildatum={today().isoformat()}"
    kalender = load_kalender()
    server = on_log(tmp_path / "voortgang.sqlite")
    server.let_write(page)
    # Beforehand: the workbook of a layer.
    open_screen(page, f"{server.url}/werkbladen?{day}")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Werkblad voor Excel (xlsx)").click()
    download.value.save_as(tmp_path / "werkblad.xlsx")
    content, by_workbook = filled_in(tmp_path / "werkblad.xlsx")
    page.locator("input[type=file]").set_input_files(
        {"name": "w.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    expect(page.get_by_role("table", name="Dit wordt vastgelegd")).to_contain_text(HOSTILE)
    page.get_by_label("Uw naam").fill("Jan Jansen")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Bevestigen: 3 meldingen vastleggen").click()
    expect(page.get_by_role("table", name="Vastgelegd uit het werkblad")).to_be_visible()
    log = Store(Database(address))
    assert list(log.records()["sleutel"]) == by_workbook

    # In the meeting: from a point of the agenda to recording on its rows at once.
    page.get_by_role("navigation").get_by_role("link", name="Overleg", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overleg: agenda")
    moved = page.get_by_role("table", name=re.compile("Verschoven of vertraagd"))
    number = re.search(
        "Agendapunt ([0-9]+)",
        page.locator("caption").filter(has_text="Verschoven").first.text_content(),
    )[1]
    page.get_by_text(f"De regels van punt {number}:").click()
    expect(moved).to_contain_text(f"Verwacht: Q4 {today().year + 1}")
    expect(moved).to_contain_text(HOSTILE)
    assert_well(page)
    open_screen(page, f"{server.url}/overleg?{day}&thema=bodem")
    several = page.get_by_text(re.compile("^De regels van punt [0-9]+: ([2-9]|[0-9]{2,})$")).first
    count = int(several.inner_text().rsplit(" ", 1)[1])
    several.click()
    button = page.get_by_role("button", name=f"Leg vast op deze {count} regels").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voortgang")
    expect(page).to_have_url(re.compile(r"/voortgang\?.*thema=bodem"))
    expect(page.get_by_text("Wat er nu staat:")).to_be_visible()
    page.get_by_label("Uw naam").fill("Jan Jansen")
    page.keyboard.press("Tab")
    wait_until_drawn(page)
    choose(page, "Status", "Afgerond")
    page.get_by_role("button", name=f"Vastleggen op {count} regels").click()
    stored = f"Vastgelegd als meldingen 4 tot en met {3 + count}."
    expect(page.get_by_test_id("stMainBlockContainer").get_by_text(stored)).to_be_visible()
    # What is stored is no longer chosen, on the screen neither.
    still_chosen = page.locator(".st-key-vastleggen_sleutels").get_by_text("1.2.1 stap 1")
    expect(still_chosen).to_have_count(0)
    assert log.last_id() == 3 + count
    assert set(log.records()["auteur"]) == {"Jan Jansen"}

    # Its besluitenlijst, by the link on the screen, and what changed.
    page.get_by_role("navigation").get_by_role("link", name="Overleg", exact=True).click()
    page.get_by_role("link", name="Meldingen", exact=True).click()
    themas = [kalender.row(sleutel)["subthema"] for sleutel in by_workbook]
    in_theme = sum(thema.startswith("Bodem") for thema in themas)
    listed = page.get_by_role("table", name=re.compile("^Meldingenlijst van"))
    expect(listed.locator("tbody tr")).to_have_count(count + in_theme)
    assert_well(page)
    open_screen(page, f"{server.url}/overleg?{day}&deel=was-wordt")
    done = page.get_by_role("table", name=re.compile("Was en wordt, afgerond"))
    expect(done.locator("tbody tr")).to_have_count(count + 1)
    assert_well(page)

    # The report, and the same report when more was recorded, that day and the next.
    report = f"{server.url}/overleg?{day}&deel=verslag"
    open_screen(page, report)
    assert_well(page)
    first = downloaded(page, "Voortgangsrapportage: Excel (xlsx)")
    said = by_the_log(log, kalender.table)
    assert {words: figures(first)[words] for words in said} == said
    later = Store(Database(address), lambda: datetime.datetime.now(datetime.UTC) + A_DAY)
    for store in (log, later):
        office = Office(store, kalender, here_only=True, roles=lambda: None)
        entry = {"sleutel": by_workbook[1], "status": "afgerond", "toelichting": "later"}
        record(office, entry, Auteur("Iemand Anders", Via.THIS_COMPUTER))
    open_screen(page, report)
    assert figures(downloaded(page, "Voortgangsrapportage: Excel (xlsx)")) != figures(first)
    open_screen(page, address_in(first))
    expect(page.get_by_role("textbox", name="Tot en met nummer")).to_have_value(str(3 + count))
    assert downloaded(page, "Voortgangsrapportage: Excel (xlsx)") == first
    log.database.close()
    later.database.close()


def test_the_agenda_on_a_telephone_and_on_the_shared_screen(page: Page, server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for deel in ("agenda", "besluitenlijst", "was-wordt", "verslag"):
        open_screen(page, f"{server.url}/overleg?deel={deel}&thema=bodem")
        assert_well(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    open_screen(page, f"{server.url}/overleg?presentatie=ja&peildatum=2026-11-24&toon=agenda")
    place = page.locator(".st-key-plaats")
    expect(place).to_contain_text("Overleg: Agenda")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1. Besluit over plan B")
    assert_well(page)
