"""Scripts and styles over the wire at a third of their size: Streamlit's own, and ours.

Streamlit sends its own as they are (plotly alone is 4.7 MB) and compresses ours again at each
request. Here each file is answered for before Streamlit, compressed once and kept.
"""

import gzip
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}
# The name of a file changes with its content.
HEADERS = {"Cache-Control": "public, immutable, max-age=31536000", "Vary": "Accept-Encoding"}

# Set once the server has started. Nothing is compressed before: the first reader needs the
# processor for the first screen, and has the files sooner as they are.
has_started = threading.Event()


class StaticFile:
    """What does not change while the server runs."""

    content: bytes
    media_type: str

    @cached_property
    def compressed(self) -> bytes:
        """In gzip, as small as it gets and the same each time; kept for the life of the process."""
        return gzip.compress(self.content, compresslevel=9, mtime=0)


@dataclass(frozen=True)
class StreamlitFile(StaticFile):
    """A script or style sheet of Streamlit's."""

    file: Path

    @property
    def content(self) -> bytes:
        return self.file.read_bytes()

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.file.suffix]


@cache
def streamlit_files() -> dict[str, StreamlitFile]:
    """The scripts and styles that Streamlit serves, by address."""
    root = Path(get_static_dir())
    return {
        f"/{file.relative_to(root).as_posix()}": StreamlitFile(file)
        for file in (root / "static").rglob("*")
        if file.suffix in MEDIA_TYPES
    }


class StaticFiles:
    """ASGI middleware that answers for static files, by address.

    files: what it answers for, asked for at the first request.
    """

    def __init__(self, app: ASGIApp, files: Callable[[], Mapping[str, StaticFile]]) -> None:
        self.app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self._file(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        headers = dict(HEADERS)
        if has_started.is_set() and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            content = await run_in_threadpool(lambda: file.compressed)
            headers["Content-Encoding"] = "gzip"
        else:
            content = file.content
        await Response(content, headers=headers, media_type=file.media_type)(scope, receive, send)

    def _file(self, scope: Scope) -> StaticFile | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        if "range" in Headers(scope=scope):
            return None
        return self._files().get(scope["path"].removeprefix(scope.get("root_path", "")))
