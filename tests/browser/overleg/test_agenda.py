"""A secretary makes an agenda of the draft, by keyboard where it counts, and fixes it: what is
recorded afterwards marks it and changes nothing in it.
"""

import datetime
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from selections.dates import today
from tests.browser.page_checks import (
    POP_UP,
    assert_opened_well,
    assert_well,
    open_screen,
    wait_until_drawn,
)
from tests.browser.server import OnLog, Server
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record, record_stuk
from voortgang.store import Store

NAAM = "BO Water en Bodem"
KEY = f"bestuurlijk-overleg-{today().isoformat()}"
MEETING = {"soort": "bestuurlijk overleg", "naam": NAAM, "datum": today().isoformat()}
BY = Auteur("", Via.COMMAND_LINE)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")
    wait_until_drawn(page)


def keep_draft(page: Page, server: Server) -> None:
    server.let_write(page)
    open_screen(page, f"{server.url}/overleg")
    page.get_by_text("Agenda opslaan voor een overleg").click()
    page.get_by_label("Uw naam").fill("J. de Vries")
    page.get_by_label("Naam van het overleg").fill(NAAM)
    for day in (today() + datetime.timedelta(days=100), today()):
        page.get_by_role("spinbutton", name="dag, Datum van het overleg").click()
        page.keyboard.type(f"{day:%d%m%Y}")
        page.keyboard.press("Tab")
        wait_until_drawn(page)
        press(page, "Opslaan als concept")
        if day != today():
            expect(page.locator(".veldfout")).to_contain_text("het concept hieronder is dat van")
            # No calendar over it.
            page.locator(".veldfout").click(trial=True)
    heading = page.get_by_role("heading", name=f"Agenda van {NAAM}")
    expect(heading).to_contain_text("CONCEPT")
    expect(page).to_have_url(re.compile(f"vergadering={KEY}"))


def edit(page: Page) -> None:
    press(page, "Agenda bewerken")
    points = page.get_by_role("radiogroup", name="Punt om te bewerken")
    points.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="Punt 2", exact=True)).to_be_visible()
    press(page, "Omhoog")
    expect(page.get_by_role("heading", name="Punt 1", exact=True)).to_be_visible()
    assert_well(page)
    page.get_by_label("Toelichting").press_sequentially("Nog niet opgeslagen")
    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("heading", name="Punt 1", exact=True)).to_be_visible()
    expect(page.get_by_label("Toelichting")).to_have_value("Nog niet opgeslagen")
    page.get_by_label("Toelichting").fill("")
    page.get_by_role("button", name="Wijzigingen laten vallen").press("Enter")
    page.get_by_role("button", name="Ja, laat vallen").wait_for()
    assert_opened_well(page, POP_UP)
    page.keyboard.press("Escape")
    # What stands in a field when a button is pressed counts.
    page.get_by_label("Vraag aan het overleg").fill("Start plan B nu?")
    press(page, "Opslaan als versie 2")
    expect(page.locator(".melding")).to_contain_text("De agenda is opgeslagen als nieuwe versie.")


def fix(page: Page) -> None:
    page.get_by_role("button", name="Agenda vaststellen").press("Enter")
    page.get_by_role("button", name="Ja, agenda vaststellen").wait_for()
    assert_opened_well(page, POP_UP)
    press(page, "Ja, agenda vaststellen")
    expect(page.get_by_role("heading", name=f"Agenda van {NAAM}")).not_to_contain_text("CONCEPT")


def shown(page: Page, server: Server) -> tuple[list[list[str]], str, bytes]:
    """The points with what stands about each, the first, and the file of the agenda."""
    open_screen(page, f"{server.url}/overleg?vergadering={KEY}")
    table = page.locator(".st-key-agenda_punten tbody tr")
    table.first.wait_for()
    rows = [row.locator(":is(th, td)").all_text_contents() for row in table.all()]
    said = page.locator(".punt").first.text_content()
    page.get_by_role("button", name="Agenda meenemen").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Agenda: Word (docx)").click()
    return rows, said, Path(download.value.path()).read_bytes()


def test_an_agenda_from_draft_to_meeting(page: Page, tmp_path: Path, on_log: OnLog) -> None:
    address = f"sqlite:///{tmp_path}/voortgang.sqlite"
    store = Store(Database(address))
    server = on_log(tmp_path / "voortgang.sqlite")
    keep_draft(page, server)
    edit(page)
    fix(page)
    versions = [stuk.inhoud for stuk in store.stukken()]
    assert [one["vast"] for one in versions] == [False, False, True]
    first, second = versions[-1]["punten"][:2]
    assert (first["id"], first["vraag"], second["id"]) == (2, "Start plan B nu?", 1)
    rows, said, file = shown(page, server)
    assert_well(page)
    office = Office(store, load_kalender())
    done = {"sleutel": first["sleutels"][0], "status": "afgerond", "auteur": "x"}
    record(office, done, BY)
    besluit = {"soort": "akkoord", "punt": first["id"], "sleutels": first["sleutels"]}
    record_stuk(office, "besluit", {"auteur": "x", "overleg": MEETING, **besluit}, BY)
    rows_after, said_after, file_after = shown(page, server)
    assert [row[:5] for row in rows_after] == [row[:5] for row in rows]
    assert ([row[5] for row in rows][0], rows_after[0][5]) == ("", "akkoord")
    assert said_after.replace("Besluit 5akkoord", "") == said
    assert file_after == file
