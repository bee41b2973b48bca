"""`/.well-known/security.txt` (RFC 9116): whom to tell about a weakness."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from shell.settings import SECURITY_CONTACT, SECURITY_EXPIRES


def security_txt(contact: str, expires: str, now: datetime) -> str | None:
    """The file's text, or None where it must not be served: no contact, no expiry, or expired.

    `expires` is a date-time as in RFC 3339 (`2027-06-30T00:00:00Z`). A researcher must not act on
    an expired file, so rather none than that. Raises ValueError where it is no such date-time.
    """
    if not contact or not expires:
        return None
    moment = datetime.fromisoformat(expires)
    if moment.tzinfo is None:
        raise ValueError(f"{SECURITY_EXPIRES.name}={expires} lacks a time zone, such as Z")
    if moment <= now:
        return None
    stamp = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"Contact: {contact}\nExpires: {stamp}\nPreferred-Languages: nl, en\n"


def answer(request: Request) -> Response:
    text = security_txt(SECURITY_CONTACT.read(), SECURITY_EXPIRES.read(), datetime.now(UTC))
    if text is None:
        return PlainTextResponse("Er is geen geldige security.txt ingesteld.", status_code=404)
    return PlainTextResponse(text)
