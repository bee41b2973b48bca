import datetime

import pytest
from hypothesis import given

from loaders.overheidslagen import LAGEN
from loaders.table import read_table
from selections.filters import NOT_NAMED, ROLLEN, Filters, select
from selections.lagen import (
    NO_LINE_AMONG_THEM,
    PER_STAP,
    ROWS,
    STAPPEN,
    agreements_without_parties,
    matrix,
    parties,
    turns,
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


def test_doorwerking_and_what_a_stap_names_count_once_for_a_stap():
    shaped = {"laag_doorwerking": ["provincie"], "laag_stap": ["provincie"]}
    rows = build_table(
        line(regel_nr=1, **shaped),
        line(regel_nr=2, **shaped),
        line(maatregel="1.1.2"),
        {"maatregel": "1.1.3"},
    )
    for rol in PER_STAP:
        found = matrix(rows, rol).set_index("laag")["totaal"]
        assert (found["provincie"], found[NOT_NAMED], found[STAPPEN]) == (1, 1, 2)


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol not in PER_STAP])
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


def test_the_layers_of_the_calendar():
    """By stap 30, 44, 38, 38, where rows were 66, 73, 60, 60."""
    calendar = read_table()
    shaping = matrix(calendar, "doorwerking").set_index("laag")["totaal"]
    assert shaping[list(LAGEN)].tolist() == [30, 44, 38, 38]
    named = matrix(calendar, "stap").set_index("laag")["totaal"].to_dict()
    layers = {"Rijk": 21, "provincie": 19, "waterschap": 1, "gemeente": 1}
    assert named == layers | {NOT_NAMED: 67, STAPPEN: 107}
    bare = agreements_without_parties(calendar)
    assert (len(bare), sum(len(named) > 0 for named in bare["laag_stap"])) == (50, 34)


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


def test_whose_turn_it_is_counts_each_layer_in_any_role_by_its_moment():
    rows = build_table(
        line(laag_borging=["Rijk"], laag_stap=["provincie"], **moment("Q4 2026")),
        line(laag_doorwerking=["provincie"], **moment("Q3 2024")),
        {"stap": "Analyse stelsel ILT"},
    )
    found = turns(rows, datetime.date(2026, 11, 24)).set_index("laag")
    assert found.loc["provincie", ["dit kwartaal", "verstreken", "totaal"]].tolist() == [1, 1, 2]
    assert found.loc["Rijk", ["dit kwartaal", "totaal"]].tolist() == [1, 1]
    assert found.loc[NOT_NAMED, ["zonder moment", "totaal"]].tolist() == [1, 1]
