"""The log by the page: searched, newest first.

Every function raises `voortgang.failures.StoreAway`.
"""

import datetime
from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from selections.dates import end_of
from voortgang.chain import KINDS, last_of
from voortgang.store import Anchor, Store, frame_of
from voortgang.tables import bericht

PAGE = 50


@dataclass(frozen=True)
class Search:
    """Which records; where nothing is chosen, all of them.

    sleutel: a sleutel or the parts that it begins with: 1.1.16, 1.1.16/4, 1.1.16/4/1/1.
    auteur, status: exactly so.
    van, tot: days in the Netherlands, both included.
    """

    sleutel: str | None = None
    auteur: str | None = None
    status: str | None = None
    van: datetime.date | None = None
    tot: datetime.date | None = None


@dataclass(frozen=True)
class Page:
    """Some of the records that a search finds.

    records: as `voortgang.store` gives them, but the newest first.
    corrected_by: by number the records that name that one as what they correct.
    newer, older: whether there are more on that side.
    """

    records: pd.DataFrame
    corrected_by: dict[int, list[int]]
    newer: bool
    older: bool


@dataclass(frozen=True)
class Extent:
    """How many records the log holds, and the last of them with its seal."""

    count: int
    anchor: Anchor | None

    @property
    def last(self) -> int:
        """The number of the last record; 0 for none."""
        return self.anchor.nummer if self.anchor else 0


def extent(store: Store) -> Extent:
    """How long the log is; `count` and `last` are equal, unless a record was taken away behind the
    log's back.
    """
    with store.database.reading() as connection:
        count = sum(
            connection.execute(sa.select(sa.func.count()).select_from(kind)).scalar_one()
            for kind in KINDS
        )
        last = last_of(connection)
    return Extent(count, last and Anchor(last.id, last.zegel))


def page(
    store: Store,
    search: Search,
    *,
    before: int | None = None,
    after: int | None = None,
    size: int = PAGE,
) -> Page:
    """The newest records that fit, or the newest before a number, or the oldest after one."""
    with store.database.reading() as connection:
        conditions = _conditions(search)
        bounds = [] if before is None else [bericht.c.id < before]
        bounds += [] if after is None else [bericht.c.id > after]
        order = bericht.c.id.desc() if after is None else bericht.c.id
        query = sa.select(bericht).where(*conditions, *bounds).order_by(order).limit(size)
        records = sorted(connection.execute(query).all(), key=lambda row: -row.id)
        if not records:
            return Page(frame_of([]), {}, newer=False, older=False)
        return Page(
            frame_of(records),
            _corrected_by(connection, [row.id for row in records]),
            newer=_any(connection, *conditions, bericht.c.id > records[0].id),
            older=_any(connection, *conditions, bericht.c.id < records[-1].id),
        )


def authors(store: Store) -> list[str]:
    """Everybody in whose name something is recorded, in the order of the database."""
    names = sa.select(bericht.c.auteur).distinct().order_by(bericht.c.auteur)
    with store.database.reading() as connection:
        return list(connection.execute(names).scalars())


def _conditions(search: Search) -> list[sa.ColumnElement[bool]]:
    conditions = [
        bericht.c[name] == value
        for name in ("auteur", "status")
        if (value := getattr(search, name)) is not None
    ]
    if search.sleutel is not None:
        conditions.append(_begins_with(search.sleutel))
    if search.van is not None:
        conditions.append(bericht.c.tijdstip >= end_of(search.van - datetime.timedelta(days=1)))
    if search.tot is not None:
        conditions.append(bericht.c.tijdstip < end_of(search.tot))
    return conditions


def _begins_with(sleutel: str) -> sa.ColumnElement[bool]:
    # Keys are compared byte by byte: all that begins with "1.1.16/" comes before "1.1.160".
    return sa.or_(
        bericht.c.sleutel == sleutel,
        *(
            bericht.c.sleutel.between(sleutel + divider, sleutel + chr(ord(divider) + 1))
            for divider in "/@"
        ),
    )


def _any(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> bool:
    one = sa.select(bericht.c.id).where(*conditions).limit(1)
    return connection.execute(one).first() is not None


def _corrected_by(connection: sa.Connection, numbers: list[int]) -> dict[int, list[int]]:
    corrections: dict[int, list[int]] = {}
    query = sa.select(bericht.c.corrigeert, bericht.c.id).where(bericht.c.corrigeert.in_(numbers))
    for corrected, number in connection.execute(query.order_by(bericht.c.id)):
        corrections.setdefault(corrected, []).append(number)
    return corrections
