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
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
import websockets
from streamlit.proto.Common_pb2 import FileUploaderState, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from benchmarks.streamlit_client import Answer
from tests.browser.sign_in import XSRF
from tests.browser.sign_in import Visitor as Session
from tests.deploy.served import Site

COOKIE = "borging_replica"
ROWS = "Regels, in de volgorde van de agenda"
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


class Screen(Session):
    """One connection with an open screen; `text` holds all that the last run drew."""

    def __init__(
        self,
        site: Site,
        path: str,
        query: str = "",
        replica: str | None = None,
        cookies: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(site.url, path, cookies)
        self._tls = site.tls
        self._query = query
        self._texts: dict[str, str] = {}
        self._certificate = str(site.certificate)
        self._sent: dict[str, str] = {}
        self.uploader = ""
        self.replica = replica
        self.text = b""

    async def __aenter__(self) -> "Screen":
        # Who has signed in is believed of a request that carries this token twice.
        token = generate_xsrf_token_string()
        cookies = {**self._cookies, XSRF: token}
        if self.replica:
            cookies[COOKIE] = self.replica
        self._socket = await websockets.connect(
            self._url.replace("http", "ws", 1) + "/_stcore/stream",
            ssl=self._tls,
            origin=self._url,
            subprotocols=["streamlit", token],
            additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())},
            max_size=None,
        )
        given = self._socket.response.headers.get_all("Set-Cookie")
        self.replica = replica_in(given) or self.replica
        self._sent = cookies | ({COOKIE: self.replica} if self.replica else {})
        return self

    @property
    def query(self) -> str:
        return self._query

    async def draw(self) -> int:
        """Run the script; gives how many rows it says are in view, -1 where it does not say so."""
        await self.run()
        said = re.search(rb"<b>([0-9]+) van [0-9]+</b> regels in beeld", self.text)
        return int(said[1]) if said else -1

    async def run(self) -> Answer:
        self.text = b""
        return await super().run()

    async def record(self, sleutel: str, note: str) -> int:
        """Record on that row as somebody does on Voortgang; the number that the screen says.

        Raises Refused with all that it drew where it says none.
        """
        await self.run()
        await self.pick(ROWS, sleutel)
        self.choose_one("Status", "Loopt")
        await self.run()
        area = self._texts["Toelichting"]
        self.fields.states[area] = WidgetState(id=area, string_value=note)
        await self.press(self.buttons["Vastleggen op 1 regel"])
        said = re.search(rb"Vastgelegd als melding ([0-9]+)", self.text)
        if said is None:
            raise Refused(self.said)
        return int(said[1])

    async def upload(self, name: str, content: bytes) -> int:
        """Send a file as the field for it does, drawn or not, and choose it; the HTTP status."""
        identity = str(uuid.uuid4())
        status = await asyncio.to_thread(self._put, identity, name, content)
        if self.uploader:
            chosen = FileUploaderState(
                uploaded_file_info=[
                    UploadedFileInfo(file_id=identity, name=name, size=len(content))
                ]
            )
            self.fields.states[self.uploader] = WidgetState(
                id=self.uploader, file_uploader_state_value=chosen
            )
            await self.run()
        return status

    def _put(self, identity: str, name: str, content: bytes) -> int:
        with requests.Session() as browser:
            browser.trust_env = False
            return browser.put(
                f"{self._url}/_stcore/upload_file/{self.session}/{identity}",
                files={"file": (name, content)},
                headers={"X-Xsrftoken": self._sent[XSRF], "Origin": self._url},
                cookies=self._sent,
                verify=self._certificate,
                timeout=30,
            ).status_code

    def _take(self, message: ForwardMsg) -> str:
        self.text += message.delta.SerializeToString()
        element = message.delta.new_element
        if element.WhichOneof("type") == "file_uploader":
            self.uploader = element.file_uploader.id
        if element.WhichOneof("type") == "text_area":
            self._texts[element.text_area.label] = element.text_area.id
        return super()._take(message)


class Refused(RuntimeError):
    """A screen did not say that it has recorded."""


async def sign_in(site: Site, sub: str, replica: str) -> dict[str, str]:
    """Sign in as this person in that replica; the cookies that a browser would keep."""
    async with Screen(site, "voortgang", replica=replica) as screen:
        await screen.run()
        await screen.press(screen.buttons["Aanmelden"])
    return await asyncio.to_thread(_through_the_provider, site, sub, screen.leads_to)


def _through_the_provider(site: Site, sub: str, path: str) -> dict[str, str]:
    with requests.Session() as browser:
        browser.trust_env = False
        browser.verify = str(site.certificate)
        form = browser.get(site.url + path, timeout=30)
        form.raise_for_status()
        answer = browser.post(form.url, data={"sub": sub}, timeout=30, allow_redirects=False)
        back = answer.headers["Location"]
        if not back.startswith(f"{site.url}/oauth2callback?"):
            raise Refused(f"the provider sends the reader to {back.partition('?')[0]}")
        browser.get(back, timeout=30, allow_redirects=False).raise_for_status()
        return {name: value for name, value in browser.cookies.items() if name != COOKIE}


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


@dataclass
class Writer:
    """Somebody who has signed in and records one after the other, on the screen.

    acknowledged: number of the record to its note, as the screen said it; others as of Visitor.
    """

    site: Site
    sleutel: str
    cookies: dict[str, str]
    replica: str
    name: str
    acknowledged: dict[int, str] = field(default_factory=dict)
    moves: int = 0
    refused: list[str] = field(default_factory=list)

    async def use(self, until: asyncio.Event) -> None:
        """Record until it is said to be enough; what was not acknowledged is not recorded again."""
        number = 0
        while not until.is_set():
            try:
                async with Screen(self.site, "voortgang", "", self.replica, self.cookies) as screen:
                    self.replica = screen.replica
                    while not until.is_set():
                        number += 1
                        note = f"proef scherm {self.name}.{number}"
                        self.acknowledged[await screen.record(self.sleutel, note)] = note
            except websockets.ConnectionClosed:
                self.moves += 1
            except (*AWAY, Refused) as refused:
                self.refused.append(f"{time.monotonic():.2f} {refused!r}")
                await asyncio.sleep(0.2)
