"""What the server writes to stderr: one JSON line per event, for whoever watches over it.

An event that we tell ourselves comes in the `event` of a log record, a dict. Of an exception stand
its type and where it was raised, never its message: that may hold what somebody typed or a
setting. Passwords, cookies and tokens are in no event.
"""

import datetime
import json
import logging
import sys
import time
import traceback

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Our own: these write information too, not only warnings.
OURS = ("voortgang", "werkbladen", "shell", "server", "pages")
REQUESTS = logging.getLogger("server.verzoek")
WATCHED = "/open-data/"


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        # Where the exception is the message (logger.exception and the like), its first words say
        # enough; what follows the first line may be anything.
        said = record.getMessage().split("\n", 1)[0]
        line = {
            "tijd": moment.isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            **(getattr(record, "event", None) or {"melding": said}),
        }
        if "van" not in line and (address := client_address()):
            line["van"] = address
        if record.exc_info and record.exc_info[0]:
            line |= _problem(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _problem(problem: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(problem.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    told = {"fout": type(problem).__name__, "plaats": places[-8:]}
    cause = problem.__cause__ or problem.__context__
    return told | {"door": _problem(cause)} if cause else told


def client_address() -> str | None:
    """The address of the reader whose screen is being drawn; None outside of that.

    Behind a proxy it is the reader's only where uvicorn trusts that proxy (FORWARDED_ALLOW_IPS).
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.context.ip_address or "deze computer"


def set_up() -> None:
    """Write every log record of this process as a line of JSON on stderr."""
    formatter = JsonLines()
    handler = logging.StreamHandler(sys.stderr)
    logging.root.addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    # Streamlit and uvicorn have handlers of their own, made before this.
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        for found in getattr(logger, "handlers", ()):
            found.setFormatter(formatter)


class RequestLog:
    """ASGI middleware that tells of each request for open data, and of each that failed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status = time.perf_counter(), 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            if status >= 500 or scope["path"].startswith(WATCHED):
                event = {
                    "gebeurtenis": "verzoek",
                    "methode": scope["method"],
                    "pad": scope["path"],
                    "antwoord": status,
                    "milliseconden": round((time.perf_counter() - start) * 1000),
                    "van": scope["client"][0] if scope.get("client") else None,
                }
                level = logging.ERROR if status >= 500 else logging.INFO
                REQUESTS.log(level, "verzoek", extra={"event": event})
