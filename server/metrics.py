"""`/metingen`: figures on this process for Prometheus. One process a replica, so one registry.

Not for the public: a request that came through a proxy gets a 404, whatever the proxy lets by.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from streamlit.runtime import exists, get_instance
from streamlit.runtime.stats import ACTIVE_SESSIONS_FAMILY

from shell.this_computer import THROUGH_A_PROXY
from voortgang.failures import LOG

RECORDED = Counter(
    "borging_vastleggingen",
    "Attempts to record progress, by what came of them",
    ["uitkomst"],
)
STORE_FAILURES = Counter("borging_opslag_fouten", "Times that the progress log could not be used")
RERUNS = Histogram(
    "borging_scherm_seconden",
    "Time that drawing a screen took, without the filter bar above it",
    ["scherm"],
    buckets=(0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)
SESSIONS = Gauge("borging_sessies", "Readers with an open connection")
CALENDAR = Gauge(
    "borging_kalender_info",
    "The calendar table in use: its version and a hash of the text that it was built from",
    ["versie", "tekst"],
)


class _Counting(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        event = getattr(record, "event", None)
        if event is None:
            STORE_FAILURES.inc()
        else:
            RECORDED.labels(event["uitkomst"]).inc()


def set_up() -> None:
    """Count what the progress log tells, from now on."""
    LOG.addHandler(_Counting())


@contextmanager
def timed(screen: str) -> Iterator[None]:
    """Measure the drawing of a screen; `screen` is its place in the URL, of which there are few."""
    start = time.perf_counter()
    try:
        yield
    finally:
        RERUNS.labels(screen or "overzicht").observe(time.perf_counter() - start)


def answer(request: Request) -> Response:
    """The figures as they are now."""
    if any(name in request.headers for name in THROUGH_A_PROXY):
        return PlainTextResponse("Niet gevonden.", status_code=404)
    _read_calendar()
    if exists():
        stats = get_instance().stats_mgr.get_stats([ACTIVE_SESSIONS_FAMILY])
        SESSIONS.set(sum(stat.value for stat in stats.get(ACTIVE_SESSIONS_FAMILY, ())))
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _read_calendar() -> None:
    # Brings pandas along, which the server must not wait for when it starts.
    from loaders.errors import TableError
    from loaders.settings import table_path
    from loaders.table import read_metadata

    CALENDAR.clear()
    try:
        metadata = read_metadata(table_path())
    except TableError:
        return
    CALENDAR.labels(metadata["kalender_versie"], metadata["bronnen_sha256"][:12]).set(1)
