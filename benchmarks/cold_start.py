"""From the start of the process to the first full Kalender, in a browser with an empty cache."""

import statistics
import time

import pandas as pd
from playwright.sync_api import Browser

from benchmarks.apps import OBVIOUS, OURS, App
from benchmarks.bench import Bench
from benchmarks.browser import chromium, new_page, wait_for_bars
from benchmarks.kaart_marks import write_marks
from benchmarks.processes import running
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row

NAME = "cold_start"
MOST = 1.0


def run(bench: Bench) -> list[Row]:
    """The two in turn, each time a new process and a new browser profile."""
    number = len(pd.read_parquet(write_marks(bench.table)))
    apps = (OURS, OBVIOUS)
    times: dict[str, list[float]] = {app.name: [] for app in apps}
    with chromium() as browser:
        for _ in range(bench.repeats(8, 2)):
            for app in apps:
                times[app.name].append(_start_to_painted(bench, browser, app, number))
            apps = apps[::-1]
    ours, obvious = times[OURS.name], times[OBVIOUS.name]
    return [
        Row(
            NAME,
            "process start to first full Kalender, cold",
            statistics.median(ours),
            "ms",
            OBVIOUS.name,
            statistics.median(obvious),
            ratio_of_pairs(ours, obvious),
            MOST,
            {"ours": ours, "reference": obvious},
        )
    ]


def _start_to_painted(bench: Bench, browser: Browser, app: App, number: int) -> float:
    """Milliseconds. A reader who knocks before the server listens tries again at once."""
    page = new_page(browser)
    try:
        with running(app.start(bench.table), bench.folder) as server:
            server.wait_until_it_listens()
            page.goto(server.url + app.path)
            wait_for_bars(page, number)
            page.evaluate("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
            return (time.monotonic() - server.started) * 1000
    finally:
        page.context.close()
