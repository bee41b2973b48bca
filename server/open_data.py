"""`/open-data/`: the calendar by address, for other systems and for agendas that subscribe.

The parameters are those of the screens. What a screen leaves out and tells is here an error: a
system that gets more rows than it asked for would not notice. Without a `peildatum` it is today's.

A body depends on the table, the parameters, the day and the address of the server alone, and with
`status` on the progress log, so that its ETag stays the same for as long as nothing has changed.
pandas and what comes with it are imported at the first request: the server must not wait for them
when it starts.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from types import MappingProxyType
from urllib.parse import urlencode, urljoin

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from loaders.errors import TableError, shown
from loaders.paths import DATAPACKAGE as DESCRIBED
from shell.url.tracking import is_tracking

PREFIX = "open-data"
AGENDA = "agenda.ics"
DATAPACKAGE = "datapackage.json"
# The file name in the address, and the format of `documents.formats` by its extension.
FILES = {
    "borgingskalender.parquet": "parquet",
    "borgingskalender.csv": "csv",
    "borgingskalender.json": "json",
    AGENDA: "ics",
}
METHODS = ["GET", "HEAD", "OPTIONS"]
SECONDS_FRESH = 300
# How many files are made side by side and how many wait for their turn: more at a time would come
# no sooner, and take memory each.
AT_ONCE, WAITING, SECONDS_AGAIN = 2, 20, 10
# Open data may be read by the page of anybody; the screens may not.
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
ALLOWED = {
    "Allow": ", ".join(METHODS),
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
}


def routes() -> list[BaseRoute]:
    """The addresses; an address beside them is not found, as anywhere else."""
    answers = {name: _file(name, kind) for name, kind in FILES.items()}
    in_turn = _InTurn()
    return [
        Route(f"/{PREFIX}/{name}", partial(in_turn.answer, answer), methods=METHODS)
        for name, answer in (answers | {DATAPACKAGE: _datapackage}).items()
    ]


class _InTurn:
    """Answers a few requests side by side, has some wait, and sends away who comes after those."""

    def __init__(self) -> None:
        self._making, self._asked = CapacityLimiter(AT_ONCE), 0

    async def answer(self, make: Callable[[Request], Response], request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**FOR_EVERYBODY, **ALLOWED})
        if self._asked >= AT_ONCE + WAITING:
            return _refusal(
                503,
                "Er worden nu te veel bestanden tegelijk gevraagd. "
                f"Probeer het over {SECONDS_AGAIN} seconden opnieuw.",
                {"Retry-After": str(SECONDS_AGAIN)},
            )
        self._asked += 1
        try:
            return await to_thread.run_sync(make, request, limiter=self._making)
        finally:
            self._asked -= 1


def _file(name: str, extension: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        from server.open_files import LogAway, UnusableParameters, open_file

        try:
            body, mime, changed = open_file(extension, _parameters(request), str(request.base_url))
        except (TableError, LogAway) as problem:
            return _refusal(503, str(problem))
        except UnusableParameters as refused:
            return _refusal(400, _told(refused.problems))
        return _answer(request, body, name, mime, changed)

    return answer


def _datapackage(request: Request) -> Response:
    from server.open_package import open_package
    from shell.office import mark

    if given := _parameters(request):
        names = ", ".join(map(shown, given))
        return _refusal(400, f"Dit adres kent geen parameters; gegeven: {names}.")
    body = json.dumps(open_package(mark()), ensure_ascii=False, indent=1).encode()
    changed = datetime.fromtimestamp(int(DESCRIBED.stat().st_mtime), UTC)
    return _answer(request, body, DATAPACKAGE, "application/json", changed)


def _parameters(request: Request) -> dict[str, list[str]]:
    """Name -> values; a name written in two ways is one name, so that no value is lost."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if is_tracking(name):
            continue
        found.setdefault(name.casefold(), []).append(value)
    return found


def _told(problems: Iterable[object]) -> str:
    lines = "\n".join(f"- {problem}" for problem in problems)
    return (
        "Niet alles wat in het adres staat, is te gebruiken. Daarom is er geen bestand gemaakt:\n"
        f"{lines}\n"
    )


def _answer(request: Request, body: bytes, name: str, mime: str, changed: datetime) -> Response:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        **FOR_EVERYBODY,
        "ETag": etag,
        "Last-Modified": format_datetime(changed, usegmt=True),
        "Cache-Control": f"public, max-age={SECONDS_FRESH}",
    }
    if _is_known(etag, request.headers.get("If-None-Match", "")):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{name}"'
    headers["Content-Length"] = str(len(body))
    content = b"" if request.method == "HEAD" else body
    return Response(content, media_type=mime, headers=headers)


def _is_known(etag: str, if_none_match: str) -> bool:
    """Weak comparison (RFC 9110, 13.1.2): a proxy that compresses makes an ETag weak."""
    given = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return etag in given or given == ["*"]


def _refusal(status: int, message: str, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    headers = {**FOR_EVERYBODY, "Cache-Control": "no-store", **more}
    return PlainTextResponse(message, status_code=status, headers=headers)


def address(base: str, name: str, **parameters: str) -> str:
    """The full address of a file, beside the screen whose address is `base`."""
    found = urljoin(base, f"{PREFIX}/{name}")
    return f"{found}?{urlencode(parameters)}" if parameters else found
