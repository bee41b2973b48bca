"""Every attempt to record as an event in the log of Python, for whoever watches over the server.

The event says who tried to record what on which row and with which result; never the words that
somebody typed (toelichting, oorzaak, gevolg, bijsturing, bewijs), which are in the progress log
alone. Whoever runs a server decides where events go (`server.logs`, `server.metrics`); on the
command line they go nowhere.
"""

import logging
from collections.abc import Iterator, Sequence

from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed
from voortgang.record import Refused
from voortgang.store import Stored
from voortgang.vergaderstukken import Stuk

LOG = logging.getLogger("voortgang.vastleggen")
# Without a handler Python prints warnings on stderr, where the command line has its own messages.
LOG.addHandler(logging.NullHandler())
# The results of an attempt, as they stand under `uitkomst`.
STORED, UNSURE, AWAY = "vastgelegd", "onzeker", "opslag weg"
RESULTS = {Refused: "geweigerd", NotAllowed: "niet toegestaan", StoreAway: AWAY}
# What an entry holds is what somebody sent: it is cut off rather than trusted.
LONGEST = 100


# The kind of what is asked (None: a record on a row), and what it says.
Asked = tuple[str | None, object]


def log_stored(asked: Sequence[Asked], auteur: Auteur, stored: Sequence[Stored | Stuk]) -> None:
    """One event for each record that stands in the log."""
    for event, one in zip(_events(asked, auteur), stored, strict=True):
        LOG.info("vastleggen", extra={"event": event | {"uitkomst": STORED, "bericht": one.id}})


def log_failed(
    asked: Sequence[Asked], auteur: Auteur, problem: Refused | NotAllowed | StoreAway
) -> None:
    """One event for each record of an attempt of which nothing is stored."""
    result = UNSURE if getattr(problem, "unsure", False) else RESULTS[type(problem)]
    reason = {"reden": problem.reason} if isinstance(problem, StoreAway) else {}
    for event in _events(asked, auteur):
        LOG.warning("vastleggen", extra={"event": event | {"uitkomst": result} | reason})


def _events(asked: Sequence[Asked], auteur: Auteur) -> Iterator[dict[str, object]]:
    for soort, entry in asked:
        given = entry if isinstance(entry, dict) else {}
        event = {
            "gebeurtenis": "vastleggen",
            "soort": soort,
            "sleutel": _shortened(given.get("sleutel")),
            "status": _shortened(given.get("status")),
            "auteur": _shortened(auteur.naam or given.get("auteur")),
            "account": auteur.account,
            "via": auteur.via.value,
        }
        yield {name: value for name, value in event.items() if value is not None}


def _shortened(value: object) -> str | None:
    return None if value is None else str(value)[:LONGEST]
