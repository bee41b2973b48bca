"""Clicks through several apps in turn, so that each is measured under the same load."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.apps import STEPS, App
from benchmarks.bench import Bench
from benchmarks.browser import Clicker, chromium, new_page
from benchmarks.processes import running


@dataclass(frozen=True)
class Contender:
    """An app on a table, under the name by which its times are kept."""

    name: str
    app: App
    table: Path


@dataclass(frozen=True)
class Times:
    """Milliseconds from press to paint, by contender, in the order of the clicks.

    chart: until the chart; screen: until all of the screen, where it has more than the chart.
    bars: what each contender showed whole and after each step.
    """

    chart: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    screen: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    bars: dict[str, dict[str, int]] = field(default_factory=dict)


def click_in_turn(bench: Bench, contenders: Sequence[Contender], rounds: int) -> Times:
    """Start all of them, warm each by going through the steps, then click step by step in turn.

    Who is first changes from step to step.
    """
    times = Times()
    with ExitStack() as stack:
        servers = [
            stack.enter_context(running(each.app.start(each.table), bench.folder))
            for each in contenders
        ]
        for server in servers:
            server.wait_until_it_listens()
        browser = stack.enter_context(chromium())
        clickers = {}
        for each, server in zip(contenders, servers, strict=True):
            clicker = clickers[each.name] = Clicker(each.app, new_page(browser), server.url)
            times.bars[each.name] = {"": clicker.whole, **clicker.learn()}
        order = list(clickers)
        for _ in range(rounds):
            for plan in STEPS:
                for name in order:
                    found = clickers[name].step(plan)
                    times.chart[name].append(found["bars"])
                    times.screen[name].append(max(found.values()))
                order = [*order[1:], order[0]]
            for clicker in clickers.values():
                clicker.clear()
    return times
