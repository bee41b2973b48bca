"""Several readers of one process at once, each changing the filter every two seconds."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field

import pandas as pd

from benchmarks.apps import OBVIOUS, OURS, STEPS, App
from benchmarks.bench import Bench
from benchmarks.kaart_marks import write_marks
from benchmarks.processes import Server, running
from benchmarks.ratios import percentile, ratio_of_pairs
from benchmarks.results import Row
from benchmarks.streamlit_client import Reader, ScriptFailed

NAME = "sessions"
EVERY = 2.0
LATE = 0.05
TARGETS = {10: 2.0, 50: 4.0}
SIZES = (1, *TARGETS)
FIELD = "Plan"


@dataclass
class Load:
    """What each round of an app at one number of sessions gave.

    p50, p95: milliseconds from click to the end of the answer; cores: processors kept busy by the
    server; late: the share of clicks that had to wait for the answer to the one before.
    """

    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    cores: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """What to choose in the field on the plan, and how much is shown then (`Answer.shown`)."""

    options: list[str]
    shown: int


def choices(bench: Bench, app: App) -> list[Choice]:
    """The steps of the filter, and then none again."""
    drawn = write_marks(bench.table) if app is OBVIOUS else bench.table
    plans = pd.read_parquet(drawn)["plan"]
    steps = [STEPS[:last] for last in range(1, len(STEPS) + 1)]
    return [
        *(Choice([*map(app.option_name, one)], int(plans.isin(one).sum())) for one in steps),
        Choice([], len(plans)),
    ]


def run(bench: Bench) -> list[Row]:
    """1, 10 and 50 sessions, ours and the obvious app in turn."""
    loads = {(app.name, size): Load() for app in (OURS, OBVIOUS) for size in SIZES}
    with ExitStack() as stack:
        servers = [
            (app, stack.enter_context(running(app.start(bench.table), bench.folder)))
            for app in (OURS, OBVIOUS)
        ]
        for _, server in servers:
            server.wait_until_it_listens()
        for _ in range(bench.repeats(4, 1)):
            for size in SIZES:
                for app, server in servers:
                    load = loads[app.name, size]
                    steps = choices(bench, app)
                    seconds = bench.repeats(30, 8)
                    asyncio.run(click_together(server, app, steps, size, seconds, load))
    return [
        *(_against_one_session(loads, app, size) for app in (OURS, OBVIOUS) for size in TARGETS),
        *(_against_the_obvious_app(loads, size) for size in SIZES),
    ]


async def ready_reader(
    stack: AsyncExitStack, server: Server, app: App, steps: Sequence[Choice]
) -> Reader:
    """A session that has seen its page and gone through the steps once.

    Raises ScriptFailed where it does not show what the filter chooses.
    """
    reader = await stack.enter_async_context(Reader(server.url, app.path))
    await reader.run()
    for step in steps:
        reader.fields.choose(FIELD, step.options)
        shown = (await reader.run()).shown
        if shown not in (None, step.shown):
            raise ScriptFailed(f"{app.name}: {shown} for {step.options}, not {step.shown}")
    return reader


async def click_together(
    server: Server, app: App, steps: Sequence[Choice], size: int, seconds: float, load: Load
) -> None:
    """Let `size` sessions click for so many seconds, and add what that gave to `load`."""
    async with AsyncExitStack() as stack:
        readers = [await ready_reader(stack, server, app, steps) for _ in range(size)]
        used, start = server.processor_seconds(), time.perf_counter()
        clicks = [
            _click_every_two_seconds(reader, steps, number, start, number / size * EVERY, seconds)
            for number, reader in enumerate(readers)
        ]
        answers = [one for each in await asyncio.gather(*clicks) for one in each]
        passed = time.perf_counter() - start
        load.cores.append((server.processor_seconds() - used) / passed)
        load.memory.append(server.memory())
    milliseconds = [taken for taken, _ in answers]
    load.p50.append(percentile(milliseconds, 0.50))
    load.p95.append(percentile(milliseconds, 0.95))
    load.late.append(sum(late for _, late in answers) / len(answers))
    print(
        f"{app.name}, {size} sessions: p50 {load.p50[-1]:.0f} ms, p95 {load.p95[-1]:.0f} ms, "
        f"{len(answers)} clicks, {load.late[-1]:.0%} late, {load.cores[-1]:.2f} cores, "
        f"{load.memory[-1]:.0f} MiB",
        flush=True,
    )


async def _click_every_two_seconds(
    reader: Reader,
    steps: Sequence[Choice],
    number: int,
    start: float,
    offset: float,
    seconds: float,
) -> list[tuple[float, bool]]:
    """The milliseconds of each click, and whether it came too late for the answer before it."""
    taken = []
    due = start + offset
    step = number
    while due < start + seconds:
        wait = due - time.perf_counter()
        await asyncio.sleep(max(wait, 0))
        reader.fields.choose(FIELD, steps[step % len(steps)].options)
        answer = await reader.run()
        taken.append((answer.milliseconds, wait < -LATE))
        step += 1
        due = max(due + EVERY, time.perf_counter())
    return taken


def _against_one_session(loads: dict, app: App, size: int) -> Row:
    many, one = loads[app.name, size], loads[app.name, 1]
    return Row(
        NAME,
        f"{app.name}: p95 of {size} sessions, a click every {EVERY:.0f} s each",
        percentile(many.p95, 0.5),
        "ms",
        "1 session",
        percentile(one.p95, 0.5),
        ratio_of_pairs(many.p95, one.p95),
        TARGETS[size] if app is OURS else None,
        {"many": vars(many), "one": vars(one)},
    )


def _against_the_obvious_app(loads: dict, size: int) -> Row:
    ours, obvious = loads[OURS.name, size], loads[OBVIOUS.name, size]
    return Row(
        NAME,
        f"p50 of {size} session{'s' if size > 1 else ''}, ours against the obvious app",
        percentile(ours.p50, 0.5),
        "ms",
        OBVIOUS.name,
        percentile(obvious.p50, 0.5),
        ratio_of_pairs(ours.p50, obvious.p50),
    )
