"""The click through a network that takes 50 ms each way, against the same without."""

import asyncio
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.apps import OURS, STEPS
from benchmarks.bench import Bench
from benchmarks.browser import Clicker, chromium, new_page
from benchmarks.processes import HOST, running
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row

NAME = "network"
EACH_WAY = 0.05
MOST = 1.1
PIECE = 65_536
# Milliseconds, from near or far, by kind.
Times = dict[tuple[str, str], list[float]]


def run(bench: Bench) -> list[Row]:
    """Ours from near and from afar in turn: until the kaart is lit, and until the counts stand."""
    times: Times = {}
    with running(OURS.start(bench.table), bench.folder) as server:
        server.wait_until_it_listens()
        with delayed(server.port) as far, chromium() as browser:
            urls = {"near": server.url, "far": f"http://{HOST}:{far}"}
            clickers = {name: Clicker(OURS, new_page(browser), url) for name, url in urls.items()}
            for clicker in clickers.values():
                clicker.learn()
            for _ in range(bench.repeats(10, 2)):
                for plan in STEPS:
                    for name, clicker in clickers.items():
                        for kind, taken in clicker.step(plan).items():
                            times.setdefault((name, kind), []).append(taken)
                for clicker in clickers.values():
                    clicker.clear()
    return [
        _row(times, "bars", "filter click to the lit kaart, 50 ms of network each way", MOST),
        _row(times, "settled", "the same, until the counts of the server stand too", None),
    ]


def _row(
    times: dict[tuple[str, str], list[float]], kind: str, work: str, most: float | None
) -> Row:
    far, near = times["far", kind], times["near", kind]
    return Row(
        NAME,
        work,
        statistics.median(far),
        "ms",
        "without",
        statistics.median(near),
        ratio_of_pairs(far, near),
        most,
        {"far": far, "near": near},
    )


@contextmanager
def delayed(port: int) -> Iterator[int]:
    """A port of its own that leads to `port`, each piece `EACH_WAY` seconds later."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(HOST, port)
        await asyncio.gather(_carry(reader, back), _carry(there, writer), return_exceptions=True)

    def now(coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, loop).result()

    server = now(asyncio.start_server(visit, HOST, 0))
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Write what comes in, each piece after the delay; pieces do not wait for one another."""
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    clock = asyncio.get_running_loop().time

    async def write() -> None:
        while True:
            due, piece = await pieces.get()
            await asyncio.sleep(max(0, due - clock()))
            if not piece:
                writer.close()
                return
            writer.write(piece)
            await writer.drain()

    writing = asyncio.create_task(write())
    while True:
        piece = await reader.read(PIECE)
        pieces.put_nowait((clock() + EACH_WAY, piece))
        if not piece:
            break
    await writing
