"""A workbook to be filled in: what it holds, whichever format it is written in.

Three sheets: the one to fill in, an explanation, and a hidden one with what the reader of the
filled-in workbook needs to know.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from documents.sheet import text_lines

SHEET, EXPLANATION, DETAILS = "Invullen", "Uitleg", "Gegevens"


@dataclass(frozen=True)
class Field:
    """A column of the sheet to fill in.

    title: the header. width: in characters. fill_in: whether it is to be filled in; the others
    are locked. hint: what stands beside a cell that is chosen, at most 255 characters.
    strict: whether only the choices of a cell may stand in it. earlier: the header in workbooks
    that were sent out before it got this one, and are still to come back.
    """

    title: str
    width: int
    fill_in: bool = False
    hint: str = ""
    strict: bool = True
    earlier: str = ""


@dataclass(frozen=True)
class FillIn:
    """title: of the document. made: the moment of making, with its time zone.

    rows: a text for each of `fields`, empty for a cell to be filled in.
    choices: per column (place in `fields`) the texts that each row can choose from; a row with
        none has nothing to fill in there.
    explanation: label and words. details: the lines of the hidden sheet.
    to_answer: the labels in `explanation` behind which something is to be filled in, each with what
        can be chosen there; nothing for any words.
    wrong: rows and columns (from 0) of the cells to be mended, which are open.
    """

    title: str
    made: datetime
    fields: Sequence[Field]
    rows: Sequence[Sequence[str]]
    explanation: Sequence[tuple[str, str]]
    details: Sequence[Sequence[str]]
    choices: Mapping[int, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    to_answer: Mapping[str, Sequence[str]] = field(default_factory=dict)
    wrong: Collection[tuple[int, int]] = ()

    def is_open(self, line: int, place: int) -> bool:
        """Whether somebody may write in the cell of this row and column, both counted from 0."""
        if (line, place) in self.wrong:
            return True
        choices = self.choices.get(place)
        return self.fields[place].fill_in and (choices is None or bool(choices[line]))

    def lines(self) -> list[int]:
        """Per row how many lines of text it is high."""
        widths = [field.width for field in self.fields]
        return [text_lines(row, widths) for row in self.rows]
