import io
import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from documents import pptx
from selections.kwartalen import moments_per_kwartaal
from selections.stappen import borging_of
from selections.voorleesregel import voorleesregels
from tests.documents.frame import (
    HOSTILE,
    INFO,
    LONG,
    SAID,
    moments_in_table,
    ordinary_rows,
    rows_of,
    view,
)
from tests.documents.office import charts
from tests.selections.frame import build_table, line, moment


@pytest.fixture(scope="module")
def whole(calendar) -> bytes:
    """The presentation of the whole calendar."""
    return pptx.build(view(calendar))


@pytest.fixture(scope="module")
def ordinary() -> bytes:
    """The presentation of a few rows."""
    return pptx.build(view(ordinary_rows()))


def slides(file: bytes) -> list:
    return list(Presentation(io.BytesIO(file)).slides)


def tables(file: bytes, title: str) -> list:
    return [
        shape.table
        for slide in slides(file)
        if slide.shapes.title.text.startswith(title)
        for shape in slide.shapes
        if shape.has_table
    ]


def rows_of_tables(file: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for table in tables(file, "Tabel")
        for row in list(table.rows)[1:]
    ]


def test_the_source_is_read_last_of_every_slide(whole):
    for slide in slides(whole):
        assert slide.shapes[-1].text_frame.text.startswith(INFO.source)


def test_the_view_and_the_caveats_are_named(ordinary):
    about = "\n".join(
        cell.text
        for table in tables(ordinary, "Deze selectie")
        for row in table.rows
        for cell in row.cells
    )
    for said in SAID:
        assert said in about
    text = "\n".join(
        shape.text_frame.text
        for slide in slides(ordinary)
        for shape in slide.shapes
        if shape.has_text_frame
    )
    for caveat in ("kunnen worden overwogen", "aan de orde zou kunnen zijn", "parallel uitgewerkt"):
        assert caveat in text


def test_the_tables_have_every_row_of_the_calendar(calendar, whole):
    found = [row for row in rows_of_tables(whole) if row[0]]
    assert len(found) == len(calendar)
    moments = moments_in_table(calendar)
    for shown, row, told in zip(found, calendar.itertuples(), moments, strict=True):
        values = (row.maatregel, row.titel, row.stap, row.doorwerking)
        assert shown[:4] == [value if isinstance(value, str) else "" for value in values]
        assert shown[4] == borging_of(row)
        assert shown[6] == told


def test_hostile_texts_stay_texts():
    texts = [text for text in HOSTILE if len(text) < 100]
    found = rows_of_tables(pptx.build(view(rows_of(*texts))))
    assert [row[2] for row in found] == texts


def test_a_long_text_goes_on_and_nothing_is_cut_off():
    rows = build_table(line("zonderspaties" * 200, stap=LONG) | moment("Q4 2026"))
    file = pptx.build(view(rows))
    assert len(tables(file, "Tabel")) > 5
    words = [(row[2], row[4]) for row in rows_of_tables(file)]
    assert " ".join(step for step, _ in words).split() == ["woord"] * 3_500
    assert "".join(line for _, line in words).replace(" ", "") == "zonderspaties" * 200


def test_tables_have_a_header_row_and_readable_type(whole):
    for table in tables(whole, "Tabel"):
        assert table.first_row
        sizes = {
            run.font.size
            for row in table.rows
            for cell in row.cells
            for paragraph in cell.text_frame.paragraphs
            for run in paragraph.runs
        }
        assert sizes == {Pt(11)}


def test_no_table_runs_off_its_slide(whole):
    characters_per_inch = 15
    for table in tables(whole, "Tabel"):
        lines = 0
        for row in table.rows:
            lines += max(
                sum(
                    max(1, len(textwrap.wrap(part, int(column.width.inches * characters_per_inch))))
                    for part in cell.text.split("\n")
                )
                for cell, column in zip(row.cells, table.columns, strict=True)
            )
        # From the top of the table to the foot of the slide there is room for 30 lines of 11 pt.
        assert lines <= 30


def test_the_sentences_of_the_first_slide_are_set_smaller_where_they_are_many():
    sentence = "Over 86 van de 194 regels is een status vastgelegd. " * 5
    sizes = [pptx._front_points([sentence] * number) for number in (1, 2, 3, 4, 5, 6, 9)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (12, 9)


def test_charts_are_native_and_have_their_numbers(calendar, whole):
    found = charts(whole, "ppt/charts")
    kwartalen = moments_per_kwartaal(calendar)
    counts = next(chart for chart in found if chart.categories == list(kwartalen["naam"]))
    totals = [sum(values) for values in zip(*counts.series.values(), strict=True)]
    assert totals == list(kwartalen["momenten"])
    others = [chart for chart in found if chart is not counts]
    assert sum(len(chart.categories) for chart in others) == len(calendar)
    for chart in found:
        assert [row[0] for row in chart.workbook[1:]] == chart.categories
        for place, values in enumerate(chart.series.values(), start=1):
            assert [row[place] for row in chart.workbook[1:]] == values


def test_a_bar_of_the_timeline_lies_in_its_quarter(ordinary):
    (_, bars) = charts(ordinary, "ppt/charts")
    place = bars.categories.index("1.1.2 stap 2: Rijksinstructieregel Bkl (Q4 2026)")
    start = bars.series["(tot het begin)"][place]
    preparation = bars.series["voorbereiding AMvB"][place]
    length = bars.series["plan B"][place]
    assert start == pytest.approx(2024.75, abs=0.01)
    assert start + preparation == pytest.approx(2026.75, abs=0.01)
    assert start + preparation + length == pytest.approx(2027)
    assert bars.series["plan A"][place] is None


def test_the_notes_of_a_table_have_the_sentences_to_read_out(calendar, whole):
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in slides(whole) if slide.has_notes_slide
    )
    for sentence in voorleesregels(calendar):
        assert sentence in notes


@given(st.text(max_size=3_000), st.integers(6, 40))
@example("waarmee niet-riviergebonden activiteiten " * 60, 20)
def test_pieces_of_a_text_lose_no_words(text, characters):
    pieces = pptx._pieces(text, characters)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(" ".join(piece.split()) in " ".join(text.split()) for piece in pieces)
    for piece in pieces[1:]:
        assert len(textwrap.wrap(piece, characters)) <= 27


def test_a_selection_without_rows_is_a_presentation():
    assert len(slides(pptx.build(view(ordinary_rows().iloc[:0])))) == 3
