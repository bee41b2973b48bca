"""Who may write at a server that listens on this computer alone: who opened the address it prints.

What a request says of itself (Host, Origin, X-Forwarded-For, or none of them) is the sender's: a
proxy, a tunnel or another page on this computer can say anything. So the server makes a token at
each start and prints it in an address; who opens that gets a cookie that scripts cannot read, which
holds until the server stops. Headers only take a right away: another page on this computer sends
the cookie along, but its own Origin too.

What this does not keep out: another program of the same user on this computer, which can read what
the server prints and what the browser keeps.
"""

import ipaddress
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

PREFIX = "deze-computer"
THROUGH_A_PROXY = ("X-Forwarded-For", "Forwarded", "X-Real-IP")
# In the address that is printed, and in the cookie that it is exchanged for: who sees one does not
# have the other.
TOKEN, COOKIE = secrets.token_urlsafe(32), secrets.token_urlsafe(32)


def listens_here_only(address: str | None) -> bool:
    """Whether a server at this address is reached from this computer alone; nothing means every
    address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return False


def cookie_name(port: int) -> str:
    """Cookies know no port, and several dashboards may run on this computer."""
    return f"borging_deze_computer_{port}"


def opens(token: str) -> bool:
    """Whether this is the token in the address that was printed."""
    return secrets.compare_digest(token.encode(), TOKEN.encode())


def is_here(
    headers: Mapping[str, str],
    cookies: Mapping[str, str],
    address: str | None,
    port: int,
    *,
    practice: bool = False,
) -> bool:
    """Whether who asks sits at this computer and opened the printed address.

    headers, cookies: of the request. address, port: what the server listens on. practice: whether
    the log is one to practise with, which is open to whoever sits here.
    """
    given = cookies.get(cookie_name(port), "")
    return (
        listens_here_only(address)
        and (practice or secrets.compare_digest(given.encode(), COOKIE.encode()))
        and _is_own(headers.get("Origin"), port)
        and not any(name in headers for name in THROUGH_A_PROXY)
    )


def printed_address(address: str, port: int) -> str:
    """The address that gives the right to write until the server stops."""
    host = f"[{address}]" if ":" in address else address
    return f"http://{host}:{port}/{PREFIX}/{TOKEN}"


def _is_own(origin: str | None, port: int) -> bool:
    try:
        found = urlsplit(origin or "")
        return found.scheme == "http" and found.port == port and listens_here_only(found.hostname)
    except ValueError:
        return False
