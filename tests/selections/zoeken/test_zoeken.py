import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.table import read_table
from selections.filters import Filters, search_text, select
from selections.text import search_words, words
from selections.zoeken import WEIGHTS, Fragment, Piece, alike, marks, search, snippet
from tests.selections.frame import build_table, line


def test_a_title_comes_before_a_toelichting():
    table = build_table(
        line(maatregel="1.1.1", keuze=1, toelichting="Over verzilting."),
        line(maatregel="1.1.2", keuze=2, titel="Verzilting verminderen"),
        line(maatregel="1.1.3", keuze=3, titel="Maatregel over verziltingsbestrijding"),
        line(maatregel="1.1.4", keuze=4),
    )
    assert [hit.maatregel for hit in search(table, "verzilting")] == ["1.1.2", "1.1.3", "1.1.1"]


def test_an_own_code_comes_before_a_reference_to_it():
    table = build_table(
        line(maatregel="3.3.1", keuze=32, toelichting="Zie SK 5 onder maatregel 1.1.16."),
        line(maatregel="1.1.16", keuze=5),
    )
    assert [hit.maatregel for hit in search(table, "1.1.16")] == ["1.1.16", "3.3.1"]


def test_words_are_marked_where_they_stand_as_printed():
    text = "CO₂-reductie en CO2reductie in Veengebieden"
    assert [text[slice(*place)] for place in marks(text, search_words("co2-reductie veen"))] == [
        "CO₂-reductie",
        "CO2reductie",
        "Veengebieden",
    ]


def test_a_hit_gives_its_rows_and_each_text_once():
    table = build_table(
        line(stap="Herijking", toelichting="De herijking loopt."),
        line(stap="Herijking", regel_nr=2, toelichting="De herijking loopt."),
        line(stap="Analyse", stap_nr=2, toelichting="De herijking loopt."),
    )
    (hit,) = search(table, "herijking")
    assert len(hit.sleutels) == 3
    assert [fragment.column for fragment in hit.fragments] == ["stap", "toelichting"]


@pytest.mark.parametrize("query", ["", "   ", "--", "<>", "bestaatniet"])
def test_nothing_to_find(query):
    assert search(read_table(), query) == []


TABLE = read_table()
SEARCHABLE = search_text(TABLE)
WORDS = ["bkl", "verzilting", "afspraken", "1.1.16", "sk8", "2026", "water", "co2-reductie", "én"]


def test_every_maatregel_is_found_first_by_its_own_code():
    for code in TABLE["maatregel"].unique():
        assert search(TABLE, code, SEARCHABLE)[0].maatregel == code


TEXTS = sorted({text for name in WEIGHTS for text in TABLE[name].dropna()})


@given(st.sampled_from(TEXTS), st.data())
def test_a_snippet_is_cut_from_the_text_between_words_and_shows_what_was_found(text, data):
    wanted = data.draw(st.lists(st.sampled_from(words(text)), min_size=1, max_size=3))
    fragment = Fragment("toelichting", text, marks(text, [word.normal for word in wanted]), 7)
    pieces = snippet(fragment, length=80)
    shown = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert shown in text
    assert {word.normal for word in words(shown)} <= {word.normal for word in words(text)}
    marked = [piece.text for piece in pieces if piece.marked]
    assert marked
    assert set(marked) <= {text[start:end] for start, end in fragment.marks}


def test_a_snippet_shows_the_place_with_most_of_the_words():
    text = f"Bkl {'tekst ' * 60}over Bkl en Bal{' tekst' * 60}"
    pieces = snippet(Fragment("toelichting", text, marks(text, ["bkl", "bal"]), 7), length=100)
    assert [piece.text for piece in pieces if piece.marked] == ["Bkl", "Bal"]
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("… tekst ")
    assert shown.endswith(" tekst …")


def test_a_short_text_is_shown_whole():
    text = "Aanpassing Bkl"
    assert snippet(Fragment("borging", text, marks(text, ["bkl"]), 7)) == (
        Piece("Aanpassing "),
        Piece("Bkl", marked=True),
    )


def test_a_mistyped_word_has_words_that_look_like_it():
    assert alike(TABLE, "verzilitng")[0].lower() == "verzilting"
    assert alike(TABLE, "bkl verzilting") == []
    assert alike(TABLE, "<>") == []


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True).map(" ".join))
def test_search_finds_the_rows_that_the_filter_finds_and_marks_every_word(query):
    hits = search(TABLE, query, SEARCHABLE)
    found = [key for hit in hits for key in hit.sleutels]
    assert sorted(found) == sorted(select(TABLE, Filters(zoek=query), SEARCHABLE)["sleutel"])
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        marked = " ".join(
            " ".join(search_words(f.text[start:end]))
            for f in hit.fragments
            for start, end in f.marks
        )
        assert all(word in marked for word in search_words(query))
