"""The log by the page, on both databases: nothing is skipped, nothing comes twice."""

import datetime
from dataclasses import replace

import pandas as pd
import pytest

from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    A,
    B,
    Clock,
    entry,
)
from voortgang.beheer.search import Extent, Page, Search, authors, extent, page
from voortgang.kalender import Kalender
from voortgang.recording import Office, record

DAY = datetime.date
EVERY = Search()


def _numbers(found: Page) -> list[int]:
    return found.records["id"].to_list()


@pytest.fixture
def filled(office: Office, clock: Clock) -> Office:
    """Nine records: three a day on three days, by two authors; 3 is corrected by 4, 4 by 9."""
    for number in range(1, 10):
        clock.on(2026, 3, 1 + (number - 1) // 3, 10)
        sleutel = (A, B, A_ELSEWHERE)[number % 3]
        data = entry(sleutel, auteur="Zoë Z." if number % 2 else "An A.")
        data |= {"status": "afgerond"} if number == 5 else {}
        if number in (4, 9):
            data = entry(A, "ingetrokken", auteur="An A.", corrigeert={4: 3, 9: 4}[number])
        record(office, data, ADMINISTRATOR)
    return office


def test_pages_follow_each_other_both_ways_without_a_gap(filled: Office) -> None:
    store = filled.store
    seen, found = [], page(store, EVERY, size=4)
    assert not found.newer
    while True:
        seen += _numbers(found)
        if not found.older:
            break
        found = page(store, EVERY, before=seen[-1], size=4)
        assert found.newer
    assert seen == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    back = page(store, EVERY, after=1, size=4)
    assert (_numbers(back), back.newer, back.older) == ([5, 4, 3, 2], True, True)
    back = page(store, EVERY, after=5, size=4)
    assert (_numbers(back), back.newer, back.older) == ([9, 8, 7, 6], False, True)


def test_a_page_holds_what_the_log_holds(filled: Office) -> None:
    whole = filled.store.records().iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(page(filled.store, EVERY).records, whole)


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (Search(sleutel=A), [9, 6, 4, 3]),
        (Search(sleutel="1.1.1"), [9, 7, 6, 4, 3, 1]),
        (Search(sleutel="1.1.1/1/2"), [7, 1]),
        (Search(sleutel="1.1"), []),
        (Search(sleutel="1.1.1/1/2/1' OR 1=1 --"), []),
        (Search(auteur="Zoë Z."), [7, 5, 3, 1]),
        (Search(auteur="zoë z."), []),
        (Search(status="afgerond"), [5]),
        (Search(van=DAY(2026, 3, 2)), [9, 8, 7, 6, 5, 4]),
        (Search(tot=DAY(2026, 3, 1)), [3, 2, 1]),
        (Search(van=DAY(2026, 3, 2), tot=DAY(2026, 3, 2)), [6, 5, 4]),
        (Search(van=DAY(2026, 3, 4)), []),
        (Search(tot=DAY(2026, 2, 28)), []),
        (Search(van=DAY(2026, 3, 3), tot=DAY(2026, 3, 1)), []),
        (Search(sleutel="1.1.1", auteur="An A.", van=DAY(2026, 3, 2)), [9, 6, 4]),
    ],
)
def test_a_search_finds_what_fits_and_nothing_else(
    filled: Office, search: Search, expected: list[int]
) -> None:
    assert _numbers(page(filled.store, search)) == expected


def test_a_day_is_a_day_in_the_netherlands(office: Office, clock: Clock) -> None:
    clock.on(2026, 7, 31, 21, 59)
    record(office, entry(), ADMINISTRATOR)
    clock.on(2026, 7, 31, 22, 0)
    record(office, entry(), ADMINISTRATOR)
    assert _numbers(page(office.store, Search(tot=DAY(2026, 7, 31)))) == [1]
    assert _numbers(page(office.store, Search(van=DAY(2026, 8, 1)))) == [2]


def test_a_row_of_a_second_vermelding_is_found_by_its_maatregel(office: Office) -> None:
    table = office.kalender.table
    second = table["sleutel"].str.replace("1.1.2/", "1.1.2@22/", regex=False)
    own = replace(office, kalender=Kalender(table.assign(sleutel=second), "proefkalender"))
    record(own, entry("1.1.2@22/2/0/0"), ADMINISTRATOR)
    for asked, expected in (("1.1.2", [1]), ("1.1.2@22/2", [1]), ("1.1.2@2", []), ("1.1", [])):
        assert _numbers(page(office.store, Search(sleutel=asked))) == expected


def test_a_record_says_what_it_was_corrected_by(filled: Office) -> None:
    assert page(filled.store, EVERY).corrected_by == {3: [4], 4: [9]}
    # Also where the correction is on another page.
    assert page(filled.store, EVERY, before=5).corrected_by == {3: [4], 4: [9]}


def test_who_recorded_and_how_many_records_there_are(filled: Office) -> None:
    assert authors(filled.store) == ["An A.", "Zoë Z."]
    assert extent(filled.store) == Extent(9, filled.store.anchor(9))


def test_an_empty_log_has_an_empty_page(office: Office) -> None:
    found = page(office.store, EVERY)
    assert (len(found.records), found.newer, found.older) == (0, False, False)
    assert found.records.dtypes.equals(office.store.records().dtypes)
    assert (authors(office.store), extent(office.store)) == ([], Extent(0, None))
