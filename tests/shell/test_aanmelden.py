"""Who is at the screen, and that a screen gives nobody a right that the log would refuse."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
import streamlit.config
from streamlit.testing.v1 import AppTest

from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.screens import SECONDS
from tests.shell.signed_in import AUTH, ISSUER, ROLES, claims
from tests.voortgang.new_log import new_log
from voortgang.database import Database
from voortgang.store import Store

TABLE = calendar_table()
HOSTILE = "<img src=x onerror=alert(1)> **vet** [klik](https://nep.test)"


def of_provincie(row) -> bool:
    return "provincie" in row["laag_doorwerking"] or "provincie" in row["laag_borging"]


THEIRS = TABLE[TABLE.apply(of_provincie, axis=1) & (TABLE["plan"] == "A")]["sleutel"].iloc[0]
NOT_THEIRS = TABLE[~TABLE.apply(of_provincie, axis=1)]["sleutel"].iloc[0]


@pytest.fixture(autouse=True)
def roles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server that others can reach, with roles."""
    path = tmp_path / "rollen.yaml"
    path.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("BORGING_ROLLEN", str(path))
    before = streamlit.config.get_option("server.address")
    streamlit.config.set_option("server.address", "0.0.0.0")
    yield path
    streamlit.config.set_option("server.address", before)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = new_log(tmp_path / "voortgang.sqlite")
    monkeypatch.setenv("BORGING_DATABASE_URL", url)
    database = Database(url)
    yield Store(database)
    database.close()


def _sign_in_alone() -> None:
    """What a screen asks of `shell.recording.aanmelden`, on a page of its own."""
    import streamlit as st

    from shell.recording.aanmelden import auteur, may_record_here, show_aanmelden, who_first
    from shell.recording.outcome import show_outcome, store

    def press(sleutel: str) -> None:
        store([{"sleutel": sleutel, "status": "loopt"}], "proef")

    show_outcome("proef")
    show_aanmelden("proef")
    st.session_state["wie"] = (auteur(), may_record_here(), who_first())
    sleutel = st.text_input("sleutel")
    st.button("Toch vastleggen", on_click=press, args=(sleutel,))


def _offer_alone() -> None:
    """What a screen draws that shows nothing of it to who has signed in."""
    from shell.recording.aanmelden import show_sign_in

    show_sign_in("proef")


def draw(
    user: dict[str, object] | None = None,
    script: Callable[[], None] = _sign_in_alone,
    **settings: object,
) -> AppTest:
    """Draw who is at the screen; settings: of `[auth]`, None takes one away."""
    app = AppTest.from_function(script, default_timeout=SECONDS)
    given = {name: value for name, value in (AUTH | settings).items() if value is not None}
    app.secrets = {"auth": given}
    app.user = user or {"is_logged_in": False}
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return " ".join(drawn.words(app).split())


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press_anyway(app: AppTest, sleutel: str) -> AppTest:
    """Press a button that records, whatever the screen would have drawn."""
    app.text_input[0].set_value(sleutel).run()
    (button,) = [one for one in app.button if one.label == "Toch vastleggen"]
    app = button.click().run()
    assert not app.exception
    return app


def test_who_has_not_signed_in_is_asked_to_and_records_nothing(log: Store) -> None:
    app = draw()
    assert "Om iets vast te leggen, meldt u zich aan" in said(app)
    assert "Aanmelden" in labels(app) and "Afmelden" not in labels(app)
    assert app.session_state["wie"][:2] == (None, False)
    assert "meldt u zich aan" in said(press_anyway(app, THEIRS))
    assert log.last_id() == 0


def test_where_one_can_sign_in_it_is_offered_to_who_has_not_and_to_nobody_else(log: Store) -> None:
    assert labels(draw(script=_offer_alone)) == ["Aanmelden"]
    assert labels(draw(claims(), script=_offer_alone)) == []
    assert labels(draw(claims(exp=1), script=_offer_alone)) == ["Opnieuw aanmelden"]
    assert labels(draw(script=_offer_alone, client_id=None)) == []


def test_who_signed_in_is_named_and_records_on_rows_of_their_layer_alone(log: Store) -> None:
    app = draw(claims())
    assert "Aangemeld als P. Provincie (piet@provincie.test), vastlegger voor provincie" in said(
        app
    )
    assert "Afmelden" in labels(app) and "Aanmelden" not in labels(app)
    assert app.session_state["wie"][1] is True
    assert "u legt vast voor provincie" in said(press_anyway(app, NOT_THEIRS)) or (
        "noemt geen overheidslaag" in said(app)
    )
    assert log.last_id() == 0
    assert "Vastgelegd als melding 1." in said(press_anyway(app, THEIRS))
    (stored,) = log.records().to_dict("records")
    assert (stored["auteur"], stored["account"]) == ("P. Provincie", "piet@provincie.test")
    assert stored["via"] == "aanmelding"


PAST = int(datetime.datetime.now(datetime.UTC).timestamp()) - 1


@pytest.mark.parametrize(
    ("user", "told", "button"),
    [
        (claims(exp=PAST), "Uw aanmelding is verlopen", "Opnieuw aanmelden"),
        (claims(exp=None), "De aanmelding is niet volledig", "Opnieuw aanmelden"),
        (claims(aud="een-ander"), "niet voor dit dashboard bedoeld", "Opnieuw aanmelden"),
        (claims(aud=["een-ander"]), "niet voor dit dashboard bedoeld", "Opnieuw aanmelden"),
        (claims(iss="https://nep.test"), "niet voor dit dashboard bedoeld", "Opnieuw aanmelden"),
        (claims("onbekend@elders.test"), "Uw account heeft geen rol", "Afmelden"),
        (claims(email_verified=False), "Uw account heeft geen rol", "Afmelden"),
        (claims("lies@lezer.test"), "L. Lezer (lies@lezer.test), lezer", "Afmelden"),
    ],
)
def test_a_sign_in_that_gives_no_right_says_why_and_records_nothing(
    log: Store, user: dict, told: str, button: str
) -> None:
    app = draw(user)
    assert told in said(app)
    assert button in labels(app)
    assert app.session_state["wie"][1] is False
    press_anyway(app, THEIRS)
    assert log.last_id() == 0


def test_an_issuer_that_ends_in_a_slash_is_the_same() -> None:
    assert draw(claims(iss=f"{ISSUER}/")).session_state["wie"][1] is True


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda app, roles: app.user.update(exp=PAST), "Uw aanmelding is verlopen"),
        (lambda app, roles: app.user.clear(), "meldt u zich aan"),
        (lambda app, roles: app.user.update(aud="een-ander"), "niet voor dit dashboard"),
        (
            lambda app, roles: roles.write_text(ROLES.replace("[provincie]", "[Rijk]")),
            "u legt vast voor Rijk",
        ),
        (
            lambda app, roles: roles.write_text(ROLES.replace("piet@", "jan@")),
            "Uw account heeft geen rol",
        ),
        (lambda app, roles: roles.unlink(), "De rollen zijn niet te lezen"),
        (
            lambda app, roles: app.secrets["auth"].update(cookie_secret="kort"),
            "cookie_secret is korter dan 14 bytes",
        ),
    ],
)
def test_a_right_that_goes_during_the_session_is_gone_at_the_press(
    log: Store, roles: Path, change, told: str
) -> None:
    app = draw(claims())
    app.text_input[0].set_value(THEIRS).run()
    change(app, roles)
    (button,) = [one for one in app.button if one.label == "Toch vastleggen"]
    app = button.click().run()
    assert told in said(app)
    assert log.last_id() == 0


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"cookie_secret": "dertien-bytes"}, "cookie_secret is korter dan 14 bytes"),
        ({"cookie_secret": None}, "in [auth] ontbreekt cookie_secret"),
        ({"cookie_secret": 12345678901234567890}, "in [auth] ontbreekt cookie_secret"),
        ({"client_id": " "}, "in [auth] ontbreekt client_id"),
        ({"redirect_uri": "https://[dashboard/oauth2callback"}, "redirect_uri is geen adres"),
        ({"redirect_uri": "https://dashboard.test/"}, "redirect_uri eindigt niet op"),
        ({"redirect_uri": "http://dashboard.test/oauth2callback"}, "begint niet met https://"),
        ({"server_metadata_url": ISSUER}, "server_metadata_url eindigt niet op"),
    ],
)
def test_with_settings_that_do_not_hold_nobody_is_signed_in(
    log: Store, settings: dict, told: str
) -> None:
    app = draw(claims("bea@beheer.test"), **settings)
    assert told in said(app)
    assert "U kunt de voortgang lezen, niet vastleggen" in said(app)
    assert labels(app) == ["Toch vastleggen"]
    assert app.session_state["wie"][:2] == (None, False)
    press_anyway(app, THEIRS)
    assert log.last_id() == 0


def test_a_proxy_that_says_who_somebody_is_is_not_believed(log: Store) -> None:
    streamlit.config.set_option("server.trustedUserHeaders", {"X-Email": "email"})
    try:
        app = press_anyway(draw(claims("bea@beheer.test")), THEIRS)
    finally:
        streamlit.config.set_option("server.trustedUserHeaders", {})
    assert "server.trustedUserHeaders is gezet" in said(app)
    assert log.last_id() == 0


def test_without_roles_nobody_is_asked_to_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORGING_ROLLEN")
    app = draw(claims("bea@beheer.test"))
    assert "er zijn geen rollen (BORGING_ROLLEN)" in said(app)
    assert labels(app) == ["Toch vastleggen"]


def test_settings_that_are_no_toml_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth", encoding="utf-8")
    before = streamlit.config.get_option("secrets.files")
    streamlit.config.set_option("secrets.files", [str(broken)])
    try:
        app = AppTest.from_function(_sign_in_alone, default_timeout=SECONDS).run()
        assert "de instellingen zijn niet te lezen" in said(app)
        broken.unlink()
        assert "op deze server is aanmelden niet ingesteld" in said(app.run())
    finally:
        streamlit.config.set_option("secrets.files", before)
        streamlit.secrets._reset()


def test_a_name_is_text_and_never_html(roles: Path) -> None:
    app = draw(claims("onbekend@elders.test", name=HOSTILE))
    assert HOSTILE in said(app)
    roles.write_text(
        f'personen: [{{account: piet@provincie.test, naam: "{HOSTILE}", rol: beheerder}}]'
    )
    again = draw(claims())
    assert HOSTILE in said(again)
    for drawn_app in (app, again):
        assert not drawn_app.markdown
        assert "<img" not in "".join(element.proto.body for element in drawn_app.get("html"))


def test_at_this_computer_a_name_is_enough_and_nothing_else_is(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BORGING_ROLLEN")
    streamlit.config.set_option("server.address", "127.0.0.1")
    monkeypatch.setattr("shell.office.is_here", lambda *_, **of: False)
    app = draw(auth=None)
    assert app.session_state["wie"][:2] == (None, False)
    monkeypatch.setattr("shell.office.is_here", lambda *_, **of: True)
    app = draw(claims("bea@beheer.test"))
    assert app.session_state["wie"][:2] == (None, True)
    app.text_input(key="aanmelden_naam_proef").set_value("  ")
    app.text_input[1].set_value(THEIRS).run()
    (button,) = [one for one in app.button if one.label == "Toch vastleggen"]
    app = button.click().run()
    assert "Vul eerst uw naam in" in said(app)
    assert log.last_id() == 0
    app.text_input(key="aanmelden_naam_proef").set_value("Jan Jansen")
    (button,) = [one for one in app.button if one.label == "Toch vastleggen"]
    app = button.click().run()
    assert "Vastgelegd als melding 1." in said(app)
    assert log.records()["via"].tolist() == ["deze computer"]


def of_provincie_a(roles: Path) -> None:
    """Piet records for Provincie A, the beheerder for any."""
    text = ROLES.replace("lagen: [provincie]", "lagen: [provincie], organisatie: Provincie A")
    known = "organisaties:\n  - {naam: Provincie A, laag: provincie}\n"
    roles.write_text(known + text, encoding="utf-8")


def _for_whom_alone() -> None:
    import streamlit as st

    from shell.recording.voor_wie import show_who, voor_wie

    show_who("proef")
    st.session_state["voor"] = voor_wie()


def for_whom(email: str) -> AppTest:
    app = AppTest.from_function(_for_whom_alone, default_timeout=SECONDS)
    app.secrets, app.user = {"auth": AUTH}, claims(email)
    app.session_state["voor_wie_naam"] = "Waterschap B"
    return app.run()


def test_a_vastlegger_records_for_their_own_organisation_and_a_beheerder_chooses(
    log: Store, roles: Path
) -> None:
    of_provincie_a(roles)
    app = for_whom("piet@provincie.test")
    # Whatever a session holds.
    assert app.session_state["voor"].naam == "Provincie A"
    assert "U legt vast voor: Provincie A (provincie)" in said(app)
    assert not app.selectbox
    app = for_whom("bea@beheer.test")
    assert app.session_state["voor"].naam == "Waterschap B"
    assert "Provincie A (provincie)" in app.selectbox[0].options
    assert not for_whom("lies@lezer.test").selectbox
