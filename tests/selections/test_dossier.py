import pytest

from loaders.errors import Problems
from loaders.instruments import Classifier, load_instruments
from loaders.table import read_table
from selections.dossier import (
    grounds,
    nearest_codes,
    neighbours,
    open_dossier,
    place_in_selection,
)
from selections.filters import Filters, select
from tests.selections.frame import build_table, line


def table():
    return build_table(
        line(maatregel="1.1.2"),
        line(maatregel="2.0.1", keuze=21),
        {"maatregel": "2.0.1", "keuze": 22, "uitgewerkt_in": ["1.1.2"], "verwijst_naar": ["1.1.2"]},
        {"maatregel": "1.1.11", "gedrukte_code": "1.2.11", "keuze": 28,
         "verwijst_naar": ["2.0.1", "1.1.2"], "uitgewerkt_in": ["1.1.2"]},
        line(maatregel="1.1.1b", keuze=29, herkomst="nieuw"),
    )  # fmt: skip


def test_references_are_followed_both_ways():
    dossier = open_dossier(table(), "1.1.11")
    assert dossier.refers_to[["maatregel", "uitgewerkt"]].values.tolist() == [
        ["2.0.1", False],
        ["1.1.2", True],
    ]
    assert dossier.elsewhere["maatregel"].tolist() == ["1.1.2"]
    assert dossier.referred_by.empty
    back = open_dossier(table(), "1.1.2").referred_by
    assert back[["maatregel", "keuze", "uitgewerkt"]].values.tolist() == [
        ["2.0.1", 22, True],
        ["1.1.11", 28, True],
    ]


def test_one_maatregel_with_two_vermeldingen():
    dossier = open_dossier(table(), "2.0.1")
    assert dossier.vermeldingen["keuze"].tolist() == [21, 22]
    assert len(dossier.rows) == 2
    assert dossier.referred_by["uitgewerkt"].tolist() == [False]


def test_unknown_code():
    with pytest.raises(KeyError):
        open_dossier(table(), "9.9.9")


def test_nearest_codes_are_codes_of_the_table():
    assert nearest_codes(table(), "1.1.12")[0] in {"1.1.11", "1.1.2"}
    assert nearest_codes(table(), "geen code") == []
    assert nearest_codes(read_table(), "1.1.116")[:2] == ["1.1.16", "1.1.11"]


def test_nearest_to_a_keuze_are_its_numbered_maatregelen():
    assert nearest_codes(read_table(), "SK 17") == ["1.2.5"]
    assert nearest_codes(read_table(), "keuze 10") == ["1.1.20", "1.1.22"]
    assert "SK8" in nearest_codes(read_table(), "SK88")


def test_every_line_has_one_decisive_ground_that_says_what_the_table_says():
    instruments = load_instruments(Problems())
    classifier = Classifier(instruments)
    for row in read_table().dropna(subset="borging").itertuples():
        first, *others = grounds(row.borging, classifier)
        assert first.decisive
        assert not any(ground.decisive for ground in others)
        assert {first.instrument, *(ground.instrument for ground in others)} == set(
            row.instrument_borging
        )
        assert first.grond
        decisive = [row for row in instruments if row.grond == first.grond and row.plan]
        assert (row.plan, row.traject) in {(found.plan, found.traject) for found in decisive}


def test_previous_and_next_in_the_selection():
    rows = select(table(), Filters(maatregel=("1.1.2", "1.1.11", "1.1.1b")))
    assert neighbours(rows, table(), "1.1.11") == ("1.1.2", "1.1.1b")
    assert neighbours(rows, table(), "1.1.2") == (None, "1.1.11")
    assert neighbours(rows, table(), "2.0.1") == ("1.1.2", "1.1.11")
    assert place_in_selection(rows, "1.1.11") == (2, 3)
    assert place_in_selection(rows, "2.0.1") == (0, 3)


def test_every_maatregel_of_the_calendar_opens_and_its_references_exist():
    calendar = read_table()
    codes = list(dict.fromkeys(calendar["maatregel"]))
    walked, code = [codes[0]], codes[0]
    while (code := neighbours(calendar, calendar, code)[1]) is not None:
        walked.append(code)
    assert walked == codes
    for code in codes:
        dossier = open_dossier(calendar, code)
        for target in dossier.refers_to["maatregel"]:
            assert code in set(open_dossier(calendar, target).referred_by["maatregel"])
