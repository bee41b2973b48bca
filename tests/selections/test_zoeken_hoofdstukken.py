"""What is taken over from chapters 2 and 3 is found by every word, and by no other."""

import pytest

from loaders.side_tables import (
    load_running_actions,
    load_schillen,
    load_sporen,
    load_working_hypotheses,
)
from selections.text import join, normalise, search_words
from selections.zoeken_hoofdstukken import TEXTS, search_chapters

TABLES = {
    "sporen": load_sporen(),
    "schillen": load_schillen(),
    "werkhypothesen": load_working_hypotheses(),
    "acties": load_running_actions(),
}


@pytest.mark.parametrize("query", ["maatlat", "nota ruimte", "eind 2026", "wijzigingsbesluiten"])
def test_finds_exactly_the_rows_with_all_words(query) -> None:
    found = search_chapters(TABLES, query)
    expected = [
        (name, row["pagina"])
        for name, columns in TEXTS.items()
        for row in TABLES[name].to_dict("records")
        if all(
            word in normalise(join(row[column] for column in columns))
            for word in search_words(query)
        )
    ]
    assert [(place.tabel, place.pagina) for place in found] == expected != []
    for place in found:
        marked = [place.fragment.text[start:end] for start, end in place.fragment.marks]
        assert marked
        assert all(any(word in normalise(one) for word in search_words(query)) for one in marked)


@pytest.mark.parametrize("query", ["", "  ", "onbestaandwoord", "maatlat onbestaandwoord"])
def test_finds_nothing_where_a_word_is_nowhere(query) -> None:
    assert search_chapters(TABLES, query) == []
