import pandas as pd
from hypothesis import given

from selections.aansluiting import (
    aansluiting,
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from tests.selections.frame import SUBTHEMAS, build_table, line, tables

WATER, BODEM, BEBOUWD, _, KUST, ZAND = SUBTHEMAS


def table():
    return build_table(
        line(maatregel="1.1.1", keuze=2),
        line(maatregel="1.1.1b", keuze=2, herkomst="nieuw"),
        line(maatregel="3.3.6", keuze=2, telt_bij=ZAND),
        line(maatregel="SK8", keuze=8, herkomst="keuze"),
        {"maatregel": "SK16", "keuze": 16, "subthema": BODEM, "herkomst": "ontbreekt"},
        line(maatregel="2.0.1", keuze=21, subthema=BEBOUWD),
        {"maatregel": "2.0.1", "keuze": 22, "subthema": BEBOUWD, "uitgewerkt_in": ["1.1.23"]},
        {
            "maatregel": "1.1.11",
            "gedrukte_code": "1.2.11",
            "keuze": 28,
            "subthema": KUST,
            "telt_bij": WATER,
            "uitgewerkt_in": ["SK1"],
            "verwijst_naar": ["SK1"],
        },
        {"maatregel": "3.3.4", "keuze": 33, "subthema": ZAND, "verwijst_naar": ["1.1.2"]},
        {"maatregel": "3.3.5", "keuze": 33, "subthema": ZAND},
    )


SUMMARY = pd.DataFrame(
    {"subthema": SUBTHEMAS, "keuzes": [2, 1, 2, 0, 1, 1], "maatregelen": [2, 0, 1, 0, 1, 3]}
)


def test_what_stands_in_the_annex_and_does_not_count():
    assert not_counted(table())[["maatregel", "keuze", "reden"]].values.tolist() == [
        ["1.1.1b", 2, "Wel uitgewerkt, gelezen als geen maatregel uit de Kamerbrief"],
        ["SK8", 8, "Keuze zonder genummerde maatregel"],
        ["SK16", 16, "De publicatie zegt zelf dat de maatregel ontbreekt"],
        ["2.0.1", 22, "Tweede vermelding; 2.0.1 telt één keer, onder keuze 21"],
    ]


def test_what_counts_and_has_no_stappen():
    assert not_worked_out(table())[["maatregel", "klasse"]].values.tolist() == [
        ["1.1.11", "elders uitgewerkt"],
        ["3.3.4", "verwijst alleen"],
        ["3.3.5", "niet uitgewerkt"],
    ]


def test_what_stands_under_another_subthema_or_code():
    elsewhere = counted_elsewhere(table())
    assert elsewhere[["maatregel", "subthema", "telt_bij"]].values.tolist() == [
        ["3.3.6", WATER, ZAND],
        ["1.1.11", KUST, WATER],
    ]
    other = read_under_another_code(table())
    assert other[["maatregel", "gedrukte_code"]].values.tolist() == [["1.1.11", "1.2.11"]]


def test_computed_beside_published_with_reasons():
    found = aansluiting(table(), SUMMARY).set_index("subthema")
    assert list(found["maatregelen_berekend"]) == [2, 0, 1, 0, 0, 3]
    assert list(found["maatregelen_verschil"]) == [0, 0, 0, 0, -1, 0]
    assert list(found["keuzes_verschil"]) == [0, 0, 0, 0, 0, 0]
    assert found.loc[WATER, "redenen"] == [
        "1.1.1b telt niet mee (afgeleid): wel uitgewerkt, gelezen als geen maatregel uit de "
        "Kamerbrief.",
        "SK8 telt niet mee (afgeleid): keuze zonder genummerde maatregel.",
        f"3.3.6 staat hier onder keuze 2 en telt mee bij {ZAND} (afgeleid).",
        f"1.1.11 (gedrukt als 1.2.11) telt hier mee (afgeleid) en staat onder keuze 28 ({KUST}).",
    ]
    assert found.loc[ZAND, "redenen"] == [
        f"3.3.6 telt hier mee (afgeleid) en staat onder keuze 2 ({WATER}).",
        "3.3.5 telt mee en staat niet in de bijlage: toegevoegd op grond van het gedrukte aantal "
        "(afgeleid).",
    ]


@given(tables)
def test_the_bridge_from_the_annex_to_the_count_closes(rows):
    found = aansluiting(rows, SUMMARY)
    bridge = found["vermeldingen"] - found["telt_niet_mee"] - found["telt_elders"]
    assert (bridge + found["staat_elders"]).tolist() == found["maatregelen_berekend"].tolist()
    assert found["vermeldingen"].sum() == rows["vermelding"].nunique()
