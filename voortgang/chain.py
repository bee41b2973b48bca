"""The one chain of all that is recorded: what a seal covers, and the end of the chain.

Whatever its kind, a record has the next number and a seal over itself and the seal before it.
"""

import datetime
import hashlib
import json

import sqlalchemy as sa

from voortgang.tables import bericht, vergaderstuk

# In the one numbering.
KINDS = (bericht, vergaderstuk)
# Asked at every click: to make the question takes as long as to answer it.
_ENDS = [sa.select(kind.c.id, kind.c.zegel).order_by(kind.c.id.desc()).limit(1) for kind in KINDS]
# What the seal of a record on a row covers, in this order.
SEALED = (
    *("id", "tijdstip", "sleutel", "status", "verwacht", "reden", "oorzaak", "gevolg"),
    *("bijsturing", "fase", "toelichting", "bewijs", "auteur", "account", "via", "corrigeert"),
    *("vingerafdruk", "kalender", "plaats", "geldt", "verwacht_uit", "fase_uit"),
)
# What later migrations added, sealed by name where it stands: a record without it has the seal that
# it had before there was any, so that old seals hold and nothing can be put in afterwards.
SEALED_WHERE_SAID = ("organisatie", "laag")


def seal(before: str, record: dict[str, object]) -> str:
    """The seal of a record: it covers the record and, by the seal before it, the whole log."""
    if "sleutel" in record:
        values = [record[name] for name in SEALED]
        later = [[name, record[name]] for name in SEALED_WHERE_SAID if record[name] is not None]
    else:
        # By name, all that stands there: no list of these begins as one of the others.
        values = []
        names = (column.name for column in vergaderstuk.c if column.name != "zegel")
        later = [[name, record[name]] for name in names if record[name] is not None]
    text = json.dumps([before, *values, *later], ensure_ascii=False, default=_time_text)
    return hashlib.sha256(text.encode()).hexdigest()


def last_of(connection: sa.Connection) -> sa.Row | None:
    """`id` and `zegel` of the last record of all."""
    ends = [connection.execute(end).first() for end in _ENDS]
    return max((end for end in ends if end is not None), key=lambda end: end.id, default=None)


def seal_at(connection: sa.Connection, number: int) -> str | None:
    """The seal of the record with this number; None where there is none."""
    return _at(connection, number, "zegel")


def time_at(connection: sa.Connection, number: int) -> datetime.datetime:
    """When the record with this number was made."""
    return _at(connection, number, "tijdstip")


def _at(connection: sa.Connection, number: int, name: str) -> object:
    asked = (sa.select(kind.c[name]).where(kind.c.id == number) for kind in KINDS)
    found = (connection.execute(query).scalar() for query in asked)
    return next((value for value in found if value is not None), None)


def _time_text(time: datetime.datetime) -> str:
    return time.astimezone(datetime.UTC).isoformat(timespec="microseconds")
