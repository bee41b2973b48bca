"""Who has signed in, and which role they have."""

import datetime

from voortgang.rechten import Auteur, Via, signed_in

ROLES = """
organisaties:
  - {naam: Provincie A, laag: provincie}
personen:
  - account: piet@provincie.test
    naam: P. Provincie
    rol: vastlegger
    organisatie: Provincie A
    lagen: [provincie]
  - {account: sub-rijk, naam: R. Rijk, rol: vastlegger, lagen: [Rijk, waterschap]}
  - {account: bea@beheer.test, naam: B. Beheer, rol: beheerder}
  - {account: lies@lezer.test, naam: L. Lezer, rol: lezer, lagen: [provincie, Rijk]}
"""
CLIENT, ISSUER = "dashboard", "https://aanmelden.test"
HERE = Auteur("J. de Vries", Via.THIS_COMPUTER)
PIET = {"email": "piet@provincie.test"}
RIJK = {"sub": "sub-rijk", "email": None}
BEA = {"email": "bea@beheer.test"}
LIES = {"email": "lies@lezer.test"}


def claims(email: str = "piet@provincie.test", **more: object) -> dict[str, object]:
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=5)
    return {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "sub-iemand",
        "name": "Zoals de aanmelding hem noemt",
        "email": email,
        "email_verified": True,
        "exp": int(until.timestamp()),
    } | more


def sign_in(**said: object) -> Auteur:
    return signed_in(claims(**said), client_id=CLIENT, issuer=ISSUER)
