from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from selections.contradictions import COLUMNS
from selections.gevraagd import DATE, PLAN_B, TRANCHE, gevraagde_besluiten
from tests.selections.frame import build_table, line, moment, tables

NONE = pd.DataFrame(columns=COLUMNS)
PEILDATUM = date(2026, 11, 24)


def asked(*rows, contradictions=NONE, peildatum=PEILDATUM):
    return gevraagde_besluiten(build_table(*rows), peildatum, 8, 2, contradictions)


def plan_a(printed, **more):
    return line(plan="A", **moment(printed), **more)


def plan_b(printed, **more):
    return line(plan="B", regel_nr=2, **moment(printed), **more)


def test_plan_b_is_asked_when_plan_a_is_past_and_plan_b_is_not():
    (besluit,) = asked(plan_a("Q4 2024"), plan_b("Q4 2026"))
    assert (besluit.soort, besluit.onderwerp) == (PLAN_B, "1.1.1, stap 1")
    assert besluit.reden.startswith("Uiterste start van plan B: Q4 2024, verstreken.")
    assert besluit.sleutels == ("1.1.1/1/1/1", "1.1.1/1/2/1")
    assert not besluit.op_volgorde


def test_plan_b_is_not_asked_otherwise():
    assert not asked(plan_a("Q1 2027"), plan_b("Q4 2027"))
    assert not asked(plan_a("Q3 2024"), plan_b("Q3 2026"))
    assert not asked(plan_a("Q3 2024"), plan_a("geen", regel_nr=3), plan_b("Q4 2026"))
    assert not asked(plan_b("Q4 2026"))


def test_a_start_still_ahead_is_not_called_past():
    (besluit,) = asked(plan_a("Q4 2024"), plan_b("Q4 2029"))
    assert besluit.reden.startswith("Uiterste start van plan B: Q4 2027. De uiterste start")


def test_earliest_start_comes_first():
    rows = [plan_a("Q4 2024"), plan_b("Q4 2029"), plan_a("Q4 2024", stap_nr=2)]
    found = asked(*rows, plan_b("Q1 2027", stap_nr=2))
    assert [besluit.onderwerp for besluit in found] == ["1.1.1, stap 2", "1.1.1, stap 1"]


def test_a_tranche_ahead_with_more_than_one_maatregel_is_to_be_prioritised():
    ahead = [plan_b("Q4 2026", maatregel=code) for code in ("1.1.1", "1.1.2")]
    past = [plan_b("Q1 2025", maatregel=code, stap_nr=2) for code in ("1.1.1", "1.1.2")]
    alone = plan_b("Q4 2027", stap_nr=3)
    (besluit,) = asked(*ahead, *past, alone)
    assert (besluit.soort, besluit.onderwerp) == (TRANCHE, "2e halfjaar 2026")
    assert besluit.vraag.startswith("Prioriteren: 2 maatregelen")


def contradiction(rule, place="1.1.1, stap 1", keys=("1.1.1/1/1/1",), by_order=False):
    return dict.fromkeys(COLUMNS, "x") | {
        "regel": rule, "plaats_1": place, "pagina_1": 11, "pagina_2": 5,
        "uitleg": "Het moment verschilt.", "sleutels": list(keys), "op_volgorde": by_order,
    }  # fmt: skip


def test_contradictions_that_can_change_a_date_come_once_a_place():
    contradictions = pd.DataFrame(
        [
            contradiction("programma_regel", by_order=True),
            contradiction("programma_regel"),
            contradiction("doorwerking_en_borging", "1.1.1, stap 9"),
            contradiction("vroegste_wijziging", "9.9.9, stap 1", keys=["9.9.9/1/1/1"]),
            contradiction("doorlooptijd", "Bladzijde 1", keys=[]),
        ]
    )
    found = asked(plan_a("Q3 2027"), contradictions=contradictions)
    assert [besluit.onderwerp for besluit in found] == ["1.1.1, stap 1", "Bladzijde 1"]
    assert all(besluit.soort == DATE for besluit in found)
    assert found[0].reden.count("(Bladzijde 11 en 5.)") == 2
    assert not found[0].op_volgorde


@given(tables, st.dates(date(2023, 1, 1), date(2031, 1, 1)))
def test_every_question_rests_on_rows_in_view_and_calls_nothing_late(table, peildatum):
    for besluit in gevraagde_besluiten(table, peildatum, 8, 2, NONE):
        assert besluit.sleutels and set(besluit.sleutels) <= set(table["sleutel"])
        assert "te laat" not in besluit.vraag + besluit.reden
