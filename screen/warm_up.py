"""What is done once beside the starting server, so that no reader waits for it.

Streamlit runs a full garbage collection after every run of the script. With pandas and plotly
loaded that takes some 80 ms, more than all the rest of a click, and with fifty readers it fills a
core. Nearly all it walks through is what was loaded at the start and stays for good, so that is
set apart once (`gc.freeze`); what remains to be walked is small, and memory stays flat.
"""

import gc
import importlib
import logging
import threading

from loaders.errors import TableError
from screen.calendar_table import calendar_table
from screen.compression import compressed, static_files

# Loaded here rather than by the first reader; plotly loads its parts only as they are asked for.
USED_LATER = ("pandas", "plotly.graph_objects", "plotly.io", "pages")

log = logging.getLogger(__name__)


def start() -> None:
    """Begin in a thread of its own; the server listens in the meantime."""
    threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()


def _warm_up() -> None:
    for module in USED_LATER:
        importlib.import_module(module)
    try:
        calendar_table()
    except TableError as problem:
        log.warning("The calendar cannot be read: %s", problem)
    gc.collect()
    gc.freeze()
    for file in static_files().values():
        if file.name.startswith(("index.", "PlotlyChart.", "protobuf.", "react-dom.")):
            compressed(file)
