"""The one error of a store that cannot be used, in words for the screen."""

import logging

LOG = logging.getLogger("voortgang")

OTHERWISE = "de opslag is niet bereikbaar"
UNREADABLE = (
    "er staat iets in dat niet te lezen is, door schade of van een nieuwere versie; laat de "
    "beheerder uitvoeren: python -m voortgang controle"
)
# What an error means -> what the database's own message then contains. The first that fits is told.
REASONS = {
    "de schijf is vol": ("disk is full", "no space left", "could not extend file", "disk quota"),
    "de map of het bestand mag alleen worden gelezen": ("readonly database", "read-only"),
    "het certificaat van de database is niet te controleren; noem dat van haar uitgever met "
    "sslrootcert in BORGING_DATABASE_URL": ("root certificate",),
    "het certificaat van de database is niet te controleren": ("certificate verify failed",),
    "de toegang is geweigerd": ("permission denied", "password authentication failed"),
    OTHERWISE: ("connection to server",),
    "de map of het bestand is niet te openen": ("unable to open",),
    "het bestand is er niet meer": ("no such file",),
    "een ander schrijft al te lang in het logboek": ("is locked", "lock timeout"),
    "het bestand is beschadigd": ("malformed",),
    "het bestand is beschadigd of is geen logboek": ("not a database",),
    "het bestand is geen logboek": ("no such table",),
    "de schijf geeft een fout": ("disk i/o",),
}


class Told(Exception):
    """What is meant for people: `str()` is Dutch and says what to do. Anything else is a fault."""


class StoreAway(Told):
    """The log cannot be read or written now; `str()` is the Dutch message for the screen.

    unsure: the connection broke while a record was being stored, so that it may or may not stand
    in the log.
    """

    def __init__(self, reason: str, *, unsure: bool = False) -> None:
        advice = (
            "Of de laatste melding is vastgelegd, is niet zeker: kijk eerst in de historie van "
            "de regel."
            if unsure
            else "Er is nu niets vastgelegd; wat al was vastgelegd, blijft bewaard."
        )
        super().__init__(
            f"De voortgang is nu niet te lezen of vast te leggen: {reason}. {advice} De kalender "
            "zelf blijft te raadplegen."
        )
        self.reason = reason
        self.unsure = unsure


def away_by(error: Exception) -> StoreAway:
    """A fault while the log was read, told as one of the log: the calendar must stay up."""
    LOG.error("progress log cannot be read", exc_info=error)
    return StoreAway(UNREADABLE)


def reason_of(error: BaseException) -> str:
    """What the error of a driver or of the system means, in Dutch, without its own words."""
    text = str(error).lower()
    fitting = (meaning for meaning, parts in REASONS.items() if any(part in text for part in parts))
    return next(fitting, OTHERWISE)
