"""How fine the kaart is drawn: the finest grouping whose rows can be read on the screen."""

from dataclasses import dataclass

import pandas as pd

from figures.kaart import BOTTOM, TOP, Size
from selections.kaart import GROUPINGS
from shell.screen_size import ScreenSize

# What stands above the kaart and under it: navigation, filters in a line, the head with its facts.
AROUND = 172
LEAST_ROW, LARGE_ROW = 11, 12.4
MOST_ROW = {"vermelding": 24, "keuze": 32, "subthema": 120}
# A quarter less wide than this has no room for two marks.
NARROWEST = 900
_PLURALS = {"vermelding": "vermeldingen", "keuze": "keuzes", "subthema": "thema’s"}


@dataclass(frozen=True)
class Fitting:
    """How the kaart is drawn.

    grouping: the finest that fits. size: of the figure. least, most: pixels of a row. reason: why
    it is not finer, in Dutch; empty where it is the finest.
    """

    grouping: str
    size: Size
    least: float
    most: float
    reason: str


def fitting(table: pd.DataFrame, screen: ScreenSize) -> Fitting:
    """How the kaart of `table` is drawn on a screen of this size."""
    free = screen.height - AROUND - TOP - BOTTOM
    numbers = {grouping: int(table[grouping].nunique()) for grouping in GROUPINGS}
    fits = (name for name in GROUPINGS if free / numbers[name] >= LEAST_ROW)
    grouping = next(fits, GROUPINGS[-1])
    row = min(max(free / numbers[grouping], LEAST_ROW), MOST_ROW[grouping])
    large = row >= LARGE_ROW
    labels = min(330, round(screen.width * 0.24))
    size = Size(
        round(row * numbers[grouping]) + TOP + BOTTOM, labels, *((12, 11) if large else (11, 10))
    )
    reason = ""
    if grouping != GROUPINGS[0]:
        finest = f"{numbers[GROUPINGS[0]]} {_PLURALS[GROUPINGS[0]]}"
        name = "thema" if grouping == "subthema" else grouping
        reason = f"per {name}, omdat {finest} op dit scherm niet leesbaar passen"
    return Fitting(grouping, size, LEAST_ROW, MOST_ROW[grouping], reason)
