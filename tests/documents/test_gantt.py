from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import gantt, pdf
from documents.drawing import gantt_data
from selections.lezing.weging import marks
from tests.documents.frame import INFO, ordinary_rows, view
from tests.documents.pdf_read import text_of
from tests.selections.frame import build_table, line, moment, tables


def bars(found: list[gantt.Group]) -> list[gantt.Bar]:
    return [bar for group in found for bar in group.bars]


@given(tables, st.integers(2, 9), st.sampled_from([0, 1]))
def test_every_row_is_in_one_part_and_no_part_is_too_long(table, lines, heading):
    parts = list(gantt.pages(gantt.groups(table), lines, heading))
    assert [bar.sleutel for part in parts for bar in bars(part)] == list(table["sleutel"])
    for part in parts:
        assert len(bars(part)) + heading * len(part) <= lines


def test_a_bar_spans_what_is_printed():
    found = {bar.sleutel: bar for bar in bars(gantt.groups(ordinary_rows()))}
    quarter, running = found["1.1.2/2/1/1"], found["2.0.1/1/1/1"]
    assert (quarter.first, quarter.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert (running.first, running.last) == (None, date(2024, 12, 31))
    assert found["3.1.5/1/1/1"].last is None
    assert found["3.1.5/1/1/1"].moment == "volgt"


def test_a_line_with_an_amvb_has_its_preparation_of_eight_quarters_in_front():
    rows = build_table(
        line("Rijksinstructieregel Bkl", "B") | moment("Q4 2026"),
        line("Rijksinstructie", "B", amvb=[], regel_nr=2) | moment("Q4 2026"),
        line("In Bkl", "B", regel_nr=3) | moment("geen"),
    )
    found = bars(gantt.groups(rows))
    assert [bar.preparation for bar in found] == [date(2024, 10, 1), None, None]
    assert gantt.years(gantt.groups(rows), date(2026, 11, 24)) == range(2024, 2027)


def test_a_maatregel_under_two_keuzes_names_them():
    titles = [group.title for group in gantt.groups(ordinary_rows())]
    assert titles[2:4] == [
        "Grondwateronttrekkingen in beeld (keuze 21)",
        "Grondwateronttrekkingen in beeld (keuze 22)",
    ]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("kort", 10, "kort"),
        ("een  regel\nmeer", 20, "een regel meer"),
        ("een tamelijk lange zin", 16, "een tamelijk …"),
        ("zonderspaties" * 3, 12, "zonderspat …"),
    ],
)
def test_a_label_is_cut_after_a_word(text, width, shown):
    assert gantt.cut(text, width) == shown
    assert len(gantt.cut(text, width)) <= width


def test_places_on_the_axis_are_those_of_the_days():
    data = gantt_data(ordinary_rows(), INFO.peildatum, 40, gantt.IN_DOCUMENT)
    axis = [year for year, _, _ in data["years"]]
    assert axis == ["2023", "2024", "2025", "2026", "2027", "2028"]
    whole = (date(2029, 1, 1) - date(2023, 1, 1)).days
    (part,) = data["parts"]
    quarter = next(entry for entry in part["lines"] if entry.get("moment") == "Q4 2026")
    assert quarter["start"] == (date(2026, 10, 1) - date(2023, 1, 1)).days / whole
    assert quarter["end"] == (date(2027, 1, 1) - date(2023, 1, 1)).days / whole
    assert data["today"] == (INFO.peildatum - date(2023, 1, 1)).days / whole


def test_the_words_of_a_part_count_what_it_shows():
    found = gantt.groups(ordinary_rows())
    said = gantt.in_words(found, range(2023, 2029), gantt.IN_DOCUMENT, INFO.peildatum)
    assert "Tijdlijn van 2023 tot en met 2028 met 9 regels van 1.1.2 tot en met 3.1.5: " in said
    assert "4 plan A, 2 plan B, 1 overig en 2 zonder borgingsregel (plan afgeleid)" in said
    assert "Met een balk: 5, zonder dag: 4, met twijfel (*): 1." in said
    assert "Bij 2 regels met een AMvB staat ervoor de voorbereiding van 8 kwartalen" in said


def test_a_moment_that_is_doubtful_is_marked(calendar):
    moments = {bar.sleutel: bar.moment for bar in bars(gantt.groups(calendar))}
    assert (moments["1.1.16/1/2/1"], moments["1.1.10/1/1/1"]) == ("Q4 2023 *", "Q3 2024")
    told = dict(zip(calendar["sleutel"], marks(calendar), strict=True))
    assert {key for key, moment in moments.items() if moment.endswith(" *")} == {
        key for key, marked in told.items() if marked
    }


def test_a_chart_without_the_line_of_the_peildatum_does_not_tell_of_one():
    found = gantt.groups(ordinary_rows())
    assert "De lijn staat" not in gantt.in_words(found, range(2023, 2029), gantt.IN_DOCUMENT)


def test_the_words_of_a_bar_stand_on_one_line_of_a_pdf_however_wide_they_are():
    wide = "WWWWWWWWW MMMMMMMMM WWWWWWWWW MMMMMMMMM WWWWWWWWW MMMMMMMMM WWWWWWWWW"
    rows = build_table(line(wide) | moment("Q4 2026"))
    (bar,) = bars(gantt.groups(rows))
    assert wide in bar.label
    timeline = text_of(pdf.build(view(rows))).split("Tijdlijn")[1].split("Tabel")[0]
    assert any(wide in said for said in timeline.splitlines())
