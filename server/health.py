"""Whether this process can do its work, for whoever watches over it.

`/gezond/leeft`: the process answers; where it does not, restart it. `/gezond`: it can be sent
readers: the calendar can be read. A progress log that is away is told but takes no replica out:
the calendar is to stay up without it, and it would take out all of them at once.
"""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from loaders.errors import TableError

if TYPE_CHECKING:
    from voortgang.store import Store

NOT_KEPT = {"Cache-Control": "no-store"}
SECONDS = 2.0
NO_ANSWER = "de opslag geeft geen antwoord"
REACHABLE = "bereikbaar"


async def lives(request: Request) -> Response:
    """200 for as long as the process answers at all."""
    return JSONResponse({"leeft": True}, headers=NOT_KEPT)


def answer(request: Request) -> Response:
    """200 when the calendar can be read, 503 with the reason when it cannot."""
    # Brings pandas along, which the server must not wait for when it starts.
    from shell.calendar_table import calendar_table

    progress = {"voortgang": STORE.state()}
    try:
        rows = len(calendar_table())
    except TableError as problem:
        state = {"gezond": False, "kalender": str(problem)} | progress
        return JSONResponse(state, status_code=503, headers=NOT_KEPT)
    state = {"gezond": True, "kalender": f"{rows} regels gelezen"} | progress
    return JSONResponse(state, headers=NOT_KEPT)


class StoreWatch:
    """Asks the progress log whether it is there, one question at a time and never for long."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="gezond")
        self._asking = threading.Lock()
        self._asked: Future[str] | None = None
        self._store: Store | None = None

    def state(self, seconds: float = SECONDS) -> str:
        """`bereikbaar`, or in Dutch why the log cannot be used now; after `seconds` at most."""
        with self._asking:
            if self._asked is None or self._asked.done():
                self._asked = self._worker.submit(self._ask)
            asked = self._asked
        try:
            return asked.result(seconds)
        except TooLate:
            return NO_ANSWER

    def _ask(self) -> str:
        from voortgang.failures import StoreAway, away_by
        from voortgang.store import Store

        try:
            if self._store is None:
                self._store = Store()
            self._store.last_id()
        except StoreAway as away:
            return away.reason
        except Exception as error:
            return away_by(error).reason
        return REACHABLE


STORE = StoreWatch()
