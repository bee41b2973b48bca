"""The log as a whole, for an audit: whether somebody may read it is asked when it is read.

Everybody may read what is recorded on a row; the log as a whole, with everybody who recorded in it,
is a beheerder's.
"""

from voortgang.rechten import Auteur, authorise_audit
from voortgang.recording import Office
from voortgang.store import Store


def audited(office: Office, auteur: Auteur | None) -> Store:
    """The log of an office, to be read as a whole; raises `rechten.NotAllowed` for who may not.

    auteur: None is nobody. Ask anew for each thing that is read: a role can be taken away.
    """
    authorise_audit(auteur, here_only=office.here_only, roles=office.roles())
    return office.store
