"""The recorded state on Overzicht and Kalender, and the filter on it, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from shell.calendar_table import calendar_table
from tests.browser.page_checks import assert_well, choose, field, open_screen
from tests.browser.server import OnLog, Server
from tests.pages.recorded import PEILDATUM, keep
from tests.voortgang.conftest import DELAYED
from voortgang.database import Database
from voortgang.store import Store

TABLE = calendar_table()
MOMENTS = ("Q2 2027", "2028", "2027-2029", "volgt", "Q1 2028", "Q4 2027")
LATE = dict(zip(TABLE["sleutel"].iloc[::3], MOMENTS * len(TABLE), strict=False))
LEGEND = "nu verwacht (vastgelegd)"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, on_log: OnLog) -> Server:
    """A dashboard on a log in which every third row is expected at another moment."""
    file = tmp_path_factory.mktemp("recorded") / "voortgang.sqlite"
    database = Database(f"sqlite:///{file}")
    more = {"status": "vertraagd", "reden": "tranche: vol"} | DELAYED
    keep(Store(database), *({"sleutel": key, "verwacht": at} | more for key, at in LATE.items()))
    database.close()
    return on_log(file)


def test_a_number_of_the_state_leads_to_its_rows_which_the_filter_names(
    page: Page, recorded: Server
) -> None:
    open_screen(page, f"{recorded.url}/?peildatum={PEILDATUM}&thema=bodem")
    table = page.get_by_role("table", name=re.compile("^Regels per thema naar wat erover"))
    expect(table).to_contain_text("(+")
    expect(field(page, "Was, op: einde van het vorige halfjaar")).to_be_visible()
    assert_well(page)
    of_bodem = TABLE[TABLE["subthema"] == "Bodem: vitaal + effectief"]
    late = [key for key in of_bodem["sleutel"] if key in LATE]
    table.get_by_role("link", name=f"{len(late)} regels: Totaal, Vertraagd").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalender")
    page.wait_for_url("**status=vertraagd**")
    told = page.locator(".st-key-in_beeld")
    expect(told).to_contain_text(f"{len(late)} van {len(TABLE)} regels")
    expect(field(page, "Status: Vertraagd")).to_be_visible()
    page.get_by_role("link", name="detail", exact=True).click()
    expect(page.get_by_text(LEGEND)).to_be_visible()
    region = page.get_by_role("table", name=re.compile("^De regels in de grafiek"))
    rows = region.locator("tr").filter(has_text=re.compile("verwacht (Q[1-4] 20|20|volgt)"))
    expect(rows).to_have_count(len(late))
    assert region.evaluate("({parentElement: of}) => of.scrollWidth <= of.clientWidth")
    assert_well(page)
    choose(page, "Status: Vertraagd", "Niet vastgelegd")
    page.wait_for_url(re.compile("status=vertraagd&status=niet-vastgelegd"))
    expect(field(page, "Status: Vertraagd, Niet vastgelegd")).to_be_visible()
    assert_well(page)


def test_presented_the_expected_moments_fit_the_shared_screen(page: Page, recorded: Server) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_screen(page, f"{recorded.url}/kalender?presentatie=ja&toon=water&peildatum={PEILDATUM}")
    expect(page.get_by_text("moment verwacht")).to_be_visible()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    below = "document.querySelector('.js-plotly-plot').getBoundingClientRect().bottom"
    above = "document.querySelector('.st-key-presentatie').getBoundingClientRect().top"
    page.wait_for_function(f"() => {below} <= {above}")
    # What stands in a mark may be smaller than what stands beside it.
    small = page.locator(".js-plotly-plot text").evaluate_all(
        "all => all.filter(one => one.textContent.trim()"
        " && parseFloat(getComputedStyle(one).fontSize) < (one.closest('.textpoint') ? 10 : 24))"
        ".map(one => one.textContent)"
    )
    assert small == []
    assert_well(page)


def test_both_screens_fit_a_telephone(page: Page, recorded: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("kalender?vorm=detail&", "?"):
        open_screen(page, f"{recorded.url}/{path}peildatum={PEILDATUM}&thema=bodem")
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        assert_well(page)
