"""The recorded state on Plan A en B, Roadmap and the dossier, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from selections.plan_ab import chains
from shell.calendar_table import calendar_table
from tests.browser.page_checks import assert_well, open_screen, wait_until_drawn
from tests.browser.server import OnLog, Server
from tests.pages.recorded import PEILDATUM, keep
from tests.voortgang.conftest import DELAYED
from voortgang.database import Database
from voortgang.store import Store

TABLE = calendar_table()
FIRST, SECOND = (chain for _, chain in chains(TABLE, 8).head(2).iterrows())
OPEN = "[data-testid='stExpander'] > details:not([open]) > summary"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, on_log: OnLog) -> Server:
    """A dashboard on a log in which something is recorded of the two tightest chains."""
    file = tmp_path_factory.mktemp("recorded") / "voortgang.sqlite"
    database = Database(f"sqlite:///{file}")
    late = {
        "status": "vertraagd",
        "verwacht": "Q3 2027",
        "reden": "anders",
        "bewijs": "https://x.nl",
    }
    done = TABLE.loc[TABLE["agendering"] == "Q3 2024", "sleutel"].iloc[0]
    keep(
        Store(database),
        {"sleutel": FIRST["plan_a"][0], **late, **DELAYED, "toelichting": "<b>vet</b> **vet**"},
        {"sleutel": FIRST["plan_b"][0], "status": "loopt", "fase": "consultatie"},
        {"sleutel": SECOND["plan_a"][0], "status": "vervallen"},
        {"sleutel": done, "status": "afgerond"},
    )
    database.close()
    return on_log(file)


def unfold(page: Page, label: str) -> None:
    """Open what is folded under this label, by keyboard."""
    page.locator(OPEN).filter(has_text=label).focus()
    page.keyboard.press("Enter")


def test_what_waits_for_plan_b_leads_to_its_rows_and_their_chain(
    page: Page, recorded: Server
) -> None:
    open_screen(page, f"{recorded.url}/plan-ab?peildatum={PEILDATUM}")
    expect(page.get_by_text("nu verwacht (vastgelegd)")).to_be_visible()
    rows = page.get_by_role("table", name=re.compile("^Plan B nu starten: 1 regel")).locator(
        "tbody tr"
    )
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Plan A in deze stap: vervallen.")
    assert_well(page)
    stap = f"{SECOND['maatregel']}-{SECOND['stap_nr']}"
    rows.get_by_role("link", name=re.compile("keten van maatregel")).click()
    page.wait_for_url(f"**keten={stap}**")
    lines = f"De regels van maatregel {SECOND['maatregel']}, stap {SECOND['stap_nr']}"
    expect(page.get_by_role("table", name=lines)).to_contain_text("Vervallen")


def test_a_recorded_number_of_the_roadmap_leads_to_as_many_rows(
    page: Page, recorded: Server
) -> None:
    open_screen(page, f"{recorded.url}/roadmap?peildatum={PEILDATUM}")
    wait_until_drawn(page)
    link = page.get_by_role(
        "link", name=re.compile("^[0-9]+ regels?: niet vastgelegd in het 2e")
    ).first
    number = int(link.inner_text())
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender")
    expect(page.locator(".st-key-in_beeld")).to_contain_text(
        re.compile(f"[ ,]{number} van [0-9]+ regels")
    )


def test_the_dossier_tells_the_state_and_its_history_by_keyboard(
    page: Page, recorded: Server
) -> None:
    code = FIRST["maatregel"]
    open_screen(page, f"{recorded.url}/maatregel?maatregel={code}&peildatum={PEILDATUM}")
    state = page.get_by_role("table", name=re.compile("regels? met wat erover is vastgelegd$"))
    expect(state).to_contain_text("verwacht Q3 2027")
    expect(state).to_contain_text("<b>vet</b> **vet**")
    expect(state.get_by_role("link", name="https://x.nl")).to_have_attribute("href", "https://x.nl")
    unfold(page, "Historie")
    history = page.get_by_role("table", name=re.compile("^Meldingen over deze regels"))
    expect(history).to_contain_text("<b>vet</b> **vet**")
    assert_well(page)
    # Who may not record is not led there.
    to_record = page.get_by_role("link", name=f"vastleggen op regel {FIRST['plan_a'][0]}")
    expect(to_record).to_have_count(0)
    recorded.let_write(page)
    open_screen(page, f"{recorded.url}/maatregel?maatregel={code}&peildatum={PEILDATUM}")
    to_record.click()
    expect(page.get_by_role("dialog")).to_contain_text("verwacht Q3 2027")
    expect(page).to_have_url(re.compile(f"/voortgang.*maatregel={re.escape(code)}"))


def test_it_fits_a_telephone(page: Page, recorded: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for view in (f"maatregel?maatregel={FIRST['maatregel']}&", "plan-ab?", "roadmap?"):
        open_screen(page, f"{recorded.url}/{view}peildatum={PEILDATUM}")
        expect(page.get_by_text("op een melding van meer dan twee kwartalen oud")).to_be_visible()
        wait_until_drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # The others are asked at the width of the shared screen, above.
    assert_well(page)
