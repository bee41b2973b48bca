"""Bron: the addresses of the open data that it names are there, and the words of the progress."""

from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.bron.contradictions import contradictions_tabel
from pages.bron.definitions import derivations_tabel, statuses_tabel
from selections.contradictions import RULES
from server.app import routes
from server.open_data import AGENDA, DATAPACKAGE, FILES
from shell.parts.contradictions import computed_contradictions
from tests.pages import drawn
from tests.pages.screens import open_screen
from tests.pages.views import calendar, view_of
from voortgang.vocabulary import vocabulary


def test_every_address_that_is_shown_gives_a_file() -> None:
    shown = [link for link in drawn.links(open_screen("bron")) if "/open-data/" in link.href]
    client = TestClient(Starlette(routes=routes([""])))
    for link in shown:
        assert link.words == link.href
        assert client.get(link.href).status_code == 200, link.href
    assert {link.href.split("/")[-1].partition("?")[0] for link in shown} == {*FILES, DATAPACKAGE}


def test_there_is_an_agenda_for_each_laag_and_each_subthema() -> None:
    table = next(t for t in drawn.tables(open_screen("bron")) if "abonneren" in t.caption)
    assert [row[0] for row in table.rows[1:6]] == [
        "Alle momenten",
        "Rijk",
        "provincie",
        "waterschap",
        "gemeente",
    ]
    assert len(table.rows) == 1 + 1 + 5 + 6
    client = TestClient(Starlette(routes=routes([""])))
    events = [
        len(Calendar.from_ical(client.get(address).content).walk("VEVENT"))
        for _, address in table.rows[1:]
    ]
    assert events[0] == max(events)
    # Every row has one subthema, so the six agendas are together the whole one.
    assert sum(events[6:]) == events[0]
    assert AGENDA in table.rows[1][1]


def test_every_word_of_the_progress_stands_there_with_its_rule() -> None:
    said = drawn.words(open_screen("bron"))
    words = vocabulary()
    for one in (*words.statussen, *words.redenen):
        assert one.definitie in said
    for one in words.afleidingen:
        assert one.regel in said
    for one in words.fasen:
        assert one.label in said


def test_every_status_and_derivation_goes_along() -> None:
    words = vocabulary()
    statuses = statuses_tabel()
    assert statuses.column("Status") == [one.label for one in words.statussen]
    only_corrects = ["ja" if one.correctie else "nee" for one in words.statussen]
    assert statuses.column("Alleen als correctie") == only_corrects
    assert derivations_tabel().column("Regel") == [one.regel for one in words.afleidingen]


def test_every_contradiction_goes_along_with_its_rule_and_maatregelen() -> None:
    tabel = contradictions_tabel(view_of(thema="bodem"))
    every = computed_contradictions(calendar().table)
    assert tabel.column("Regel") == [RULES[name].naam for name in every["regel"]]
    assert tabel.column("Maatregelen") == [
        "; ".join(codes) or None for codes in every["maatregelen"]
    ]
