"""What the publication itself says of being done, settled or let go, and, outside the column
borging, of plan A and B: data/gemeld.yaml.
"""

import re
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import AfterValidator, Field

from loaders.paths import GEMELD
from loaders.transcription import CODE
from loaders.yaml_rows import Block, Deviations, Pagina, Text, frame, read

Veld = Literal[
    "keuze_tekst", "maatregel_tekst", "kopnoot", "toelichting", "stap", "doorwerking", "borging"
]


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"‘{text}’ is geen geldige reguliere expressie") from error
    return text


class Words(Block):
    """Words in one column of the rows of a maatregel."""

    maatregel: Annotated[str, Field(pattern=CODE)]
    veld: Veld
    woorden: Text


class Reported(Words):
    pagina: Pagina
    over: Literal["gedaan", "plan", "moment"]
    bij: list[Annotated[str, Field(pattern=r"^[^/]+(/\d+){1,3}$")]] = []


class LeftOut(Words):
    reden: Text


class Gemeld(Block):
    zoekwoorden: Annotated[list[Annotated[Text, AfterValidator(_pattern)]], Field(min_length=1)]
    rijen: list[Reported]
    weggelaten: list[LeftOut]


def load_gemeld(path: Path = GEMELD) -> Gemeld:
    """The whole list, with what is searched for and what is left out. Raises `CalendarError`."""
    return read(path, Gemeld, _deviations)


def load_reported(path: Path = GEMELD) -> pd.DataFrame:
    """What is reported: columns maatregel, veld (column of the table), woorden, pagina, over, and
    bij: how the sleutels begin of the rows that it is about, empty where of all.
    """
    return frame(load_gemeld(path).rijen, Reported)


def of_being_done(reports: pd.DataFrame) -> pd.DataFrame:
    """Of these those that may tell that something is done, settled or let go."""
    return reports[reports["over"] == "gedaan"]


def _deviations(contents: Gemeld) -> Deviations:
    listed = [(row.maatregel, row.veld, row.woorden) for row in contents.rijen]
    for index, row in enumerate(contents.weggelaten):
        if (row.maatregel, row.veld, row.woorden) in listed:
            yield ("weggelaten", index), "deze woorden staan ook bij rijen; kies één van beide"
