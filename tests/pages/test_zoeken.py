"""Zoeken: every hit holds the words, marked, and leads to its dossier; nothing typed is HTML."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from selections.filters import Filters, select
from selections.text import normalise, search_words
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.screens import open_screen

TABLE = calendar_table()
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1)) **vet** $x$",
    '=HYPERLINK("x")',
    "&lt;onbestaand&gt;",
    "a" * 20_000,
    "\u202everborgen",
]


def html(app) -> str:
    return drawn.html(app)


def hits(app) -> list[dict[str, list[str]]]:
    """The parameters of the dossier that each hit leads to, in the order of the screen."""
    found = re.findall(r'<li><h2><a data-scherm href="([^"]*)"', html(app))
    return [parse_qs(urlsplit(href.replace("&amp;", "&")).query) for href in found]


@pytest.mark.parametrize("zoek", ["verzilting", "rijksinstructieregel bkl", "Één", "sk8"])
def test_every_hit_leads_to_a_dossier_that_holds_all_words_and_marks_them(zoek) -> None:
    app = open_screen("zoeken", zoek=zoek)
    found = hits(app)
    expected = select(TABLE, Filters(zoek=zoek))
    assert len(found) == expected["vermelding"].nunique() > 0
    assert {hit["maatregel"][0] for hit in found} == set(expected["maatregel"])
    assert all(hit["zoek"] == [zoek] for hit in found)
    marked = {normalise(words).strip() for words in re.findall("<mark>(.*?)</mark>", html(app))}
    for word in search_words(zoek):
        assert any(word in one for one in marked)
    assert all(any(word in one for word in search_words(zoek)) for one in marked)


def test_own_code_comes_first() -> None:
    assert hits(open_screen("zoeken", zoek="1.1.16"))[0]["maatregel"] == ["1.1.16"]


def test_other_filters_are_kept_and_told() -> None:
    app = open_screen("zoeken", zoek="bkl", thema="bodem")
    everywhere = select(TABLE, Filters(zoek="bkl"))["vermelding"].nunique()
    within = [hit["thema"] for hit in hits(app)]
    assert within == [["bodem"]] * len(within)
    assert 0 < len(within) < everywhere
    assert f": {everywhere} van de 64 vermeldingen" in said(app)
    assert f"Binnen de andere filters zijn het er {len(within)} ." in said(app)
    (link,) = [one for one in drawn.links(app) if one.words == "Zoek zonder de andere filters"]
    assert link.href == "./zoeken?zoek=bkl"


@pytest.mark.parametrize("path", ["", "kalender", "maatregel"])
def test_search_is_reached_from_every_screen(path) -> None:
    app = open_screen(path, zoek="bkl", thema="bodem")
    (link,) = [one for one in drawn.links(app) if one.words == "Zoek in alle teksten"]
    assert link.href == "./zoeken?zoek=bkl"


def test_without_words_it_says_how_to_search() -> None:
    app = open_screen("zoeken")
    assert "Typ een of meer woorden" in said(app)
    assert hits(app) == []


def test_mistyped_word_is_corrected_and_words_apart_are_offered() -> None:
    app = open_screen("zoeken", zoek="verzilitng bkl")
    assert "Geen van de 64 vermeldingen bevat ‘verzilitng bkl’." in said(app)
    offered = {link.words: link.href for link in drawn.links(app)}
    assert offered["Bedoelt u Verzilting?"] == "./zoeken?zoek=Verzilting"
    number = select(TABLE, Filters(zoek="bkl"))["vermelding"].nunique()
    assert offered[f"Alleen bkl: {number} vermeldingen"] == "./zoeken?zoek=bkl"


@pytest.mark.parametrize("zoek", HOSTILE, ids=lambda zoek: zoek[:12])
def test_hostile_words_are_plain_text(zoek) -> None:
    app = open_screen("zoeken", zoek=zoek)
    assert not app.exception
    assert hits(app) == []
    assert "<img" not in html(app)
    assert not any("javascript:" in link.href.split("?")[0] for link in drawn.links(app))
    assert len(said(app)) < 3_000


@pytest.mark.parametrize(
    ("zoek", "place", "name"),
    [
        ("uiterwaarden beleidslijn", "Hoofdstuk 3, Aanpak vervolg: Voorstel vervolg", "h3-9"),
        ("subsidiariteit", "Hoofdstuk 1, Inleiding", "h1-4"),
        ("koepels", "Hoofdstuk 1, Inleiding", "h1-2"),
    ],
)
def test_chapters_1_to_4_are_found_whatever_the_filters(zoek, place, name) -> None:
    app = open_screen("zoeken", zoek=zoek, thema="bodem")
    assert "In hoofdstuk 1 tot en met 4, ongeacht de filters" in said(app)
    assert (f"./bron?alinea={name}", place) in {(one.href, one.words) for one in drawn.links(app)}
    assert f"<mark>{zoek.split()[-1]}</mark>".casefold() in html(app).casefold()
