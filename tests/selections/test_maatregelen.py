from selections.filters import Filters, select
from selections.maatregelen import maatregelen
from tests.selections.frame import build_table, line


def test_one_row_for_each_maatregel_in_document_order():
    table = build_table(
        line(maatregel="2.0.1", keuze=21, pagina=30),
        line(maatregel="2.0.1", keuze=21, pagina=30, regel_nr=2),
        line(maatregel="2.0.1", keuze=21, pagina=30, stap_nr=2, plan="B"),
        {"maatregel": "2.0.1", "keuze": 22, "pagina": 31, "uitgewerkt_in": ["1.1.2"]},
        line(maatregel="1.1.2", keuze=3),
    )
    found = maatregelen(select(table, Filters(plan=("A",))), table)
    assert found["maatregel"].tolist() == ["2.0.1", "1.1.2"]
    first = found.iloc[0]
    assert first["keuzes"] == ["21", "22"]
    assert (first["pagina"], first["stappen"], first["regels"]) == (30, 2, 2)
    assert first["uitgewerkt_in"] == ["1.1.2"]
    assert found["uitgewerkt_in"].tolist()[1] == []


def test_a_maatregel_without_stappen_has_none():
    table = build_table({"maatregel": "3.3.5", "keuze": 33})
    found = maatregelen(table, table)
    assert found["stappen"].tolist() == [0]
    assert found["regels"].tolist() == [1]
    assert maatregelen(table.iloc[:0], table).empty
