from datetime import date

import pytest

from selections.dates import date_in_words, quarter_in_words


@pytest.mark.parametrize(
    ("day", "words", "quarter"),
    [
        (date(2026, 11, 24), "24 november 2026", "Q4 2026"),
        (date(2024, 3, 31), "31 maart 2024", "Q1 2024"),
        (date(2024, 4, 1), "1 april 2024", "Q2 2024"),
        (date(2030, 9, 30), "30 september 2030", "Q3 2030"),
        (date(2030, 10, 1), "1 oktober 2030", "Q4 2030"),
        (date(2027, 1, 1), "1 januari 2027", "Q1 2027"),
        (date(2027, 12, 31), "31 december 2027", "Q4 2027"),
    ],
)
def test_a_day_in_words_and_its_quarter(day, words, quarter):
    assert date_in_words(day) == words
    assert quarter_in_words(day) == quarter
