"""Pages in Dutch where Streamlit has none: an address that is no screen, a request that cannot be
answered, a sign-in that failed.

Streamlit answers every address with its page and status 200, and then says in English, over the
first screen, that the page does not exist. Where the provider cannot be reached it says in English
that there is an "authentication error".
"""

import logging

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shell.settings import APP_TITLE

LOG = logging.getLogger("server.not_found")
SIGN_IN = "/auth/login"
STREAMLIT_METRICS = "/_stcore/metrics"
# What a server says in English, in one line of plain text, with these codes.
_ENGLISH = {b"Bad Request", b"File not found", b"Method Not Allowed", b"Internal Server Error"}
_WORDS = {
    400: ("Dit verzoek is niet te begrijpen", "Controleer het adres, of ga naar"),
    404: ("Dit bestand is er niet meer", "Vraag het opnieuw op het scherm, of ga naar"),
    405: ("Dit kan niet op deze manier", "Dit adres is alleen op te vragen (GET). Ga naar"),
    500: (
        "Er ging iets mis in het dashboard",
        "Probeer het opnieuw; blijft de fout, meld dan de beheerder bij welk adres. Ga naar",
    ),
}
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
        held, replaced, started = None, False, False

        async def send_or_replace(message: Message) -> None:
            nonlocal held, replaced, started
            answer = None
            if message["type"] == "http.response.start":
                answer = _instead(scope, message)
                if answer is None and message["status"] in _WORDS:
                    # Whether it is ours can be seen from its words only.
                    held = message
                    return
            elif held is not None:
                start, held = held, None
                if message["body"] in _ENGLISH:
                    answer = _refused(start)
                else:
                    await send(start)
            if answer is not None:
                replaced = True
                await answer(scope, receive, send)
            elif not replaced:
                await send(message)
            started = True

        try:
            await self.app(scope, receive, send_or_replace)
        except Exception:
            if started:
                raise
            LOG.exception("verzoek mislukt")
            await page(500, *_WORDS[500])(scope, receive, send)


def _instead(scope: Scope, start: Message) -> Response | None:
    headers = dict(start["headers"])
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    # Only answers from a file say when the file was changed.
    if is_html and b"last-modified" in headers:
        return _unknown()
    if scope["path"] == SIGN_IN and start["status"] >= 400:
        return page(
            503,
            "Aanmelden lukt nu niet",
            "De dienst waarmee u zich aanmeldt, antwoordt niet zoals verwacht. Probeer het later "
            "opnieuw, of meld het de beheerder. Lezen kan zonder aanmelden: ga naar",
        )
    return None


def _refused(start: Message) -> Response:
    answer = page(start["status"], *_WORDS[start["status"]])
    allowed = dict(start["headers"]).get(b"allow")
    if allowed is not None:
        answer.headers["Allow"] = allowed.decode()
    return answer


def page(status: int, title: str, words: str) -> Response:
    """A page in Dutch with a way to Overzicht at the end of its words."""
    return HTMLResponse(PAGE.format(title=title, words=words, app=APP_TITLE), status_code=status)


def _unknown() -> Response:
    return page(404, "Deze pagina bestaat niet", "Controleer het adres, of ga naar")
