"""Streamlit's own files over the wire at a third of their size.

Streamlit sends them as they are (plotly alone is 4.7 MB) and leaves compression to a proxy, since
it would do the work again at each request. Here each file is compressed once and kept.
"""

import gzip
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}
HEADERS = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}


@cache
def static_files() -> dict[str, Path]:
    """The compressible files that Streamlit serves, by the path of their address."""
    root = Path(get_static_dir())
    return {
        f"/{file.relative_to(root).as_posix()}": file
        for file in (root / "static").rglob("*")
        if file.suffix in MEDIA_TYPES
    }


@cache
def compressed(file: Path) -> bytes:
    """The file in gzip, kept for the life of the process (their names change with a release)."""
    return gzipped(file.read_bytes())


def gzipped(content: bytes) -> bytes:
    """As small as gzip makes it, and the same each time; for what is made once and kept."""
    return gzip.compress(content, compresslevel=9, mtime=0)


class CompressedStaticFiles:
    """ASGI middleware that answers for Streamlit's scripts and styles, compressed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self._file(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        content = await run_in_threadpool(compressed, file)
        response = Response(content, headers=HEADERS, media_type=MEDIA_TYPES[file.suffix])
        await response(scope, receive, send)

    @staticmethod
    def _file(scope: Scope) -> Path | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        headers = Headers(scope=scope)
        if "range" in headers or "gzip" not in headers.get("accept-encoding", ""):
            return None
        return static_files().get(scope["path"].removeprefix(scope.get("root_path", "")))
