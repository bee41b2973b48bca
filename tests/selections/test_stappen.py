from selections.filters import Filters, select
from selections.stappen import paired_against_order, paired_by_order, whole_stappen
from tests.selections.frame import build_table, line


def test_a_stap_is_whole_when_one_of_its_rows_is_in_view():
    table = build_table(
        line(plan="A", stap_nr=1),
        line(plan="B", stap_nr=1, regel_nr=2),
        line(plan="A", stap_nr=2),
        {"maatregel": "3.3.5", "keuze": 33},
        {"maatregel": "3.3.4", "keuze": 33},
    )
    in_view = select(table, Filters(plan=("B",)))
    assert list(whole_stappen(in_view, table)["sleutel"]) == ["1.1.1/1/1/1", "1.1.1/1/2/1"]
    without_stappen = select(table, Filters(maatregel=("3.3.5",)))
    assert list(whole_stappen(without_stappen, table)["maatregel"]) == ["3.3.5"]


def test_pairing_by_order_is_read_from_the_redactie():
    table = build_table(
        line(redactie="Eén moment bij twee regels, op volgorde aan de eerste gekoppeld."),
        line(redactie="Op volgorde zou het moment bij de beleidsregel horen."),
        line(redactie="Voorkeursvolgorde zo gedrukt."),
        line(),
    )
    assert list(paired_by_order(table)) == [True, True, False, False]
    assert list(paired_against_order(table)) == [False, True, False, False]
