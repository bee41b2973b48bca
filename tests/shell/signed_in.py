"""Who has signed in at a dashboard, as Streamlit tells it."""

import datetime

ISSUER, CLIENT = "https://aanmelden.test", "dashboard"
AUTH = {
    "redirect_uri": "https://dashboard.test/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": CLIENT,
    "client_secret": "geheim",
    "server_metadata_url": f"{ISSUER}/.well-known/openid-configuration",
}
ROLES = """
personen:
  - {account: piet@provincie.test, naam: P. Provincie, rol: vastlegger, lagen: [provincie]}
  - {account: bea@beheer.test, naam: B. Beheer, rol: beheerder}
  - {account: lies@lezer.test, naam: L. Lezer, rol: lezer}
"""


def claims(email: str = "piet@provincie.test", **more: object) -> dict[str, object]:
    """What Streamlit knows of somebody who has signed in."""
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=30)
    return {
        "is_logged_in": True,
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": f"sub-{email}",
        "name": "Zoals de aanmelding hem noemt",
        "email": email,
        "email_verified": True,
        "exp": int(until.timestamp()),
    } | more
