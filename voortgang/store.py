"""The log itself: adding records and reading them back. There is no way to change or delete.

Times are points in UTC. A day is a day in the Netherlands: the state at a date knows all records
up to and including that day.

A frame of records has the columns of `voortgang.tables.bericht`, oldest record first: ids as
Int64, `tijdstip` as a time in UTC, the rest as text, missing where nothing was said.
"""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

import pandas as pd
import sqlalchemy as sa

from loaders.moments import read_moment
from selections.dates import DUTCH_TIME, end_of, today
from voortgang.chain import KINDS, last_of, seal, seal_at, time_at
from voortgang.database import Database
from voortgang.gevolgen import with_gevolgen
from voortgang.in_force import in_force
from voortgang.kalender import fingerprint
from voortgang.rechten import Organisatie
from voortgang.record import LARGEST_ID, Corrected, Entry, Refused
from voortgang.tables import bericht, plaats, rijtekst, vergaderstuk
from voortgang.vergaderstukken import Stuk
from voortgang.vocabulary import vocabulary

# A clock may be set back by this much between two records; the later one then takes the time of
# the earlier. Further back is refused: nobody records in the past.
CLOCK_SLACK = datetime.timedelta(seconds=60)


def _types(table: sa.Table) -> dict[str, str]:
    numbers = (name for name, column in table.c.items() if isinstance(column.type, sa.Integer))
    texts = dict.fromkeys(table.c.keys(), "str")
    return texts | dict.fromkeys(numbers, "Int64") | {"tijdstip": "datetime64[us, UTC]"}


TYPES, STUK_TYPES = _types(bericht), _types(vergaderstuk)
# What a record stands for: the last of these holds, whatever is recorded for others.
_SLOT = (bericht.c.sleutel, bericht.c.organisatie)


@dataclass(frozen=True)
class Anchor:
    """A record that is known from elsewhere: its number and its seal."""

    nummer: int
    zegel: str

    @classmethod
    def read(cls, text: str) -> "Anchor | None":
        """As it is printed, "12:ab34..."; None where it is not of that form."""
        found = re.fullmatch("([0-9]{1,18}):([0-9a-f]{64})", text.strip().lower())
        return found and cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.nummer}:{self.zegel}"


@dataclass(frozen=True)
class NewRecord:
    """A checked entry with who records it for whom, on which words of which calendar.

    signed: as `Auteur.signs`.
    """

    entry: Entry
    signed: dict[str, str | None]
    woorden: dict[str, str]
    kalender: str


@dataclass(frozen=True)
class Stored:
    """A record that stands safely in the log.

    tussendoor: the organisation (None: not named) and the number of a record on the same row that
    came in between, where the entry said what its author had seen.
    """

    id: int
    sleutel: str
    tijdstip: datetime.datetime
    tussendoor: tuple[str | None, int] | None


@dataclass(frozen=True)
class NewStuk:
    """What stands in a besluit, actie or agenda to be recorded, and who records it for whom.

    signed: as `Auteur.signs`. woorden: of the rows for which something follows from it.
    """

    inhoud: dict[str, object]
    signed: dict[str, str | None]
    woorden: list[dict[str, str]]


# Given all that stand there already and the number of the last record of all, what is to be added.
# Raises `Refused` or `NotAllowed` where that cannot be.
MakeStuk = Callable[[Sequence[Stuk], int], NewStuk]


@dataclass(frozen=True)
class Plaats:
    """Where a meeting is: what is in view (`toon` in the address), since when and by whom."""

    id: int
    tijdstip: datetime.datetime
    toon: str
    auteur: str


class Store:
    """The log. Every function raises `voortgang.failures.StoreAway` where it cannot be used.

    clock: gives the time of a record; the clock of the database server by default, so that several
    servers have one.
    """

    def __init__(
        self, database: Database | None = None, clock: Callable[[], datetime.datetime] | None = None
    ) -> None:
        self.database = database or Database()
        self._clock = clock

    def today(self) -> datetime.date:
        """The day, in the Netherlands, on which is recorded now."""
        return today() if self._clock is None else self._clock().astimezone(DUTCH_TIME).date()

    def append(self, records: Sequence[NewRecord]) -> list[Stored]:
        """Add all of these or, on any failure, none; once this returns they are safe.

        Raises `Refused` where the clock stands before the last record.
        """
        with self.database.writing() as connection:
            number, zegel, time = self._end(connection)
            stored = []
            for new in records:
                number += 1
                record, between = _complete(connection, new, number, time)
                zegel = record["zegel"] = seal(zegel, record)
                _keep_words(connection, record["vingerafdruk"], new.woorden)
                connection.execute(bericht.insert(), record)
                stored.append(Stored(number, record["sleutel"], time, between))
        return stored

    def append_stukken(self, kalender: str, makes: Sequence[tuple[str, MakeStuk]]) -> list[Stuk]:
        """Add besluiten, acties and agendas or, on any failure, none; once this returns they are
        safe.

        makes: the kind of each, and what gives it. Nobody else records in between.
        """
        with self.database.writing() as connection:
            number, zegel, time = self._end(connection)
            known = _stukken(connection)
            before = len(known)
            for soort, make in makes:
                new = make(known, number)
                number += 1
                record = {
                    "id": number,
                    "tijdstip": time,
                    "soort": soort,
                    "inhoud": json.dumps(new.inhoud, ensure_ascii=False),
                    **new.signed,
                    "kalender": kalender,
                }
                for woorden in new.woorden:
                    _keep_words(connection, fingerprint(woorden), woorden)
                zegel = seal(zegel, record)
                connection.execute(vergaderstuk.insert(), record | {"zegel": zegel})
                auteur, named = record["auteur"], record["organisatie"]
                known.append(Stuk(number, time, soort, new.inhoud, auteur, named, kalender))
        return known[before:]

    def move(
        self, vergadering: str, toon: str, auteur: str, account: str | None, via: str
    ) -> Plaats:
        """Note that a meeting has moved to this slide; vergadering: as in the address."""
        with self.database.writing() as connection:
            last = connection.execute(sa.select(sa.func.max(plaats.c.id))).scalar()
            record = {
                "id": (last or 0) + 1,
                "tijdstip": self._time(connection, None),
                "vergadering": vergadering,
                "toon": toon,
                "auteur": auteur,
                "account": account,
                "via": via,
            }
            connection.execute(plaats.insert(), record)
        return Plaats(record["id"], record["tijdstip"], toon, auteur)

    def plaats(self, vergadering: str) -> tuple[Plaats | None, int]:
        """Where this meeting is, None where nobody has moved it, and the number of the last record
        of all. One question, of a few steps in an index: all who follow ask it all the time.
        """
        names = (plaats.c[name] for name in ("id", "tijdstip", "toon", "auteur"))
        moved = sa.select(*names).where(plaats.c.vergadering == vergadering)
        moved = moved.order_by(plaats.c.id.desc()).limit(1).subquery()
        ends = (sa.select(sa.func.max(kind.c.id)).scalar_subquery() for kind in KINDS)
        once = sa.select(sa.literal(1).label("een")).subquery()
        asked = sa.select(moved, *ends).select_from(once.outerjoin(moved, sa.true()))
        with self.database.reading() as connection:
            *found, berichten, stukken = connection.execute(asked).one()
        here = None if found[0] is None else Plaats(*found)
        return here, max(berichten or 0, stukken or 0)

    def stukken(self, until: int = LARGEST_ID) -> list[Stuk]:
        """All besluiten, acties and agendas up to and including this number, oldest first."""
        with self.database.reading() as connection:
            return [stuk for stuk in _stukken(connection) if stuk.id <= until]

    def stukken_table(self, until: int = LARGEST_ID) -> pd.DataFrame:
        """The same as they are stored, with the columns of `voortgang.tables.vergaderstuk`."""
        query = sa.select(vergaderstuk).where(vergaderstuk.c.id <= until)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(vergaderstuk.c.id)).all()
        return _typed(rows, STUK_TYPES)

    def last_id(self) -> int:
        """The number of the last record, 0 for an empty log; changes with every record."""
        with self.database.reading() as connection:
            last = last_of(connection)
        return last.id if last else 0

    def anchor(self, number: int) -> Anchor | None:
        """This record with its seal, to be kept elsewhere; None where there is no such record."""
        with self.database.reading() as connection:
            zegel = seal_at(connection, number)
        return None if zegel is None else Anchor(number, zegel)

    def corrected(self, number: int) -> Corrected | None:
        """What a correction of this record stays with; None where there is no such record."""
        first = bericht.alias()
        about = sa.select(
            *(bericht.c.sleutel, bericht.c.organisatie, bericht.c.laag, first.c.tijdstip)
        ).join(first, first.c.id == bericht.c.plaats)
        with self.database.reading() as connection:
            found = connection.execute(about.where(bericht.c.id == number)).first()
            if found is None:
                return None
            named = found.organisatie is not None
            of = Organisatie(naam=found.organisatie, laag=found.laag) if named else None
            return Corrected(found.sleutel, of, found.tijdstip.astimezone(DUTCH_TIME).date())

    def organisaties(self) -> list[Organisatie]:
        """Each organisation for which something is recorded, as it was named last."""
        last = sa.select(sa.func.max(bericht.c.id)).where(bericht.c.organisatie.is_not(None))
        named = sa.select(bericht.c.organisatie, bericht.c.laag).where(
            bericht.c.id.in_(last.group_by(bericht.c.organisatie))
        )
        with self.database.reading() as connection:
            found = connection.execute(named.order_by(bericht.c.organisatie))
            return [Organisatie(naam=naam, laag=laag) for naam, laag in found]

    def records_at(self, op: datetime.date, until: int | None = None) -> pd.DataFrame:
        """The records that the state at the end of day `op` rests on, a few for each row, and what
        follows from besluiten (`voortgang.gevolgen.with_gevolgen`).

        The state on these is the state on all records up to that day. until: the number of the
        last record that counts, for a state as it was during a day.
        """
        last = (
            sa.select(bericht.c.id)
            .where(bericht.c.tijdstip < end_of(op))
            .order_by(bericht.c.tijdstip.desc(), bericht.c.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        # A record is never of an earlier time than the one before it (`Store._time`).
        newest = sa.select(sa.func.max(bericht.c.id)).where(bericht.c.id <= last)
        if until is not None:
            newest = newest.where(bericht.c.id <= until)
        query = _with_what_held(newest.group_by(*_SLOT)).order_by(bericht.c.id)
        with self.database.reading() as connection:
            records = frame_of(connection.execute(query).all())
            known = [
                stuk
                for stuk in _stukken(connection)
                if stuk.tijdstip < end_of(op) and (until is None or stuk.id <= until)
            ]
            return with_gevolgen(records, known)

    def history(self, *sleutels: str) -> pd.DataFrame:
        """All records on these rows, oldest first."""
        return self._read(sa.select(bericht).where(bericht.c.sleutel.in_(sleutels)))

    def records(self, until: int = LARGEST_ID) -> pd.DataFrame:
        """The whole log, up to and including the record of this number."""
        return self._read(sa.select(bericht).where(bericht.c.id <= until))

    def between(self, start: datetime.datetime, end: datetime.datetime) -> pd.DataFrame:
        """The records made from `start` up to but not including `end`, and what they rest on.

        What they rest on: per row and organisation the record before the first of them, and the
        records that held before and after each.
        """
        made = (bericht.c.tijdstip >= start, bericht.c.tijdstip < end)
        first = sa.select(*_SLOT, sa.func.min(bericht.c.id).label("id")).where(*made)
        first = first.group_by(*_SLOT).cte()
        earlier = bericht.alias()
        before = (
            sa.select(sa.func.max(earlier.c.id))
            .join(first, earlier.c.sleutel == first.c.sleutel)
            .where(
                earlier.c.organisatie.is_not_distinct_from(first.c.organisatie),
                earlier.c.id < first.c.id,
            )
            .group_by(earlier.c.sleutel, earlier.c.organisatie)
        )
        ids = sa.union_all(sa.select(bericht.c.id).where(*made), before)
        return self._read(_with_what_held(ids))

    def words(self, fingerprints: Iterable[str]) -> dict[str, dict[str, str]]:
        """The words of rows by their fingerprint, as they stood when something was recorded."""
        wanted = sa.select(rijtekst).where(rijtekst.c.vingerafdruk.in_(set(fingerprints)))
        with self.database.reading() as connection:
            texts = connection.execute(wanted).all()
        return {text.vingerafdruk: json.loads(text.inhoud) for text in texts}

    def _read(self, query: sa.Select) -> pd.DataFrame:
        with self.database.reading() as connection:
            return frame_of(connection.execute(query.order_by(bericht.c.id)).all())

    def _end(self, connection: sa.Connection) -> tuple[int, str, datetime.datetime]:
        """Number and seal of the last record, and the time of the next."""
        last = last_of(connection)
        if last is None:
            return 0, "", self._time(connection, None)
        return last.id, last.zegel, self._time(connection, time_at(connection, last.id))

    def _time(self, connection: sa.Connection, last: datetime.datetime | None) -> datetime.datetime:
        if self._clock is not None:
            now = self._clock()
        elif self.database.is_sqlite:
            now = datetime.datetime.now(datetime.UTC)
        else:
            now = connection.execute(sa.text("SELECT clock_timestamp()")).scalar_one()
        now = now.astimezone(datetime.UTC)
        if last is not None and last - now > CLOCK_SLACK:
            raise Refused(
                f"de klok van de server staat op {now:%Y-%m-%d %H:%M:%S} UTC, vóór de laatste "
                f"melding ({last:%Y-%m-%d %H:%M:%S} UTC); er is niets vastgelegd. Laat de "
                "beheerder de klok goed zetten. Klopt de klok, dan draagt de laatste melding een "
                "tijdstip in de toekomst: zet een kopie van daarvoor terug in een leeg logboek "
                "(python -m voortgang herstel)"
            )
        return now if last is None else max(now, last)


def _complete(
    connection: sa.Connection, new: NewRecord, number: int, time: datetime.datetime
) -> tuple[dict[str, object], tuple[str, int] | None]:
    """The record with what is in force after it on its row for its organisation, and who came in
    between.
    """
    entry = new.entry
    on_row = sa.select(bericht).where(bericht.c.sleutel == entry.sleutel)
    on_row = on_row.order_by(bericht.c.id.desc()).limit(1)
    before = connection.execute(on_row).first()
    record = {
        **entry.model_dump(exclude={"gezien"}),
        "id": number,
        "tijdstip": time,
        **new.signed,
        "vingerafdruk": fingerprint(new.woorden),
        "kalender": new.kalender,
        "plaats": number,
    }
    if entry.corrigeert is None:
        of_same = on_row.where(bericht.c.organisatie.is_not_distinct_from(record["organisatie"]))
        same = connection.execute(of_same).first()
        earlier = same._mapping if same else {}
        record["geldt"] = number
        moment_from = number if entry.verwacht else earlier.get("verwacht_uit")
        ends = entry.status in vocabulary().closed
        record["verwacht_uit"] = None if ends else moment_from
        record["fase_uit"] = number if entry.fase else earlier.get("fase_uit")
    else:
        record["plaats"] = connection.execute(
            sa.select(bericht.c.plaats).where(bericht.c.id == entry.corrigeert)
        ).scalar_one()
        record |= _in_force_after(connection, record)
    unseen = entry.gezien is not None and before is not None and before.id > entry.gezien
    return record, (before.organisatie, before.id) if unseen else None


def _in_force_after(connection: sa.Connection, record: dict[str, object]) -> dict[str, int | None]:
    # A correction can let an older record hold again: the history is gone through.
    names = ["id", "sleutel", "organisatie", "plaats", "status", "verwacht", "fase"]
    before = sa.select(*(bericht.c[name] for name in names)).where(
        bericht.c.sleutel == record["sleutel"],
        bericht.c.organisatie.is_not_distinct_from(record["organisatie"]),
    )
    rows = [*connection.execute(before), tuple(record[name] for name in names)]
    history = pd.DataFrame(rows, columns=names)
    held = in_force(history).loc[record["sleutel"]]
    return {
        name: None if pd.isna(held[name]) else int(held[name])
        for name in ("geldt", "verwacht_uit", "fase_uit")
    }


def _keep_words(connection: sa.Connection, vingerafdruk: str, woorden: dict[str, str]) -> None:
    kept = sa.select(rijtekst.c.vingerafdruk).where(rijtekst.c.vingerafdruk == vingerafdruk)
    if connection.execute(kept).first() is None:
        inhoud = json.dumps(woorden, ensure_ascii=False)
        connection.execute(rijtekst.insert(), {"vingerafdruk": vingerafdruk, "inhoud": inhoud})


def _with_what_held(ids: sa.Select | sa.CompoundSelect) -> sa.Select:
    """The records of these ids, and those that gave status, moment and stage after each of them."""
    names = ("id", "geldt", "verwacht_uit", "fase_uit")
    asked = sa.select(*(bericht.c[name] for name in names)).where(bericht.c.id.in_(ids)).cte()
    wanted = sa.union(*(sa.select(asked.c[name]) for name in names))
    return sa.select(bericht).where(bericht.c.id.in_(wanted))


def _stukken(connection: sa.Connection) -> list[Stuk]:
    columns = (vergaderstuk.c[part.name] for part in fields(Stuk))
    rows = connection.execute(sa.select(*columns).order_by(vergaderstuk.c.id))
    return [Stuk(**row._asdict() | {"inhoud": json.loads(row.inhoud)}) for row in rows]


def frame_of(rows: Sequence[sa.Row]) -> pd.DataFrame:
    """The records as a frame. Raises ValueError where one says what no version of ours writes."""
    records, words = _typed(rows, TYPES), vocabulary()
    known = {"status": set(words.status), "fase": {fase.waarde for fase in words.fasen}}
    for name, values in known.items():
        if unknown := set(records[name].dropna()) - values:
            raise ValueError(f"unknown {name}: {unknown}")
    for printed in records["verwacht"].dropna().unique():
        read_moment(printed)
    return records


def _typed(rows: Sequence[sa.Row], types: dict[str, str]) -> pd.DataFrame:
    # Column by column: a frame of objects takes several times as long to give its types.
    columns = zip(*rows, strict=True) if rows else [()] * len(types)
    return pd.DataFrame(
        {
            name: pd.array(list(values), dtype=kind)
            for (name, kind), values in zip(types.items(), columns, strict=True)
        }
    )
