"""Refuses a file before it is received where nobody may send one (`shell.uploads`)."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from shell.uploads import may_send

PATH = "/_stcore/upload_file/"
REFUSED = "Een bestand inleveren kan alleen wie mag vastleggen, op het scherm Werkbladen."


class Uploads:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and scope["method"] == "PUT" and path.startswith(PATH):
            session = path.removeprefix(PATH).partition("/")[0]
            if not may_send(session):
                await PlainTextResponse(REFUSED, 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
