"""The one error of a store that cannot be used, in words for the screen."""

import logging

LOG = logging.getLogger("voortgang")

OTHERWISE = "de opslag is niet bereikbaar"
UNREADABLE = (
    "er staat iets in dat niet te lezen is, door schade of van een nieuwere versie; laat de "
    "beheerder uitvoeren: python -m voortgang controle"
)
# What the database's own message contains -> what that means. The first that fits is told.
REASONS = (
    ("disk is full", "de schijf is vol"),
    ("no space left", "de schijf is vol"),
    ("could not extend file", "de schijf is vol"),
    ("disk quota", "de schijf is vol"),
    ("readonly database", "de map of het bestand mag alleen worden gelezen"),
    ("read-only", "de map of het bestand mag alleen worden gelezen"),
    (
        "root certificate",
        "het certificaat van de database is niet te controleren; noem dat van haar uitgever met "
        "sslrootcert in BORGING_DATABASE_URL",
    ),
    ("certificate verify failed", "het certificaat van de database is niet te controleren"),
    ("permission denied", "de toegang is geweigerd"),
    ("password authentication failed", "de toegang is geweigerd"),
    ("connection to server", OTHERWISE),
    ("unable to open", "de map of het bestand is niet te openen"),
    ("no such file", "het bestand is er niet meer"),
    ("is locked", "een ander schrijft al te lang in het logboek"),
    ("lock timeout", "een ander schrijft al te lang in het logboek"),
    ("malformed", "het bestand is beschadigd"),
    ("not a database", "het bestand is beschadigd of is geen logboek"),
    ("no such table", "het bestand is geen logboek"),
    ("disk i/o", "de schijf geeft een fout"),
)


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
    return next((meaning for part, meaning in REASONS if part in text), OTHERWISE)
