from datetime import date

from selections.dates import date_in_words, read_date


def test_a_day_in_words():
    assert date_in_words(date(2026, 11, 24)) == "24 november 2026"
    assert date_in_words(date(2024, 3, 1)) == "1 maart 2024"


def test_a_day_as_somebody_wrote_it():
    written = ("2027-02-01", "2027-2-1", "01-02-2027", "1/2/2027", "1.2.2027", " 1  Februari 2027")
    assert {*map(read_date, written)} == {date(2027, 2, 1)}
    wrong = ("", "31-2-2027", "1-2-27", "februari 2027", "2027-13-01", "0 februari 2027")
    assert {*map(read_date, wrong)} == {None}
