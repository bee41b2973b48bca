"""The headers that every answer carries, and the policy of what a page may load.

Over https a cookie goes over https alone: Streamlit leaves `Secure` out, also of the sign-in's.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.document import document
from shell.settings import FRAME_ANCESTORS

ONE_YEAR = 31_536_000


def content_security_policy() -> str:
    """What the page may load: only from this server, and no script that is not a file of it.

    The one script that Streamlit's page holds is allowed by its hash. `blob:` is how Streamlit
    loads the few words of a component (`shell/chart.py`); only a script that runs already can make
    one. Styles need 'unsafe-inline': Streamlit's own styling (emotion) writes style elements as it
    draws.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", "blob:", *document().script_hashes)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": FRAME_ANCESTORS.read(),
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class SecurityHeaders:
    """ASGI middleware that puts the security headers on every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }
        if FRAME_ANCESTORS.read() == "'none'":
            self.headers["X-Frame-Options"] = "DENY"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
                    message["headers"] = [_secure(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return name, value
    return name, value + b"; Secure"
