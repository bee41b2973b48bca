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


def log_stored(
    entries: Sequence[object],
    auteur: Auteur,
    stored: Sequence[Stored | Stuk],
    soort: str | None = None,
) -> None:
    """One event for each record that stands in the log."""
    for event, one in zip(_events(entries, auteur, soort), stored, strict=True):
        LOG.info("vastleggen", extra={"event": event | {"uitkomst": STORED, "bericht": one.id}})


def log_failed(
    entries: Sequence[object],
    auteur: Auteur,
    problem: Refused | NotAllowed | StoreAway,
    soort: str | None = None,
) -> None:
    """One event for each entry of an attempt of which nothing is stored."""
    result = UNSURE if getattr(problem, "unsure", False) else RESULTS[type(problem)]
    reason = {"reden": problem.reason} if isinstance(problem, StoreAway) else {}
    for event in _events(entries, auteur, soort):
        LOG.warning("vastleggen", extra={"event": event | {"uitkomst": result} | reason})


def _events(
    entries: Sequence[object], auteur: Auteur, soort: str | None
) -> Iterator[dict[str, object]]:
    for entry in entries:
        given = entry if isinstance(entry, dict) else {}
        event = {
            "gebeurtenis": "vastleggen",
            "soort": soort,
            "sleutel": _shortened(given.get("sleutel")),
            "status": _shortened(given.get("status")),
            "auteur": _shortened(auteur.naam or given.get("auteur")),
            "account": auteur.accounts[0] if auteur.accounts else None,
            "via": auteur.via.value,
        }
        yield {name: value for name, value in event.items() if value is not None}


def _shortened(value: object) -> str | None:
    return None if value is None else str(value)[:LONGEST]
