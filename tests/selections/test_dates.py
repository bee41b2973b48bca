from datetime import date

from selections.dates import MONTHS, date_in_words


def test_a_day_in_words():
    assert date_in_words(date(2026, 11, 24)) == "24 november 2026"
    assert date_in_words(date(2024, 3, 1)) == "1 maart 2024"


def test_every_month_has_its_name():
    said = [date_in_words(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert said == list(MONTHS)
