"""Lanes: side by side what would otherwise lie on top of one another."""

from collections.abc import Iterable


def lanes(spans: Iterable[tuple[float, float]]) -> list[int]:
    """For each span (start, end) the first lane, from 0, in which it overlaps no earlier one.

    Spans that only touch share a lane. The order of the spans is kept: what the publication
    prints first stands on top.
    """
    taken: list[list[tuple[float, float]]] = []
    found = []
    for start, end in spans:
        free = (
            number
            for number, lane in enumerate(taken)
            if all(end <= other_start or other_end <= start for other_start, other_end in lane)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, end))
        found.append(lane)
    return found
