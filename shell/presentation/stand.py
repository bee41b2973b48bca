"""Where the stand of a meeting is asked, and how it is written, for who asks and who answers."""

from collections.abc import Sequence

ADDRESS = "vergadering/{}/stand"
LONGEST = 200


def written(found: Sequence[object]) -> str:
    """The stand by what `voortgang.store.Store.plaats` found: another for each move and record."""
    here, last = found
    return f"{here.id if here else 0}.{last}"
