"""`make bench`: all benchmarks, or those named (`python -m benchmarks voortgang_log`)."""

import importlib
import sys
from pathlib import Path


def main(named: list[str]) -> None:
    found = sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))
    unknown = set(named) - set(found)
    if unknown:
        sys.exit(f"No benchmark {', '.join(sorted(unknown))}; there are: {', '.join(found)}")
    for name in named or found:
        print(f"\n== {name}")
        importlib.import_module(f"benchmarks.{name}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
