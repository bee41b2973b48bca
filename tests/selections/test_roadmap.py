from hypothesis import given

from loaders.table import read_table
from selections.kwartalen import is_dated, moments_per_kwartaal
from selections.roadmap import moments, tempo
from tests.selections.frame import build_table, line, moment, tables


def test_a_row_says_who_is_named_and_what_can_come_up():
    table = build_table(
        line(**moment("2026"), laag_borging=["Rijk"], partijen=["IenW"]),
        {"stap_nr": 2, "stap": None, "titel": "Visie"} | moment("Q3 2024"),
        line(**moment("volgt")),
    )
    first, second = moments(table).to_dict("records")
    assert first["aan_de_orde"] == "geen borgingsregel"
    assert first["wie"] == (
        "borging: niet genoemd; doorwerking: niet genoemd; in de stap: niet genoemd; "
        "genoemde partijen: niet genoemd"
    )
    assert second["halfjaar"] == "2e halfjaar 2026"
    assert second["wie"].startswith("borging: Rijk; ")
    assert second["wie"].endswith("genoemde partijen: IenW")


def test_tempo_counts_every_half_year_between():
    rows = build_table(*(line(**moment(m)) for m in ("Q2 2025", "Q3 2026", "2026", "loopt")))
    assert tempo(rows).drop(columns="begin").values.tolist() == [
        ["1e halfjaar 2025", 1, 1, 0],
        ["2e halfjaar 2025", 0, 1, 0],
        ["1e halfjaar 2026", 0, 1, 0],
        ["2e halfjaar 2026", 2, 3, 1],
    ]


def test_nothing_dated_is_an_empty_tempo():
    rows = build_table(line(**moment("loopt")))
    assert tempo(rows).empty and moments(rows).empty


@given(tables)
def test_tempo_and_quarters_count_the_same_moments(table):
    found = tempo(table)
    assert found["gepland"].sum() == is_dated(table).sum() == len(moments(table))
    assert found["gepland"].sum() == moments_per_kwartaal(table)["momenten"].sum()
    if len(found):
        assert found["cumulatief"].iloc[-1] == found["gepland"].sum()


def test_who_on_the_calendar_is_all_that_the_words_name():
    who = moments(read_table()).set_index("sleutel")["wie"]
    assert "doorwerking: Rijk, provincie, waterschap" in who["1.1.14/1/1/1"]
    assert who["1.1.14/1/1/1"].endswith("genoemde partijen: RWS, ILT")
    assert "genoemde partijen: ILT, drinkwaterbedrijven" in who["1.1.6/1/1/1"]
    assert "doorwerking: Rijk" in who["1.2.1/2/0/1"]
