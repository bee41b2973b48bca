"""`/deze-computer/…`: exchanges the token of the printed address for the cookie that may write."""

import sys
import threading
import webbrowser

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from server.not_found import page
from shell.settings import OPEN_BROWSER
from shell.this_computer import (
    COOKIE,
    PREFIX,
    cookie_name,
    listens_here_only,
    opens,
    printed_address,
)


def route() -> Route:
    """The address; there is none where others than this computer are served."""
    return Route(f"/{PREFIX}/{{token}}", _exchange)


def tell() -> None:
    """Print the address where one can write, and open it where that is asked for."""
    address, port = st.get_option("server.address"), st.get_option("server.port")
    if not listens_here_only(address):
        return
    opened = printed_address(address, port)
    print(
        f"\n  Vastleggen kan wie dit adres opent, tot de server stopt; geef het niet door:\n"
        f"  {opened}\n",
        file=sys.stderr,
        flush=True,
    )
    if OPEN_BROWSER.read():
        threading.Thread(target=webbrowser.open, args=(opened,), daemon=True).start()


async def _exchange(request: Request) -> Response:
    here = listens_here_only(st.get_option("server.address"))
    if not here or not opens(request.path_params["token"]):
        return page(
            404,
            "Dit adres geldt niet",
            "Het geldt tot de server stopt; bij elke start staat een nieuw in het venster waarin "
            "het dashboard is gestart. Lezen kan zonder: ga naar",
        )
    # Away from the address, which would be seen on a shared screen and kept in the history.
    answer = RedirectResponse("/", status_code=303, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        cookie_name(st.get_option("server.port")), COOKIE, httponly=True, samesite="strict"
    )
    return answer
