"""An address that is no screen: a 404 in Dutch.

Streamlit answers every address with its page and status 200, and then says in English, over the
first screen, that the page does not exist.
"""

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screen.settings import APP_TITLE

PAGE = f"""<!DOCTYPE html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Deze pagina bestaat niet - {APP_TITLE}</title>
  </head>
  <body>
    <main>
      <h1>Deze pagina bestaat niet</h1>
      <p>Controleer het adres, of ga naar <a href="/">het overzicht</a>.</p>
    </main>
  </body>
</html>
"""


class UnknownAddresses:
    """ASGI middleware that stands in for the page where Streamlit falls back on it.

    The screens themselves are routes of ours and do not come from Streamlit's files, so HTML
    from those files can only be that fallback.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        replaced = False

        async def send_or_replace(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_fallback(message):
                replaced = True
                await HTMLResponse(PAGE, status_code=404)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, send_or_replace)


def _is_fallback(start: Message) -> bool:
    headers = dict(start["headers"])
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    # Only answers from a file say when the file was changed.
    return is_html and b"last-modified" in headers
