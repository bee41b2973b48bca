"""The same click on ten times the calendar."""

import statistics

from benchmarks.apps import OBVIOUS, OURS
from benchmarks.bench import Bench
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from benchmarks.series import Contender, Times, click_in_turn
from benchmarks.tables import write_repeated

NAME = "scale"
SIZE = 10
TARGET = 2.0


def run(bench: Bench) -> list[Row]:
    """Ours at that size against ours at 1x; and, as told and not aimed at, the obvious app."""
    contenders = []
    for times in (1, SIZE):
        table = bench.folder / f"{times}x.parquet"
        write_repeated(bench.table, table, times)
        for app in (OURS, OBVIOUS):
            contenders.append(Contender(f"{app.name} at {times}x", app, table))
    times = click_in_turn(bench, contenders, bench.repeats(7, 1))
    return [_row(times, OURS.name, TARGET), _row(times, OBVIOUS.name, None)]


def _row(times: Times, app: str, most: float | None) -> Row:
    larger, smaller = (times.chart[f"{app} at {each}x"] for each in (SIZE, 1))
    shown = times.bars[f"{app} at {SIZE}x"][""]
    return Row(
        NAME,
        f"{app}, {SIZE}x the calendar ({shown} bars)",
        statistics.median(larger),
        "ms",
        "1x",
        statistics.median(smaller),
        ratio_of_pairs(larger, smaller),
        most,
        {"times": larger, "at 1x": smaller, "screen": times.screen[f"{app} at {SIZE}x"]},
    )
