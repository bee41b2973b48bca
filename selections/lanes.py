"""Lanes: side by side what would otherwise lie on top of one another."""

from collections.abc import Iterable


def lanes(blocks: Iterable[tuple[float, float, int]]) -> list[int]:
    """For each block (start, end, lanes that it takes) the first of its lanes, from 0.

    The first in which it overlaps no earlier block; blocks that only touch share a lane. The order
    of the blocks is kept: what the publication prints first stands on top.
    """
    taken: list[list[tuple[float, float]]] = []
    first_lanes = []
    for start, end, height in blocks:
        lane = 0
        while any(
            start < other_end and other_start < end
            for below in taken[lane : lane + height]
            for other_start, other_end in below
        ):
            lane += 1
        taken += [[] for _ in range(lane + height - len(taken))]
        for below in taken[lane : lane + height]:
            below.append((start, end))
        first_lanes.append(lane)
    return first_lanes
