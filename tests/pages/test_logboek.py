"""Logboek: every record with all of its fields, for a beheerder and nobody else."""

import datetime
import re
from pathlib import Path

import pytest
import streamlit.config
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from selections.dates import today
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.screens import open_screen, widget
from tests.shell.signed_in import AUTH, ROLES, claims
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, NotAllowed, Via
from voortgang.recording import Office, record, record_all, record_stuk
from voortgang.store import Store

pytestmark = pytest.mark.usefixtures("here")

TABLE = calendar_table()
A = TABLE[TABLE["plan"] == "A"]
FIRST, SECOND = A["sleutel"].iloc[:2]
HOSTILE = "=1+1 <img src=x onerror=alert(1)> **vet**"
REFUSED = (
    "Alleen wie zich aanmeldt en beheerder is, leest het logboek als geheel; op een eigen "
    "computer ook wie het dashboard daar opent; en wie de opdrachtregel op de server heeft."
)


@pytest.fixture
def office(log: Store) -> Office:
    return Office(log, load_kalender(), here_only=True, roles=lambda: None)


@pytest.fixture
def roles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where people sign in: who has which role."""
    path = tmp_path / "rollen.yaml"
    path.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("BORGING_ROLLEN", str(path))
    streamlit.config.set_option("server.address", "0.0.0.0")
    return path


def take_away(roles: Path) -> None:
    """The role of the beheerder."""
    roles.write_text(ROLES.replace("rol: beheerder", "rol: lezer"), encoding="utf-8")


def opened_by(user: dict) -> AppTest:
    """The screen, for who has signed in so."""
    app = open_screen("logboek")
    app.secrets, app.user = {"auth": AUTH}, user
    return app.run()


def by(name: str) -> Auteur:
    return Auteur(name, Via.THIS_COMPUTER)


def add(office: Office, count: int, name: str = "Jan Jansen") -> None:
    entries = [
        {"sleutel": FIRST, "status": "loopt", "toelichting": f"nr {n}"} for n in range(count)
    ]
    record_all(office, entries, by(name))


def numbers(app: AppTest) -> list[int]:
    """The records on the page, in its order."""
    (table,) = [t for t in drawn.tables(app) if "van nummer" in t.caption]
    return [int(row[0].removesuffix("verbeteren")) for row in table.rows[1:]]


def test_an_empty_log_is_said(log: Store) -> None:
    app = open_screen("logboek")
    assert not app.exception
    assert "Het logboek is leeg" in said(app)
    assert "Van personen staan bij een melding, besluit, actie of agenda de naam" in said(app)
    assert "Er is geen melding die hieraan voldoet" in said(app)


def test_a_record_is_shown_with_all_that_it_holds(office: Office) -> None:
    record(office, {"sleutel": FIRST, "status": "loopt", "toelichting": HOSTILE}, by("Jan"))
    taken_back = {"sleutel": FIRST, "status": "ingetrokken", "corrigeert": 1}
    record(office, taken_back, by("Bea"))
    app = open_screen("logboek")
    (table,) = [t for t in drawn.tables(app) if "van nummer" in t.caption]
    assert table.caption == "2 meldingen, van nummer 2 terug tot en met 1"
    last, first = table.rows[1:]
    assert (last[0], first[0]) == ("2", "1verbeteren")
    assert FIRST in first[2]
    assert first[3] == "loopt"
    assert first[4] == f"toelichting: {HOSTILE}"
    assert first[5] == "Jandeze computer"
    assert first[6] == "gecorrigeerd door melding 2"
    assert last[6] == "corrigeert melding 1"
    seal = office.store.records()["zegel"].iloc[0]
    assert office.kalender.versie in first[7]
    assert f"zegel {seal[:12]}" in first[7]
    assert re.match(r"[0-9]{1,2} [a-z]+ [0-9]{4}, [0-9]{2}\.[0-9]{2}\.[0-9]{2} uur", first[1])
    assert "<img" not in drawn.html(app)


def test_what_an_agenda_was_sent_with_is_told_point_by_point(office: Office) -> None:
    overleg = {"soort": "bestuurlijk overleg", "naam": "BO Water", "datum": "2026-12-15"}
    row = {"sleutel": FIRST, "maatregel": "1.1.1", "titel": HOSTILE, "stap": "stap 1"}
    row |= {"borging": "Afspraken", "publicatie": "Q3 2024", "logboek": "Niets vastgelegd."}
    over = {"maatregelen": [["1.1.1", "x"]], "publicatie": "Q3 2024: 1 regel.", "gemeld": []}
    over |= {"vastgelegd": "Niets vastgelegd: 1 regel.", "gemeld_bij": []}
    sent = {
        "over": over,
        "eerder": [["Eerder", "akkoord"]],
        "regels": [row | {"in_kalender": False}],
    }
    tekst = {
        "dag": "2026-11-24",
        "kalender": "2024",
        "in_beeld": [54],
        "vastgelegd": "Geen.",
        "vooraf": {"titel": "", "besluiten": [], "acties": []},
        "punten": [sent],
    }
    punt = {"vraag": "Akkoord?", "sleutels": [FIRST]}
    agenda = {
        "auteur": "S. de Groot",
        "overleg": overleg,
        "punten": [punt],
        "vast": True,
        "tekst": tekst,
    }
    record_stuk(office, "agenda", agenda, by("S. de Groot"))
    said_of_it = said(open_screen("logboek"))
    for words in (
        "Stand van 24 november 2026; kalender 2024",
        "Eerder: akkoord",
        "Punt 1",
        f"1.1.1 {HOSTILE}, stap 1: Afspraken; Q3 2024; Niets vastgelegd.; niet meer in de",
    ):
        assert words in said_of_it
    assert "in_kalender" not in said_of_it and "[" not in said_of_it


def test_pages_are_turned_and_a_search_begins_at_the_newest(office: Office) -> None:
    add(office, 120)
    app = open_screen("logboek")
    assert numbers(app) == list(range(120, 70, -1))
    assert widget(app, "button", "Nieuwere").disabled
    app = widget(app, "button", "Oudere").click().run()
    app = widget(app, "button", "Oudere").click().run()
    assert numbers(app) == list(range(20, 0, -1))
    assert widget(app, "button", "Oudere").disabled
    app = widget(app, "button", "Nieuwere").click().run()
    assert numbers(app) == list(range(70, 20, -1))
    record(office, {"sleutel": SECOND, "status": "afgerond"}, by("Zoë"))
    app = widget(app, "text_input", "Regel").input(FIRST).run()
    assert numbers(app)[0] == 120
    app = widget(app, "text_input", "Regel").input("").run()
    app = widget(app, "selectbox", "Vastgelegd door").set_value("Zoë").run()
    assert numbers(app) == [121]
    app = widget(app, "selectbox", "Status").set_value("loopt").run()
    assert "Er is geen melding die hieraan voldoet" in said(app)


def test_days_are_chosen_from_and_to(office: Office) -> None:
    add(office, 1)
    app = open_screen("logboek")
    tomorrow = today() + datetime.timedelta(days=1)
    app = widget(app, "date_input", "Vastgelegd vanaf").set_value(tomorrow).run()
    assert "Er is geen melding die hieraan voldoet" in said(app)
    app = widget(app, "date_input", "Vastgelegd vanaf").set_value(today()).run()
    app = widget(app, "date_input", "Vastgelegd tot en met").set_value(today()).run()
    assert numbers(app) == [1]


def test_a_check_is_made_on_request_and_says_since_when(office: Office) -> None:
    add(office, 3)
    app = open_screen("logboek")
    assert "Nagegaan op" not in said(app)
    app = widget(app, "button", "Controleer").click().run()
    assert "het logboek is gaaf" in said(app)
    assert "Het telde toen 3 stukken" in said(app)
    add(office, 1)
    assert "Sindsdien is het aangevuld met 1 stuk." in said(open_screen("logboek"))


def test_a_changed_record_is_found(office: Office) -> None:
    add(office, 2)
    with office.store.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER bericht_update")
        connection.exec_driver_sql("UPDATE bericht SET auteur = 'x' WHERE id = 1")
    app = widget(open_screen("logboek"), "button", "Controleer").click().run()
    assert "NIET gaaf" in said(app)
    assert "Stuk 1 of een eerder stuk is veranderd." in said(app)


def test_the_whole_log_is_offered_as_a_file(office: Office) -> None:
    add(office, 1)
    offered = [button.proto.label for button in open_screen("logboek").get("download_button")]
    assert offered == [
        "Bewaar een bestand (csv, voor een rekenblad)",
        "Bewaar een bestand (parquet, voor analyse)",
    ]


def test_a_file_is_refused_once_the_role_is_taken_away_after_its_button_was_drawn(
    office: Office, roles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(office, 1)
    buttons = {}
    monkeypatch.setattr(
        "pages.logboek.export.st.download_button",
        lambda label, *, data, **shown: buttons.update({label: data}),
    )
    opened_by(claims("bea@beheer.test"))
    assert len(buttons) == 2 and all(make() for make in buttons.values())
    take_away(roles)
    for make in buttons.values():
        with pytest.raises(NotAllowed):
            make()


def test_who_comes_from_elsewhere_sees_nothing_of_it(office: Office) -> None:
    add(office, 1, "Jan Jansen")
    streamlit.config.set_option("server.address", "0.0.0.0")
    app = open_screen("logboek")
    assert REFUSED in said(app)
    assert "Jan Jansen" not in said(app)
    assert not [one for one in app.button if one.label.startswith("Controleer")]
    assert not app.get("download_button")
    assert not [link for link in drawn.links(open_screen("voortgang")) if "logboek" in link.href]


@pytest.mark.parametrize(
    ("user", "sees"),
    [
        (claims("bea@beheer.test"), True),
        (claims("bea@beheer.test", exp=1_700_000_000), False),
        (claims("piet@provincie.test"), False),
        (claims("lies@lezer.test"), False),
        ({"is_logged_in": False}, False),
    ],
)
def test_where_people_sign_in_a_beheerder_alone_sees_it(
    office: Office, roles: Path, user: dict, sees: bool
) -> None:
    add(office, 1, "Jan Jansen")
    app = opened_by(user)
    assert not app.exception
    assert ("Jan Jansen" in said(app)) == sees
    assert bool([one for one in app.button if one.label.startswith("Controleer")]) == sees
    app._page_hash = calc_hash("voortgang")
    leads_here = [link for link in drawn.links(app.run()) if "logboek" in link.href]
    assert bool(leads_here) == sees


def test_each_part_asks_anew_whether_who_presses_in_it_may_see_it(
    office: Office, roles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(office, 1, "Jan Jansen")
    app = opened_by(claims("bea@beheer.test"))
    assert "Jan Jansen" in said(app)
    take_away(roles)
    # A part is drawn again by itself where something in it is pressed: not past the screen's door.
    monkeypatch.setattr("pages.logboek.page.audit", lambda: None)
    app.run()
    assert not app.exception
    assert said(app).count("die rol hebt u niet") == 4
    assert "Jan Jansen" not in said(app)
    assert not [one for one in app.button if one.label.startswith("Controleer")]


def test_a_log_that_is_away_is_said(away: None) -> None:
    app = open_screen("logboek")
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)


def test_voortgang_leads_here(office: Office) -> None:
    links = drawn.links(open_screen("voortgang", peildatum="2026-11-24"))
    assert [link.href for link in links if "logboek" in link.href] == [
        "./logboek?peildatum=2026-11-24"
    ]


def test_what_meetings_recorded_is_told_as_a_secretary_reads_it(office: Office) -> None:
    overleg = {"soort": "bestuurlijk overleg", "naam": "BO Water", "datum": "2026-12-15"}
    base = {"auteur": "S. de Groot", "overleg": overleg}
    punt = {"onderwerp": HOSTILE, "vraag": "Akkoord?", "sleutels": [FIRST, SECOND], "minuten": 5}
    record_stuk(office, "agenda", {**base, "punten": [punt]}, by("S. de Groot"))
    moment = [{"sleutel": one, "vastgesteld": "Q3 2027"} for one in (FIRST, SECOND)]
    besluit = {"punt": 1, "soort": "gewijzigd", "woorden": "Later.", "sleutels": [FIRST, SECOND]}
    record_stuk(office, "besluit", {**base, **besluit, "gevolgen": moment}, by("S. de Groot"))
    actie = {"wat": "Nagaan", "organisatie": "Provincie A", "voor": "2027-01-31", "besluit": 2}
    record_stuk(office, "actie", {**base, **actie}, by("S. de Groot"))
    app = open_screen("logboek")
    (table,) = [one for one in drawn.tables(app) if one.caption == "3 stukken van overleggen"]
    rows, both = table.rows[1:], f"{FIRST}, {SECOND}"
    assert [row[0] for row in rows] == ["3", "2", "1"]
    assert [row[4] for row in rows] == [
        "NagaanWie: Provincie AUiterlijk: 31 januari 2027Stand: openBij besluit 2",
        f"gewijzigdLater.Bij punt 1Regels: {both}Gevolg: vastgesteld moment Q3 2027, bij {both}",
        f"concept, 1 punt over 2 regelsDe punten{HOSTILE} (id 1, bespreekstuk, 5 minuten)Akkoord?"
        f"Regels: {both}",
    ]
    assert "<img" not in drawn.html(app)
