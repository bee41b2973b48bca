"""Refuses a file before it is received, where the screen of a session does not ask for one.

Streamlit takes a file from any session, whatever is on its screen, and keeps it in memory. Here a
session may send one while its screen draws the field for it, to who may record.
"""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

PATH = "/_stcore/upload_file/"
REFUSED = "Een bestand inleveren kan alleen wie mag vastleggen, op het scherm Werkbladen."
_allowed: set[str] = set()


def allow(may: bool) -> bool:
    """Let the session of this script run send files, or no longer; gives `may` back."""
    session = get_script_run_ctx().session_id
    if Runtime.exists():
        gone = {one for one in _allowed if not Runtime.instance().is_active_session(one)}
        _allowed.difference_update(gone)
    (_allowed.add if may else _allowed.discard)(session)
    return may


class Uploads:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and scope["method"] == "PUT" and path.startswith(PATH):
            session = path.removeprefix(PATH).partition("/")[0]
            if session not in _allowed:
                await PlainTextResponse(REFUSED, 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
