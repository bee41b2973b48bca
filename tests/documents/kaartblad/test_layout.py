from dataclasses import replace
from datetime import date
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document import Document, KaartOfView
from documents.kaartblad.frame import A3, A4, SLIDE, Paper
from documents.kaartblad.layout import sheet
from documents.kaartblad.letters import in_lines, width_of
from documents.kaartblad.shapes import Block, Box, Ink, Sheet, Words, flattened
from documents.pdf_text import showable
from documents.view_info import ViewInfo
from loaders.table import read_table
from selections.caveats import CAVEATS
from selections.kaart import RECORDED, kaart
from style.look import AT_PUBLISHED, PLAN_STYLES, SIGNS, WHITE, signs_in
from tests.documents.frame import INFO, hostile_rows
from tests.selections.frame import tables
from tests.style.contrast import contrast

PAPERS = pytest.mark.parametrize("paper", [A3, A4, SLIDE])
SELECTED = replace(INFO, filters=(("Overheid", "waterschap"),))


def drawn_of(
    table: pd.DataFrame,
    paper: Paper,
    info: ViewInfo = INFO,
    recorded=None,
    places=None,
    note: str = "",
) -> Sheet:
    in_view = frozenset(range(len(table)) if places is None else places)
    kaart_of_view = KaartOfView(table, recorded, in_view, note)
    return sheet(Document(info, info.lines(), (), kaart=kaart_of_view), paper)


def words_on(drawn: Sheet) -> list[Words]:
    shapes = [shape for part in drawn.parts for shape in flattened(part)]
    return [drawn.title, *(shape for shape in shapes if isinstance(shape, Words))]


def text_on(drawn: Sheet) -> str:
    return " ".join(words.text for words in words_on(drawn))


def recorded_of(table: pd.DataFrame, statuses, moved) -> pd.DataFrame:
    recorded = pd.DataFrame(None, index=table.index, columns=list(RECORDED), dtype=object)
    recorded["status"] = list(statuses)
    for place, is_moved in zip(recorded.index, moved, strict=True):
        if is_moved:
            recorded.loc[place, ["verwacht", "verschuiving"]] = ["Q2 2027", 2]
    return recorded


def boxes_of(block: Block) -> tuple[float, float, float, float]:
    box = block.box
    return box.x, box.x + box.width, box.y, box.y + box.height


@given(tables, st.sampled_from([A3, A4, SLIDE]), st.data())
def test_each_row_stands_in_one_block_lit_or_lighter_with_its_number_and_its_sign(
    table, paper, data
):
    rows = range(len(table))
    chosen = data.draw(st.sets(st.sampled_from(rows)))
    of_each = {"min_size": len(table), "max_size": len(table)}
    statuses = data.draw(st.lists(st.sampled_from((None, "loopt", "vertraagd")), **of_each))
    recorded = recorded_of(table, statuses, data.draw(st.lists(st.booleans(), **of_each)))
    drawn = drawn_of(table, paper, recorded=recorded, places=chosen)
    assert sorted(place for block in drawn.blocks for place in block.mark.places) == list(rows)
    for block in drawn.blocks:
        mark, shown = block.mark, len(chosen.intersection(block.mark.places))
        ink = Ink.of(PLAN_STYLES[mark.plan])
        assert block.box.paint == (ink if shown else ink.dimmed).paint
        assert block.sentence.startswith(showable(mark.whose if shown else mark.sentence))
        assert ("Niet in de selectie." in block.sentence) == (not shown)
        number = f"{shown}/{mark.number}" if 0 < shown < mark.number else str(mark.number)
        signs = "".join(signs_in(mark.signs(chosen)).values())
        told = (number if mark.number > 1 else "") + signs
        written = block.words.text if block.words else ""
        assert written in (told, PLAN_STYLES[mark.plan].letter + told)
        assert block.words is None or block.words.squeezed > 0.5


@given(tables, st.sampled_from([A3, A4, SLIDE]))
def test_no_block_lies_on_another_and_all_lie_under_their_heads(table, paper):
    drawn = drawn_of(table, paper)
    for one, other in combinations(map(boxes_of, drawn.blocks), 2):
        beside = one[1] <= other[0] or other[1] <= one[0]
        assert beside or one[3] <= other[2] or other[3] <= one[2]
    for left, right, top, bottom in map(boxes_of, drawn.blocks):
        assert 0 < left < right < paper.right and 0 < top < bottom < paper.height
    ends = [words.x + words.width for words in names_of(drawn)]
    assert max(ends) <= min(block.box.x for block in drawn.blocks) or len(table) == 0


def names_of(drawn: Sheet) -> list[Words]:
    """The codes and the names of the rows."""
    rows = [part for part in drawn.parts if any(isinstance(one, Block) for one in part.shapes)]
    return [shape for part in rows for shape in part.shapes if isinstance(shape, Words)]


@PAPERS
def test_the_whole_calendar_is_on_the_sheet_in_type_that_can_be_read(paper):
    table = read_table()
    drawn = drawn_of(table, paper)
    groups = kaart(table, INFO.peildatum).groups
    assert [words.text for words in names_of(drawn)] == [
        text for group in groups for text in (group.code, group.words)
    ]
    least = {A3: 8, A4: 6, SLIDE: 6}[paper]
    assert min(words.size for words in words_on(drawn)) == least
    assert all(words.squeezed == 1 for words in words_on(drawn) if not words.upright)
    assert min(words.squeezed for words in words_on(drawn)) > 0.8
    tops = sorted({words.y for words in names_of(drawn)})
    assert len(tops) == 64
    assert min(after - before for before, after in zip(tops, tops[1:], strict=False)) > least
    for words in words_on(drawn):
        if not words.upright:
            start = words.x - {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * words.width
            assert paper.left <= start + 0.01 and start + words.width <= paper.right + 0.01
        assert 0 < words.y < paper.height


@PAPERS
def test_it_says_the_selection_the_day_the_source_and_how_to_read_it(paper):
    drawn = drawn_of(read_table(), paper, SELECTED, places=range(9))
    text = text_on(drawn)
    for said in ("Selectie: Overheid: waterschap.", INFO.counts, INFO.day, INFO.source, *CAVEATS):
        assert said in text
    assert "bladzijden 10 tot en met 38." in text
    assert {words.link for words in words_on(drawn)} == {"", INFO.url}
    assert "9 daarvan in de selectie" in drawn.alt
    whole = drawn_of(read_table(), paper, replace(INFO, filters=()), note="Let op.")
    assert "Selectie: de hele kalender, geen filters." in text_on(whole)
    assert "regels. Let op." in text_on(whole)
    assert "alle in de selectie" in whole.alt


def test_the_legend_explains_what_is_on_the_sheet_and_nothing_else():
    table = read_table()
    nothing = drawn_of(table, A4).parts[1].alt
    assert "plan A (A); plan B (B); overig (o); zonder borgingsregel" in nothing
    assert "buiten de selectie" not in nothing and "afgerond" not in nothing
    moved = [place < 2 for place in range(len(table))]
    recorded = recorded_of(table, ["afgerond"] * 2 + [None] * (len(table) - 2), moved)
    told = drawn_of(table, A4, recorded=recorded, places=range(20)).parts[1].alt
    for said in ("buiten de selectie (A)", "afgerond (✓)", "later verwacht (→)", AT_PUBLISHED):
        assert said in told and said not in nothing
    assert not any(f"({SIGNS['status'][one][0]})" in told for one in ("loopt", "vervallen"))


@pytest.mark.parametrize("day", [date(2001, 1, 1), date(2090, 1, 1)])
def test_a_peildatum_beside_the_years_is_said_to_be(day):
    drawn = drawn_of(read_table(), A4, replace(INFO, peildatum=day))
    (words,) = [one for one in words_on(drawn) if one.text.startswith("peildatum ")]
    assert words.text.endswith(" (buiten de as)")
    assert A4.left < words.x - words.width / 2 and words.x + words.width / 2 <= A4.right


def test_rows_that_do_not_fit_are_drawn_as_coarse_as_they_must_and_that_is_said():
    table = read_table()
    ten = pd.concat(
        [table.assign(vermelding=table["vermelding"] + 64 * number) for number in range(10)],
        ignore_index=True,
    )
    drawn = drawn_of(ten, A4)
    assert "Getekend per keuze: per maatregel is dit blad niet te lezen." in text_on(drawn)
    assert sum(block.mark.number for block in drawn.blocks) == len(ten)
    small = Paper(400, 300, 6)
    assert "Getekend per thema: " in text_on(drawn_of(ten, small))


def test_hostile_words_and_long_filters_stay_on_the_sheet():
    info = replace(INFO, filters=(("Zoekwoord", "zonderspaties" * 60),), url=INFO.url + "x" * 900)
    drawn = drawn_of(hostile_rows(), A4, info)
    assert "zonderspaties" * 60 in "".join(text_on(drawn).replace("\u200b", "").split())
    for words in words_on(drawn):
        assert words.x + words.width <= A4.right + 0.01 or words.anchor != "start"


@given(st.text("abc é", max_size=200), st.floats(8, 80))
def test_lines_lose_no_letters_and_are_no_wider_than_they_may(text, width):
    lines = in_lines(text, 6, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 6) <= width for line in lines)


def test_words_stand_out_also_where_they_are_outside_the_selection():
    drawn = drawn_of(read_table(), A4, places=range(60))
    for block in drawn.blocks:
        if block.words is not None:
            under = block.plate or block.box
            assert contrast(block.words.colour, under.paint.fill) >= 4.5
            assert block.words.bold == (block.shown > 0)
    for words in (*names_of(drawn), *drawn.parts[-1].shapes):
        assert contrast(words.colour, WHITE) >= 4.5


def test_boxes_of_paint_are_drawn_before_the_words_on_them():
    drawn = drawn_of(read_table(), A4)
    for block in drawn.blocks:
        if block.plate is not None:
            (part,) = [part for part in drawn.parts if block in part.shapes]
            order = flattened(part)
            assert order.index(block.box) < order.index(block.plate) < order.index(block.words)
            assert isinstance(block.plate, Box)
