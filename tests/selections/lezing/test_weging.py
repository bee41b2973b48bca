from hypothesis import given

from loaders.instruments import instruments_table
from loaders.table import read_table
from selections.counts import lines
from selections.lezing.weging import WITHOUT_INSTRUMENT, instruments_side_by_side, lines_per_schil
from tests.selections.frame import build_table, line, moment, tables


def test_instruments_stand_side_by_side_with_their_moments():
    agreements = ["Bestuurlijke afspraken"]
    table = build_table(
        line(instrument_borging=agreements, schil=3, **moment("Q3 2024")),
        line(instrument_borging=agreements, schil=3, stap_nr=2, **moment("Q4 2024")),
        line(plan="B", instrument_borging=["Regels in Bal", "Opnemen in Bkl"], stap_nr=2,
             regel_nr=2, **moment("2027")) | {"amvb": ["Bkl", "Bal"]},
        line(plan="overig", schil=None, stap_nr=3),
        {"maatregel": "3.3.5"},
    )  # fmt: skip
    found = instruments_side_by_side(table)
    columns = ["instrument", "plan", "regels", "momenten", "amvb"]
    assert found[columns].values.tolist() == [
        ["Bestuurlijke afspraken", "A", 2, ["Q3 2024", "Q4 2024"], []],
        ["Regels in Bal", "B", 1, ["2027"], ["Bal"]],
        ["Opnemen in Bkl", "B", 1, ["2027"], ["Bkl"]],
        [WITHOUT_INSTRUMENT, "overig", 1, ["geen moment"], []],
    ]
    assert found["schil"].isna().tolist() == [False, False, False, True]


def test_an_instrument_has_its_own_class_and_doubt_and_not_those_of_its_line():
    found = instruments_side_by_side(read_table()).set_index(["maatregel", "instrument"])
    for name in ("Omgevingsverordening", "Omgevingsplan"):
        own = found.loc[("1.2.1", name)]
        assert (own["plan"], own["schil"], own["amvb"]) == ("A", 1, [])
    bkl = found.loc[("1.2.1", "Rijksinstructieregel Bkl")]
    assert (bkl["plan"], bkl["amvb"]) == ("B", ["Bkl"])
    assert found.loc[("1.1.17", "Tussenevaluatie"), "plan"] == "overig"
    assert "instrumentenmix" in found.loc[("1.1.13", "Monitoring"), "twijfel"][0]
    assert "geen moment" in found.loc[("1.1.16", "Rijksinstructieregel Bkl"), "momenten"]


def test_an_instrument_has_one_class_in_the_table():
    named = instruments_table().query("naam != ''")
    assert named.groupby("naam")[["plan", "traject", "schil"]].nunique().eq(1).all(axis=None)


def test_lines_per_schil_with_how_many_are_doubtful():
    doubt = instruments_table()["twijfel"].max()
    table = build_table(
        line(schil=3),
        line(schil=3, moment_nr=2),
        line(plan="B", regel_nr=2) | {"redactie": f"Een aantekening.\n{doubt}"},
        line(plan="overig", schil=None, regel_nr=3),
        {},
    )
    assert lines_per_schil(table).fillna(0).values.tolist() == [
        [1, 0, 1, 0, 1, 1], [2, 0, 0, 0, 0, 0], [3, 1, 0, 0, 1, 0], [0, 0, 0, 1, 1, 0],
    ]  # fmt: skip


@given(tables)
def test_every_line_is_in_one_schil(table):
    assert lines_per_schil(table)["totaal"].sum() == len(lines(table))


@given(tables)
def test_no_row_with_a_line_is_left_out_of_the_weighing(table):
    found = instruments_side_by_side(table)
    weighed = {key for keys in found["sleutels"] for key in keys}
    assert weighed == set(table.loc[table["regel_nr"].notna(), "sleutel"])


def test_every_line_of_the_calendar_is_weighed():
    table = read_table()
    weighed = instruments_side_by_side(table)
    assert set(weighed["maatregel"]) == set(lines(table)["maatregel"])
    assert lines_per_schil(table)["totaal"].sum() == len(lines(table))


def test_the_doubt_about_omgevingswaarden_names_every_place_that_has_them():
    told = [one for one in instruments_table()["twijfel"] if "omgevingswaarden" in one]
    assert len(told) == 3
    assert all(f"blz. {page}" in one.lower() for one in told for page in (2, 5, 10))
