from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.side_tables import (
    load_running_actions,
    load_sporen,
    load_summary_table,
    load_working_hypotheses,
)
from loaders.table import read_table
from selections.contradictions import contradictions, disputed
from selections.lezing.marges import (
    AGAINST_ORDER,
    AS_MANY,
    BY_ORDER,
    OTHERWISE,
    SAME_ROW,
    rests_on,
)
from selections.plan_ab import (
    A_ELSEWHERE,
    A_WITHOUT_MOMENT,
    AMVB_WITHOUT_MOMENT,
    B_ELSEWHERE,
    CASES,
    CONTRADICTED,
    MARGIN,
    NO_A,
    NO_AMVB,
    NO_B,
    chains,
    latest_starts,
    reached_in_words,
    start_reached,
)
from tests.selections.frame import build_table, line, moment, tables

LEAD = 8


def plan_a(printed, **more):
    return line(plan="A", **moment(printed), **more)


def plan_b(printed, **more):
    return line(plan="B", regel_nr=2, **moment(printed), **more)


def only_chain(*rows, lead=LEAD):
    (chain,) = chains(build_table(*rows), lead).to_dict("records")
    return chain


@pytest.mark.parametrize(
    ("a", "b", "smallest", "largest", "words"),
    [
        ("Q4 2024", "Q4 2026", 0, 0, "valt samen met"),
        ("Q3 2024", "Q4 2026", 1, 1, "ligt 1 kwartaal na"),
        (
            "Q2 2025",
            "Q4 2026",
            -2,
            -2,
            "De berekende uiterste start van plan B ligt 2 kwartalen vóór",
        ),
        ("Q4 2024", "2027", 1, 4, "tussen 1 kwartaal na en 4 kwartalen na"),
        ("2024", "Q4 2026", 0, 3, "tussen 0 kwartalen na en 3 kwartalen na"),
        ("2025", "2026", -7, -1, "tussen 7 kwartalen vóór en 1 kwartaal vóór"),
        ("Loopt Q4 2024", "Q4 2026", 0, 0, "valt samen met"),
    ],
)
def test_margin(a, b, smallest, largest, words):
    chain = only_chain(plan_a(a), plan_b(b))
    assert chain["geval"] == MARGIN
    assert (chain["marge"], chain["marge_tot"]) == (smallest, largest)
    assert words in chain["uitleg"]


def test_margin_is_from_the_earliest_amvb_and_the_last_of_plan_a():
    chain = only_chain(
        plan_a("Q2 2024"),
        plan_a("Q3 2024", regel_nr=3),
        plan_b("Q4 2027"),
        plan_b("Q4 2026"),
        plan_b("Q1 2025") | {"amvb": []},
    )
    assert (chain["marge"], chain["start_naam"]) == (1, "Q4 2024")


def test_lead_time_is_a_parameter():
    assert only_chain(plan_a("Q4 2024"), plan_b("Q4 2026"), lead=10)["marge"] == -2


def test_a_line_without_a_date_is_left_out_of_the_margin_and_said():
    chain = only_chain(plan_a("Q4 2024"), plan_a("geen", regel_nr=3), plan_b("Q4 2026"))
    assert chain["marge"] == 0
    assert chain["uitleg"].endswith("Een regel van plan A zonder datum telt niet mee.")


@pytest.mark.parametrize(
    ("rows", "case"),
    [
        ([plan_b("Q4 2026")], NO_A),
        ([plan_a("Q4 2024")], NO_B),
        ([plan_a("Q4 2024"), plan_b("geen")], AMVB_WITHOUT_MOMENT),
        ([plan_a("Q4 2024"), plan_b("loopt")], AMVB_WITHOUT_MOMENT),
        ([plan_a("geen"), plan_b("Q4 2026")], A_WITHOUT_MOMENT),
        ([plan_a("Q4 2024"), plan_b("Q4 2026") | {"amvb": []}], NO_AMVB),
    ],
)
def test_what_has_no_margin_says_why(rows, case):
    chain = only_chain(*rows)
    assert chain["geval"] == case
    assert pd.isna(chain["marge"]) and pd.isna(chain["marge_tot"])
    assert chain["uitleg"].endswith(".")


def test_plans_in_different_stappen_are_said_and_have_no_margin():
    found = chains(build_table(plan_a("Q3 2024", stap_nr=1), plan_b("Q4 2026", stap_nr=2)), LEAD)
    assert found[["stap_nr", "geval", "elders"]].values.tolist() == [
        [2, A_ELSEWHERE, [1]],
        [1, B_ELSEWHERE, [2]],
    ]
    assert found["uitleg"].tolist() == [
        "Plan A in een andere stap: stap 1. Plan A legt het accent op decentrale doorwerking "
        "(blz. 1); die telt hier niet mee.",
        "Plan B in een andere stap: stap 2.",
    ]


def test_tightest_margin_comes_first():
    found = chains(
        build_table(
            *(plan_a("Q4 2024", stap_nr=1), plan_b("Q4 2026", stap_nr=1)),
            *(plan_a("Q4 2024", stap_nr=2), plan_b("geen", stap_nr=2)),
            *(plan_a("Q2 2025", stap_nr=3), plan_b("Q4 2026", stap_nr=3)),
        ),
        LEAD,
    )
    assert found["stap_nr"].tolist() == [3, 1, 2]


def test_a_pairing_by_order_is_carried_on():
    doubtful = plan_b("Q4 2026", redactie="Twee momenten bij drie regels, op volgorde.")
    assert only_chain(plan_a("Q4 2024"), doubtful)["op_volgorde"]
    assert not only_chain(plan_a("Q4 2024"), plan_b("Q4 2026"))["op_volgorde"]


def test_latest_start_of_each_plan_b_line():
    rows = build_table(
        plan_a("Q4 2024"),
        plan_b("Q4 2026"),
        plan_b("2027"),
        plan_b("2025-2028"),
        plan_b("geen"),
        plan_b("Q4 2026") | {"amvb": []},
    )
    found = latest_starts(rows, LEAD)
    assert found[["doorlooptijd", "start_naam"]].values.tolist() == [
        ["8 kwartalen", "Q4 2024"],
        ["8 kwartalen", "Q1 tot en met Q4 2025"],
        ["8 kwartalen", "Q1 2023 tot en met Q4 2026"],
        ["8 kwartalen", ""],
        ["niet in de bron", ""],
    ]
    assert found["start"].iloc[0] == pd.Period("2024Q4", freq="Q")
    assert found["start"].isna().tolist() == [False, False, False, True, True]


def test_no_rows_have_no_chains():
    empty = build_table({}).iloc[:0]
    assert chains(empty, LEAD).empty and latest_starts(empty, LEAD).empty


@given(tables, st.integers(1, 12))
def test_every_line_of_plan_a_and_b_is_in_exactly_one_chain(table, lead):
    found = chains(table, lead)
    for plan, column in (("A", "plan_a"), ("B", "plan_b")):
        in_chains = [sleutel for sleutels in found[column] for sleutel in sleutels]
        assert sorted(in_chains) == sorted(table.loc[table["plan"] == plan, "sleutel"])
    assert found["geval"].isin(CASES).all()
    assert (found["marge"].notna() == found["geval"].isin([MARGIN, CONTRADICTED])).all()
    assert (found["marge"] <= found["marge_tot"]).dropna().all()


@given(tables, st.integers(1, 12))
def test_a_longer_lead_shifts_every_margin_alike(table, lead):
    shorter, longer = (
        chains(table, quarters).set_index(["vermelding", "stap_nr"]).sort_index()
        for quarters in (lead, lead + 3)
    )
    assert (shorter["marge"] - longer["marge"]).dropna().eq(3).all()
    assert shorter["geval"].tolist() == longer["geval"].tolist()


def test_on_the_calendar_each_margin_is_that_of_the_definition():
    table = read_table().set_index("sleutel", drop=False)
    lead = int(load_working_hypotheses().loc["doorlooptijd_amvb", "kwartalen"])
    with_margin = chains(table.reset_index(drop=True), lead).query("geval == 'marge'")
    assert not with_margin.empty
    for chain in with_margin.itertuples():
        last_a = max(day for day in table.loc[chain.plan_a, "tot"] if day is not None)
        amvb = table.loc[[key for key in chain.plan_b if len(table.loc[key, "amvb"])]]
        first_b = min(day for day in amvb["van"] if day is not None)
        months = (first_b.year - last_a.year) * 12 + (first_b.month - 1) - (last_a.month - 3)
        assert chain.marge == months // 3 - lead


def test_a_year_in_the_words_contradicts_the_margin():
    line_a = plan_a("Q3 2024", borging="Aangescherpt, treedt begin 2026 in werking")
    chain = only_chain(line_a, plan_b("Q4 2026"))
    assert chain["geval"] == CONTRADICTED and chain["marge"] == 1
    assert chain["andere_jaren"] == ["begin 2026"]
    assert chain["uitleg"].endswith("de woorden van deze stap geven ook ‘begin 2026’.")
    assert only_chain(plan_a("Q3 2024", borging="In 2024"), plan_b("Q4 2026"))["geval"] == MARGIN


@pytest.mark.parametrize(
    ("printed", "on", "reached"),
    [
        ("Q4 2026", date(2024, 9, 30), False),
        ("Q4 2026", date(2024, 10, 1), True),
        ("2027", date(2025, 1, 1), True),
        ("geen", date(2030, 1, 1), False),
        ("loopt", date(2030, 1, 1), False),
    ],
)
def test_a_latest_start_is_reached_from_its_first_quarter_on(printed, on, reached):
    rows = build_table(plan_a("Q4 2024"), plan_b(printed))
    assert start_reached(rows, on, LEAD).tolist() == [False, reached]


def test_how_long_ago_a_start_was_reached():
    told = reached_in_words(*[pd.Period("2024Q4")] * 2, pd.Period("2026Q4"), LEAD)
    assert (
        "Q4 2024, 8 kwartalen geleden" in told
        and "met 8 kwartalen gerekend komt een AMvB die nu begint uit op Q4 2028" in told
    )
    of_year = pd.Period("2025Q1"), pd.Period("2025Q4"), pd.Period("2026Q4")
    assert "Q1 tot en met Q4 2025, het eerste van die kwartalen 7 kwartalen geleden" in (
        reached_in_words(*of_year, LEAD)
    )
    assert "dit kwartaal" in reached_in_words(*[pd.Period("2026Q4")] * 3, LEAD)


def test_margins_of_the_calendar_and_what_they_rest_on():
    table, hypotheses = read_table(), load_working_hypotheses()
    found = chains(table, LEAD)
    assert found["geval"].value_counts()[[MARGIN, CONTRADICTED]].tolist() == [22, 1]
    bgr = found[found["geval"] == CONTRADICTED].iloc[0]
    assert (bgr["maatregel"], bgr["stap_nr"]) == ("1.1.20", 1)
    assert bgr["andere_jaren"] == ["uiterlijk begin 2025", "begin 2026"]
    programma = found[(found["maatregel"] == "1.2.1") & (found["stap_nr"] == 2)].iloc[0]
    assert programma["geval"] == NO_A and "Q1 2025" in programma["uitleg"]
    assert "in de regel van plan B: Omgevingsverordening en Omgevingsplan" in programma["uitleg"]
    other_column = found[found["uitleg"].str.contains("Wel genoemd onder doorwerking")]
    assert sorted(other_column["maatregel"]) == ["1.1.14b", "1.1.8", "SK1", "SK1"]
    disagreeing = contradictions(
        table, load_summary_table(), load_sporen(), hypotheses, load_running_actions()
    )
    told = rests_on(table, found, hypotheses, disputed(table, disagreeing))
    # Of ten sisters on page 5 and elsewhere Q4 2024; what only names the Nota Ruimte is not said.
    (other,) = found[(found["geval"] == MARGIN) & (told["tegenstrijdig"] != "")].itertuples()
    assert (other.maatregel, other.stap_nr) == ("1.1.10", 2)
    assert "op 10 plaatsen Q4 2024 en bij 1.1.10 Q2 2025" in told.loc[other.Index, "in_woorden"]
    water = told[found["maatregel"] == "1.1.6"].iloc[0]
    assert "eind 2026" in water["past_niet"] and (water["pagina_a"], water["pagina_b"]) == (13, 13)
    assert (
        told.loc[bgr.name, "koppeling"] == BY_ORDER and "Q3 2024" in told.loc[bgr.name, "moment_a"]
    )
    # That regels and momenten are as many is said where they are, and of one alone its row.
    of_stap = table.groupby(["vermelding", "stap_nr"])
    numbers = of_stap[["regel_nr", "sleutel"]].agg({"regel_nr": "nunique", "sleutel": "size"})
    for ground, alone in ((AS_MANY, False), (SAME_ROW, True)):
        said = found[(told["koppeling"] == ground) & (told["in_woorden"] != "")]
        sizes = numbers.loc[pd.MultiIndex.from_frame(said[["vermelding", "stap_nr"]])]
        assert len(sizes) and (sizes["regel_nr"] == sizes["sleutel"]).all()
        assert ((sizes["regel_nr"] == 1) == alone).all()
    against = found[told["koppeling"] == AGAINST_ORDER][["maatregel", "stap_nr"]]
    assert sorted(against.itertuples(index=False, name=None)) == [
        ("1.1.13", 1), ("1.1.16", 1), ("1.1.16", 4), ("1.1.21", 1),
    ]  # fmt: skip
    assert told.loc[programma.name, "koppeling"] == OTHERWISE
    assert told.loc[found["geval"] == MARGIN, "in_woorden"].str.count("blz.").ge(2).all()
