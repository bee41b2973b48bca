"""Holds the trial: installs what it needs where it may, does the tasks, prints what was said."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.browser.chromium import ChromiumMissing, install_chromium
from tests.browser.server import running_server
from tests.debian import install_packages, may_install
from tests.voorleesproef.rings import unseen
from tests.voorleesproef.room import (
    HOW_TO_GET_THEM,
    PACKAGES,
    CannotRun,
    children,
    missing,
    open_room,
    start_chromium,
)
from tests.voorleesproef.steps import Outcome, go_to, hold
from tests.voorleesproef.tasks import TASKS

SECONDS_TO_LOAD = 60


def install() -> None:
    """Get what is not there; raises CannotRun, ChromiumMissing or CalledProcessError."""
    if missing() and may_install():
        install_packages(*PACKAGES)
    if absent := missing():
        raise CannotRun(HOW_TO_GET_THEM.format(missing=", ".join(absent)))
    install_chromium()


def trial(folder: Path, letters: Sequence[str]) -> list[str]:
    """Hold it and print it; what was wrong."""
    chosen = [task for task in TASKS if not letters or task.letter in letters]
    outcomes: list[Outcome] = []
    with running_server(folder / "server.txt") as server, open_room(folder) as room:
        start_chromium(room, f"{server.url}/")
        room.wait_for_words("Borgingskalender Water en Bodem Sturend", SECONDS_TO_LOAD)
        for task in chosen:
            if task.as_writer:
                go_to(room, server.printed_address())
            outcome = hold(room, task, server.url)
            outcomes.append(outcome)
            print(f"\n{task.letter}. {task.question}", *outcome.lines, sep="\n")
            print(*(f"  FOUT {problem}" for problem in outcome.wrong), sep="\n")
        rings = [] if letters else unseen(room, server)
        print(*(f"FOUT {problem}" for problem in rings), sep="\n")
    print("\nToetsen per taak:")
    for outcome in outcomes:
        print(f"  {outcome.presses:4d}  {outcome.task.letter}. {outcome.task.question}")
    left = [f"na afloop loopt nog: {children()}"] if children() else []
    return [problem for outcome in outcomes for problem in outcome.wrong] + rings + left


def main(letters: Sequence[str]) -> int:
    try:
        install()
        folder = Path(tempfile.mkdtemp(prefix="voorleesproef"))
        try:
            wrong = trial(folder, letters)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except (CannotRun, ChromiumMissing, subprocess.SubprocessError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"\nFouten: {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
