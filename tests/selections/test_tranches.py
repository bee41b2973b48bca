import pytest
from hypothesis import given
from hypothesis import strategies as st

from selections.plan_ab import has_amvb
from selections.tranches import tranche_rows, tranches, with_standing
from tests.selections.frame import build_table, line, moment, tables


def amvb(printed, maatregel="1.1.1", changed=("Bkl",), **more):
    return line(plan="B", maatregel=maatregel, **moment(printed), **more) | {"amvb": list(changed)}


@pytest.mark.parametrize(
    ("printed", "per_jaar", "expected"),
    [
        ("Q1 2026", 2, "1e halfjaar 2026"),
        ("Q2 2026", 2, "1e halfjaar 2026"),
        ("Q3 2026", 2, "2e halfjaar 2026"),
        ("Q4 2026", 2, "2e halfjaar 2026"),
        ("2027", 2, "2027, halfjaar niet genoemd"),
        ("2025-2028", 2, "2025-2028, halfjaar niet genoemd"),
        ("geen", 2, "zonder moment"),
        ("loopt", 2, "zonder moment"),
        ("Loopt Q4 2024", 2, "zonder moment"),
        ("Q1 2026", 3, "1e tranche 2026"),
        ("Q2 2026", 3, "2e tranche 2026"),
        ("Q3 2026", 3, "3e tranche 2026"),
        ("2027", 3, "2027, tranche niet genoemd"),
        ("Q4 2026", 1, "2026"),
        ("Q3 2026", 4, "3e tranche 2026"),
    ],
)
def test_tranche_of_a_moment(printed, per_jaar, expected):
    assert tranche_rows(build_table(amvb(printed)), per_jaar)["tranche"].tolist() == [expected]


def test_load_of_the_tranches_in_order_of_time():
    found = tranches(
        build_table(
            amvb("geen"),
            amvb("2027"),
            amvb("Q4 2026", "1.1.2", ("Bkl", "Bal")),
            amvb("Q4 2026"),
            amvb("Q4 2026", redactie="op volgorde gekoppeld"),
            amvb("Q4 2027"),
            line(plan="B", **moment("Q4 2026")) | {"amvb": []},
        ),
        2,
    )
    columns = ["tranche", "regels", "Bkl", "Bal", "maatregelen", "prioriteren", "op_volgorde"]
    assert found[columns].values.tolist() == [
        ["2e halfjaar 2026", 3, 3, 1, ["1.1.2", "1.1.1"], True, 1],
        ["2e halfjaar 2027", 1, 1, 0, ["1.1.1"], False, 0],
        ["2027, halfjaar niet genoemd", 1, 1, 0, ["1.1.1"], False, 0],
        ["zonder moment", 1, 1, 0, ["1.1.1"], False, 0],
    ]


def test_other_numbers_a_year_are_refused():
    with pytest.raises(ValueError, match="5 wijzigingsbesluiten"):
        tranches(build_table(amvb("Q4 2026")), 5)


def test_no_amvb_no_tranches():
    assert tranches(build_table(line(plan="A")), 2).empty


@given(tables, st.integers(1, 4))
def test_every_row_with_an_amvb_is_in_exactly_one_tranche(table, per_jaar):
    found = tranches(table, per_jaar)
    assert found["regels"].sum() == has_amvb(table).sum()
    assert found["tranche"].is_unique
    assert sorted(key for keys in found["sleutels"] for key in keys) == sorted(
        table.loc[has_amvb(table), "sleutel"]
    )


def test_with_one_a_year_a_year_says_its_tranche_and_a_period_does_not():
    table = build_table(amvb("Q2 2025"), amvb("2025", maatregel="1.1.2"), amvb("2025-2028"))
    found = tranches(table, 1)
    assert found[["tranche", "nummer", "prioriteren"]].astype(object).values.tolist()[:1] == [
        ["2025", 1, True]
    ]
    assert found["tranche"].tolist() == ["2025", "2025-2028, tranche niet genoemd"]


def test_beside_the_load_as_published_it_is_said_how_it_now_stands():
    published = tranches(build_table(amvb("Q1 2026"), amvb("Q2 2026", regel_nr=2)), 2)
    standing = tranches(build_table(amvb("Q1 2026"), amvb("Q2 2040", regel_nr=2)), 2)
    both = with_standing(published, standing).set_index("tranche")
    assert both[["regels", "regels_nu"]].to_dict("index") == {
        "1e halfjaar 2026": {"regels": 2, "regels_nu": 1},
        "1e halfjaar 2040": {"regels": 0, "regels_nu": 1},
    }
    assert both.at["1e halfjaar 2040", "maatregelen_nu"] == ["1.1.1"]
    assert both.at["1e halfjaar 2040", "maatregelen"] == []
