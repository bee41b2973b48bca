"""Signing in at a real provider, and every way around it that does not lead to a record."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    decode_signed_value,
)

from loaders.settings import table_path
from tests.browser.page_checks import (
    assert_well,
    axe_violations,
    open_screen,
    pick,
    wait_until_drawn,
)
from tests.browser.sign_in import (
    COOKIE,
    ROLES,
    SECRET,
    Trusting,
    Visitor,
    apart,
    cookies_of,
    running_provider,
    trusting_server,
)
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_stuk
from voortgang.store import Store

VIEW = "voortgang?maatregel=1.1.16&peildatum=2026-11-24"


@pytest.fixture(scope="module")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trusting]:
    with (
        running_provider() as issuer,
        trusting_server(tmp_path_factory.mktemp("aanmelden"), issuer) as running,
    ):
        yield running


@pytest.fixture
def log(trusting: Trusting) -> Iterator[Store]:
    database = Database(trusting.log)
    yield Store(database)
    database.close()


def test_signed_in_one_records_until_the_role_is_taken_away_and_signs_out(
    page: Page, trusting: Trusting, log: Store
) -> None:
    before = log.last_id()
    open_screen(page, f"{trusting.server.url}/{VIEW}")
    expect(page.locator(".melding", has_text="meldt u zich aan")).to_be_visible()
    expect(page.get_by_role("button", name="Regels, in de volgorde")).to_have_count(0)
    wait_until_drawn(page)
    assert axe_violations(page) == []
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name="piet", exact=True).click()
    expect(page.locator(".melding", has_text="Aangemeld als P. Provincie")).to_be_visible()
    assert "maatregel=1.1.16" in page.url and "/voortgang" in page.url
    others = page.locator("summary").filter(has_text="waarop u niet kunt vastleggen")
    expect(others).to_be_visible()
    others.click()
    assert_well(page)
    pick(page, "Regels", "1.1.16/4/1/1")
    expect(page.get_by_text("Wat er nu staat:")).to_be_visible()
    wait_until_drawn(page)
    status = page.get_by_role("combobox", name="Status", exact=True)
    status.press_sequentially("Afgerond")
    expect(page.get_by_role("option", name="Afgerond")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Vastleggen op 1 regel").click()
    expect(
        page.locator(".melding", has_text=f"Vastgelegd als melding {before + 1}.")
    ).to_be_visible()
    stored = log.records().iloc[-1]
    assert (stored["auteur"], stored["account"]) == ("P. Provincie", "piet@provincie.test")
    trusting.roles.write_text(ROLES.replace("vastlegger, lagen: [provincie]", "lezer"))
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("[data-poging] .melding")).to_have_text(
        "U kunt de voortgang lezen, niet vastleggen."
    )
    trusting.roles.write_text(ROLES)
    assert log.last_id() == before + 1
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("heading", level=1, name="Overzicht").wait_for()
    assert not [one for one in page.context.cookies() if one["name"].startswith(COOKIE)]
    open_screen(page, f"{trusting.server.url}/{VIEW}")
    expect(page.get_by_role("button", name="Aanmelden")).to_be_visible()


async def drawn_for(trusting: Trusting, cookies: dict[str, str]) -> str:
    async with Visitor(trusting.server.url, "voortgang", cookies) as visitor:
        await visitor.run()
        return visitor.said


@pytest.mark.parametrize(
    ("sub", "told"),
    [
        ("bea", "Aangemeld als <b>B. Beheer</b> (bea), beheerder"),
        ("lies", "Aangemeld als <b>L. Lezer</b> (lies), lezer"),
        ("onbekend", "<b>&lt;b&gt;onbekend&lt;/b&gt;</b> (onbekend, onbekend@provincie.test). Uw"),
        ("ander", "De aanmelding is niet voor dit dashboard bedoeld."),
        ("verlopen", "Uw aanmelding is verlopen."),
    ],
)
def test_what_the_provider_says_of_somebody_decides(
    trusting: Trusting, sub: str, told: str
) -> None:
    async def sign_in_and_look() -> str:
        return await drawn_for(trusting, await cookies_of(trusting, sub))

    assert told in apart(sign_in_and_look())


def test_a_cookie_that_the_server_did_not_sign_is_nobody(trusting: Trusting) -> None:
    async def look() -> dict[str, str]:
        cookies = await cookies_of(trusting, "bea")
        good = cookies[COOKIE]
        payload = decode_signed_value(SECRET, COOKIE, good)
        claims = json.loads(payload)
        elsewhere = json.dumps(claims | {"origin": "https://elders.test"})
        tampered = ("A" if good[0] != "A" else "B") + good[1:]
        as_somebody_else = _signed(SECRET, json.dumps(claims | {"sub": "lies"}))
        made = {
            "good": good,
            "signed again": _signed(SECRET, json.dumps(claims)),
            "tampered": tampered,
            "other claims under the old signature": _content(as_somebody_else) + _seal(good),
            "another secret": _signed("f" * 32, json.dumps(claims)),
            "no secret": _signed("", json.dumps(claims)),
            "of another site": _signed(SECRET, elsewhere),
            "of another cookie": create_signed_value(SECRET, "x", payload).decode(),
        }
        return {
            name: await drawn_for(trusting, cookies | {COOKIE: value})
            for name, value in made.items()
        }

    said = apart(look())
    for name in ("good", "signed again"):
        assert "Aangemeld als <b>B. Beheer</b>" in said.pop(name), name
    for name, words in said.items():
        assert "meldt u zich aan" in words, name
        assert "Aangemeld als" not in words, name


def _signed(secret: str, payload: str) -> str:
    return create_signed_value(secret, COOKIE, payload).decode()


def _content(cookie: str) -> str:
    return cookie.rsplit(".", 2)[0]


def _seal(cookie: str) -> str:
    return cookie.removeprefix(_content(cookie))


def test_a_press_in_the_panel_of_a_meeting_gives_nobody_a_right(
    trusting: Trusting, log: Store
) -> None:
    overleg = {"soort": "bestuurlijk overleg", "naam": "BO Water", "datum": "2026-12-15"}
    agenda = {"auteur": "B. Beheer", "overleg": overleg, "punten": [{"vraag": "Doen?"}]}
    made = Office(log, load_kalender(table_path()))
    record_stuk(made, "agenda", agenda, Auteur("", Via.COMMAND_LINE))
    meeting = "presentatie=ja&vergadering=bestuurlijk-overleg-2026-12-15&toon=punt-1"

    def at_the_point(cookies: dict[str, str]) -> Visitor:
        return Visitor(trusting.server.url, "overleg", cookies, meeting)

    async def press() -> tuple[int, int]:
        async with at_the_point(await cookies_of(trusting, "bea")) as beheerder:
            await beheerder.run()
            opens = beheerder.buttons["Besluit (b)"]
            await beheerder.press(opens)
            agrees = beheerder.buttons["Akkoord"]
            for sub in (None, "lies", "piet"):
                of_sub = await cookies_of(trusting, sub) if sub else {}
                async with at_the_point(of_sub) as other:
                    await other.run()
                    assert "Besluit (b)" not in other.buttons
                    for button in (opens, agrees, agrees):
                        await other.press(button)
                    assert "Akkoord" not in other.buttons
            by_others = log.last_id()
            await beheerder.press(agrees)
            return by_others, log.last_id()

    before = log.last_id()
    assert apart(press()) == (before, before + 1)


def test_a_press_over_the_socket_gives_nobody_a_right(trusting: Trusting, log: Store) -> None:
    async def choose(visitor: Visitor) -> str:
        await visitor.run()
        label = "Regels, in de volgorde van de agenda"
        await visitor.pick(label, next(iter(visitor.fields.ours[label][2].values())))
        visitor.choose_one("Status", "Loopt")
        await visitor.run()
        return visitor.buttons["Vastleggen op 1 regel"]

    async def press() -> tuple[int, int]:
        url = trusting.server.url
        cookies = await cookies_of(trusting, "bea")
        async with Visitor(url, "voortgang", cookies) as beheerder:
            button = await choose(beheerder)
            for sub in (None, "lies"):
                of_sub = await cookies_of(trusting, sub) if sub else {}
                async with Visitor(url, "voortgang", of_sub) as other:
                    await other.run()
                    other.fields.states.update(beheerder.fields.states)
                    await other.press(button)
                    await other.press(button)
            by_others = log.last_id()
            await beheerder.press(button)
            return by_others, log.last_id()

    before = log.last_id()
    assert apart(press()) == (before, before + 1)
