import pytest

from loaders.side_tables import load_working_hypotheses
from loaders.table import read_table
from selections.lezing.hypothesen import CANNOT_BE_PLACED, FITS_NOT, FITS_PARTLY, misfits
from tests.selections.frame import build_table, line, moment

HYPOTHESES = load_working_hypotheses()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Q3 2026", [("vroegste_wijziging", FITS_NOT)]),
        ("Q4 2026", []),
        ("Q4 2027", []),
        ("geen", []),
        ("loopt", []),
        ("Loopt Q4 2024", [("vroegste_wijziging", FITS_NOT)]),
        ("2027", [("wijzigingsbesluiten", CANNOT_BE_PLACED)]),
        (
            "2025-2028",
            [("vroegste_wijziging", FITS_PARTLY), ("wijzigingsbesluiten", CANNOT_BE_PLACED)],
        ),
    ],
)
def test_moments_of_an_amvb_against_the_hypotheses(printed, expected):
    found = misfits(build_table(line(plan="B", **moment(printed))), HYPOTHESES)
    assert list(zip(found["hypothese"], found["oordeel"], strict=True)) == expected


def test_other_lines_are_not_held_against_a_hypothesis_on_amvbs():
    table = build_table(
        line(plan="A", **moment("Q3 2024")),
        line(plan="B", **moment("Q3 2024")) | {"amvb": []},
    )
    assert misfits(table, HYPOTHESES).empty


def test_the_misfit_names_hypothesis_and_page():
    table = build_table(line(plan="B", redactie="op volgorde", **moment("Q2 2026")))
    (found,) = misfits(table, HYPOTHESES).to_dict("records")
    assert found["hypothese_pagina"] == 6
    assert found["kern"] in HYPOTHESES.loc["vroegste_wijziging", "woorden"]
    assert "1 oktober 2026" in found["uitleg"]
    assert found["op_volgorde"]


def test_the_calendar_against_its_own_hypotheses():
    table = read_table()
    found = misfits(table, HYPOTHESES)
    too_early = set(found.loc[found["oordeel"] == FITS_NOT, "sleutel"])
    earliest = HYPOTHESES.loc["vroegste_wijziging", "vanaf"]
    by_hand = {
        row.sleutel
        for row in table.itertuples()
        if len(row.amvb) and row.tot is not None and row.tot < earliest
    }
    assert too_early == by_hand
