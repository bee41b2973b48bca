"""Checking that the log is whole: numbers, times, seals, words, and the tables themselves.

The seal of a record covers it and all before it, so a record that was changed, moved or taken away
breaks the chain. Who may change the tables can make all seals anew, and who takes the last records
away breaks nothing: only something that was kept elsewhere shows that, a copy or the number and
the seal of a record (an anchor), which each report and list prints.
"""

import contextlib
import datetime
import heapq
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from voortgang.chain import KINDS, seal
from voortgang.database import HEAD, MIGRATIONS, Database
from voortgang.failures import StoreAway
from voortgang.kalender import fingerprint
from voortgang.store import Anchor
from voortgang.tables import bericht, rijtekst

SHOWN = 10
# How many records are read, and by a copy written, at a time.
CHUNK = 500
# What the newest migration leaves in PostgreSQL; a test compares the two.
POSTGRESQL = MIGRATIONS / "postgresql.json"


@dataclass(frozen=True)
class Report:
    """What a check found: the number of records and one Dutch line per defect, none when whole."""

    berichten: int
    laatste: datetime.datetime | None
    zegel: str
    gebreken: list[str]

    @property
    def anker(self) -> Anchor:
        """The last record, to be kept elsewhere."""
        return Anchor(self.berichten, self.zegel)


def check_log(database: Database, against: Path | Anchor | None = None) -> Report:
    """Go through the whole log. Raises `StoreAway`.

    against: a copy of the log, or a record that is known from elsewhere.
    """
    known = _known_seals(against)
    defects: list[str] = []
    zegel, expected, time = "", 1, None
    with database.reading() as connection:
        defects += _of_tables(connection)
        prints = set()
        for text in _rows(connection, rijtekst, rijtekst.c.vingerafdruk):
            prints.add(text["vingerafdruk"])
            if not _has_its_words(text):
                defects.append(f"de woorden bij vingerafdruk {text['vingerafdruk']} zijn veranderd")
        every = (_rows(connection, kind, kind.c.id) for kind in KINDS)
        for row in heapq.merge(*every, key=lambda row: row["id"]):
            number = row["id"]
            if number != expected:
                defects.append(_missing(expected, number))
            record, moment = _with_time(row)
            if moment is None:
                defects.append(f"het tijdstip van stuk {number} is geen tijdstip")
            elif time is not None and moment < time:
                defects.append(f"stuk {number} is ouder dan het vorige")
            if not prints.issuperset(_rests_on(row)):
                defects.append(f"de woorden bij stuk {number} ontbreken")
            if row["zegel"] != _seal_of(zegel, record):
                defects.append(f"stuk {number} of een eerder stuk is veranderd")
            if (there := known.pop(number, None)) is not None and there != row["zegel"]:
                defects.append(f"stuk {number} of een eerder stuk is anders dan {_named(against)}")
            zegel, expected, time = row["zegel"], number + 1, moment or time
    if known:
        defects.append(f"{_missing(min(known), max(known) + 1)}, anders dan {_named(against)}")
    if len(defects) > SHOWN:
        defects = [*defects[:SHOWN], f"en nog {len(defects) - SHOWN} gebreken"]
    return Report(expected - 1, time, zegel, defects)


def _named(against: Path | Anchor | None) -> str:
    return "in de kopie" if isinstance(against, Path) else "bekend was"


def _missing(first: int, following: int) -> str:
    if following - first <= 1:
        return f"stuk {first} ontbreekt"
    return f"de stukken {first} tot en met {following - 1} ontbreken"


def _known_seals(against: Path | Anchor | None) -> dict[int, str]:
    if against is None:
        return {}
    if isinstance(against, Anchor):
        return {against.nummer: against.zegel}
    try:
        address = f"{against.resolve().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as copy:
            there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
            return {
                number: zegel
                for kind in KINDS
                # A copy from before there were any has no table of them.
                if kind is bericht or kind.name in there
                for number, zegel in copy.execute(f"SELECT id, zegel FROM {kind.name}")
            }
    except sqlite3.Error as error:
        raise StoreAway(f"{against} is geen reservekopie van het logboek") from error


def _rows(connection: sa.Connection, table: sa.Table, order: sa.Column) -> Iterator[dict]:
    """The rows as they are stored: what was tampered with may be of no type at all."""
    names = ", ".join(column.name for column in table.c)
    query = sa.text(f"SELECT {names} FROM {table.name} ORDER BY {order.name}")
    result = connection.execution_options(yield_per=CHUNK).execute(query)
    for row in result.mappings():
        yield dict(row)


def _with_time(row: dict) -> tuple[dict, datetime.datetime | None]:
    time = row["tijdstip"]
    if not isinstance(time, datetime.datetime):
        try:
            time = datetime.datetime.fromisoformat(time)
        except (TypeError, ValueError):
            return row, None
    if time.tzinfo is None:
        time = time.replace(tzinfo=datetime.UTC)
    return {**row, "tijdstip": time}, time


def _seal_of(before: object, record: dict) -> str:
    try:
        return seal(before, record)
    except (TypeError, ValueError, AttributeError, UnicodeError):
        # What JSON cannot hold was never sealed.
        return ""


def _has_its_words(text: dict) -> bool:
    try:
        return fingerprint(json.loads(text["inhoud"])) == text["vingerafdruk"]
    except (TypeError, ValueError, AttributeError, KeyError):
        return False


def _rests_on(row: dict) -> set[object]:
    """The fingerprints of the words on which a record was made: of rows, as far as it is of any."""
    if "vingerafdruk" in row:
        return {row["vingerafdruk"]}
    try:
        gevolgen = json.loads(row["inhoud"]).get("gevolgen", [])
        return {gevolg["vingerafdruk"] for gevolg in gevolgen}
    except (TypeError, ValueError, AttributeError, KeyError):
        # No content of ours; that it was changed is told by its seal.
        return set()


def _of_tables(connection: sa.Connection) -> list[str]:
    """What is otherwise about tables, indexes and triggers than the migrations make them."""
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version != HEAD:
        return [f"de tabellen zijn van versie {version} en niet van {HEAD}: niet te vergelijken"]
    if connection.dialect.name == "sqlite":
        lines = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        damage = [f"het bestand is beschadigd: {line}" for line in lines if line != "ok"]
        return damage + _differences(_sqlite_schema(connection), _made_anew())
    return _differences(postgresql_schema(connection), _postgresql_expected())


def _differences(there: dict[str, str], expected: dict[str, str]) -> list[str]:
    return [
        *(f"{name} ontbreekt" for name in expected if name not in there),
        *(f"{name} hoort er niet te zijn" for name in there if name not in expected),
        *(
            f"{name} is anders dan toen het logboek werd gemaakt"
            for name in expected
            if name in there and there[name] != expected[name]
        ),
    ]


_KINDS = {"table": "de tabel", "index": "de index", "trigger": "de trigger", "view": "de view"}


def _sqlite_schema(connection: sa.Connection) -> dict[str, str]:
    asked = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    return {
        f"{_KINDS[kind]} {name}": " ".join((sql or "").split())
        for kind, name, sql in connection.exec_driver_sql(asked)
    }


@cache
def _made_anew() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "nieuw.sqlite")
        with database.reading() as connection:
            made = _sqlite_schema(connection)
        database.close()
    return made


@cache
def _postgresql_expected() -> dict[str, str]:
    return json.loads(POSTGRESQL.read_text(encoding="utf-8"))


_OF_POSTGRESQL = {
    "de kolom": """SELECT concat_ws('.', table_name, column_name),
            concat_ws(' ', data_type, is_nullable)
        FROM information_schema.columns WHERE table_schema = current_schema()
        AND table_name IN ('bericht', 'rijtekst', 'vergaderstuk', 'plaats')""",
    "de trigger": """SELECT concat_ws(' op ', tgname, relname),
            concat_ws(' ', tgenabled, tgtype, proname)
        FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid
        JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace""",
    "de functie": """SELECT proname, md5(regexp_replace(prosrc, '\\s+', ' ', 'g'))
        FROM pg_proc WHERE pronamespace = current_schema()::regnamespace""",
    "de regel": """SELECT concat_ws(' op ', rulename, relname), 'regel'
        FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
        WHERE relnamespace = current_schema()::regnamespace""",
}


def postgresql_schema(connection: sa.Connection) -> dict[str, str]:
    """Columns, triggers, functions and rules of the log in PostgreSQL, each in words."""
    return {
        f"{kind} {name}": said
        for kind, asked in _OF_POSTGRESQL.items()
        for name, said in connection.exec_driver_sql(asked)
    }
