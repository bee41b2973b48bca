from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.overheidslagen import LAGEN
from loaders.schema import column
from selections.filters import (
    NO_LINE,
    NOT_NAMED,
    ROLLEN,
    Filters,
    active,
    loosening,
    search_text,
    select,
)
from tests.selections.frame import FACETS, build_table, filters_strategy, line, moment, tables


@given(tables, filters_strategy)
def test_rows_are_chosen_in_order_and_never_invented(table, filters):
    rows = select(table, filters)
    pd.testing.assert_frame_equal(rows, table.loc[[i for i in table.index if i in rows.index]])


@given(tables)
def test_no_filter_chooses_every_row(table):
    pd.testing.assert_frame_equal(select(table, Filters()), table)


@given(tables, filters_strategy)
def test_every_filter_narrows(table, filters):
    chosen = set(select(table, filters).index)
    for name in active(filters):
        alone = replace(Filters(rol=filters.rol), **{name: getattr(filters, name)})
        assert chosen <= set(select(table, alone).index)


@pytest.mark.parametrize("facet", FACETS)
@given(table=tables, rol=st.sampled_from(ROLLEN))
def test_the_values_of_a_facet_cover_every_row(facet, table, rol):
    together = set()
    for value in FACETS[facet]:
        together |= set(select(table, Filters(**{facet: (value,)}, rol=rol)).index)
    assert together == set(table.index)


@given(table=tables, rol=st.sampled_from(ROLLEN))
def test_a_layer_and_not_named_never_share_a_row(table, rol):
    named = select(table, Filters(laag=LAGEN, rol=rol))
    unnamed = select(table, Filters(laag=(NOT_NAMED,), rol=rol))
    assert len(named) + len(unnamed) == len(table)


def test_layer_in_each_role():
    table = build_table(
        line(sleutel="door", laag_doorwerking=["provincie"]),
        line(sleutel="borg", laag_borging=["provincie"]),
        line(sleutel="rijk", laag_borging=["Rijk"]),
        {"sleutel": "zonder regel"},
    )

    def keys(laag, rol):
        return list(select(table, Filters(laag=(laag,), rol=rol))["sleutel"])

    assert keys("provincie", "beide") == ["door", "borg"]
    assert keys("provincie", "doorwerking") == ["door"]
    assert keys("provincie", "borging") == ["borg"]
    assert keys(NOT_NAMED, "beide") == ["zonder regel"]
    assert keys(NOT_NAMED, "doorwerking") == ["borg", "rijk", "zonder regel"]
    assert keys(NOT_NAMED, "borging") == ["door", "zonder regel"]


def test_unknown_role_is_refused():
    with pytest.raises(ValueError, match="uitvoering"):
        select(build_table({}), Filters(laag=("Rijk",), rol="uitvoering"))


def test_plan_a_leaves_out_rows_without_a_line():
    table = build_table(line(plan="A"), line(plan="B"), {"stap": "Analyse stelsel ILT"})
    assert list(select(table, Filters(plan=("A",)))["plan"]) == ["A"]
    assert list(select(table, Filters(plan=(NO_LINE,)))["stap"]) == ["Analyse stelsel ILT"]


@pytest.mark.parametrize(
    ("van", "tot", "expected"),
    [
        (date(2026, 12, 31), None, ["Q4 2026", "2025-2028", "loopt", "volgt"]),
        (date(2027, 1, 1), None, ["2025-2028", "loopt", "volgt"]),
        (None, date(2024, 12, 31), ["Q3 2024", "Loopt Q4 2024", "loopt", "volgt"]),
        (date(2025, 1, 1), date(2025, 1, 1), ["2025-2028", "loopt", "volgt"]),
        (date(2024, 12, 31), date(2024, 12, 31), ["Loopt Q4 2024", "loopt", "volgt"]),
    ],
)
def test_period_takes_moments_that_overlap_it(van, tot, expected):
    printed = ["Q3 2024", "Loopt Q4 2024", "Q4 2026", "2025-2028", "loopt", "volgt"]
    table = build_table(*(line(**moment(text)) for text in printed))
    rows = select(table, Filters(van=van, tot=tot))
    assert sorted(rows["agendering"]) == sorted(expected)


@pytest.mark.parametrize(
    ("zoek", "found"),
    [
        ("laagwaterakkoord", True),
        ("akkoord", True),
        ("CO2-reductie", True),
        ("co2 reductie", True),
        ("schutsluizen spui-", True),
        ("1.1.16", True),
        ("SK 8", True),
        ("sk8", True),
        ("Q4 2026", True),
        ("1.1.1", False),
        ("spui olifant", False),
        ("202", False),
        ("<script>", False),
        ("   ", True),
        ("--", True),
    ],
)
def test_free_text_takes_rows_that_have_all_the_words(zoek, found):
    table = build_table(
        line(
            maatregel="1.1.16",
            maatregel_tekst="Laagwater-akkoord",
            toelichting="CO2reductie, zie SK 8",
            stap="spui- en schutsluizen",
            **moment("Q4 2026"),
        )
    )
    assert (len(select(table, Filters(zoek=zoek))) == 1) is found


def test_free_text_finds_every_column_of_the_publication():
    columns = [
        "keuze_tekst",
        "maatregel_tekst",
        "kopnoot",
        "toelichting",
        "stap",
        "doorwerking",
        "borging",
        "agendering",
        "titel",
    ]
    table = build_table(*({"sleutel": c, c: "Zoutindringing"} for c in columns))
    assert list(select(table, Filters(zoek="zoutindringing"))["sleutel"]) == columns


def test_text_made_beforehand_gives_the_same_rows():
    table = build_table(line(stap="Herijking"), line(stap="Analyse"))
    filters = Filters(zoek="herijking")
    expected = select(table, filters)
    pd.testing.assert_frame_equal(select(table, filters, search_text(table)), expected)
    assert list(expected["stap"]) == ["Herijking"]


def test_what_to_loosen_when_nothing_is_left():
    table = build_table(line(plan="A", keuze=2), line(plan="B", keuze=5), line(plan="B", keuze=6))
    filters = Filters(plan=("A",), keuze=(5, 6))
    assert select(table, filters).empty
    assert loosening(table, filters).to_dict("records") == [
        {"filter": "plan", "regels": 2},
        {"filter": "keuze", "regels": 1},
    ]


def test_layers_are_those_of_the_contract():
    assert tuple(column("laag_borging").values) == LAGEN
    assert tuple(column("laag_doorwerking").values) == LAGEN


def test_role_alone_is_no_filter():
    assert active(Filters(rol="borging")) == ()
    assert active(Filters(zoek="zout", plan=("A",))) == ("plan", "zoek")
