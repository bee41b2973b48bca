"""The marks of the kaart on a sheet: where each stands and what is written in it."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from documents.kaartblad.frame import Frame
from documents.kaartblad.letters import CAPITAL, width_of
from documents.kaartblad.shapes import Block, Box, Ink, Paint, Words
from documents.pdf_text import showable
from selections.kaart import Mark
from style.look import NO_LINE, PLAN_STYLES, WHITE, signs_in

# In sizes of the type: what is left free beside a mark, above and below it, and around its words.
_BESIDE, _ABOVE, _AROUND = 0.08, 0.06, 0.12


def blocks(frame: Frame, in_view: Set[int]) -> list[Block]:
    """A block for each mark of the kaart, in its order; in_view: the places of the rows in view."""
    cell_of = attrgetter("group", "precisie", "begin", "end", "top")
    cells = groupby(frame.kaart.marks, cell_of)
    return [block for _, marks in cells for block in _of_cell(frame, list(marks), in_view)]


def _of_cell(frame: Frame, marks: Sequence[Mark], in_view: Set[int]) -> list[Block]:
    """Side by side, each with as much of the cell as its words ask."""
    size = frame.paper.size
    start, end = frame.cell(marks[0])
    written = [_written(mark, in_view) for mark in marks]
    free = end - start - 2 * _BESIDE * size * len(marks)
    if sum(_needed(words, size) for words in written) > free:
        # The hatching says the plan; the number and the sign stand nowhere else.
        written = [_written(mark, in_view, letter=False) for mark in marks]
    needed = [max(_needed(words, size), size) for words in written]
    found = []
    for mark, words, need in zip(marks, written, needed, strict=True):
        width = free * need / sum(needed)
        found.append(_block(frame, mark, start + _BESIDE * size, width, words, in_view))
        start += width + 2 * _BESIDE * size
    return found


def _written(mark: Mark, in_view: Set[int], letter: bool = True) -> str:
    """The letter of its plan, its number where it is more than one, and what is recorded of it."""
    # The dash of what has no plan would be read as a minus.
    plan = PLAN_STYLES[mark.plan].letter if letter and mark.plan != NO_LINE else ""
    return "".join((plan, mark.numbered(in_view), *signs_in(mark.signs(in_view)).values()))


def _needed(words: str, size: float) -> float:
    return width_of(words, size, bold=True) + 2 * _AROUND * size


def _block(frame: Frame, mark: Mark, x: float, width: float, text: str, in_view: Set[int]) -> Block:
    size, shown = frame.paper.size, mark.in_view(in_view)
    top, bottom = frame.tops[mark.group], frame.tops[mark.group + 1]
    height, above = bottom - top, 0 if mark.is_wide else _ABOVE * size
    ink = Ink.of(PLAN_STYLES[mark.plan])
    ink = ink if shown else ink.dimmed
    y, high = top + mark.top * height + above, (mark.bottom - mark.top) * height - 2 * above
    box = Box(x, y, width, high, ink.paint, ink.edge)
    told = (shown, mark.signs(in_view), showable(mark.told(in_view)))
    if not text:
        return Block(mark, box, None, None, *told)
    middle, baseline = x + width / 2, box.y + (box.height + CAPITAL * size) / 2
    # On a thin bar words stand on white: they are higher than it is.
    colour = ink.edge if mark.is_wide and shown else ink.text
    words = Words.of(middle, baseline, text, size, colour, bold=shown > 0, anchor="middle")
    words = replace(words, squeezed=min(1, (width - _AROUND * size) / words.width))
    return Block(mark, box, words, _plate(mark, box, words, ink), *told)


def _plate(mark: Mark, box: Box, words: Words, ink: Ink) -> Box | None:
    if not mark.is_wide and ink.paint.hatching == "none":
        return None
    width = min(words.width * words.squeezed + 2 * _AROUND * words.size, box.width)
    height = (CAPITAL + 2 * _AROUND) * words.size
    if not mark.is_wide:
        height = min(height, box.height - 2 * box.thickness)
    return Box(
        *(words.x - width / 2, box.y + (box.height - height) / 2, width, height),
        Paint(WHITE if mark.is_wide else ink.paint.fill),
    )
