"""What is done once beside the starting server, so that no reader waits for it.

By default Streamlit runs a full garbage collection after every run of the script: with pandas and
plotly loaded some 80 ms, more than all the rest of a click, and with fifty readers it fills a core.
That is switched off (`runner.postScriptGC` in .streamlit/config.toml): Python collects by itself.
Nearly all that a collection walks through is what was loaded at the start and stays for good, so
that is set apart once (`gc.freeze`), and one that comes in the middle of a click is short.
"""

import gc
import logging
import threading
import time
from collections.abc import Sequence
from importlib import import_module

from loaders.errors import TableError
from server.compression import has_started, streamlit_files
from server.document import assets

# What the browser asks for on a first visit, beside what draws the charts.
ASKED_FOR_FIRST = ("index.", "protobuf.", "react-dom.")
# Seconds that a reader who came at once has the processor to himself. With the first screen comes
# nearly all that any screen needs; the rest of the work here is as long again.
HEAD_START = 5

log = logging.getLogger(__name__)


def start(modules: Sequence[str]) -> None:
    """Load these modules in a thread of its own; the server listens in the meantime."""
    # Of what is loaded nothing is garbage: to look for it takes a fifth of the time of loading.
    gc.disable()
    threading.Thread(target=_warm_up, args=(modules,), name="warm-up", daemon=True).start()


def _warm_up(modules: Sequence[str]) -> None:
    try:
        _load(modules[:1])
        _read_calendar()
        time.sleep(HEAD_START)
        _load(modules[1:])
        gc.collect()
        gc.freeze()
    finally:
        gc.enable()
        has_started.set()
    asked_for_first = [
        file for file in streamlit_files().values() if file.file.name.startswith(ASKED_FOR_FIRST)
    ]
    for file in (*assets().values(), *asked_for_first):
        log.debug("%d bytes are %d compressed", len(file.content), len(file.compressed))


def _read_calendar() -> None:
    try:
        import_module("shell.calendar_table").calendar_table()
    except TableError as problem:
        log.warning("The calendar cannot be read: %s", problem)


def _load(modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)
