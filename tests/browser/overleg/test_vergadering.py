"""A meeting run from the screen: ten points by keys alone, and a second screen that follows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from loaders.settings import table_path
from overleg.vergaderingen import Vergadering, vergaderingen
from tests.browser.conftest import SHARED_SCREEN, Watch
from tests.browser.page_checks import HEAR, assert_well, open_screen, wait_until_drawn
from tests.browser.server import OnLog, Server, running_server
from tests.browser.slides import (
    CUT,
    LEAST_BUTTON,
    LEAST_TYPE,
    READ,
    SHARED,
    SMALL_TYPE,
    TOLD,
    WHOLE,
    is_at_its_last_page,
    told,
)
from tests.voortgang.new_log import new_log
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_stuk
from voortgang.store import Store

MEETING = "bestuurlijk-overleg-2026-12-15"
OVERLEG = {"soort": "bestuurlijk overleg", "naam": "BO Water", "datum": "2026-12-15"}
VIEW = f"overleg?presentatie=ja&vergadering={MEETING}"
WAITS = "1.1.13/3/2/1"
ROWS = ("1.1.16/4/1/1", WAITS)
# The one line of plan B among them: consent starts it in the quarter of the meeting.
STARTS = 4
POINTS = [
    {
        "vraag": f"Besluit over plan B nodig: start plan B, voorstel {number}?"
        if number == STARTS
        else f"Gaat het overleg akkoord met voorstel {number}?",
        "behandeling": "hamerstuk" if number % 2 else "bespreekstuk",
        "sleutels": list(ROWS),
    }
    for number in range(1, 11)
]
PRESSES = 3
LONG = 24
LOG = "voortgang.sqlite"
# What unfolds is drawn bit by bit, and each part of it can be drawn anew.
SCROLLS_ABOVE = """selectors => {
  const [one, other] = selectors.map((selector) => document.querySelector(selector));
  one?.scrollIntoView({ block: "nearest" });
  return one?.getBoundingClientRect().bottom <= other.getBoundingClientRect().top;
}"""
LAST_OF_ACTIE = ".st-key-paneel [aria-label^='Actie: voor welke dag']"
# Whether so many of what was said begin so.
HEARD = """([words, times]) =>
  window.heard.filter((one) => one.startsWith(words)).length === times"""
HAS_FOCUS = "selector => document.activeElement.closest(selector) !== null"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The log of the server of the test, with the agenda of a meeting in it."""
    database = Database(new_log(tmp_path / LOG))
    made = Office(Store(database), load_kalender(table_path()))
    agenda = {"auteur": "S. de Groot", "overleg": OVERLEG, "punten": POINTS, "vast": True}
    record_stuk(made, "agenda", agenda, Auteur("", Via.COMMAND_LINE))
    yield made
    database.close()


@pytest.fixture
def server(office: Office, tmp_path: Path, on_log: OnLog) -> Server:
    return on_log(tmp_path / LOG)


@pytest.fixture
def second(browser: Browser) -> Iterator[Page]:
    """The screen of somebody else."""
    tab = browser.new_context(viewport=SHARED_SCREEN, locale="en-US").new_page()
    with Watch(tab) as watch:
        yield tab
    tab.context.close()
    assert (watch.refused_by_policy, watch.script_failures) == ([], [])


def meeting_in(office: Office) -> Vergadering:
    (found,) = vergaderingen(office.store.stukken())
    return found


def slide(page: Page):
    return page.locator(".st-key-dia")


def panel(page: Page):
    return page.locator(".st-key-paneel")


def press_b(page: Page) -> None:
    """Open the panel of a slide that has just come: its button may come after it."""
    expect(page.locator(".st-key-dia_paneel button")).to_be_visible()
    page.keyboard.press("b")


def lead(page: Page, server: Server) -> None:
    """Open the meeting as who may lead it, with a name."""
    server.let_write(page)
    open_screen(page, f"{server.url}/{VIEW}")
    press_b(page)
    expect(panel(page).get_by_label("Uw naam")).to_be_focused()
    page.keyboard.type("Jan Jansen")
    page.keyboard.press("Tab")
    wait_until_drawn(page)
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    page.keyboard.press("PageDown")
    expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 1?")


def test_ten_points_are_decided_by_keys_alone_with_three_presses_each(
    page: Page, server: Server, office: Office
) -> None:
    lead(page, server)
    page.evaluate(HEAR)
    for number in range(1, 11):
        pressed = ["b"]
        page.keyboard.press("b")
        page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
        expect(panel(page)).to_contain_text(f"Punt {number}")
        told_first = "start plan B Q4 2026 bij " if number == STARTS else "zo niets"
        expect(panel(page)).to_contain_text(told_first)
        pressed.append("Enter")
        page.keyboard.press("Enter")
        page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_volgende")
        # The place, where the slide takes more or fewer pages by now, can be said after it.
        page.wait_for_function(HEARD, arg=["Vastgelegd: akkoord als besluit", number])
        expect(panel(page)).to_contain_text("Vastgelegd: akkoord als besluit")
        expect(slide(page).locator(".besluit")).to_contain_text("akkoord")
        if number == 1:
            assert_well(page)
        pressed.append("Enter")
        page.keyboard.press("Enter")
        assert len(pressed) <= PRESSES
        ended = number == len(POINTS)
        following = "BO Water" if ended else f"voorstel {number + 1}?"
        expect(slide(page).get_by_role("heading", level=1)).to_contain_text(following)
        if ended:
            continue
        # Who waits is told what the point is; who does not is not taken back to that.
        expect(panel(page).get_by_label("Woorden van het besluit")).to_be_visible()
        if number % 2:
            page.wait_for_function(HAS_FOCUS, arg=".paneel_kop")
    expect(slide(page)).to_contain_text("Besloten is op 10 van de 10 punten.")
    found = meeting_in(office)
    decided = [(one.inhoud["punt"], one.inhoud["soort"], one.auteur) for one in found.besluiten]
    assert decided == [(number, "akkoord", "Jan Jansen") for number in range(1, 11)]
    assert all(one.inhoud["sleutels"] == list(ROWS) for one in found.besluiten)
    follows = {one.inhoud["punt"]: one.inhoud.get("gevolgen", []) for one in found.besluiten}
    (started,) = follows.pop(STARTS)
    assert (started["sleutel"], started["start_plan_b"]) == (WAITS, "Q4 2026")
    assert not any(follows.values())


def test_a_second_screen_on_another_replica_follows_and_cannot_decide(
    page: Page, second: Page, server: Server, office: Office, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / LOG}"
    with running_server(tmp_path / "replica.txt", BORGING_DATABASE_URL=url) as replica:
        lead(page, server)
        open_screen(second, f"{replica.url}/{VIEW}")
        heading = slide(second).get_by_role("heading", level=1)
        expect(heading).to_contain_text("voorstel 1?")
        expect(second.locator("[data-volgt-wel]")).to_contain_text("U volgt het overleg.")
        for number in (2, 3):
            page.keyboard.press("PageDown")
            expect(heading).to_contain_text(f"voorstel {number}?")
        page.keyboard.press("b")
        page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
        page.keyboard.press("Enter")
        expect(slide(second).locator(".besluit")).to_contain_text("akkoord")
        expect(second.get_by_role("button", name="Besluit")).to_have_count(0)
        second.keyboard.press("b")
        second.keyboard.press("PageDown")
        expect(heading).to_contain_text("voorstel 4?")
        expect(second.locator("[data-volgt-wel]")).to_contain_text("Aan de orde is: Punt 3")
        expect(panel(second)).to_have_count(0)
        expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 3?")
        second.get_by_role("button", name="Weer volgen").click()
        expect(heading).to_contain_text("voorstel 3?")
        assert_well(second)
        away = second.locator("[data-volgt-niet]")
        second.route("**/stand", lambda route: route.abort())
        expect(away).to_be_visible()
        expect(second.locator("#gezegd")).to_have_attribute(
            "data-laatst", re.compile("Dit scherm volgt het overleg nu niet")
        )
        expect(heading).to_contain_text("voorstel 3?")
        second.unroute_all()
        expect(away).to_be_hidden()
        assert len(meeting_in(office).besluiten) == 1


def test_what_is_typed_outlives_a_refusal_escape_and_a_clicker(
    page: Page, server: Server, office: Office
) -> None:
    lead(page, server)
    page.keyboard.press("b")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
    words = panel(page).get_by_label("Woorden van het besluit")
    panel(page).get_by_role("button", name="Niet akkoord").press("Enter")
    expect(words).to_be_focused()
    expect(words).to_have_accessible_description("Bij niet akkoord horen woorden; vul ze in.")
    page.keyboard.type("Eerst de kosten. ")
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 1?")
    # The tab keeps it, for a session that is new as after a server that was gone.
    page.reload()
    expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 1?")
    wait_until_drawn(page)
    press_b(page)
    expect(words).to_have_value("Eerst de kosten. ")
    expect(panel(page).get_by_label("Uw naam")).to_have_value("Jan Jansen")
    panel(page).get_by_text("Door wie, en een actie").click()
    panel(page).get_by_label("Actie: wat").fill("Raming")
    panel(page).get_by_role("button", name="Niet akkoord").press("Enter")
    day = panel(page).get_by_label("Actie: voor welke dag")
    expect(panel(page).get_by_label("Actie: welke organisatie")).to_be_focused()
    panel(page).get_by_label("Actie: welke organisatie").fill("Provincie A")
    day.fill("31-1-2027")
    panel(page).get_by_role("button", name="Niet akkoord").press("Enter")
    expect(slide(page).locator(".besluit")).to_contain_text("niet akkoord")
    expect(slide(page)).to_contain_text("niet akkoord: Eerst de kosten.")
    found = meeting_in(office)
    (besluit,), (actie,) = found.besluiten, found.acties
    assert (actie.stuk.inhoud["besluit"], actie.uiterlijk) == (besluit.id, "31 januari 2027")


def test_slide_and_panel_can_be_read_from_afar_and_nothing_is_cut(
    page: Page, server: Server
) -> None:
    lead(page, server)
    page.keyboard.press("b")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
    wait_until_drawn(page)
    for summary in panel(page).locator("summary").all():
        summary.press("Enter")
    expect(panel(page).get_by_label("Actie: wat")).to_be_visible()
    for size in (SHARED_SCREEN, SHARED):
        page.set_viewport_size(size)
        wait_until_drawn(page)
        least = LEAST_TYPE * size["width"] // SHARED["width"]
        assert page.evaluate(SMALL_TYPE, least) == []
        page.wait_for_function(f"() => ({CUT})().length === 0")
        assert_well(page)
        for button in page.get_by_role("button").all():
            box = button.bounding_box()
            assert min(box["width"], box["height"]) >= LEAST_BUTTON


def test_two_lead_and_what_one_is_typing_waits_for_nobody(
    page: Page, second: Page, server: Server
) -> None:
    lead(page, server)
    server.let_write(second)
    open_screen(second, f"{server.url}/{VIEW}")
    heading = slide(second).get_by_role("heading", level=1)
    expect(heading).to_contain_text("voorstel 1?")
    press_b(second)
    words = panel(second).get_by_label("Woorden van het besluit")
    words.focus()
    second.keyboard.type("Nog niet ")
    page.keyboard.press("PageDown")
    expect(second.locator("[data-volgt-wel]")).to_contain_text("Aan de orde is: Punt 2")
    second.keyboard.type("af")
    expect(words).to_have_value("Nog niet af")
    expect(heading).to_contain_text("voorstel 1?")
    second.keyboard.press("Escape")
    expect(heading).to_contain_text("voorstel 2?")
    second.keyboard.press("PageDown")
    expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 3?")


def test_hamerstukken_are_agreed_with_at_once_after_a_question(
    page: Page, server: Server, office: Office
) -> None:
    lead(page, server)
    page.keyboard.press("Home")
    expect(slide(page)).to_contain_text("Besloten is op 0 van de 10 punten.")
    page.keyboard.press("b")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_alle")
    page.keyboard.press("Enter")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_alle_zeker")
    # Who leaves the question has not answered it.
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    page.keyboard.press("b")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_alle")
    page.keyboard.press("Enter")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_alle_zeker")
    assert meeting_in(office).besluiten == ()
    page.keyboard.press("Enter")
    expect(slide(page)).to_contain_text("Besloten is op 5 van de 10 punten.")
    assert [one.inhoud["punt"] for one in meeting_in(office).besluiten] == [1, 3, 5, 7, 9]


def test_who_leads_with_the_mouse_or_loads_anew_goes_on_with_the_keys(
    page: Page, server: Server, office: Office
) -> None:
    server.let_write(page)
    open_screen(page, f"{server.url}/{VIEW}&toon=punt-1")
    press_b(page)
    expect(panel(page).get_by_label("Uw naam")).to_be_focused()
    page.keyboard.type("Jan Jansen")
    page.keyboard.press("Enter")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
    assert meeting_in(office).besluiten == ()
    wait_until_drawn(page)
    panel(page).get_by_role("button", name="Akkoord", exact=True).click()
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_volgende")
    page.keyboard.press("Enter")
    expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 2?")
    page.reload()
    expect(slide(page).get_by_role("heading", level=1)).to_contain_text("voorstel 2?")
    wait_until_drawn(page)
    press_b(page)
    name = panel(page).get_by_label("Uw naam")
    expect(name).to_have_value("Jan Jansen")
    # Where the name came back after the panel had opened, the focus waits in it.
    if name.evaluate("name => name === document.activeElement"):
        page.keyboard.press("Enter")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
    panel(page).get_by_text("Door wie, en een actie").click()
    last = panel(page).get_by_label("Actie: voor welke dag")
    page.wait_for_function(SCROLLS_ABOVE, arg=[LAST_OF_ACTIE, ".st-key-presentatie"])
    # Enter in the last field of an actie leads to what records it, which stands at the top.
    fill_in_an_actie(page)
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    page.keyboard.press("b")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_akkoord")
    expect(last).to_have_value("31-12-2026")
    assert panel(page).evaluate("panel => panel.scrollTop") == 0
    page.keyboard.press("Enter")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_volgende")
    panel(page).get_by_text("Een actie bij dit punt").click()
    fill_in_an_actie(page)
    page.wait_for_function(HAS_FOCUS, arg="[class*='st-key-paneel_actie_']")
    page.keyboard.press("Enter")
    page.wait_for_function(HAS_FOCUS, arg=".st-key-paneel_volgende")


def fill_in_an_actie(page: Page) -> None:
    panel(page).get_by_label("Actie: wat").fill("Nagaan")
    panel(page).get_by_label("Actie: welke organisatie").fill("Provincie A")
    panel(page).get_by_label("Actie: voor welke dag").fill("31-12-2026")
    page.keyboard.press("Enter")


@pytest.fixture
def long_agenda(office: Office) -> str:
    """The address of a meeting whose agenda takes more than one page."""
    long = {**OVERLEG, "datum": "2026-12-16"}
    punten = [{"vraag": f"Wat is de stand bij voorstel {number}?"} for number in range(1, LONG + 1)]
    given = {"auteur": "S. de Groot", "overleg": long, "inleiding": "Welkom.", "punten": punten}
    record_stuk(office, "agenda", given, Auteur("", Via.COMMAND_LINE))
    return VIEW.replace(MEETING, "bestuurlijk-overleg-2026-12-16")


def test_who_follows_sees_the_page_of_who_leads(
    page: Page, second: Page, server: Server, long_agenda: str
) -> None:
    server.let_write(page)
    screens = [page, second]
    for screen in screens:
        open_screen(screen, f"{server.url}/{long_agenda}")
    pages = int(told(page).split("blad 1 van ")[1].split()[0])
    for key, seen in [
        *(("PageDown", number) for number in range(2, pages + 1)),
        ("PageUp", pages - 1),
        ("PageDown", pages),
        ("PageDown", 0),
        # Back from the first point: to the end of the agenda, where both see the same.
        ("PageUp", pages),
        ("Home", 1),
    ]:
        page.keyboard.press(key)
        place = f"blad {seen} van {pages}" if seen else "Dia 2 van"
        for screen in screens:
            expect(screen.locator(".st-key-plaats")).to_contain_text(place)
            # The bar is drawn before the slide.
            wait_until_drawn(screen)
        assert page.evaluate(READ) == second.evaluate(READ)
    # Back at once, before the server has drawn anything.
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    wait_until_drawn(page)
    expect(page).to_have_url(re.compile("toon=agenda(&|$)"))
    # A screen that holds less shows the page with what that of who leads begins or ends with.
    second.set_viewport_size({"width": 1280, "height": 480})
    page.keyboard.press("PageDown")
    expect(second.locator(".agendapunten")).to_contain_text(f"voorstel {LONG}", use_inner_text=True)


def test_each_page_of_a_long_agenda_brings_points_into_view(
    page: Page, server: Server, long_agenda: str
) -> None:
    open_screen(page, f"{server.url}/{long_agenda}")
    for width, height in ((1920, 1080), (1440, 900), (1366, 768), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        wait_until_drawn(page)
        while "blad 1 van" not in (before := told(page)):
            page.keyboard.press("ArrowLeft")
            page.wait_for_function(TOLD, arg=before)
        seen: list[str] = []
        numbers: list[int] = []
        while True:
            assert page.evaluate(CUT) == []
            new = [words for words in page.evaluate(READ) if words not in seen]
            numbers.append(len(new))
            seen += new
            before = told(page)
            if is_at_its_last_page(before):
                break
            page.keyboard.press("ArrowRight")
            page.wait_for_function(TOLD, arg=before)
        assert set(seen) == set(page.evaluate(WHOLE))
        assert len(seen) > LONG
        assert min(numbers) > 2, "nothing is nearly alone on the last page"
