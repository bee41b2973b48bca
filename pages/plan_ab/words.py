"""Sentences that more than one section says."""

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Shown
from selections.plan_ab import MARGIN
from selections.stappen import DOUBTFUL_PAIRING
from shell.links import record_link
from shell.state_words import status_and_doubts
from shell.view import View

PARALLEL = "A en B (afgeleid) worden parallel uitgewerkt."
UNFIT = "De berekende uiterste start rust op een moment dat niet bij een uitgangspunt past."
REPORTED = "De publicatie zegt zelf"


def doubt_of_pairing(holds: bool) -> Markup:
    """Under what is said of a stap, whether its moments may belong to other lines."""
    return Markup("<br><em>{}</em>").format(DOUBTFUL_PAIRING) if holds else Markup()


def asked_of_plan_b(asked: list[tuple[str, str]]) -> Markup:
    """What is asked about the plan B of a stap (`voortgang.ketens`), each with why."""
    return Markup("<br>").join(
        Markup("<b>{}</b>: {}.").format(signal[0].upper() + signal[1:], reason)
        for signal, reason in asked
    )


def recorded_cell(view: View, row) -> Cell:
    """How a row stands by the log (`voortgang.rijen.with_state`), with the way to its record."""
    stand, record = status_and_doubts(row), record_link(view, row.maatregel, row.sleutel)
    return Shown(stand.striptags(), Markup("{}<br>{}").format(stand, record))


def margins_apart(chains: pd.DataFrame) -> list[pd.DataFrame]:
    """Of these the chains with a margin: in which the latest start lies before the last moment of
    plan A, falls in it, and lies after it.
    """
    margins = chains[chains["geval"] == MARGIN]
    return [
        margins[holds(margins["marge"], 0)] for holds in (pd.Series.lt, pd.Series.eq, pd.Series.gt)
    ]


def of_which_disputed(chains: pd.DataFrame) -> str:
    """After how many chains these are: how many of them rest on a moment that is contradicted."""
    number = int((chains["tegenstrijdig"] != "").sum())
    if not number:
        return ""
    return f" ({'' if number == len(chains) else f'waarvan {number} '}met een tegenstrijdig moment)"


def in_sentences(sentences: list[str]) -> Cell:
    """Sentences of one cell under each other; nothing where there are none."""
    return Shown(sentences, Markup("<br>").join(sentences)) if sentences else None


def margin_in_numbers(smallest: object, largest: object) -> str:
    """A margin in quarters, with its sign; a range where the two differ."""
    if pd.isna(smallest):
        return "geen"
    if smallest == largest:
        return _signed(smallest)
    return f"{_signed(smallest)} tot {_signed(largest)}"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"
