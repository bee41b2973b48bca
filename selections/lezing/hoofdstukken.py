"""What the tables of chapter 2 and the running actions of chapter 3 print that bears on a row.

Told with the row and never concluded from: that it is about the same is derived, and no moment
follows from it.
"""

from collections.abc import Iterator
from functools import cache
from textwrap import shorten

import pandas as pd

from loaders.side_tables import load_running_actions, load_sporen
from selections.lezing.gemeld import is_about
from selections.words import or_else

_DERIVED = "dat dit hierover gaat, is afgeleid"
_CHARACTERS = 70
_READ = ["sleutel", "regel_nr", "instrument_borging", "agendering", "van", "tot"]


def beside_rows(rows: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """By sleutel what bears on the row: of which instrument of its line, empty where of the row as
    a whole, and the Dutch sentence.

    Of chapter 2 what it prints for an instrument whose line has no moment, or another; of a
    programme another moment is a contradiction (`selections.contradictions`). Of chapter 3 every
    action that is about the row.
    """
    records = rows[_READ].itertuples(index=False)
    found = {row.sleutel: [*_actions(row.sleutel), *_products(row)] for row in records}
    return {sleutel: told for sleutel, told in found.items() if told}


def sentences_beside(rows: pd.DataFrame) -> list[str]:
    """The sentences of these rows, each once."""
    told = beside_rows(rows).values()
    return [*dict.fromkeys(sentence for of_row in told for _, sentence in of_row)]


def actions_of(sleutel: str) -> list[str]:
    """The names of the running actions that are about a row."""
    return [one.naam for one in _about(sleutel)]


def _actions(sleutel: str) -> Iterator[tuple[str, str]]:
    for one in _about(sleutel):
        yield "", f"Lopende actie: “{one.woorden}” (blz. {one.pagina}; {_DERIVED})."


def _about(sleutel: str) -> list:
    return [one for one in _running_actions() if one.bij and is_about(sleutel, one.bij)]


def _products(row) -> Iterator[tuple[str, str]]:
    if pd.isna(row.regel_nr):
        return
    for one in _printed_moments():
        for name in row.instrument_borging:
            missing = pd.isna(row.agendering) and name in (one.programma, *one.instrumenten)
            if missing or (name in one.instrumenten and _differ(row, one)):
                parts = filter(None, (one.onderdeel, or_else(one.subonderdeel, "")))
                words = shorten(": ".join(parts), _CHARACTERS, placeholder=" …")
                printed = f"is bij “{words}” gedrukt “{one.moment}”"
                yield name, f"In spoor {one.spoor} {printed} (blz. {one.pagina}; {_DERIVED})."


def _differ(row, one) -> bool:
    if pd.isna(row.tot) or pd.isna(one.tot):
        return False
    return row.tot < one.van or one.tot < row.van


@cache
def _running_actions() -> tuple:
    return tuple(load_running_actions().itertuples())


@cache
def _printed_moments() -> tuple:
    sporen = load_sporen()
    return tuple(sporen[sporen["moment"] != ""].itertuples())
