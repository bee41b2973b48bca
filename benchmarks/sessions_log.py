"""Ten readers at once where the log holds 0 and 50,000 records.

On Voortgang, which shows the state of every row, and on the Kalender: what a click takes there must
not follow from how long the log is. The servers run side by side and are clicked in turn.
"""

import asyncio
from contextlib import ExitStack
from dataclasses import replace

from benchmarks.apps import OURS, App
from benchmarks.bench import Bench
from benchmarks.processes import Server, our_dashboard, running
from benchmarks.ratios import percentile, ratio_of_pairs
from benchmarks.results import Row
from benchmarks.sessions import EVERY, Load, choices, click_together
from benchmarks.voortgang_log import SIZES, fill
from voortgang.database import Database
from voortgang.kalender import load_kalender

NAME = "sessions_log"
READERS = 10
SCREENS = ("/voortgang", "/kalender")
TARGET = 1.5


def run(bench: Bench) -> list[Row]:
    """The full log against the empty one, on each screen."""
    kalender = load_kalender(bench.table)
    urls = {size: f"sqlite:///{bench.folder}/log{size}.sqlite" for size in SIZES}
    for size, url in urls.items():
        database = Database(url)
        fill(database, kalender, size)
        database.close()
    screens = [replace(OURS, name=f"our {path[1:].title()}", path=path) for path in SCREENS]
    loads = {(screen.name, size): Load() for screen in screens for size in SIZES}
    ours = our_dashboard(bench.table)
    with ExitStack() as stack:
        servers: dict[int, Server] = {}
        for size, url in urls.items():
            settings = ours.settings | {"BORGING_DATABASE_URL": url}
            command = replace(ours, settings=settings)
            servers[size] = stack.enter_context(running(command, bench.folder))
        for server in servers.values():
            server.wait_until_it_listens()
        for _ in range(bench.repeats(2, 1)):
            for screen in screens:
                for size, server in servers.items():
                    print(f"{size:,} records: ", end="")
                    _click(bench, screen, server, loads[screen.name, size])
    return [_against(loads, screen) for screen in screens]


def _click(bench: Bench, screen: App, server: Server, load: Load) -> None:
    steps = choices(bench, screen)
    seconds = bench.repeats(20, 8)
    asyncio.run(click_together(server, screen, steps, READERS, seconds, load))


def _against(loads: dict[tuple[str, int], Load], screen: App) -> Row:
    empty, full = SIZES
    log, other = loads[screen.name, full], loads[screen.name, empty]
    return Row(
        NAME,
        f"{screen.name}, log of {full:,}: p95 of {READERS} sessions, a click every {EVERY:.0f} s",
        percentile(log.p95, 0.5),
        "ms",
        "empty log",
        percentile(other.p95, 0.5),
        ratio_of_pairs(log.p95, other.p95),
        TARGET,
        {"log": vars(log), "reference": vars(other)},
    )
