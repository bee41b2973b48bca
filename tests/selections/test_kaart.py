from datetime import date
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.table import read_table
from selections.kaart import (
    EARLIER,
    GROUPINGS,
    LATER,
    MIXED,
    OTHER,
    RECORDED,
    SAME,
    Signs,
    kaart,
)
from selections.kwartalen import is_dated
from selections.time_axis import TimeAxis
from tests.selections.frame import build_table, line, moment, tables

TODAY = date(2026, 11, 29)
STATUSES = (None, "loopt", "afgerond", "vertraagd")

COUNTS_IN = "; een jaar of periode telt in het laatste kwartaal ervan"


def nothing_of(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(None, index=table.index, columns=list(RECORDED), dtype=object)


def sentence(*rows: dict, **how) -> str:
    marks = kaart(build_table(*rows), TODAY, **how).marks
    assert len(marks) == 1
    return marks[0].sentence


@given(tables, st.sampled_from(GROUPINGS))
def test_every_row_stands_in_exactly_one_mark_with_its_equals(table, grouping):
    found = kaart(table, TODAY, grouping)
    assert sorted(place for mark in found.marks for place in mark.places) == list(range(len(table)))
    for mark in found.marks:
        rows = table.iloc[list(mark.places)]
        assert rows["sleutel"].tolist() == list(mark.sleutels)
        for column in (grouping, "precisie", "van", "tot", "plan"):
            assert rows[column].nunique(dropna=False) == 1
        assert found.groups[mark.group].thema == rows["subthema"].iloc[0]
        assert mark.in_margin != is_dated(rows).iloc[0]
    assert {mark.group for mark in found.marks} == set(range(len(found.groups)))


@given(tables, st.sampled_from(GROUPINGS))
def test_no_mark_lies_on_another_and_all_lie_within_their_row(table, grouping):
    found = kaart(table, TODAY, grouping)
    boxes: dict[int, list[tuple]] = {}
    for mark in found.marks:
        begin, end = mark.begin, mark.end
        if mark.in_margin:
            begin = found.axis.end + found.margin.index(mark.precisie)
            end = begin + 1
        assert found.axis.start <= begin and 0 <= mark.top < mark.bottom <= 1
        assert mark.in_margin or end <= found.axis.end
        width = (end - begin) / mark.slots
        box = begin + mark.slot * width, begin + (mark.slot + 1) * width, mark.top, mark.bottom
        boxes.setdefault(mark.group, []).append(box)
    for of_row in boxes.values():
        for one, other in combinations(of_row, 2):
            beside = one[1] <= other[0] or other[1] <= one[0]
            assert beside or one[3] <= other[2] or other[3] <= one[2]


@given(tables, st.sampled_from(GROUPINGS), st.data())
def test_what_is_recorded_is_counted_and_said(table, grouping, data):
    recorded = nothing_of(table)
    drawn = st.lists(st.sampled_from(STATUSES), min_size=len(table), max_size=len(table))
    recorded["status"] = data.draw(drawn)
    for mark in kaart(table, TODAY, grouping, recorded).marks:
        statuses = recorded["status"].iloc[list(mark.places)].fillna("")
        assert [one.status for one in mark.said] == statuses.tolist()
        assert mark.signs().status == (MIXED if statuses.nunique() > 1 else statuses.iloc[0])
        assert ("vastgelegd: " in mark.sentence) == bool((statuses != "").any())
        assert mark.sentence.endswith(".") and "\n" not in mark.sentence
        assert not any(wrong in mark.sentence for wrong in ("nan", "None", "<NA>", "te laat"))


def test_the_calendar_has_a_row_for_each_vermelding_and_each_keuze():
    calendar = read_table()
    found = kaart(calendar, TODAY)
    assert len(found.groups) == 64 and found.axis == TimeAxis(2023, 2030)
    assert [end - first for _, first, end in found.themas] == [33, 11, 5, 4, 5, 6]
    assert found.margin == ("lopend", "volgt", "geen")
    assert [group.code for group in found.groups if group.height > 1] == ["SK1", "1.1.8", "1.2.9"]
    twice = [group.words for group in found.groups if group.code == "2.0.1"]
    assert [words.partition(") ")[0] for words in twice] == ["(keuze 21", "(keuze 22"]
    assert len(kaart(calendar, TODAY, "keuze").groups) == 33
    assert len(kaart(calendar, TODAY, "subthema").groups) == 6


def test_equal_moments_are_one_sentence_that_says_the_same_words_once():
    lines = [
        line("Afspraken", stap_nr=1, pagina_stap=30) | moment("Q3 2024"),
        line("Afspraken", stap_nr=2, pagina_stap=31) | moment("Q3 2024"),
        line("Monitoring", stap_nr=2, regel_nr=2, redactie="Op volgorde.") | moment("Q3 2024"),
    ]
    assert sentence(*lines) == (
        "Maatregel 1.1.1 (Grondwateronttrekkingen in beeld): 3 regels kunnen aan de orde zijn in "
        "het derde kwartaal van 2024; plan A; stappen 1 en 2 “Afspraken” en stap 2 “Monitoring”; "
        "borging: overheidslaag niet genoemd; plan en overheidslaag zijn afgeleid; "
        "bladzijden 10, 30 en 31; "
        "koppeling twijfelachtig bij 1 regel; met een aantekening bij 1 "
        "regel; verstreken op de peildatum."
    )
    lines[2]["maatregel"] = "1.1.2"
    assert "…): 3 regels (2× 1.1.1 en 1.1.2) kunnen aan de orde zijn in" in sentence(
        *(one | {"keuze_tekst": "Elke keuze " * 20} for one in lines), grouping="keuze"
    )


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("2026", f"{COUNTS_IN}, het vierde kwartaal van 2026."),
        ("2025-2028", f"{COUNTS_IN}, het vierde kwartaal van 2028."),
        ("Q4 2026", "; bladzijde 10."),
    ],
)
def test_of_a_year_and_a_period_it_says_in_which_quarter_they_count(printed, said):
    assert sentence(line() | moment(printed)).endswith(said)


def test_where_not_all_rows_of_a_mark_name_a_layer_it_says_how_many_do():
    layers = {"laag_doorwerking": ["provincie"]}
    said = sentence(
        line(laag_borging=["Rijk", "gemeente"]) | moment("Q4 2026") | layers,
        line(stap_nr=2, laag_borging=["gemeente"]) | moment("Q4 2026") | layers,
    )
    assert "; borging: Rijk bij 1 regel, gemeente; doorwerking: provincie; " in said


def test_a_moment_without_a_line_reads_its_stap_and_where_a_maatregel_counts_elsewhere():
    said = sentence(
        {"maatregel": "3.3.6", "telt_bij": "Hoge zandgronden", "stap_nr": 4, "stap": "Herijking"}
        | moment("Q4 2026")
    )
    assert "stap 4: “Herijking” (geen borgingsregel) kan aan de orde zijn in" in said
    assert said.endswith("; telt mee bij Hoge zandgronden (afgeleid).")
    assert "verstreken" not in said


@pytest.mark.parametrize(
    ("of_rows", "signs", "said"),
    [
        (
            ({"status": "loopt"}, {"status": "loopt"}),
            *(("loopt", "", "", ""), "vastgelegd: 2 loopt."),
        ),
        (
            ({"status": "loopt"}, {"status": "afgerond"}),
            *((MIXED, "", "", ""), "vastgelegd: 1 loopt en 1 afgerond."),
        ),
        (
            ({"status": "loopt"}, {}),
            *((MIXED, "", "", ""), "vastgelegd: 1 loopt en 1 niets."),
        ),
        (
            (
                {"status": "loopt", "verwacht": "Q2 2027", "verschuiving": 2},
                {"status": "loopt", "verwacht": "Q4 2026", "verschuiving": 0},
            ),
            ("loopt", LATER, "", ""),
            "vastgelegd: 2 loopt; bij 1 van 2 regels: verwacht Q2 2027, 2 kwartalen later dan "
            "gepubliceerd.",
        ),
        (
            (
                {"status": "vertraagd", "verwacht": "Q2 2026", "verschuiving": -2},
                {"status": "vertraagd", "verwacht": "Q3 2026", "verschuiving": -1},
            ),
            ("vertraagd", EARLIER, "", ""),
            "vastgelegd: 2 vertraagd; bij 1 van 2 regels: verwacht Q2 2026, 2 kwartalen eerder dan "
            "gepubliceerd; bij 1 van 2 regels: verwacht Q3 2026, 1 kwartaal eerder dan "
            "gepubliceerd.",
        ),
        (
            (
                {"verwacht": "Q1 2028", "verschuiving": 5, "vastgesteld": "2025-2028"},
                {"verwacht": "Q3 2026", "verschuiving": -1, "start_plan_b": "Q1 2027"},
            ),
            ("", OTHER, OTHER, SAME),
            "; bij 1 van 2 regels: moment bij besluit vastgesteld op 2025-2028; bij 1 van 2 "
            "regels: start plan B bij besluit vastgesteld op Q1 2027.",
        ),
        (
            (
                {"vastgesteld": "Q4 2026", "verschuiving_besluit": 0},
                {"vastgesteld": "Q4 2026", "verschuiving_besluit": 0},
            ),
            *(
                ("", "", SAME, ""),
                "; bij 2 van 2 regels: moment bij besluit vastgesteld op Q4 2026.",
            ),
        ),
    ],
)
def test_rows_that_stand_differently_are_told_apart(of_rows, signs, said):
    table = build_table(*(line(stap_nr=number) | moment("Q4 2026") for number in (1, 2)))
    recorded = pd.DataFrame(of_rows, columns=list(RECORDED))
    # As the log gives it.
    slips = dict.fromkeys(("verschuiving", "verschuiving_besluit"), "Int64")
    recorded = recorded.astype(dict.fromkeys(RECORDED, "str") | slips)
    (mark,) = kaart(table, TODAY, recorded=recorded).marks
    assert mark.signs() == Signs(*signs)
    assert mark.sentence.endswith(said)


def test_of_a_part_in_the_selection_only_that_part_is_told():
    table = build_table(*(line(stap_nr=number) | moment("Q4 2026") for number in (1, 2, 3)))
    recorded = nothing_of(table)
    told = ["status", "vastgesteld", "verschuiving_besluit"]
    recorded.loc[table.index[0], told] = "afgerond", "Q1 2028", 5
    (mark,) = kaart(table, TODAY, recorded=recorded).marks
    assert mark.signs({1, 2}) == Signs("", "", "", "")
    assert mark.signs({0}) == Signs("afgerond", "", LATER, "")
    assert mark.signs(set()) == mark.signs() == Signs(MIXED, "", LATER, "")
    assert mark.told({0, 1, 2}) == mark.told(None) == mark.sentence
    assert mark.told(set()) == f"{mark.sentence} Niet in de selectie."
    whose, rest = mark.sentence.split(": 3 regels", 1)
    part = f"{whose}, in de selectie {{}} van deze 3 regels ({{}}): 3 regels{rest}"
    assert mark.told({1, 2}) == part.format(2, "niets vastgelegd")
    said = "vastgelegd: afgerond; moment bij besluit vastgesteld op Q1 2028, 5 kwartalen later dan "
    assert mark.told({0}) == part.format(1, f"{said}gepubliceerd")


def test_plans_of_one_quarter_share_its_cell_and_a_year_has_a_lane_of_its_own():
    table = build_table(
        line("Regel", "B") | moment("Q4 2026"),
        line("Afspraken", "A", regel_nr=2) | moment("Q4 2026"),
        line("Afspraken", "A", regel_nr=3) | moment("2026"),
    )
    found = kaart(table, TODAY)
    year, plan_a, plan_b = found.marks
    assert [(mark.plan, mark.slot, mark.slots) for mark in (plan_a, plan_b)] == [
        ("A", 0, 2),
        ("B", 1, 2),
    ]
    assert year.top > plan_a.bottom and (year.begin, year.end) == (8104, 8108)
    assert plan_a.in_view({1}) == 1 and plan_a.in_view({0, 2}) == 0
    assert found.groups[0].height > 1


def test_another_grouping_is_refused():
    with pytest.raises(ValueError, match="grouping is 'hoofdthema'"):
        kaart(read_table(), TODAY, "hoofdthema")
