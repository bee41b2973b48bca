"""`make bench`: everything that has a target, as one table; every measurement goes to var/bench.

`--only NAME` (more than once if need be) runs some of them; `--quick` shows in a few minutes that
they work, with too few repeats to judge by.
"""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from benchmarks import (
    build,
    clicks,
    cold_start,
    downloads,
    memory,
    network,
    results,
    scale,
    screens,
    sessions,
    sessions_log,
    voortgang_log,
)
from benchmarks.bench import Bench
from benchmarks.processes import ROOT
from loaders.settings import table_path

BENCHES = {
    module.__name__.rpartition(".")[2]: module.run
    for module in (
        build,
        clicks,
        screens,
        downloads,
        cold_start,
        scale,
        sessions,
        sessions_log,
        memory,
        network,
        voortgang_log,
    )
}
RESULTS = ROOT / "var" / "bench"


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 when everything was measured, reached or not; 1 where a bench failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=BENCHES, metavar="NAME")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args(arguments)
    rows: list[results.Row] = []
    failed = []
    file = RESULTS / f"{time.strftime('%Y%m%d-%H%M%S')}.json"
    for name in options.only or BENCHES:
        print(f"\n== {name}", flush=True)
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            try:
                rows += BENCHES[name](Bench(Path(folder), table_path(), options.quick))
            except Exception:
                # What the others measured took minutes and must not be lost with it.
                traceback.print_exc()
                failed.append(name)
        print(f"{name} took {time.monotonic() - start:.0f} s", flush=True)
        results.write(rows, file, options.quick)
    print(f"\n{results.table(rows)}\n\nEvery measurement: {file}")
    if failed:
        print(f"Not measured, see above: {', '.join(failed)}")
    if options.quick:
        print("This was a quick run: too few repeats to judge by.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
