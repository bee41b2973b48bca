"""The log as a whole, as far as who is at the screen may see it."""

from shell.office import office
from shell.recording.aanmelden import at_this_computer, auteur
from voortgang.beheer.audit import Audit
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, Via


def audit() -> Audit:
    """The log; it refuses who is no beheerder when it is read."""
    who = auteur()
    if who is None and at_this_computer():
        who = Auteur("", Via.THIS_COMPUTER)
    return Audit(office(), who)


def may_audit() -> bool:
    """Whether who is at the screen may see the log as a whole; asked again when it is read."""
    try:
        return audit().refusal is None
    except StoreAway:
        return False
