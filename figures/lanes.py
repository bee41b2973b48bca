"""Lanes: side by side what would otherwise lie on top of one another."""

from collections.abc import Iterable


def lanes(spans: Iterable[tuple[float, float]]) -> list[int]:
    """For each span (start, end) the first lane, from 0, in which it overlaps no earlier one.

    Spans that only touch share a lane. The order of the spans is kept: what the publication
    prints first stands on top.
    """
    return lanes_of_blocks((start, end, 1) for start, end in spans)


def lanes_of_blocks(blocks: Iterable[tuple[float, float, int]]) -> list[int]:
    """For each block (start, end, lanes that it takes) the first of its lanes, as in `lanes`."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for start, end, height in blocks:
        lane = 0
        while not all(_is_free(below, start, end) for below in taken[lane : lane + height]):
            lane += 1
        taken += [[] for _ in range(lane + height - len(taken))]
        for below in taken[lane : lane + height]:
            below.append((start, end))
        found.append(lane)
    return found


def _is_free(lane: list[tuple[float, float]], start: float, end: float) -> bool:
    return all(end <= other_start or other_end <= start for other_start, other_end in lane)
