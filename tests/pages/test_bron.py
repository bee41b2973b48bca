"""Bron: what can be trusted, the publication to be read, and that what it names is there."""

import re

from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

from loaders.instruments import lagen_in_stap_table
from loaders.running_text import publication
from loaders.terms import terms
from pages.bron.contradictions import contradictions_tabel
from pages.bron.definitions import derivations_tabel, statuses_tabel
from pages.bron.trust import trust_tabel
from selections.caveats import CAVEATS
from selections.contradictions import RULES
from server.app import routes
from server.open_data import AGENDA, DATAPACKAGE, FILES
from shell.links import cited
from shell.parts.begrippen import begrippen_tabel
from shell.parts.contradictions import computed_contradictions
from tests.pages import drawn
from tests.pages.screens import open_screen
from tests.pages.views import calendar, view_of
from voortgang.vocabulary import vocabulary


def test_every_address_that_is_shown_gives_a_file() -> None:
    shown = [link for link in drawn.links(open_screen("bron")) if "/open-data/" in link.href]
    client = TestClient(Starlette(routes=routes({"": ""})))
    for link in shown:
        assert link.words == link.href
        assert client.get(link.href).status_code == 200, link.href
    assert {link.href.split("/")[-1].partition("?")[0] for link in shown} == {*FILES, DATAPACKAGE}


def test_there_is_an_agenda_for_each_laag_and_each_subthema() -> None:
    table = next(t for t in drawn.tables(open_screen("bron")) if "abonneren" in t.caption)
    lagen = ("Rijk", "provincie", "waterschap", "gemeente", "geen laag")
    named = [f"{laag} genoemd (afgeleid)" for laag in lagen]
    assert [row[0] for row in table.rows[1:7]] == ["Alle momenten", *named]
    assert len(table.rows) == 1 + 1 + 5 + 6
    client = TestClient(Starlette(routes=routes({"": ""})))
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
    assert derivations_tabel().column("Hoe afgeleid") == [one.regel for one in words.afleidingen]


def test_why_a_stap_is_read_as_naming_a_laag_is_shown_with_the_doubt() -> None:
    said = _folded(drawn.words(open_screen("bron")))
    read = lagen_in_stap_table()
    assert read["twijfel"].any()
    assert all(words in said for words in (*read["grond"], *read["twijfel"]))


def test_every_contradiction_goes_along_with_its_rule_and_maatregelen() -> None:
    tabel = contradictions_tabel(view_of(thema="bodem"))
    every = computed_contradictions(calendar().table)
    assert tabel.column("Regel") == [RULES[name].naam for name in every["regel"]]
    assert tabel.column("Maatregelen") == [
        "; ".join(codes) or None for codes in every["maatregelen"]
    ]


def _folded(text: str) -> str:
    return " ".join(text.split())


def test_the_publication_stands_there_and_a_paragraph_can_be_linked_to() -> None:
    app = open_screen("bron", alinea="h3-5")
    said = _folded(drawn.words(app))
    for row in publication().itertuples():
        assert f'id="{row.id}"' in drawn.html(app)
        assert _folded(row.tekst) in said
    assert re.findall(r'id="([^"]*)" data-gekozen', drawn.html(app)) == ["h3-5"]
    chapters = [one for one in app.expander if one.label.startswith("Hoofdstuk")]
    assert [one.proto.expanded for one in chapters] == [False, False, True, False]
    assert said.count("Opmerkingen en overwegingen") == 1


def test_every_sentence_that_is_quoted_leads_to_its_paragraph() -> None:
    view = view_of()
    quoted = terms()["woorden"].dropna()
    cells = [cell for *_, cell in begrippen_tabel(view).rows if cell is not None]
    told = [*cited(view, *CAVEATS), *(cell.html for cell in cells)]
    assert len(told) == len(CAVEATS) + len(quoted)
    texts = publication().set_index("id")["tekst"].map(_folded)
    for html in told:
        (name,) = re.findall(r"alinea=([^\"&]+)", html)
        words = re.split("[“”]|</?q>", html)[1] if "<q>" not in html else html[3:].split("</q>")[0]
        assert _folded(words) in texts[name]


def test_what_can_be_trusted_is_counted() -> None:
    told = dict(trust_tabel(view_of(thema="bodem")).values())
    every = computed_contradictions(calendar().table)
    assert ": 0 verschillen." in told["De woorden"]
    assert told["De aantallen"].startswith(
        "33 keuzes en, met 3.3.5 erbij en 1.2.11 gelezen als 1.1.11 (afgeleid), 54 maatregelen: "
        "gelijk aan de samenvattingstabel"
    )
    assert told["De publicatie zelf"].startswith(f"{len(every)} tegenstrijdigheden")
    by_kind = re.findall(r"bij ([0-9]+)", told["De publicatie zelf"])
    assert sum(map(int, by_kind)) == len(every)
