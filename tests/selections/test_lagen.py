import pytest
from hypothesis import given

from loaders.table import read_table
from selections.filters import LAGEN, NOT_NAMED, ROLLEN, Filters, select
from selections.lagen import (
    NO_LINE_AMONG_THEM,
    ROWS,
    agreements_without_parties,
    matrix,
    parties,
)
from tests.selections.frame import SUBTHEMAS, build_table, line, moment, tables

WATER, BODEM = SUBTHEMAS[:2]


def table():
    return build_table(
        line(laag_borging=["Rijk", "provincie"], partijen=["IenW", "RWS"], **moment("Q4 2026")),
        line(laag_borging=["provincie"], subthema=BODEM, partijen=["IenW"], **moment("Q3 2024")),
        line(instrument_borging=["Bestuurlijke afspraken"], maatregel="1.1.2"),
        line(instrument_borging=["Bestuurlijke afspraken"], partijen=["Vewin"]),
        line(instrument_borging=["Bestuurlijke afspraken"], laag_borging=["gemeente"]),
        {"stap": "Analyse stelsel ILT"},
    )


def test_a_row_with_two_layers_counts_in_both_and_the_rows_are_said():
    found = matrix(table(), "borging").set_index("laag")
    assert found["totaal"].to_dict() == {
        "Rijk": 1, "provincie": 2, "waterschap": 0, "gemeente": 1, NOT_NAMED: 3,
        NO_LINE_AMONG_THEM: 1, ROWS: 6,
    }  # fmt: skip
    assert found.loc["provincie", [WATER, BODEM]].tolist() == [1, 1]


@pytest.mark.parametrize("rol", ROLLEN)
@given(table=tables)
def test_each_cell_is_the_selection_behind_it(rol, table):
    found = matrix(table, rol).set_index("laag")
    for laag in (*LAGEN, NOT_NAMED):
        for subthema in (WATER, SUBTHEMAS[3]):
            behind = select(table, Filters(laag=(laag,), rol=rol, thema=(subthema,)))
            assert found.loc[laag, subthema] == len(behind)
    assert found.loc[ROWS, "totaal"] == len(table)
    named = found.loc[list(LAGEN), "totaal"]
    assert named.sum() + found.loc[NOT_NAMED, "totaal"] >= len(table)


def test_agreements_that_name_nobody():
    assert agreements_without_parties(table())["maatregel"].tolist() == ["1.1.2"]


def test_parties_are_a_second_way_in():
    found = parties(table())
    assert found[["partij", "regels"]].values.tolist() == [["IenW", 2], ["RWS", 1], ["Vewin", 1]]
    assert parties(table().iloc[2:3]).empty


def test_parties_of_the_calendar_lead_to_their_rows():
    calendar = read_table()
    for found in parties(calendar).itertuples():
        names_it = [found.partij in names for names in calendar["partijen"]]
        assert calendar.loc[names_it, "sleutel"].tolist() == found.sleutels
