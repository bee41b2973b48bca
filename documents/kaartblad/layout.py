"""The kaart on one sheet: everything on it as shapes in points.

It says what the screen says of the same view, in the same words, and nothing more. What is outside
the selection is lighter and stays where it is. Where the rows do not fit, the finest grouping is
taken that does, and said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from documents.document import Document
from documents.kaartblad.blocks import blocks
from documents.kaartblad.frame import Frame, Paper
from documents.kaartblad.legend import legend
from documents.kaartblad.letters import CAPITAL, in_lines, shortened, width_of
from documents.kaartblad.shapes import Block, Box, Line, Paint, Part, Sheet, Words
from documents.pdf_text import showable
from documents.view_info import MADE_LABEL, ViewInfo
from selections.caveats import CAVEATS, DERIVED_PLAN
from selections.dates import date_in_words
from selections.kaart import GROUPINGS, Group, Kaart, kaart
from selections.words import counted, within_a_sentence
from style.look import BAND, DARK_BLUE, LINE, LINE_SOFT, PAST, PEILDATUM_COLOUR, TEXT

TITLE = "Borgingskalender Water en Bodem Sturend"
_ROW = {"vermelding": "vermelding", "keuze": "keuze", "subthema": "thema"}
_COARSER = {
    "keuze": "Getekend per keuze: per maatregel is dit blad niet te lezen.",
    "subthema": "Getekend per thema: per keuze is dit blad niet te lezen.",
}
# Rows of less than this, in sizes of the type, run into each other.
_LEAST = 1.05
# In sizes of the type: that of the title and of the day, and the height of a line with the title,
# of one with text, of the axis above the rows and of the day below them.
_TITLE_SIZE, _DAY_SIZE = 2.2, 1.5
_TITLE_LINE, _TEXT_LINE, _AXIS, _BELOW = 2.6, 1.3, 2.9, 1.7
_HEADS = {
    "lopend": ("loopt",),
    "volgt": ("volgt",),
    "incidenteel": ("incidenteel",),
    "geen": ("geen", "moment"),
}
# Where a name may be broken that is longer than its rows are high.
_BREAKS = {"Laagveengebieden": "Laagveen- gebieden"}
_GRID, _ROW_LINE = "#e8e8e8", "#dcdcdc"
_DIMMED_NAME = "#757575"


def sheet(document: Document, paper: Paper) -> Sheet:
    """The kaart of a document that has one, on paper of this size."""
    of, info = document.kaart, document.info
    for grouping in GROUPINGS:
        drawn = kaart(of.table, info.peildatum, grouping, of.recorded)
        found, frame = _sheet(drawn, document, paper)
        if frame.pitch >= _LEAST * paper.size:
            break
    return found


def _sheet(drawn: Kaart, document: Document, paper: Paper) -> tuple[Sheet, Frame]:
    of, info, size = document.kaart, document.info, paper.size
    title, head, top = _head(drawn, document, paper)
    # What the legend tells does not depend on where the marks stand.
    anywhere = blocks(Frame(paper, drawn, 0, paper.height), of.in_view)
    explained, top = legend(anywhere, paper, top)
    foot = _foot(document, paper)
    bottom = foot[0].y - (_TEXT_LINE + _BELOW) * size
    frame = Frame(paper, drawn, top + _AXIS * size, bottom)
    placed = blocks(frame, of.in_view)
    alt = _alt(drawn, placed, info.peildatum)
    parts = (
        Part(tuple(head), None),
        explained,
        Part((*_ground(frame, info.peildatum), *_axis(frame), *_strips(frame)), alt),
        *_rows(frame, placed),
        Part((_day_words(frame, info),), None),
        Part(tuple(foot), None),
    )
    return Sheet(paper.width, paper.height, title, alt, parts), frame


def _head(drawn: Kaart, document: Document, paper: Paper) -> tuple[Words, list[Words], float]:
    """The title, what stands beside and under it, and where that ends."""
    info, size = document.info, paper.size
    baseline = paper.left + _TITLE_SIZE * CAPITAL * size
    title = Words.of(paper.left, baseline, TITLE, _TITLE_SIZE * size, DARK_BLUE, bold=True)
    said = info.marked(info.state)
    day = Words.of(paper.right, baseline, said, _DAY_SIZE * size, TEXT, bold=True, anchor="end")
    chosen = f"Selectie: {info.filters_in_words}" if info.filters else info.filters_in_words
    counts = f"In de selectie: {info.counts}."
    more = filter(None, (_COARSER.get(drawn.grouping), document.kaart.note))
    told = " ".join((f"{chosen}.", counts, *more))
    top = paper.left + _TITLE_LINE * size
    lines = _lines(told, paper, top)
    return title, [day, *lines], top + (len(lines) * _TEXT_LINE + 0.3) * size


def _foot(document: Document, paper: Paper) -> list[Words]:
    """How to read it and where it comes from, down to the edge of the sheet."""
    table, info = document.kaart.table, document.info
    first, last = table["pagina"].min(), table[["pagina", "pagina_stap"]].max().max()
    source = [f"Bron: {info.source}, bladzijden {first} tot en met {last}."]
    # Of a report it is not told: the same report asked for later is the same file.
    source += [f"{label} {made}." for label, made in document.facts if label == MADE_LABEL]
    reading = " ".join((*CAVEATS, DERIVED_PLAN))
    paragraphs = ((reading, ""), (" ".join(source), ""), (info.url, info.url))
    number = sum(len(_lines(text, paper, 0)) for text, _ in paragraphs)
    top = paper.height - paper.left - number * _TEXT_LINE * paper.size
    found: list[Words] = []
    for text, link in paragraphs:
        lines = _lines(text, paper, top + len(found) * _TEXT_LINE * paper.size)
        found += [replace(line, link=link) for line in lines]
    return found


def _lines(text: str, paper: Paper, top: float) -> list[Words]:
    return [
        Words.of(
            paper.left, top + (number * _TEXT_LINE + 0.95) * paper.size, line, paper.size, TEXT
        )
        for number, line in enumerate(in_lines(showable(text), paper.size, paper.room))
    ]


def _alt(drawn: Kaart, placed: Sequence[Block], peildatum: date) -> str:
    rows, lit = sum(block.mark.number for block in placed), sum(block.shown for block in placed)
    chosen = "alle in de selectie" if lit == rows else f"{lit} daarvan in de selectie"
    axis = drawn.axis
    return (
        f"De kaart: van boven naar beneden {counted(len(drawn.groups), _ROW[drawn.grouping])}, van "
        f"links naar rechts de kwartalen van {axis.first_year} tot en met {axis.last_year} en "
        f"daarnaast wat geen kwartaal heeft. {counted(len(placed), 'blok')} voor "
        f"{counted(rows, 'regel')}, {chosen}. De lijn staat op "
        f"{date_in_words(peildatum)}."
    )


def _ground(frame: Frame, peildatum: date) -> Iterator[Box | Line]:
    """What lies under the marks."""
    drawn, top, bottom = frame.kaart, frame.top, frame.bottom
    now = frame.at(drawn.axis.place_of(peildatum)[0])
    if now > frame.begin:
        yield Box(frame.begin, top, now - frame.begin, bottom - top, Paint(PAST))
    for row in frame.tops[1:-1]:
        yield Line(frame.codes, row, frame.paper.right, row, _ROW_LINE, 0.3)
    for quarter in (*drawn.axis.quarters, drawn.axis.end):
        begins_year = quarter % 4 == 0
        start = top - frame.paper.size * (2.4 if begins_year else 0)
        look = (LINE_SOFT, 0.6) if begins_year else (_GRID, 0.3)
        yield Line(frame.at(quarter), start, frame.at(quarter), bottom, *look)
    for number in range(1, len(drawn.margin) + 1):
        place = frame.end + number * frame.column
        yield Line(place, top, place, bottom, LINE_SOFT, 0.3)
    for _, first, _ in drawn.themas:
        row = frame.tops[first]
        yield Line(frame.paper.left, row, frame.paper.right, row, LINE, 0.6)
    yield Line(frame.paper.left, bottom, frame.paper.right, bottom, LINE, 0.6)
    yield Line(now, top, now, bottom + 0.4 * frame.paper.size, PEILDATUM_COLOUR, 1.2, dashed=True)


def _axis(frame: Frame) -> Iterator[Words]:
    drawn, size = frame.kaart, frame.paper.size
    upper, lower = frame.top - 1.65 * size, frame.top - 0.4 * size
    for start in drawn.axis.year_starts:
        middle, year = frame.at(start + 2), str(start // 4)
        yield Words.of(middle, upper, year, 1.2 * size, TEXT, bold=True, anchor="middle")
    for quarter in drawn.axis.quarters:
        middle = frame.at(quarter + 0.5)
        yield Words.of(middle, lower, f"Q{quarter % 4 + 1}", size, TEXT, anchor="middle")
    for number, kind in enumerate(drawn.margin):
        middle = frame.end + (number + 0.5) * frame.column
        heads = _HEADS[kind]
        for line, text in enumerate(heads):
            baseline = lower - (len(heads) - 1 - line) * size
            yield Words.of(middle, baseline, text, size, TEXT, anchor="middle")


def _strips(frame: Frame) -> Iterator[Box | Words]:
    """The names of the thema's, upright beside their rows."""
    size = frame.paper.size
    for name, first, end in frame.kaart.themas:
        top, bottom = frame.tops[first], frame.tops[end]
        yield Box(frame.paper.left, top, frame.strip, bottom - top, Paint(BAND), LINE, 0.4)
        lines = _strip_lines(name, size, bottom - top - 0.4 * size)
        for number, line in enumerate(lines):
            offset = (number - (len(lines) - 1) / 2) * 1.1 * size + CAPITAL / 2 * size
            place = frame.paper.left + frame.strip / 2 + offset
            words = Words.of(
                place, (top + bottom) / 2, line, size, TEXT, bold=True, anchor="middle"
            )
            squeezed = min(1, (bottom - top - 0.4 * size) / words.width)
            yield replace(words, upright=True, squeezed=squeezed)


def _strip_lines(name: str, size: float, room: float) -> list[str]:
    """The name of a thema in one line, or else in the two that are most equal."""
    shown = showable(name)
    if width_of(shown, size, bold=True) <= room:
        return [shown]
    words = _BREAKS.get(name, shown).split()
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return list(min(halves, key=lambda pair: max(map(len, pair)), default=(shown,)))


def _rows(frame: Frame, placed: Sequence[Block]) -> Iterator[Part]:
    """Each row with its name and its marks."""
    for number, group in enumerate(frame.kaart.groups):
        of_row = [block for block in placed if block.mark.group == number]
        lit = any(block.shown for block in of_row)
        alt = f"{showable(group.name)}. {' '.join(block.sentence for block in of_row)}"
        yield Part((*_name(frame, number, group, lit), *of_row), alt)


def _name(frame: Frame, number: int, group: Group, lit: bool) -> Iterator[Words]:
    size, colour = frame.paper.size, TEXT if lit else _DIMMED_NAME
    baseline = (frame.tops[number] + frame.tops[number + 1]) / 2 + CAPITAL / 2 * size
    yield Words.of(frame.codes, baseline, showable(group.code), size, colour, bold=lit)
    if group.words:
        fits = shortened(showable(group.words), size, frame.names_end - frame.names)
        yield Words.of(frame.names, baseline, fits, size, colour)


def _day_words(frame: Frame, info: ViewInfo) -> Words:
    """What the line is, under it."""
    size = frame.paper.size
    shown, outside = frame.kaart.axis.place_of(info.peildatum)
    text = f"{within_a_sentence(info.day)}{outside}"
    half = width_of(text, size, bold=True) / 2
    middle = min(max(frame.at(shown), frame.begin + half), frame.paper.right - half)
    baseline = frame.bottom + 1.3 * size
    look = {"bold": True, "anchor": "middle"}
    return Words.of(middle, baseline, text, size, PEILDATUM_COLOUR, **look)
