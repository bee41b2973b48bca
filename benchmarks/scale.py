"""The same click on 10 and on 100 times the calendar."""

import statistics

from benchmarks.apps import OBVIOUS, OURS
from benchmarks.bench import Bench
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from benchmarks.series import Contender, Times, click_in_turn
from benchmarks.tables import write_repeated

NAME = "scale"
TARGETS = {10: 2.0, 100: 4.0}


def run(bench: Bench) -> list[Row]:
    """Ours at each size against ours at 1x; and, as told and not aimed at, the obvious app."""
    contenders = []
    for times in (1, *TARGETS):
        table = bench.folder / f"{times}x.parquet"
        write_repeated(bench.table, table, times)
        for app in (OURS, OBVIOUS):
            contenders.append(Contender(f"{app.name} at {times}x", app, table))
    times = click_in_turn(bench, contenders, bench.repeats(7, 1))
    return [
        *(_row(times, OURS.name, size, most) for size, most in TARGETS.items()),
        *(_row(times, OBVIOUS.name, size, None) for size in TARGETS),
    ]


def _row(times: Times, app: str, size: int, most: float | None) -> Row:
    larger, smaller = (times.chart[f"{app} at {each}x"] for each in (size, 1))
    shown = times.bars[f"{app} at {size}x"][""]
    return Row(
        NAME,
        f"{app}, {size}x the calendar ({shown} bars)",
        statistics.median(larger),
        "ms",
        "1x",
        statistics.median(smaller),
        ratio_of_pairs(larger, smaller),
        most,
        {"times": larger, "at 1x": smaller, "screen": times.screen[f"{app} at {size}x"]},
    )
