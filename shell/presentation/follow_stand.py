"""Where the stand of a meeting is asked, and how it is written, for who asks and who answers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voortgang.store import Plaats

ADDRESS = "vergadering/{}/stand"
LONGEST = 200


def written(here: "Plaats | None", last: int) -> str:
    """The stand of a meeting that is here where this is the last record: it
    differs after each move and each record.
    """
    return f"{here.id if here else 0}.{last}"
