"""A filter click on the whole Kalender, against apps that draw the same bars and nothing else."""

import statistics

from benchmarks.apps import DASH, OBVIOUS, OURS, STATIC
from benchmarks.bench import Bench
from benchmarks.browser import chromium, new_page, pressed_to_painted
from benchmarks.processes import running, streamlit_reference
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from benchmarks.series import Contender, click_in_turn

NAME = "clicks"
WORK = "filter click to the lit kaart"
TARGETS = {OBVIOUS.name: 0.2, DASH.name: 0.4, STATIC.name: 1.0}


class DifferentBars(RuntimeError):
    """The apps do not draw the same, so their times cannot be compared."""


def run(bench: Bench) -> list[Row]:
    """Ours against each reference, and each of those on its own against a blank page."""
    apps = (OURS, OBVIOUS, DASH, STATIC)
    contenders = [Contender(app.name, app, bench.table) for app in apps]
    times = click_in_turn(bench, contenders, bench.repeats(15, 3))
    for name, shown in times.bars.items():
        if shown != times.bars[OURS.name]:
            raise DifferentBars(f"{name} draws {shown}, ours {times.bars[OURS.name]}")
    ours = times.chart[OURS.name]
    rows = [
        Row(
            NAME,
            WORK,
            statistics.median(ours),
            "ms",
            name,
            statistics.median(times.chart[name]),
            ratio_of_pairs(ours, times.chart[name]),
            most,
            {"ours": ours, "reference": times.chart[name]},
        )
        for name, most in TARGETS.items()
    ]
    whole = times.screen[OURS.name]
    rows.append(
        Row(
            NAME,
            "the same, until the counts of the server stand too",
            statistics.median(whole),
            "ms",
            DASH.name,
            statistics.median(times.chart[DASH.name]),
            ratio_of_pairs(whole, times.chart[DASH.name]),
            2.5,
            details={"ours": whole},
        )
    )
    return [*rows, _blank_page(bench)]


def _blank_page(bench: Bench) -> Row:
    """What plain Streamlit needs for a click that does nothing: told, not aimed at."""
    found = []
    command = streamlit_reference("blank_page.py", bench.table)
    with running(command, bench.folder) as server, chromium() as browser:
        server.wait_until_it_listens()
        page = new_page(browser)
        page.goto(server.url)
        button = page.get_by_role("button", name="Again")
        button.wait_for()
        warming = 3
        for times in range(1, bench.repeats(45, 9) + warming + 1):
            words = {"text": f"Pressed {times} times"}
            milliseconds = pressed_to_painted(page, button, words)["text"]
            if times > warming:
                found.append(milliseconds)
    return Row(
        NAME,
        "press on a blank Streamlit page to changed text",
        statistics.median(found),
        "ms",
        details={"times": found},
    )
