"""What a sheet is drawn with: boxes, lines and words, in points from its left upper corner."""

from dataclasses import dataclass, replace
from typing import Literal

from documents.kaartblad.letters import width_of
from selections.kaart import Mark, Signs
from style.look import WHITE, Look

# How much of its colour is left of what is outside the selection: of what fills it, of its border.
_FILL, _EDGE = 0.2, 0.35
_DIMMED_TEXT = "#5c5c5c"


@dataclass(frozen=True)
class Paint:
    """A colour, or one with a hatching ("lines" or "dots") in a second colour."""

    fill: str
    hatching: str = "none"
    mark: str = ""


@dataclass(frozen=True)
class Ink:
    """How a mark is drawn: its paint, its border and what is written in it."""

    paint: Paint
    edge: str
    text: str

    @classmethod
    def of(cls, look: Look) -> "Ink":
        return cls(Paint(look.fill, look.hatching, look.mark), look.edge, look.text)

    @property
    def dimmed(self) -> "Ink":
        """The same, lighter: what is outside the selection."""
        fill, mark = (_lighter(colour, _FILL) for colour in (self.paint.fill, self.paint.mark))
        edge = _lighter(self.edge, _FILL if self.edge == self.paint.fill else _EDGE)
        return Ink(replace(self.paint, fill=fill, mark=mark), edge, _DIMMED_TEXT)


@dataclass(frozen=True)
class Box:
    """A rectangle; edge: the colour of its border, None where it has none."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    edge: str | None = None
    thickness: float = 0.5


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    thickness: float
    dashed: bool = False


@dataclass(frozen=True)
class Words:
    """Words on one line.

    x, y: a point on the baseline, where they begin, have their middle or end (`anchor`). width:
    what they take, where they are narrower than they would be `squeezed`. upright: from the bottom
    to the top. link: the address to which they lead, if any.
    """

    x: float
    y: float
    text: str
    size: float
    width: float
    colour: str
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    upright: bool = False
    squeezed: float = 1
    link: str = ""

    @classmethod
    def of(cls, x: float, y: float, text: str, size: float, colour: str, **how) -> "Words":
        """Words that are as wide as they are in the typeface of the files."""
        width = width_of(text, size, how.get("bold", False))
        return cls(x, y, text, size, width, colour, **how)


@dataclass(frozen=True)
class Block:
    """A mark of the kaart on the sheet.

    plate: what is under its words, so that a hatching does not run through them. shown: how many of
    its rows are in the selection, signs: what is recorded of those. sentence: the mark in Dutch,
    and how much of it is shown.
    """

    mark: Mark
    box: Box
    words: Words | None
    plate: Box | None
    shown: int
    signs: Signs
    sentence: str

    @property
    def written(self) -> str:
        """The words in it."""
        return "" if self.words is None else self.words.text

    @property
    def drawn(self) -> tuple[Box | Words, ...]:
        """Its shapes in the order in which they are drawn."""
        return tuple(filter(None, (self.box, self.plate, self.words)))


Shape = Box | Line | Words | Block


@dataclass(frozen=True)
class Part:
    """Shapes that belong together.

    alt: what they say to who cannot see them; None where they are words that are read as they are,
    "" where they say nothing.
    """

    shapes: tuple[Shape, ...]
    alt: str | None


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper, a slide or a picture. title: in `parts` too; alt: all of it in short."""

    width: float
    height: float
    title: Words
    alt: str
    parts: tuple[Part, ...]

    @property
    def blocks(self) -> list[Block]:
        """The marks of the kaart, in order."""
        return [shape for part in self.parts for shape in part.shapes if isinstance(shape, Block)]


def flattened(part: Part) -> list[Box | Line | Words]:
    """Its shapes in the order in which they are drawn, each mark as its box and its words."""
    found: list[Box | Line | Words] = []
    for shape in part.shapes:
        if isinstance(shape, Block):
            found += shape.drawn
        else:
            found.append(shape)
    return found


def _lighter(colour: str, left: float) -> str:
    channels = zip(_channels(colour), _channels(WHITE), strict=True)
    return "#" + "".join(f"{round(left * own + (1 - left) * white):02x}" for own, white in channels)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
