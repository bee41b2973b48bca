"""How long the file of the whole calendar takes in each format, and of ten times as much."""

import statistics
import time
from datetime import UTC, date, datetime

import pandas as pd

from benchmarks.bench import Bench
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from benchmarks.tables import write_repeated
from documents.document import of_view
from documents.formats import FORMATS, Format
from documents.view_info import ViewInfo
from loaders import schema
from loaders.table import read_table
from selections.counts import in_view

NAME = "downloads"
TIMES = 10
PEILDATUM = date(2026, 11, 24)


def run(bench: Bench) -> list[Row]:
    """Two rows a format; libraries are imported before it is timed, as on a warm server."""
    larger = bench.folder / f"{TIMES}x.parquet"
    write_repeated(bench.table, larger, TIMES)
    whole, repeated = read_table(bench.table), read_table(larger)
    found = []
    for kind in FORMATS:
        kind.build(of_view(whole.head(1), _info(whole)))
        once, many, size = [], [], 0
        for _ in range(bench.repeats(5, 1)):
            milliseconds, size = _timed(kind, whole)
            once.append(milliseconds)
            many.append(_timed(kind, repeated)[0])
        found.append(
            Row(
                NAME,
                f"{kind.extension}, {len(whole)} rows ({size / 1024:.0f} KiB)",
                statistics.median(once),
                "ms",
                details={"times": once},
            )
        )
        found.append(
            Row(
                NAME,
                f"{kind.extension}, {len(repeated)} rows",
                statistics.median(many),
                "ms",
                "1x",
                statistics.median(once),
                ratio_of_pairs(many, once),
                details={"times": many, "at 1x": once},
            )
        )
    return found


def _timed(kind: Format, rows: pd.DataFrame) -> tuple[float, int]:
    """Milliseconds, and the bytes of the file."""
    info = _info(rows)
    start = time.perf_counter()
    file = kind.build(of_view(rows, info))
    return (time.perf_counter() - start) * 1000, len(file)


def _info(rows: pd.DataFrame) -> ViewInfo:
    return ViewInfo(
        title="Kalender",
        filters=(),
        peildatum=PEILDATUM,
        version=schema.package().kalender_versie,
        in_view=in_view(rows, rows),
        url="http://localhost:8501/kalender",
        generated=datetime(2026, 11, 24, 12, tzinfo=UTC),
    )
