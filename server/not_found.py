"""Pages in Dutch where Streamlit has none: an address that is no screen, a sign-in that failed.

Streamlit answers every address with its page and status 200, and then says in English, over the
first screen, that the page does not exist. Where the provider cannot be reached it says in English
that there is an "authentication error".
"""

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shell.settings import APP_TITLE

SIGN_IN = "/auth/login"
STREAMLIT_METRICS = "/_stcore/metrics"
PAGE = """<!DOCTYPE html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title} - {app}</title>
  </head>
  <body>
    <main>
      <h1>{title}</h1>
      <p>{words} <a href="/">het overzicht</a>.</p>
    </main>
  </body>
</html>
"""


class UnknownAddresses:
    """ASGI middleware that stands in for those answers of Streamlit.

    The screens themselves are routes of ours and do not come from Streamlit's files, so HTML
    from those files can only be its page where it has none.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].rstrip("/") == STREAMLIT_METRICS:
            # Streamlit shows its own figures to anybody; ours stand at /metingen.
            await _unknown()(scope, receive, send)
            return
        replaced = False

        async def send_or_replace(message: Message) -> None:
            nonlocal replaced
            answer = _instead(scope, message) if message["type"] == "http.response.start" else None
            if answer is not None:
                replaced = True
                await answer(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, send_or_replace)


def _instead(scope: Scope, start: Message) -> Response | None:
    if _is_fallback(start):
        return _unknown()
    if scope["path"] == SIGN_IN and start["status"] >= 400:
        return page(
            503,
            "Aanmelden lukt nu niet",
            "De dienst waarmee u zich aanmeldt, antwoordt niet zoals verwacht. Probeer het later "
            "opnieuw, of meld het de beheerder. Lezen kan zonder aanmelden: ga naar",
        )
    return None


def page(status: int, title: str, words: str) -> Response:
    """A page in Dutch with a way to Overzicht at the end of its words."""
    return HTMLResponse(PAGE.format(title=title, words=words, app=APP_TITLE), status_code=status)


def _unknown() -> Response:
    return page(404, "Deze pagina bestaat niet", "Controleer het adres, of ga naar")


def _is_fallback(start: Message) -> bool:
    headers = dict(start["headers"])
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    # Only answers from a file say when the file was changed.
    return is_html and b"last-modified" in headers
