"""The server around the screens: its addresses, what every answer passes through, its start."""

import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, partial

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from websockets import http11

from loaders.errors import shown
from server import follow, health, logs, metrics, open_data, security_txt, this_computer, warm_up
from server.compression import StaticFile, StaticFiles, streamlit_files
from server.document import assets, document
from server.headers import SecurityHeaders
from server.not_found import UnknownAddresses
from server.uploads import Uploads

# The page itself is asked for at each visit, so that a new version is seen at once.
NO_CACHE = {"Cache-Control": "no-cache"}

# The cookies of a sign-in, and others of the same host, are longer than a line may be by default;
# a WebSocket with a longer one would hang, unanswered. The HTTP before it is refused far sooner.
http11.MAX_LINE_LENGTH = 1_048_576


def routes(titles: Mapping[str, str]) -> list[BaseRoute]:
    """The addresses of our own: the screens, the files they ask for, and those for machines.

    titles: of the screens, by their address without a slash. Ends the start where the server is to
    stand under a path: all that stands on a page leads to the root.
    """
    if path := st.get_option("server.baseUrlPath"):
        sys.exit(
            f"Het dashboard kan niet onder een pad staan (server.baseUrlPath is {shown(path)}). "
            "Laat de instelling weg en laat de proxy het pad eraf halen, zie deploy/README.md."
        )
    return [
        *(Route(f"/{path}", partial(_page, title)) for path, title in titles.items()),
        Route("/favicon.ico", _icon),
        Route("/gezond", health.answer),
        Route("/gezond/leeft", health.lives),
        Route("/metingen", metrics.answer),
        Route("/.well-known/security.txt", security_txt.answer),
        follow.route(),
        this_computer.route(),
        *open_data.routes(),
    ]


def middleware() -> list[Middleware]:
    """What every answer passes through, outermost first."""
    return [
        Middleware(logs.RequestLog),
        Middleware(SecurityHeaders),
        Middleware(StaticFiles, _static_files),
        Middleware(UnknownAddresses),
        Middleware(Uploads),
    ]


def lifespan(modules: Sequence[str]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What frames the life of the server: loads `modules` beside it, so that it listens at once."""

    @asynccontextmanager
    async def served(app: object) -> AsyncIterator[None]:
        logs.set_up()
        metrics.set_up()
        warm_up.start(modules)
        this_computer.tell()
        yield

    return served


async def _page(title: str, request: Request) -> Response:
    return Response(document().titled(title), media_type="text/html", headers=NO_CACHE)


@cache
def _static_files() -> dict[str, StaticFile]:
    return {**streamlit_files(), **{asset.address: asset for asset in assets().values()}}


async def _icon(request: Request) -> Response:
    icon = assets()["icoon.svg"]
    return Response(icon.content, media_type=icon.media_type, headers=NO_CACHE)
