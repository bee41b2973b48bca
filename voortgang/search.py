"""The log by the page: searched, newest first, and never the whole of it in memory.

A question is served by an index, or stops as soon as a page is full, and so costs about the same
with a million records as with few; a status that is rare is looked for through all of them, which
then takes a second. Every function raises `voortgang.failures.StoreAway`.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from selections.dates import end_of
from voortgang.store import Store, frame_of
from voortgang.tables import bericht

PAGE = 50
PART = 5_000


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
    """How many records the log holds, and the number of the last (0: none)."""

    count: int
    last: int


def extent(store: Store) -> Extent:
    """The two are equal, unless a record was taken away behind the log's back."""
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.max(bericht.c.id), 0))
    with store.database.reading() as connection:
        return Extent(*connection.execute(query.select_from(bericht)).one())


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
        conditions = _conditions(connection, search)
        bounds = [] if before is None else [bericht.c.id < before]
        bounds += [] if after is None else [bericht.c.id > after]
        order = bericht.c.id.desc() if after is None else bericht.c.id
        query = sa.select(bericht).where(*conditions, *bounds).order_by(order).limit(size)
        found = sorted(connection.execute(query).all(), key=lambda row: -row.id)
        if not found:
            return Page(frame_of([]), {}, newer=False, older=False)
        return Page(
            frame_of(found),
            _corrected_by(connection, [row.id for row in found]),
            newer=_any(connection, *conditions, bericht.c.id > found[0].id),
            older=_any(connection, *conditions, bericht.c.id < found[-1].id),
        )


def authors(store: Store) -> list[str]:
    """Everybody in whose name something is recorded, in the order of the database."""
    # From each name to the next by the index: neither database does that for a DISTINCT.
    names = sa.select(sa.func.min(bericht.c.auteur).label("auteur")).cte("naam", recursive=True)
    following = sa.select(sa.func.min(bericht.c.auteur)).where(bericht.c.auteur > names.c.auteur)
    names = names.union_all(
        sa.select(following.scalar_subquery()).where(names.c.auteur.is_not(None))
    )
    query = sa.select(names.c.auteur).where(names.c.auteur.is_not(None))
    with store.database.reading() as connection:
        return list(connection.execute(query).scalars())


def parts(store: Store, size: int = PART) -> Iterator[pd.DataFrame]:
    """The whole log as it is at the start, oldest first; of an empty log one empty part."""
    last, number = store.last_id(), 0
    if last == 0:
        yield frame_of([])
    while number < last:
        query = (
            sa.select(bericht)
            .where(bericht.c.id > number, bericht.c.id <= last)
            .order_by(bericht.c.id)
            .limit(size)
        )
        with store.database.reading() as connection:
            found = connection.execute(query).all()
        if not found:
            return
        yield frame_of(found)
        number = found[-1].id


def _conditions(connection: sa.Connection, search: Search) -> list[sa.ColumnElement[bool]]:
    found = [
        bericht.c[name] == value
        for name in ("auteur", "status")
        if (value := getattr(search, name)) is not None
    ]
    if search.sleutel is not None:
        found.append(_begins_with(search.sleutel))
    # A record is never of an earlier time than the one before it (`Store._time`): days are numbers,
    # and numbers are the order in which records are read.
    if search.van is not None:
        first = _first_from(connection, end_of(search.van - datetime.timedelta(days=1)))
        found.append(sa.false() if first is None else bericht.c.id >= first)
    if search.tot is not None:
        first = _first_from(connection, end_of(search.tot))
        found += [] if first is None else [bericht.c.id < first]
    return found


def _begins_with(sleutel: str) -> sa.ColumnElement[bool]:
    # Keys are compared byte by byte: all that begins with "1.1.16/" comes before "1.1.160".
    return sa.or_(
        bericht.c.sleutel == sleutel,
        *(
            bericht.c.sleutel.between(sleutel + divider, sleutel + chr(ord(divider) + 1))
            for divider in "/@"
        ),
    )


def _first_from(connection: sa.Connection, start: datetime.datetime) -> int | None:
    return connection.execute(
        sa.select(bericht.c.id)
        .where(bericht.c.tijdstip >= start)
        .order_by(bericht.c.tijdstip, bericht.c.id)
        .limit(1)
    ).scalar()


def _any(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> bool:
    return (
        connection.execute(sa.select(bericht.c.id).where(*conditions).limit(1)).first() is not None
    )


def _corrected_by(connection: sa.Connection, numbers: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    query = sa.select(bericht.c.corrigeert, bericht.c.id).where(bericht.c.corrigeert.in_(numbers))
    for corrected, number in connection.execute(query.order_by(bericht.c.id)):
        found.setdefault(corrected, []).append(number)
    return found
