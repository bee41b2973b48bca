from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.table import read_table
from selections.contradictions import COLUMNS
from selections.contradictions.records import Place
from selections.gevraagd import DATE, NEAR, PLAN_B, TRANCHE, gevraagde_besluiten
from selections.plan_ab import start_reached
from tests.selections.frame import build_table, line, moment, tables

NONE = pd.DataFrame(columns=COLUMNS)
PEILDATUM = date(2026, 11, 24)


def asked(*rows, contradictions=NONE, peildatum=PEILDATUM):
    return gevraagde_besluiten(build_table(*rows), peildatum, 8, 2, contradictions)


def plan_a(printed, **more):
    return line(plan="A", **moment(printed), **more)


def plan_b(printed, **more):
    return line(plan="B", regel_nr=2, **moment(printed), **more)


def test_plan_b_is_asked_when_its_latest_start_is_reached():
    (besluit,) = asked(plan_a("Q4 2024"), plan_b("Q4 2026"))
    assert (besluit.soort, besluit.onderwerp) == (PLAN_B, "1.1.1, stap 1")
    assert besluit.reden.startswith(
        "Berekende uiterste start van plan B bereikt: Q4 2024, 8 kwartalen geleden; met 8 "
        "kwartalen gerekend komt een AMvB die nu begint uit op Q4 2028."
    )
    assert besluit.sleutels == ("1.1.1/1/1/1", "1.1.1/1/2/1")
    assert besluit.gevraagd == ("1.1.1/1/2/1",)
    assert (besluit.op_volgorde, besluit.volgorde) == (False, "nee")


def test_plan_b_is_asked_whatever_plan_a_and_also_when_its_moment_is_past():
    for rows in ([plan_a("Q1 2027"), plan_b("Q4 2027")], [plan_b("Q3 2026")]):
        assert [besluit.soort for besluit in asked(*rows)] == [PLAN_B]


@pytest.mark.parametrize(
    ("b", "words"),
    [
        (plan_b("Q4 2029"), "berekende uiterste start van plan B niet bereikt (Q4 2027)"),
        (plan_b("geen"), "berekende uiterste start van plan B niet te bepalen"),
        (plan_b("loopt", amvb=[]), "berekende uiterste start van plan B niet te bepalen"),
    ],
)
def test_what_is_near_is_a_group_of_its_own(b, words):
    (besluit,) = asked(plan_a("Q4 2024"), b)
    assert besluit.soort == NEAR and words in besluit.vraag
    assert not asked(plan_a("Q1 2027"), b)


def test_the_number_of_the_calendar():
    """43 stappen and 36 regels were told for the one question."""
    calendar = read_table()
    found = gevraagde_besluiten(calendar, date(2026, 11, 29), 8, 2, NONE)
    of_kind = {kind: [one for one in found if one.soort == kind] for kind in (PLAN_B, NEAR)}
    assert len(of_kind[PLAN_B]) == 35
    assert sum(len(besluit.gevraagd) for besluit in of_kind[PLAN_B]) == 36
    assert start_reached(calendar, date(2026, 11, 29), 8).sum() == 36
    near = {besluit.onderwerp for besluit in of_kind[NEAR]}
    assert len(near) == 8
    assert {"1.2.6, stap 3", "2.0.1, stap 6", "1.1.2, stap 2", "2.0.2, stap 1"} <= near


def test_tranches_say_what_is_read_into_them():
    (first, _) = [
        one
        for one in gevraagde_besluiten(read_table(), date(2026, 11, 29), 8, 2, NONE)
        if one.soort == TRANCHE
    ]
    assert first.vraag == (
        "Prioriteren: 21 maatregelen en 3 andere codes vallen in dezelfde tranche (afgeleid)."
    )
    assert "van de publicatie" not in first.reden and "afgeleid" in first.reden
    assert (first.op_volgorde, first.volgorde) == (False, "7 van 32 regels")


def test_earliest_start_comes_first():
    rows = [plan_a("Q4 2024"), plan_b("Q4 2029"), plan_a("Q4 2024", stap_nr=2)]
    found = asked(*rows, plan_b("Q1 2027", stap_nr=2))
    assert [besluit.onderwerp for besluit in found] == ["1.1.1, stap 2", "1.1.1, stap 1"]


def test_a_tranche_ahead_with_more_than_one_maatregel_is_to_be_prioritised():
    ahead = [plan_b("Q4 2026", maatregel=code) for code in ("1.1.1", "1.1.2")]
    past = [plan_b("Q1 2025", maatregel=code, stap_nr=2) for code in ("1.1.1", "1.1.2")]
    alone = plan_b("Q4 2027", stap_nr=3)
    found = asked(*ahead, *past, alone)
    (besluit,) = [one for one in found if one.soort == TRANCHE]
    assert (besluit.soort, besluit.onderwerp) == (TRANCHE, "2e halfjaar 2026")
    assert besluit.vraag.startswith("Prioriteren: 2 maatregelen")


def contradiction(rule, keys=("1.1.1/1/1/1",), by_order=False):
    place = Place("1.1.1, stap 1", "woorden", 5)
    return dict.fromkeys(COLUMNS, "x") | {
        "regel": rule, "onderwerp": rule, "plaats_1": "Hier", "pagina_1": 11, "plaatsen": [place],
        "uitleg": "Het moment verschilt.", "sleutels": list(keys), "op_volgorde": by_order,
        "waarvan_op_volgorde": int(by_order),
    }  # fmt: skip


def test_contradictions_that_can_change_a_date_are_asked_once_each():
    contradictions = pd.DataFrame(
        [
            contradiction("programma", by_order=True),
            contradiction("doorwerking_en_borging"),
            contradiction("vroegste_wijziging", keys=["9.9.9/1/1/1"]),
            contradiction("doorlooptijd", keys=[]),
        ]
    )
    found = asked(plan_a("Q3 2027"), contradictions=contradictions)
    assert [besluit.onderwerp for besluit in found] == ["programma", "doorlooptijd"]
    assert all(besluit.soort == DATE for besluit in found)
    assert "Hier (blz. 11) naast 1.1.1, stap 1 (blz. 5)" in found[0].reden
    assert [besluit.op_volgorde for besluit in found] == [True, False]


@given(tables, st.dates(date(2023, 1, 1), date(2031, 1, 1)))
def test_every_question_rests_on_rows_in_view_and_calls_nothing_late(table, peildatum):
    for besluit in gevraagde_besluiten(table, peildatum, 8, 2, NONE):
        assert besluit.sleutels and set(besluit.sleutels) <= set(table["sleutel"])
        assert set(besluit.gevraagd) <= set(besluit.sleutels)
        assert "te laat" not in besluit.vraag + besluit.reden
