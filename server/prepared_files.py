"""Files that are too large for memory: made for one reader, served from disk for an hour.

Streamlit keeps what it offers to download in memory, whole. The address of such a file cannot be
guessed, and whether who asked for it still may have it is asked again when it is fetched. The file
has no name on the disk: however the server ends, nothing of it is left.
"""

import os
import secrets
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

PREFIX = "bestand"
SECONDS_KEPT = 3600
CHUNK = 1_000_000
# For one reader: neither a proxy nor a browser keeps it.
NOT_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class PreparedFile:
    """A file that can be fetched at `address`, under `name`, as long as it `is_there`."""

    file: BinaryIO
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
        return os.fstat(self.file.fileno()).st_size

    @property
    def is_there(self) -> bool:
        return time.monotonic() - self.made < SECONDS_KEPT

    def chunks(self) -> Iterator[bytes]:
        """All of it; more than one may read at once."""
        place = 0
        while chunk := os.pread(self.file.fileno(), CHUNK, place):
            yield chunk
            place += len(chunk)


_prepared: dict[str, PreparedFile] = {}
_lock = threading.Lock()


def prepare(
    name: str, mime: str, write: Callable[[BinaryIO], None], may_fetch: Callable[[], bool]
) -> PreparedFile:
    """Make a file; nothing is left of one that was not finished. Raises what `write` raises, and
    OSError where there is no room.

    name: under which it is saved by the reader, in ASCII. may_fetch: is asked each time it is
    fetched.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - stays open for who fetches it
    try:
        write(file)
        file.flush()
    except BaseException:
        file.close()
        raise
    made = PreparedFile(file, name, mime, secrets.token_urlsafe(32), time.monotonic(), may_fetch)
    with _lock:
        for old in [one for one in _prepared.values() if not one.is_there]:
            # Closed once nobody reads it any more.
            del _prepared[old.token]
        _prepared[made.token] = made
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
    about = {
        "Content-Length": str(found.size),
        "Content-Disposition": f'attachment; filename="{found.name}"',
    }
    return StreamingResponse(found.chunks(), media_type=found.mime, headers=NOT_KEPT | about)
