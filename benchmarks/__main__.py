"""`make bench`: all benchmarks, or those named (`python -m benchmarks voortgang_log`)."""

import importlib
import sys

# Each is a module of this folder with a function `run` that prints its figures.
BENCHMARKS = ("voortgang_log",)


def main(named: list[str]) -> None:
    unknown = set(named) - set(BENCHMARKS)
    if unknown:
        sys.exit(f"No benchmark {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}")
    for name in named or BENCHMARKS:
        print(f"\n== {name}")
        importlib.import_module(f"benchmarks.{name}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
