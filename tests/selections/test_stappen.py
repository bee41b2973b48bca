from loaders.table import read_table
from selections.filters import Filters, select
from selections.stappen import (
    borging_of,
    paired_against_order,
    paired_by_order,
    whole_stappen,
)
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


def test_a_vermelding_without_stappen_says_where_they_are():
    """1.1.11 (p. 35): "Zie SK 1 m.b.t. verzilting"; 3.3.5 stands nowhere."""
    table = read_table()
    bare = table[table["stap_nr"].isna()]
    said = dict(zip(bare["sleutel"], map(borging_of, bare.itertuples()), strict=True))
    assert len(said) == 15
    assert said.pop("3.3.5/0/0/0") == "geen borgingsregel"
    assert said["1.1.11/0/0/0"] == "geen borgingsregel hier; zie SK1"
    assert said["2.0.1@22/0/0/0"] == "geen borgingsregel hier; zie 1.1.23"
    assert all(words.startswith("geen borgingsregel hier; zie ") for words in said.values())
