"""Where on a sheet the rows, the quarters and the columns beside them stand."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from documents.kaartblad.letters import width_of
from documents.pdf_text import showable
from selections.kaart import Kaart, Mark

# In sizes of the type: the edge that is left free, the strip of the thema's, a column of the
# margin, what stands between two things.
_EDGE, _STRIP, _COLUMN, _BETWEEN = 2.2, 2.8, 5.2, 0.7
# Of the width of the sheet, what the names of the rows may take.
_LABELS = 0.34


@dataclass(frozen=True)
class Paper:
    """width, height and the size of the smallest type, in points."""

    width: float
    height: float
    size: float

    @property
    def left(self) -> float:
        return _EDGE * self.size

    @property
    def right(self) -> float:
        return self.width - self.left

    @property
    def room(self) -> float:
        """Between both edges."""
        return self.right - self.left


A3 = Paper(1190.55, 841.89, 8)
A4 = Paper(841.89, 595.28, 6)
SLIDE = Paper(960, 540, 6)


@dataclass(frozen=True)
class Frame:
    """The kaart on a sheet, its first row at `top` and what is under its last at `bottom`."""

    paper: Paper
    kaart: Kaart
    top: float
    bottom: float

    @cached_property
    def pitch(self) -> float:
        """The height of an ordinary row."""
        return (self.bottom - self.top) / sum(group.height for group in self.kaart.groups)

    @cached_property
    def tops(self) -> list[float]:
        """Where each row begins, and where the last ends."""
        heights = (group.height * self.pitch for group in self.kaart.groups)
        return list(accumulate(heights, initial=self.top))

    @property
    def strip(self) -> float:
        return _STRIP * self.paper.size

    @cached_property
    def codes(self) -> float:
        """Where the codes of the rows begin."""
        return self.paper.left + self.strip + 0.5 * self.paper.size

    @cached_property
    def names(self) -> float:
        """Where the names of the rows begin."""
        size, groups = self.paper.size, self.kaart.groups
        widest = max(width_of(showable(group.code), size, bold=True) for group in groups)
        return self.codes + (widest + _BETWEEN * size if any(g.words for g in groups) else 0)

    @cached_property
    def names_end(self) -> float:
        """Where the longest name ends, or must."""
        size, groups = self.paper.size, self.kaart.groups
        ends = [
            *(self.names + width_of(showable(group.words), size) for group in groups),
            *(self.codes + width_of(showable(group.code), size, bold=True) for group in groups),
        ]
        return min(max(ends), self.paper.left + _LABELS * self.paper.width)

    @cached_property
    def begin(self) -> float:
        """Where the first quarter begins."""
        return self.names_end + _BETWEEN * self.paper.size

    @cached_property
    def end(self) -> float:
        """Where the last quarter ends and the margin begins."""
        return self.paper.right - len(self.kaart.margin) * self.column

    @property
    def column(self) -> float:
        """The width of a column of the margin."""
        return _COLUMN * self.paper.size

    def at(self, quarter: float) -> float:
        """A place on the axis of quarters since the year 0."""
        axis = self.kaart.axis
        part = (quarter - axis.start) / (axis.end - axis.start)
        return self.begin + part * (self.end - self.begin)

    def cell(self, mark: Mark) -> tuple[float, float]:
        """From where to where the cell of a mark goes, with what else stands in it."""
        if mark.in_margin:
            start = self.end + self.kaart.margin.index(mark.precisie) * self.column
            return start, start + self.column
        return self.at(mark.begin), self.at(mark.end)
