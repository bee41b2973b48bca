"""A real OpenID provider on this computer, a dashboard that trusts it, and who signs in there."""

import asyncio
import os
import threading
import time
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import requests
import websockets
import werkzeug.serving
from jinja2 import ChoiceLoader, DictLoader
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from benchmarks.streamlit_client import Answer, Reader
from tests.browser.server import Server, free_port, running_server

Result = TypeVar("Result")
CLIENT, SECRET = "dashboard", "0123456789abcdef0123456789abcdef"
COOKIE, XSRF = "_streamlit_user", "_streamlit_xsrf"
ROLES = """
personen:
  - {account: piet@provincie.test, naam: P. Provincie, rol: vastlegger, lagen: [provincie]}
  - {account: bea, naam: B. Beheer, rol: beheerder}
  - {account: lies, naam: L. Lezer, rol: lezer}
"""


def _person(sub: str, **claims: object) -> dict[str, object]:
    known = {"name": f"<b>{sub}</b>", "email": f"{sub}@provincie.test", "email_verified": True}
    return {"sub": sub, "claims": known | claims}


def _people() -> tuple[dict[str, object], ...]:
    # The provider lets the claims of a person replace those of its own. That of another client
    # names ours as the authorized party, without which Authlib refuses it before we can; Authlib
    # lets a token pass that expired less than two minutes ago.
    return (
        *(_person("piet"), _person("bea"), _person("lies"), _person("onbekend")),
        _person("ander", email="bea", aud="een-ander-dashboard", azp=CLIENT),
        _person("verlopen", email="bea", exp=int(time.time()) - 20),
    )


@contextmanager
def running_provider() -> Iterator[str]:
    """The address of a provider (its issuer) where everybody in `_people` signs in by a press."""
    # It loads for most of a second, also where no test signs in.
    import oidc_provider_mock

    # The provider, in this process, would otherwise ask for https.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    people = [oidc_provider_mock.User(**person) for person in _people()]
    app = oidc_provider_mock.app(user_claims=people)
    # Its own page asks a style sheet of another host.
    plain = DictLoader({"_base.html": "{% block content %}{% endblock %}"})
    app.jinja_loader = ChoiceLoader([plain, app.jinja_loader])
    server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        del os.environ["AUTHLIB_INSECURE_TRANSPORT"]


@dataclass(frozen=True)
class Trusting:
    """A dashboard where one signs in: its server, its roles file and the URL of its log.

    cookies: of who has signed in there by now.
    """

    server: Server
    roles: Path
    log: str
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)


@contextmanager
def trusting_server(folder: Path, issuer: str) -> Iterator[Trusting]:
    """A dashboard with roles that trusts this provider."""
    port = free_port()
    secrets, roles = folder / "secrets.toml", folder / "rollen.yaml"
    roles.write_text(ROLES, encoding="utf-8")
    secrets.write_text(
        "[auth]\n"
        f'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        f'cookie_secret = "{SECRET}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "geheim"\n'
        f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    log = f"sqlite:///{folder}/voortgang.sqlite"
    settings = {
        "BORGING_ROLLEN": str(roles),
        "BORGING_DATABASE_URL": log,
        "STREAMLIT_SECRETS_FILES": str(secrets),
    }
    with running_server(folder / "log.txt", port, **settings) as server:
        yield Trusting(server, roles, log)


class Visitor(Reader):
    """A session over the WebSocket alone, with these cookies: what a screen says, and pressing."""

    def __init__(
        self, url: str, path: str, cookies: Mapping[str, str] | None = None, query: str = ""
    ) -> None:
        super().__init__(url, path)
        self._query = query
        self._cookies = cookies or {}
        self.html: list[str] = []
        self.buttons: dict[str, str] = {}
        self.choices: dict[str, str] = {}
        self.leads_to = self.session = ""

    async def __aenter__(self) -> "Visitor":
        token = generate_xsrf_token_string()
        cookies = {**self._cookies, XSRF: token}
        self._socket = await websockets.connect(
            self._url.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self._url,
            subprotocols=["streamlit", token],
            additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())},
            max_size=None,
        )
        return self

    async def run(self) -> Answer:
        self.html, self.buttons = [], {}
        return await super().run()

    async def press(self, identity: str) -> Answer:
        """Press the button with this identity, which need not have been drawn."""
        self.fields.states[identity] = WidgetState(id=identity, trigger_value=True)
        answer = await self.run()
        del self.fields.states[identity]
        return answer

    async def pick(self, label: str, *values: str) -> Answer:
        """Choose these in the picker with that label, by their values."""
        row, name, _ = self.fields.ours[label]
        state = row.telling(name, [*values])
        self.fields.states[state.id] = state
        return await self.run()

    def choose_one(self, label: str, option: str) -> None:
        identity = self.choices[label]
        self.fields.states[identity] = WidgetState(id=identity, string_value=option)

    async def _until_finished(self) -> tuple[int, str]:
        # The base class has no eye for where the app sends the browser, nor for who it is.
        receive = self._socket.recv

        async def noticing() -> bytes:
            data = await receive()
            message = ForwardMsg()
            message.ParseFromString(data)
            self.leads_to = message.auth_redirect.url or self.leads_to
            self.session = message.new_session.initialize.session_id or self.session
            return data

        self._socket.recv = noticing
        try:
            return await super()._until_finished()
        finally:
            self._socket.recv = receive

    def _take(self, message: ForwardMsg) -> str:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "html":
                self.html.append(element.html.body)
            case "button":
                self.buttons[element.button.label] = element.button.id
            case "selectbox" if not element.selectbox.HasField("default"):
                self.choices[element.selectbox.label] = element.selectbox.id
                return ""
        return super()._take(message)

    @property
    def said(self) -> str:
        return " ".join(self.html)


def apart(work: Coroutine[object, object, Result]) -> Result:
    """Run this to its end in a thread of its own: Playwright has an event loop in ours."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def cookies_of(trusting: Trusting, sub: str) -> dict[str, str]:
    """Of who has signed in as this person, once, the cookies that the browser would keep."""
    if sub not in trusting.cookies:
        trusting.cookies[sub] = await _sign_in(trusting.server.url, sub)
    return trusting.cookies[sub]


async def _sign_in(url: str, sub: str) -> dict[str, str]:
    async with Visitor(url, "voortgang") as visitor:
        await visitor.run()
        await visitor.press(visitor.buttons["Aanmelden"])
    with requests.Session() as browser:
        browser.trust_env = False
        form = browser.get(url + visitor.leads_to, timeout=30)
        form.raise_for_status()
        answer = browser.post(form.url, data={"sub": sub}, timeout=30, allow_redirects=False)
        back = answer.headers["Location"]
        assert urlsplit(back).netloc == urlsplit(url).netloc
        browser.get(back, timeout=30, allow_redirects=False).raise_for_status()
        return dict(browser.cookies)
