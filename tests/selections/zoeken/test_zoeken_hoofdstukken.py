"""What stands in chapters 1 to 4 is found by every word, and by no other."""

import pytest

from loaders.running_text import load_publication
from loaders.side_tables import load_running_actions, load_schillen, load_working_hypotheses
from selections.text import normalise, search_words
from selections.zoeken.hoofdstukken import paragraph_with, search_chapters

TEXT = load_publication()


@pytest.mark.parametrize(
    "query",
    [
        *("maatlat", "nota ruimte", "eind 2026", "wijzigingsbesluiten"),
        *("subsidiariteit", "koepels", "green deals", "regie", "beheersovereenkomsten"),
    ],
)
def test_finds_exactly_the_paragraphs_with_all_words(query) -> None:
    found = search_chapters(TEXT, query)
    expected = [
        row.id
        for row in TEXT.itertuples()
        if all(word in normalise(row.tekst) for word in search_words(query))
    ]
    assert [place.id for place in found] == expected != []
    for place in found:
        marked = [place.fragment.text[start:end] for start, end in place.fragment.marks]
        assert marked
        assert all(any(word in normalise(one) for word in search_words(query)) for one in marked)


@pytest.mark.parametrize("query", ["", "  ", "onbestaandwoord", "maatlat onbestaandwoord"])
def test_finds_nothing_where_a_word_is_nowhere(query) -> None:
    assert search_chapters(TEXT, query) == []


def test_a_quotation_leads_to_its_paragraph() -> None:
    for table in (load_working_hypotheses(), load_running_actions(), load_schillen()):
        for row in table.itertuples():
            name = paragraph_with(TEXT, row.woorden, row.pagina)
            assert TEXT.set_index("id").loc[name, "pagina"] == row.pagina
    assert paragraph_with(TEXT, "Roadmap", 6) is None
