"""How phrases of doorwerking and borging are classified: data/instrumenten.yaml, applied.

The table holds the rules; this module only reads and applies them.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, get_args

import pandas as pd
from pydantic import Field

from loaders.errors import Problems
from loaders.overheidslagen import LAGEN, Laag
from loaders.paths import INSTRUMENTEN, LAGEN_IN_STAP, PARTIJEN
from loaders.yaml_rows import Block, Text, frame
from loaders.yaml_text import load_document, validate

Amvb = Literal["Bkl", "Bal", "Bbl"]
AMVBS: tuple[str, ...] = get_args(Amvb)


class Instrument(Block):
    """One row of the table; `naam` is empty where a phrase is known to be no instrument.

    regels: the borging lines (maatregel/stap/regel) of which `twijfel` holds, where it is not all.
    """

    naam: str
    patroon: Text
    plan: Literal["A", "B", "overig", ""] = ""
    traject: Literal[
        "programmatisch", "nationaal juridisch", "communicatie", "toezicht", "geen", ""
    ] = ""
    schil: Literal["1", "2", "3", ""] = ""
    laag: list[Laag] = []
    spoor: Literal["I", "II", ""] = ""
    amvb: list[Amvb] = []
    grond: Text
    twijfel: str = ""
    regels: list[str] = []

    @cached_property
    def expression(self) -> re.Pattern[str]:
        return re.compile(self.patroon, re.IGNORECASE)


class Instruments(Block):
    instrumenten: Annotated[list[Instrument], Field(min_length=1)]


class Partij(Block):
    naam: Text
    patroon: Text


class Partijen(Block):
    partijen: list[Partij]


class LaagInStap(Block):
    """Words by which a stap names an overheidslaag."""

    laag: Laag
    patroon: Text
    grond: Text
    twijfel: str = ""


class LagenInStap(Block):
    lagen_in_stap: Annotated[list[LaagInStap], Field(min_length=1)]


@dataclass(frozen=True)
class Reading:
    """What the table says of one text.

    `found` in the table's order, so that the first with a plan decides; `namen` are the names of
    the instruments in the order of the text, each once; `unread` are the pieces between commas and
    line breaks in which nothing was recognised.
    """

    found: tuple[Instrument, ...]
    namen: list[str]
    unread: tuple[str, ...]

    @property
    def decisive(self) -> Instrument | None:
        return next((row for row in self.found if row.plan), None)

    @property
    def lagen(self) -> list[str]:
        return [laag for laag in LAGEN if any(laag in row.laag for row in self.found)]

    @property
    def amvb(self) -> list[str]:
        return [name for name in AMVBS if any(name in row.amvb for row in self.found)]

    @property
    def sporen(self) -> set[str]:
        return {row.spoor for row in self.found if row.spoor}

    def doubts_of(self, line: str) -> list[str]:
        """The doubts about the borging line of this key (maatregel/stap/regel)."""
        told = (row.twijfel for row in self.found if not row.regels or line in row.regels)
        return list(dict.fromkeys(filter(None, told)))


class Classifier:
    """Applies the instruments table to a text of the calendar."""

    def __init__(self, instruments: list[Instrument]) -> None:
        self._instruments = instruments
        self._readings: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        if text not in self._readings:
            self._readings[text] = self._read(text)
        return self._readings[text]

    def _read(self, text: str) -> Reading:
        # A recognised phrase is blanked, so that a later row cannot read inside it.
        left = text.replace("\n", "\x01")
        flat = text.replace("\n", " ")
        taken = [False] * len(flat)
        named: list[tuple[Instrument, int]] = []
        for row in self._instruments:
            for match in row.expression.finditer(flat):
                span = range(*match.span())
                if any(taken[i] for i in span):
                    continue
                named.append((row, match.start()))
                for i in span:
                    taken[i] = True
        marked = "".join("\x00" if taken[i] else letter for i, letter in enumerate(left))
        pieces = re.split(r"[,\x01]", marked)
        unread = tuple(
            piece.strip() for piece in pieces if "\x00" not in piece and re.search(r"\w", piece)
        )
        in_order = sorted(named, key=lambda pair: pair[1])
        names = dict.fromkeys(row.naam for row, _ in in_order if row.naam)
        return Reading(tuple(row for row, _ in named), list(names), unread)


def load_instruments(problems: Problems, path: Path = INSTRUMENTEN) -> list[Instrument]:
    """The instruments table in its order; wrong rows go to `problems`."""
    document = load_document(path, problems)
    table = validate(document, Instruments, problems)
    if table is None or document is None:
        return []
    for index, row in enumerate(table.instrumenten):
        place = ("instrumenten", index)
        line = document.line(place)
        if _bad_pattern(row.patroon):
            problems.add(path, line, f"patroon ‘{row.patroon}’ is geen geldige reguliere expressie")
            return []
        if row.plan and not row.naam:
            problems.add(path, line, f"plan {row.plan} zonder instrument; vul naam in")
        if row.naam and not (row.plan and row.traject):
            problems.add(path, line, f"instrument ‘{row.naam}’ zonder plan of traject; vul aan")
    return table.instrumenten


def instruments_table(path: Path = INSTRUMENTEN) -> pd.DataFrame:
    """The instruments table as a frame, in its order. Raises CalendarError.

    Columns: naam, patroon, plan, traject, schil, laag, spoor, amvb, grond, twijfel, regels; empty
    where a row decides nothing.
    """
    problems = Problems()
    rows = load_instruments(problems, path)
    problems.raise_if_any()
    return pd.DataFrame([dict(row) for row in rows])


def load_partijen(problems: Problems, path: Path = PARTIJEN) -> list[Partij]:
    """The parties as printed, each with the pattern by which it is recognised."""
    return _with_patterns(path, Partijen, "partijen", problems)


def load_lagen_in_stap(problems: Problems, path: Path = LAGEN_IN_STAP) -> list[LaagInStap]:
    """The overheidslagen with the patterns by which the words of a stap name them."""
    return _with_patterns(path, LagenInStap, "lagen_in_stap", problems)


def lagen_in_stap_table() -> pd.DataFrame:
    """The same as a frame: laag, patroon, grond (why), twijfel. Raises CalendarError."""
    problems = Problems()
    rows = load_lagen_in_stap(problems)
    problems.raise_if_any()
    return frame(rows, LaagInStap)


def _with_patterns(path: Path, model: type[Block], key: str, problems: Problems) -> list:
    """The rows under this key whose pattern is right; what is wrong goes to `problems`."""
    document = load_document(path, problems)
    table = validate(document, model, problems)
    known = []
    for index, row in enumerate(getattr(table, key) if table else ()):
        if _bad_pattern(row.patroon):
            message = f"patroon ‘{row.patroon}’ is geen geldige reguliere expressie"
            problems.add(path, document.line((key, index)), message)
        else:
            known.append(row)
    return known


def _bad_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return True
    return False
