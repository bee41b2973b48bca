"""The log as a whole, as far as who is at the screen may see it."""

from shell.office import office
from shell.recording.aanmelden import at_this_computer, auteur
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed, Via
from voortgang.recording import audited
from voortgang.store import Store


def reader() -> Auteur | None:
    """Who reads the log; at this computer a name is not needed for that."""
    who = auteur()
    return Auteur("", Via.THIS_COMPUTER) if who is None and at_this_computer() else who


def audit() -> Store:
    """The log, to be read as a whole. Raises `NotAllowed` and `StoreAway`."""
    return audited(office(), reader())


def may_audit() -> bool:
    """Whether who is at the screen may see the log as a whole; asked again when it is read."""
    try:
        audit()
    except (NotAllowed, StoreAway):
        return False
    return True
