"""PowerPoint: native tables and native charts that can be edited.

Every slide has a title of its own, charts and tables have an alternative text, and shapes stand in
the order in which they are read. The notes of a table slide have the sentence of each row, to read
out. A cell of PowerPoint cannot go on on the next slide, so a text that is too long for one slide
goes on in a row of the next: nothing is cut off.
"""

import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Length, Pt

from documents import office_charts
from documents.columns import VOORLEESREGEL, printable
from documents.document import ROW_COLUMNS, Document, Section
from documents.gantt import cut
from documents.office_charts import ChartData, rgb
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from documents.zip_files import saved
from selections.words import counted
from style.look import DARK_BLUE, TEXT, WHITE

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _TOP = Inches(0.5), Inches(1.25)
_BODY_WIDTH, _BODY_HEIGHT = _WIDTH - 2 * _LEFT, Inches(5.55)
_DARK_BLUE, _WHITE, _INK = rgb(DARK_BLUE), rgb(WHITE), rgb(TEXT)
_TITLE_SLIDE, _TITLE_AND_CONTENT, TITLE_ONLY = 0, 1, 5
_BARS = 14
# What a slide has for a table under its header, and what lines and rows take of it, in points.
_TABLE_HEIGHT, _LINE, _ROW_MARGIN = 360, 13.5, 5
_TABLE_POINTS = 11
_CHARACTERS_AN_INCH, _CELL_MARGIN = 13, 0.05
_CONTINUED, _LABEL = "{} (vervolg)", 60
# The type of sentences: the largest in which they take no more slides than in the smallest. At the
# largest a slide has so many lines, of so many characters.
_TEXT_POINTS, _TEXT_LINES, _TEXT_CHARACTERS = (22, 20, 18, 16, 14), 10, 80
# Of sentences above a table: their type, and what they take at most and leave below, in points.
_ABOVE_POINTS, _MOST_ABOVE, _ABOVE_MARGIN = 14, 80, 8
# A table that takes more slides than this stands last in a document with a front.
_MOST_BEFORE, _APPENDIX = 4, "Bijlage"
# Of the slide that says the whole in short: where its sentences begin, how wide and high they and
# its tables are, what the name of a table takes. The room of a table is in points, as if its type
# were that of the others.
_FRONT_TOP, _FRONT_LEFT, _GAP = Inches(0.95), Inches(7.6), Inches(0.25)
_FRONT_WORDS, _FRONT_NAME, _FRONT_TABLE = Inches(3.05), Inches(0.3), 210
# The type of its sentences: the largest in which they fit, also in a wide font that stands in for
# the own one. Of such a font a sign is so much of the size wide, and a line so much high.
_FRONT_POINTS, _SIGN, _FRONT_LINE, _FRONT_AFTER = (12, 11, 10, 9), 0.55, 1.2, 3
_NOT_ALL = " (niet alle passen hier)"
_LEFT_OUT = "Niet op dia’s"
_LEFT_OUT_MEANS = (
    "Deze lijsten staan in het document (PDF, Word, OpenDocument) en in het rekenblad; tussen "
    "haken hoe lang zij zijn."
)
# Of the table of the rows, which has no page here: the columns, the width of each in inches, and
# how many characters of its type fit in a line.
_ROW_COLUMNS = ROW_COLUMNS[:-1]
_ROW_INCHES = (0.95, 1.5, 2.2, 2.2, 2.3, 0.85, 1.25, 1.08)
_ROW_CHARACTERS = (10, 18, 27, 27, 28, 9, 14, 12)


def build(document: Document) -> bytes:
    """The presentation, 16:9; each table on as many slides as it takes."""
    info = document.info
    deck = empty(info)
    if document.front is None:
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_SLIDE])
        _set_title(slide, info.heading, 40)
        _write(slide.placeholders[1].text_frame, f"{info.head}\n{info.counts}", 24)
    else:
        _front_slide(deck, document.front, info)
    brief, last = document.front is not None, []
    for section in document.in_order:
        if section is None:
            _facts_slides(deck, document.facts_heading, document.facts)
            continue
        if section.detail:
            continue
        tables = [table for table in section.tables if not table.detail]
        long = [table for table in tables if brief and _slides_of(table) > _MOST_BEFORE]
        above = _above(section, [table for table in tables if table not in long])
        if section.paragraphs and not above:
            _text_slides(deck, section.heading, section.paragraphs)
        if section.chart is not None:
            data = office_charts.of_section(section)
            title = section.heading if above else f"{section.heading}: grafiek"
            _chart_slide(deck, title, data, info, above)
            above = ()
        for table in tables:
            # The slide with what is said of it has its name already.
            is_named = bool(section.paragraphs) and table.title == section.heading
            title = f"{table.title}: tabel" if is_named else table.title
            if table in long:
                last.append(table)
            elif above:
                both = f"{section.heading}: {table.title}"
                title = section.heading if section.names(table) else both
                _table_slides(deck, table, title, brief, above)
                above = ()
            else:
                _table_slides(deck, table, title, brief)
    for table in last:
        _table_slides(deck, table, f"{_APPENDIX}: {table.title}", brief)
    _left_out_slide(deck, document)
    if document.rows is not None:
        _rows_charts(deck, document)
        _rows_slides(deck, document)
    _add_feet(deck, info)
    return saved(deck)


def empty(info: ViewInfo) -> Deck:
    """A presentation, 16:9, with its properties and nothing in it."""
    deck = Presentation()
    # The template of python-pptx is 4:3: its layouts are stretched to the width of the slides.
    stretch = _WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = (
                    Emu(int(shape.left * stretch)),
                    Emu(int(shape.width * stretch)),
                )
    office_charts.describe(deck.core_properties, info)
    deck.core_properties.last_modified_by = ""
    deck.core_properties.revision = 1
    return deck


def _front_slide(deck: Deck, front: Section, info: ViewInfo) -> None:
    """What the whole says in short: its sentences beside its chart, under them its second table
    and the last that has rows.
    """
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _set_title(slide, info.title, 20)
    title, below = slide.shapes.title, Emu(_FRONT_TOP + _FRONT_WORDS)
    title.left, title.top, title.width, title.height = _LEFT, Inches(0.25), _BODY_WIDTH, Inches(0.6)
    left, right = _LEFT, Emu(_LEFT + _FRONT_LEFT + _GAP)
    rest = Emu(_BODY_WIDTH - _FRONT_LEFT - _GAP)
    said = slide.shapes.add_textbox(left, _FRONT_TOP, _FRONT_LEFT, _FRONT_WORDS).text_frame
    said.word_wrap = True
    _write(said, "\n".join(front.paragraphs), _front_points(front.paragraphs))
    for paragraph in said.paragraphs:
        paragraph.space_after = Pt(_FRONT_AFTER)
    if front.chart is not None:
        place = (right, _FRONT_TOP, rest, _FRONT_WORDS)
        office_charts.add(slide.shapes, office_charts.of_section(front), place, info.made)
    with_rows = [table for table in front.tables[2:] if table.rows]
    for table, at, wide in zip(
        (front.tables[1], *with_rows[-1:]), (left, right), (_FRONT_LEFT, rest), strict=False
    ):
        inches, characters = _widths(table, wide)
        rows = next(_by_height(table.texts(), characters, _FRONT_TABLE), [])
        name = slide.shapes.add_textbox(at, below, wide, _FRONT_NAME).text_frame
        cut = bool(table.notes) or len(rows) < len(table.rows)
        words = f"{table.title}{_NOT_ALL if cut else ''}"
        _write(name, words, 12, bold=True, colour=_DARK_BLUE)
        place = (at, Emu(below + _FRONT_NAME), wide)
        _add_table(slide, table.header, rows, inches, 9, table.title, place)


def _front_points(sentences: Sequence[str]) -> int:
    """The size of the type in which these fit above the tables, the smallest where none does."""
    wide, high = Emu(_FRONT_LEFT - Inches(0.2)).pt, Emu(_FRONT_WORDS - Inches(0.1)).pt
    for points in _FRONT_POINTS:
        a_line = int(wide / (points * _SIGN))
        lines = sum(len(textwrap.wrap(sentence, a_line)) for sentence in sentences)
        if lines * points * _FRONT_LINE + len(sentences) * _FRONT_AFTER <= high:
            return points
    return _FRONT_POINTS[-1]


def _left_out_slide(deck: Deck, document: Document) -> None:
    """What the other files have and the slides only name."""
    named = [
        f"{table.title} ({len(table.rows)})"
        for section in document.sections
        for table in section.tables
        if (table.detail or section.detail) and table.rows
    ]
    if named:
        _text_slides(deck, _LEFT_OUT, [_LEFT_OUT_MEANS, "; ".join(named) + "."])


def _facts_slides(deck: Deck, title: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Labels and values as a table on as many slides as it takes."""
    rows = [row for pair in pairs for row in _continued(pair, (24, 95))]
    for number, part in enumerate(_by_height(rows, (24, 95)), start=1):
        slide = _slide(deck, title if number == 1 else f"{title} (vervolg {number})")
        _add_table(slide, ("Onderwerp", "Inhoud"), part, (2.6, 9.7), 14, title)


def _text_slides(deck: Deck, title: str, sentences: Sequence[str]) -> None:
    """Sentences, each a point of its own, on as many slides as it takes."""
    by_size = {points: _in_parts(sentences, points) for points in _TEXT_POINTS}
    least = len(by_size[_TEXT_POINTS[-1]])
    points, parts = next(found for found in by_size.items() if len(found[1]) == least)
    for number, part in enumerate(parts, start=1):
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_CONTENT])
        _set_title(slide, _numbered(title, number, len(parts)))
        _write(slide.placeholders[1].text_frame, "\n".join(part), points)


def _in_parts(sentences: Sequence[str], points: int) -> list[list[str]]:
    """The sentences in parts that fit on a slide in type of this size."""
    parts: list[list[str]] = [[]]
    free = room = _TEXT_LINES * _TEXT_POINTS[0] // points
    for sentence in sentences:
        lines = math.ceil(len(sentence) / (_TEXT_CHARACTERS * _TEXT_POINTS[0] / points))
        if parts[-1] and lines > free:
            parts.append([])
            free = room
        parts[-1].append(sentence)
        free -= lines
    return parts


def _above(section: Section, tables: Sequence[Tabel]) -> tuple[str, ...]:
    """What is said of a section, where it is so little that it stands above its chart or its first
    table.
    """
    taken = _height_above(section.paragraphs)
    if taken > _MOST_ABOVE:
        return ()
    if section.chart is None:
        if not tables or not tables[0].rows:
            return ()
        _, characters, (first, *_) = _laid_out(tables[0])
        if _row_height(first, characters) > _TABLE_HEIGHT - taken:
            return ()
    return section.paragraphs


def _height_above(sentences: Sequence[str]) -> float:
    """What these take above a table, in points."""
    a_line = _TEXT_CHARACTERS * _TEXT_POINTS[0] / _ABOVE_POINTS
    lines = sum(math.ceil(len(one) / a_line) for one in sentences)
    return lines * _ABOVE_POINTS * _FRONT_LINE + _ABOVE_MARGIN if lines else 0


def _table_slides(
    deck: Deck, table: Tabel, title: str, brief: bool = False, above: Sequence[str] = ()
) -> None:
    """A table on as many slides of this title as it takes, its notes before it; brief: with its
    first slide, to be read out. above: sentences that stand above it.
    """
    inches, characters, rows = _laid_out(table)
    taken = _height_above(above)
    parts = list(_by_height(rows, characters, taken=taken))
    notes = table.notes if parts else (*table.notes, "Geen regels.")
    aside = brief and parts
    if notes and not aside:
        _text_slides(deck, f"{table.title}: toelichting", notes)
    _part_slides(deck, table, title, inches, parts, {1: notes} if aside and notes else {}, above)


def _part_slides(
    deck: Deck,
    table: Tabel,
    title: str,
    inches: Sequence[float],
    parts: Sequence[list[tuple[str, ...]]],
    notes: Mapping[int, Iterable[str]],
    above: Sequence[str] = (),
) -> None:
    """A slide for each of these parts of the rows of a table.

    notes: by the number of a slide what is read out with it. above: sentences on the first.
    """
    for number, part in enumerate(parts, start=1):
        slide = _slide(deck, _numbered(title, number, len(parts)))
        top = _write_above(slide, above if number == 1 else ())
        alt = f"{table.title}, deel {number} van {len(parts)}: {counted(len(part), 'rij')}"
        place = (_LEFT, top, _BODY_WIDTH)
        _add_table(slide, table.header, part, inches, _TABLE_POINTS, alt, place)
        if number in notes:
            slide.notes_slide.notes_text_frame.text = printable("\n".join(notes[number]))


def _write_above(slide: Slide, sentences: Sequence[str]) -> Length:
    """Write these under the title; where what follows begins."""
    if not sentences:
        return _TOP
    high = Pt(_height_above(sentences))
    said = slide.shapes.add_textbox(_LEFT, _TOP, _BODY_WIDTH, high).text_frame
    said.word_wrap = True
    _write(said, "\n".join(sentences), _ABOVE_POINTS)
    return Emu(_TOP + high)


def _laid_out(table: Tabel) -> tuple[tuple[float, ...], tuple[int, ...], list[tuple[str, ...]]]:
    """`_widths` of a table as wide as a slide, and its rows as they stand there."""
    inches, characters = _widths(table, _BODY_WIDTH)
    rows = [piece for texts in table.texts() for piece in _continued(texts, characters)]
    return inches, characters, rows


def _slides_of(table: Tabel) -> int:
    _, characters, rows = _laid_out(table)
    return len(list(_by_height(rows, characters)))


def _widths(table: Tabel, width: Length) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """Per column its width in inches, and how many characters fit in a line."""
    room = Emu(width).inches
    shares = table.shares(int(room * _CHARACTERS_AN_INCH))
    inches = tuple(room * share / sum(shares) for share in shares)
    characters = (int((one - 2 * _CELL_MARGIN) * _CHARACTERS_AN_INCH) for one in inches)
    return inches, tuple(max(3, count) for count in characters)


def _rows_charts(deck: Deck, document: Document) -> None:
    rows, info = document.rows, document.info
    counts = office_charts.per_kwartaal(rows)
    if counts is not None:
        _chart_slide(deck, "Momenten per kwartaal: grafiek", counts, info)
    if rows.empty:
        return
    parts = office_charts.timeline(rows, info.peildatum, _BARS)
    for number, part in enumerate(parts, start=1):
        title = _numbered("Tijdlijn", number, len(parts))
        _chart_slide(deck, title, part, info, [office_charts.TIMELINE_NOTE])


def _chart_slide(
    deck: Deck, title: str, data: ChartData, info: ViewInfo, above: Sequence[str] = ()
) -> None:
    """A slide that a chart fills, under these sentences."""
    slide = _slide(deck, title)
    top = _write_above(slide, above)
    place = (_LEFT, top, _BODY_WIDTH, Emu(_BODY_HEIGHT - (top - _TOP)))
    office_charts.add(slide.shapes, data, place, info.made)


def _rows_slides(deck: Deck, document: Document) -> None:
    table = document.rows_as_table(_ROW_COLUMNS)
    rows, sentences = [], []
    for sentence, texts in zip(document.shown[VOORLEESREGEL], table.texts(), strict=True):
        for piece in _continued(texts, _ROW_CHARACTERS):
            rows.append(piece)
            sentences.append(sentence)
    parts = list(_by_height(rows, _ROW_CHARACTERS))
    left = iter(sentences)
    notes = {
        number: dict.fromkeys(islice(left, len(part))) for number, part in enumerate(parts, start=1)
    }
    _part_slides(deck, table, table.title, _ROW_INCHES, parts, notes)


def _continued(texts: tuple[str, ...], characters: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    """One row of texts as the rows that are needed to show them, none higher than a slide.

    A row that goes on says of which one it is the rest.
    """
    pieces = [
        _pieces(printable(text), count) for text, count in zip(texts, characters, strict=True)
    ]
    for number in range(max(map(len, pieces))):
        row = [piece[number] if number < len(piece) else "" for piece in pieces]
        if number and texts[0] and not row[0]:
            row[0] = _CONTINUED.format(cut(texts[0], _LABEL))
        yield tuple(row)


def _pieces(text: str, characters: int) -> list[str]:
    """The text in parts of at most the height of a slide, each as it stands in the text."""
    wrapper = textwrap.TextWrapper(characters, drop_whitespace=False)
    lines = []
    for part in text.split("\n"):
        lines += wrapper.wrap(part) or [""]
        lines[-1] += "\n"
    height = int((_TABLE_HEIGHT - _ROW_MARGIN) / _LINE)
    if len(lines) <= height:
        return [text]
    starts = range(0, len(lines), height)
    return ["".join(lines[start : start + height]).strip() for start in starts]


def _row_height(row: tuple[str, ...], characters: tuple[int, ...]) -> float:
    lines = 1
    for text, count in zip(row, characters, strict=True):
        taken = sum(len(textwrap.wrap(part, count)) or 1 for part in text.split("\n"))
        lines = max(lines, taken)
    return lines * _LINE + _ROW_MARGIN


def _by_height(
    rows: list[tuple[str, ...]],
    characters: tuple[int, ...],
    room: float = _TABLE_HEIGHT,
    taken: float = 0,
) -> Iterator[list[tuple[str, ...]]]:
    """The rows in parts that fit on a slide, by the lines that they are estimated to take; taken:
    of the room of the first.
    """
    part: list[tuple[str, ...]] = []
    free = room - taken
    for row in rows:
        height = _row_height(row, characters)
        if part and height > free:
            yield part
            part, free = [], room
        part.append(row)
        free -= height
    if part:
        yield part


def _add_table(
    slide: Slide,
    titles,
    rows,
    inches,
    points: int,
    alt: str,
    place: tuple[Length, Length, Length] = (_LEFT, _TOP, _BODY_WIDTH),
) -> None:
    frame = slide.shapes.add_table(len(rows) + 1, len(titles), *place, Inches(1))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = frame.table
    table.horz_banding = False
    for column, width in zip(table.columns, inches, strict=True):
        column.width = Inches(width)
    for line, texts in zip(table.rows, [titles, *rows], strict=True):
        line.height = Pt(points + 8)
        for cell, text in zip(line.cells, texts, strict=True):
            _write(cell.text_frame, text, points)
            cell.vertical_anchor = MSO_ANCHOR.TOP
            cell.margin_left = cell.margin_right = Inches(_CELL_MARGIN)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        _write(cell.text_frame, title, points, bold=True, colour=_WHITE)
        cell.fill.solid()
        cell.fill.fore_color.rgb = _DARK_BLUE


def _slide(deck: Deck, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _set_title(slide, title)
    return slide


def _set_title(slide: Slide, text: str, points: int = 28) -> None:
    _write(slide.shapes.title.text_frame, text, points, bold=True, colour=_DARK_BLUE)


def _write(
    frame: TextFrame, text: str, points: int, bold: bool = False, colour: RGBColor = _INK
) -> None:
    frame.text = printable(text)
    # On each run: PowerPoint passes over the properties that a paragraph has for its runs.
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(points), bold, colour
            run._r.get_or_add_rPr().set("lang", "nl-NL")


def _numbered(title: str, number: int, count: int) -> str:
    return title if count == 1 else f"{title}, deel {number} van {count}"


def _add_feet(deck: Deck, info: ViewInfo) -> None:
    """A foot on each slide, last in its reading order."""
    for number, slide in enumerate(deck.slides, start=1):
        foot = slide.shapes.add_textbox(_LEFT, Inches(6.95), _BODY_WIDTH, Inches(0.4))
        words = f"{info.marked(info.source)}. {info.state}. Dia {number} van {len(deck.slides)}"
        foot.text_frame.word_wrap = True
        _write(foot.text_frame, words, 10)
