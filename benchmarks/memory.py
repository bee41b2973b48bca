"""Memory of the server over thousands of reruns, as fast as it answers."""

import asyncio
from contextlib import AsyncExitStack

from benchmarks.apps import OURS
from benchmarks.bench import Bench
from benchmarks.processes import Server, running
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from benchmarks.sessions import FIELD, Choice, choices, ready_reader

NAME = "memory"
READERS = 5
POINTS = 10
# Where it has settled after the start, as a share of all reruns.
SETTLED = 0.2
MOST = 1.05


def run(bench: Bench) -> list[Row]:
    """Growth between a fifth of the reruns and all of them; at most 5% is called flat."""
    reruns = bench.repeats(5_000, 500)
    with running(OURS.start(bench.table), bench.folder) as server:
        server.wait_until_it_listens()
        steps = choices(bench, OURS)
        memory = asyncio.run(_rerun(server, steps, reruns))
    settled, end = memory[int(POINTS * SETTLED) - 1], memory[-1]
    return [
        Row(
            NAME,
            f"memory of the server after {reruns:,} reruns",
            end,
            "MiB",
            f"after {int(reruns * SETTLED):,}",
            settled,
            ratio_of_pairs([end], [settled]),
            MOST,
            {"MiB after every tenth part": memory},
        )
    ]


async def _rerun(server: Server, steps: list[Choice], reruns: int) -> list[float]:
    """MiB after each tenth part of the reruns, spread over a few sessions at once."""
    memory = []
    async with AsyncExitStack() as stack:
        readers = [await ready_reader(stack, server, OURS, steps) for _ in range(READERS)]
        for point in range(POINTS):
            each = reruns // POINTS // READERS
            await asyncio.gather(*(_click(reader, steps, each) for reader in readers))
            memory.append(server.memory())
            done = (point + 1) * each * READERS
            print(f"{done:,} reruns: {memory[-1]:.0f} MiB", flush=True)
    return memory


async def _click(reader, steps: list[Choice], times: int) -> None:
    for number in range(times):
        reader.fields.choose(FIELD, steps[number % len(steps)].options)
        await reader.run()
