"""The axis of quarters of the charts and the kaart: every quarter is one unit wide.

A place on the axis is a number of quarters since the year 0. Equal quarters make a bar of one
quarter exactly as wide as its cell in the header, which a date axis (90 to 92 days) does not.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from selections.kwartalen import position

FIRST_YEAR = 2023
LAST_YEAR = 2030


@lru_cache(maxsize=4096)
def end_position(day: date) -> float:
    """Where `day` ends on the axis: `tot` is the last day that counts."""
    return position(day + timedelta(days=1))


def quarter_label(place: float) -> str:
    """`Q4 2026` for any place within that quarter."""
    year, quarter = divmod(int(place), 4)
    return f"Q{quarter + 1} {year}"


@dataclass(frozen=True)
class TimeAxis:
    """Whole years from `first_year` up to and including `last_year`."""

    first_year: int
    last_year: int

    @property
    def start(self) -> int:
        return 4 * self.first_year

    @property
    def end(self) -> int:
        return 4 * (self.last_year + 1)

    @property
    def year_starts(self) -> range:
        return range(self.start, self.end, 4)

    @property
    def quarters(self) -> range:
        return range(self.start, self.end)

    def place_of(self, day: date) -> tuple[float, str]:
        """Where a day stands, at an end where it is outside; then that it is, in Dutch."""
        place = position(day)
        shown = min(max(place, self.start), self.end)
        return shown, "" if shown == place else " (buiten de as)"


def time_axis(places: Iterable[float]) -> TimeAxis:
    """2023 up to and including 2030, as the publication, or longer where `places` lie outside it.

    A place on the border of two years needs only one of them.
    """
    drawn = list(places)
    first = min((math.floor(place / 4) for place in drawn), default=FIRST_YEAR)
    last = max((math.ceil(place / 4) - 1 for place in drawn), default=LAST_YEAR)
    return TimeAxis(min(first, FIRST_YEAR), max(last, LAST_YEAR))
