"""Bron: the addresses of the open data that it names are there, and the words of the progress."""

from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.app import routes
from server.open_data import AGENDA, DATAPACKAGE, FILES
from tests.pages import drawn
from tests.pages.screens import open_screen
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
    app = open_screen("bron")
    by_caption = {table.caption: table.rows for table in drawn.tables(app)}
    words = vocabulary()
    for caption, expected in (
        (
            "De statussen die worden vastgelegd",
            [(one.label, one.definitie) for one in words.statussen if not one.correctie],
        ),
        (
            "De redenen van een ander moment",
            [(one.waarde, one.definitie) for one in words.redenen],
        ),
        (
            "Wat nooit wordt vastgelegd maar altijd wordt afgeleid",
            [(one.waarde, one.regel) for one in words.afleidingen],
        ),
    ):
        assert [tuple(row[:2]) for row in by_caption[caption][1:]] == expected
    assert all(one.definitie in drawn.words(app) for one in words.statussen)
    fasen = by_caption["De fasen van een AMvB, in hun volgorde"][1:]
    assert [row[0] for row in fasen] == [one.label for one in words.fasen]
