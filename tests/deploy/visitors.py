"""Readers of a dashboard behind the proxy: each with one cookie jar and one screen, as a browser.

They speak Streamlit's protocol (benchmarks/streamlit_client.py) over TLS, keep the cookie that
says which replica has their session, and connect again, with what they had chosen, when the
connection falls away.
"""

import asyncio
import http.client
import http.cookies
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.streamlit_client import Reader
from tests.deploy.served import Site

COOKIE = "borging_replica"
AWAY = (OSError, websockets.ConnectionClosed, websockets.InvalidHandshake, TimeoutError)


def replica_in(headers: Iterable[str]) -> str | None:
    """The replica that these Set-Cookie headers name."""
    for header in headers:
        found = http.cookies.SimpleCookie(header).get(COOKIE)
        if found is not None:
            return found.value
    return None


@dataclass(frozen=True)
class Page:
    """An answer over HTTP."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def replica(self) -> str | None:
        return replica_in(self.headers.get_all("Set-Cookie") or [])


def get(
    address: str,
    path: str,
    site: Site,
    headers: dict[str, str] | None = None,
    source: str = "127.0.0.1",
) -> Page:
    """Ask once, from the address `source` of this computer; raises OSError where refused."""
    parts = urlsplit(address)
    where = {
        "host": parts.hostname,
        "port": parts.port,
        "timeout": 60,
        "source_address": (source, 0),
    }
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(**where, context=site.tls)
    else:
        connection = http.client.HTTPConnection(**where)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return Page(answer.status, answer.headers, answer.read())
    except http.client.HTTPException as broken:
        raise ConnectionError(f"no whole answer to {path}: {broken!r}") from broken
    finally:
        connection.close()


class Screen(Reader):
    """One connection with an open screen; `text` holds all that the last run drew."""

    def __init__(self, site: Site, path: str, query: str = "", replica: str | None = None) -> None:
        super().__init__(site.url, path)
        self._tls = site.tls
        self._query = query
        self.replica = replica
        self.text = b""

    async def __aenter__(self) -> "Screen":
        cookie = {"Cookie": f"{COOKIE}={self.replica}"} if self.replica else {}
        self._socket = await websockets.connect(
            self._url.replace("http", "ws", 1) + "/_stcore/stream",
            ssl=self._tls,
            origin=self._url,
            subprotocols=["streamlit"],
            additional_headers=cookie,
            max_size=None,
        )
        given = self._socket.response.headers.get_all("Set-Cookie")
        self.replica = replica_in(given) or self.replica
        return self

    @property
    def query(self) -> str:
        return self._query

    async def draw(self) -> int:
        """Run the script; gives how many rows it says are in view, -1 where it does not say so."""
        self.text = b""
        await self.run()
        said = re.search(rb"<b>([0-9]+) van [0-9]+</b> regels in beeld", self.text)
        return int(said[1]) if said else -1

    def _take(self, message: ForwardMsg) -> str:
        self.text += message.delta.SerializeToString()
        return super()._take(message)


@dataclass
class Visitor:
    """Somebody who has a screen open and goes on using it, whatever happens to the servers.

    steps: what is chosen in the field, in turn, and how many rows are in view then.
    clicks: when each answer was there, by `time.monotonic`, and from which replica it came.
    moves: how often the connection had to be made anew; refused: each attempt that failed;
    wrong: each answer that was not the one to the click.
    """

    site: Site
    path: str
    field_name: str
    steps: list[tuple[list[str], int]]
    query: str = ""
    replica: str | None = None
    clicks: list[tuple[float, str]] = field(default_factory=list)
    moves: int = 0
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    async def use(self, until: asyncio.Event, pause: float) -> None:
        """Open the screen and click, until it is said to be enough."""
        while not until.is_set():
            try:
                async with Screen(self.site, self.path, self.query, self.replica) as screen:
                    self.replica = screen.replica
                    await screen.draw()
                    await self._click(screen, until, pause)
            except websockets.ConnectionClosed:
                self.moves += 1
            except AWAY as refused:
                self.refused.append(f"{time.monotonic():.2f} {refused!r}")
                await asyncio.sleep(0.2)

    async def _click(self, screen: Screen, until: asyncio.Event, pause: float) -> None:
        while not until.is_set():
            options, rows = self.steps[len(self.clicks) % len(self.steps)]
            screen.fields.choose(self.field_name, options)
            shown = await screen.draw()
            if shown != rows:
                self.wrong.append(f"{self.path}: {shown} rows for {options}, not {rows}")
            self.query = screen.query
            self.clicks.append((time.monotonic(), self.replica))
            await asyncio.sleep(pause)
