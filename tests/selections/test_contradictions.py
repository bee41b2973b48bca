import pytest

from loaders.side_tables import (
    load_running_actions,
    load_sporen,
    load_summary_table,
    load_working_hypotheses,
)
from loaders.table import read_table
from selections.contradictions import COLUMNS, RULES, contradictions, counts_per_rule
from tests.selections.frame import SUBTHEMAS, build_table, line, moment

SIDE_TABLES = (
    load_summary_table(),
    load_sporen(),
    load_working_hypotheses(),
    load_running_actions(),
)
TABLE = read_table()
FOUND = contradictions(TABLE, *SIDE_TABLES)


def found_by(rule, *rows):
    found = contradictions(build_table(*rows), *SIDE_TABLES)
    return found[found["regel"] == rule].to_dict("records")


def test_programme_beside_chapter_2():
    row = line(
        instrument_borging=["Deltabeslissing"], borging="Deltabeslissing", pagina=35,
        redactie="Op volgorde gekoppeld.", **moment("Q2 2026"),
    )  # fmt: skip
    (found,) = found_by("programma_regel", row)
    assert (found["plaats_1"], found["pagina_1"]) == ("1.1.1, stap 1, regel 1", 35)
    assert found["woorden_1"] == "Deltabeslissing: Q2 2026"
    assert (found["plaats_2"], found["pagina_2"]) == ("Spoor II (hoofdstuk 2)", 5)
    assert "Q3 2026" in found["woorden_2"]
    assert found["op_volgorde"]


def test_lead_time_of_chapter_1_against_chapter_4():
    (found,) = found_by("doorlooptijd", line())
    assert (found["pagina_1"], found["pagina_2"]) == (1, 8)
    agreeing = SIDE_TABLES[2].copy()
    agreeing.loc["voorbereidingstijd", "kwartalen"] = 8
    table = build_table(line())
    without = contradictions(table, SIDE_TABLES[0], SIDE_TABLES[1], agreeing, SIDE_TABLES[3])
    assert "doorlooptijd" not in set(without["regel"])


def test_amvb_before_the_earliest_change():
    (found,) = found_by("vroegste_wijziging", line(plan="B", **moment("Q3 2026")))
    assert (found["pagina_2"], found["sleutels"]) == (6, ["1.1.1/1/1/1"])
    assert not found_by("vroegste_wijziging", line(plan="B", **moment("Q4 2026")))


def test_plan_b_without_a_moment_beside_its_nearest_sister():
    same = {"plan": "B", "instrument_borging": ["Rijksinstructieregel Bkl"]}
    rows = (
        line(**same, stap="Toetsadviezen", maatregel="1.1.16"),
        line(**same, stap="Iets anders", maatregel="1.1.16", stap_nr=2, **moment("Q4 2027")),
        line(**same, stap="Toetsadviezen", maatregel="1.1.13", **moment("Q4 2026")),
    )
    (found,) = found_by("plan_b_zonder_moment", *rows)
    assert found["plaats_1"].startswith("1.1.16, stap 1")
    assert found["plaats_2"].startswith("1.1.13, stap 1")
    assert "Q4 2027 (1)" in found["uitleg"] and "Q4 2026 (1)" in found["uitleg"]
    assert not found_by("plan_b_zonder_moment", rows[0])


def test_instrument_here_doorwerking_and_there_borging():
    (found,) = found_by(
        "doorwerking_en_borging",
        line(instrument_doorwerking=["Omgevingsplan"], doorwerking="Omgevingsplannen"),
        line(instrument_borging=["Omgevingsplan"], borging="Omgevingsplan", stap_nr=2),
        line(instrument_borging=["Omgevingsvisie"], stap_nr=3),
    )
    assert (found["plaats_1"], found["woorden_1"]) == ("1.1.1, stap 1", "Omgevingsplannen")
    assert found["plaats_2"] == "1.1.1, stap 2, regel 1"
    assert found["uitleg"] == "Doorwerking in 1 stap, borging in 1 regel."


def test_counted_and_worked_out_do_not_match():
    zand = SUBTHEMAS[5]
    rows = (
        {"maatregel": "3.3.5", "keuze": 33, "subthema": zand},
        line(maatregel="1.1.1b", keuze=2, herkomst="nieuw", redactie="op volgorde"),
        {"maatregel": "SK30", "keuze": 30, "subthema": zand, "herkomst": "keuze"},
    )
    (counted,) = found_by("geteld_niet_uitgewerkt", *rows)
    assert counted["onderwerp"] == "3.3.5"
    assert counted["woorden_1"] == f"{zand}: 6 maatregelen"
    (worked_out,) = found_by("uitgewerkt_niet_geteld", *rows)
    assert worked_out["onderwerp"] == "1.1.1b"
    assert not worked_out["op_volgorde"]


@pytest.mark.parametrize(
    ("refers", "expected"),
    [([], ["Keuze 29"]), (["1.1.2"], []), (["1.1.3"], []), (["1.1.4"], ["Keuze 4", "Keuze 29"])],
)
def test_keuze_without_borging_with_references_followed(refers, expected):
    rows = [
        {"maatregel": "3.2.1", "keuze": 29, "verwijst_naar": refers},
        line(maatregel="1.1.2", keuze=2),
        {"maatregel": "1.1.3", "keuze": 3, "verwijst_naar": ["1.1.2"]},
    ]
    if refers == ["1.1.4"]:
        rows.insert(0, {"maatregel": "1.1.4", "keuze": 4, "verwijst_naar": ["3.2.1"]})
    assert [found["onderwerp"] for found in found_by("keuze_zonder_borging", *rows)] == expected


def test_each_has_both_places_pages_and_its_rule():
    assert list(FOUND.columns) == COLUMNS
    assert FOUND["regel"].isin(RULES).all()
    assert FOUND[["pagina_1", "pagina_2"]].isin(range(1, 39)).all(axis=None)
    for column in ("onderwerp", "plaats_1", "woorden_1", "plaats_2", "woorden_2", "uitleg"):
        assert (FOUND[column].str.len() > 0).all()
    keys = {key for keys in FOUND["sleutels"] for key in keys}
    assert keys <= set(TABLE["sleutel"])


def test_what_rests_on_order_is_counted_apart():
    counted = counts_per_rule(FOUND)
    assert list(counted["regel"]) == list(RULES)
    assert counted["totaal"].sum() == len(FOUND)
    assert (counted["vast"] + counted["op_volgorde"]).equals(counted["totaal"])
    assert counted["op_volgorde"].sum() == FOUND["op_volgorde"].sum()


def test_every_programme_that_the_design_names_differs_somewhere():
    of_programmes = FOUND[FOUND["regel"].str.startswith("programma")]
    assert {
        *("Deltabeslissing", "Nationaal Waterprogramma", "Nota Ruimte", "PPLG", "Programma IRM"),
        *("Beleidslijn grote rivieren", "Programma Noordzee"),
        "Programma Bodem, Ondergrond en Grondwater",
    } <= set(of_programmes["onderwerp"])
