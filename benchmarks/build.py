"""`python -m loaders`, on a copy, so that the table in use stays as it is."""

import shutil
import statistics
import subprocess
import sys
import time

from benchmarks.bench import Bench
from benchmarks.processes import ROOT
from benchmarks.results import Row

NAME = "build"
MOST_SECONDS = 2.0


def run(bench: Bench) -> list[Row]:
    """The whole command, from the start of its process until it has ended."""
    copy = bench.folder / "copy"
    for name in ("loaders", "data"):
        shutil.copytree(ROOT / name, copy / name)
    seconds, printed = [], []
    for _ in range(bench.repeats(7, 2)):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "loaders"], cwd=copy, check=True, capture_output=True, text=True
        )
        seconds.append(time.perf_counter() - start)
        printed.append(done.stdout.strip())
    print(printed[-1])
    return [
        Row(
            NAME,
            "build of the parquet from the text, checks included",
            statistics.median(seconds),
            "s",
            most=MOST_SECONDS,
            details={"seconds": seconds, "printed": printed},
        )
    ]
