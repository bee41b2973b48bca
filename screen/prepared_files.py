"""Files that are too large for memory: made for one reader, served from disk for an hour.

Streamlit keeps what it offers to download in memory, whole. The address of such a file cannot be
guessed, and whether who asked for it still may have it is asked again when it is fetched.
"""

import os
import secrets
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

PREFIX = "bestand"
SECONDS_KEPT = 3600
# For one reader: neither a proxy nor a browser keeps it.
NOT_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class PreparedFile:
    """A file that can be fetched at `address`, under `name`, as long as it `is_there`."""

    path: Path
    name: str
    mime: str
    token: str
    made: float
    may_fetch: Callable[[], bool]

    @property
    def address(self) -> str:
        """Relative to any screen."""
        return f"./{PREFIX}/{self.token}"

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    @property
    def is_there(self) -> bool:
        return time.monotonic() - self.made < SECONDS_KEPT and self.path.exists()


_prepared: dict[str, PreparedFile] = {}
_lock = threading.Lock()
# Gone when the process ends.
_folder: tempfile.TemporaryDirectory | None = None


def prepare(
    name: str, mime: str, write: Callable[[BinaryIO], None], may_fetch: Callable[[], bool]
) -> PreparedFile:
    """Make a file; nothing is left of one that was not finished. Raises what `write` raises, and
    OSError where there is no room.

    name: under which it is saved by the reader. may_fetch: is asked each time it is fetched.
    """
    token = secrets.token_urlsafe(32)
    path = Path(_place()) / token
    try:
        with path.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            write(file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    made = PreparedFile(path, name, mime, token, time.monotonic(), may_fetch)
    with _lock:
        for old in [one for one in _prepared.values() if not one.is_there]:
            old.path.unlink(missing_ok=True)
            del _prepared[old.token]
        _prepared[token] = made
    return made


def answer(request: Request) -> Response:
    """The file of the token in the address."""
    with _lock:
        found = _prepared.get(request.path_params["token"])
    if found is None or not found.is_there or not found.may_fetch():
        return PlainTextResponse(
            "Dit bestand is er niet meer. Maak het opnieuw in het scherm waar u het maakte.",
            status_code=404,
            headers=NOT_KEPT,
        )
    return FileResponse(found.path, media_type=found.mime, filename=found.name, headers=NOT_KEPT)


def _place() -> str:
    global _folder
    with _lock:
        if _folder is None:
            _folder = tempfile.TemporaryDirectory(prefix="borging-", ignore_cleanup_errors=True)
        return _folder.name
