"""How fine the kaart is drawn: the finest grouping whose rows can be read on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from figures.kaart import Size
from selections.kaart import GROUPINGS, Kaart
from selections.words import counted
from shell.screen_size import ScreenSize

# What stands above the kaart and under it: navigation, filters in a line, the head with its facts.
AROUND = 172
LEAST_ROW, LARGE_ROW = 11, 12.4
# How much of it a row may give up where the facts and the legend take more lines than usual.
GIVEN_UP = 0.6
MOST_ROW = {"vermelding": 24, "keuze": 32, "subthema": 120}
# The share of the width that the names take, and the most that is of use.
LABELS, MOST_LABELS = 0.24, 400
NAMES = {"vermelding": "vermelding", "keuze": "keuze", "subthema": "thema"}


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
    """How the kaart of `table` is drawn on a screen of this size, under what else is on it."""
    return fitting_in(table, screen.height - AROUND, screen.width)


def fitting_in(table: pd.DataFrame, height: float, width: int, least: float = LEAST_ROW) -> Fitting:
    """How it is drawn where so much is free; least: the lowest row that will do."""
    size = Size(0, min(MOST_LABELS, round(LABELS * width)), 11, 10)
    free = height - size.top - size.bottom
    numbers = {grouping: int(table[grouping].nunique()) for grouping in GROUPINGS}
    fits = (name for name in GROUPINGS if free / numbers[name] >= least)
    grouping = next(fits, GROUPINGS[-1])
    row = min(max(free / numbers[grouping], least), MOST_ROW[grouping])
    of_rows = replace(size, height=round(row * numbers[grouping]) + size.top + size.bottom)
    if row >= LARGE_ROW:
        of_rows = replace(of_rows, label_size=12, mark_size=11)
    finest = counted(numbers[GROUPINGS[0]], "vermelding")
    reason = f"per {NAMES[grouping]}: {finest} passen niet"
    coarser = grouping != GROUPINGS[0]
    lowest = least - GIVEN_UP
    return Fitting(grouping, of_rows, lowest, MOST_ROW[grouping], reason if coarser else "")


def pages_of(kaart: Kaart, most: float) -> Iterator[range]:
    """The rows of the kaart in as few pages as hold them, each of at most so many rows high."""
    first, height = 0, 0.0
    for number, group in enumerate(kaart.groups):
        if height + group.height > most and number > first:
            yield range(first, number)
            first, height = number, 0
        height += group.height
    yield range(first, len(kaart.groups))
