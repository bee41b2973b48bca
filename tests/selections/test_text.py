import pytest
from hypothesis import given
from hypothesis import strategies as st

from selections.text import normalise, search_words, words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("laagwaterakkoord", "Laagwater-akkoord"),
        ("co2-reductie", "CO2reductie"),
        ("spui- en schutsluizen", "spui en schutsluizen"),
        ("coordinatie", "coördinatie"),
        ("coo\u0308rdinatie", "COÖRDINATIE"),
        ("deltaprogramma's", "Deltaprogramma’s"),
        ("sk8", "SK 8"),
        ("2025-2028", "2025 – 2028"),
    ],
)
def test_spellings_that_are_the_same(typed, printed):
    assert normalise(typed) == normalise(printed)


def test_a_range_is_two_words_and_a_code_is_one():
    assert search_words("2025-2028 (maatregel 1.1.1b.)") == ["2025", "2028", "maatregel", "1.1.1b"]


@given(st.text())
def test_normal_form_stays_the_same_when_normalised_again(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="aé-’ 1.kKsS2\u0308\u2013()", max_size=30))
def test_every_word_stands_where_it_says(text):
    found = words(text)
    for word, later in zip(found, found[1:], strict=False):
        assert word.end <= later.start
    for word in found:
        assert search_words(text[word.start : word.end]) == [word.normal]
