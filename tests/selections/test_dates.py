from datetime import date

from selections.dates import date_in_words


def test_a_day_in_words():
    assert date_in_words(date(2026, 11, 24)) == "24 november 2026"
    assert date_in_words(date(2024, 3, 1)) == "1 maart 2024"
