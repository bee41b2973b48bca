"""What stands in a mark of the kaart on one line, in a room that is told in characters."""

from math import inf

from figures import kaart
from selections.kaart import Mark


def words_in(mark: Mark, lit: frozenset[int] | None = None, room: float = inf) -> str:
    """The most that fits of what `figures.kaart` writes in the mark; lit: as in `kaart_figure`."""
    said = ("".join(parts) for parts in kaart._parts_of(mark, lit))
    return next((one for one in said if len(one) <= room), "")
