"""The connection to the log: SQLite or PostgreSQL, brought up to date at first use.

Everything that SQLite and PostgreSQL do differently stands here.
"""

import contextlib
import os
import re
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from loaders.settings import ROOT
from voortgang.chain import last_of, seal_at
from voortgang.failures import LOG, OTHERWISE, StoreAway, Told, away_by, reason_of
from voortgang.settings import DATABASE_URL
from voortgang.tables import metadata

# The newest file in migrations/versions; a test compares the two.
HEAD = "0005"
MIGRATIONS = Path(__file__).parent / "migrations"
# Any number, as long as nothing else in the same PostgreSQL database uses it.
LOCK = 5_201_126
WAIT = 10
# Alembic keeps what it is at in one place for all threads.
_ALEMBIC = threading.Lock()
# For so long nobody tries again after a server did not answer: else every click would wait.
REST = 1
DRIVERS = {"sqlite": "pysqlite", "postgresql": "psycopg"}
NOT_SUPPORTED = (
    "BORGING_DATABASE_URL noemt geen database van SQLite of PostgreSQL (schrijf sqlite:///pad of "
    "postgresql+psycopg://naam:wachtwoord@server/database)"
)
NOT_A_LOG = (
    "het bestand is leeg of geen logboek; zet het logboek terug met al zijn bestanden, of noem in "
    "BORGING_DATABASE_URL een bestand dat er nog niet is"
)
BEHIND = (
    "de tabellen ontbreken of zijn van een oudere versie, en dit account mag ze niet maken; voer "
    "als eigenaar van de database uit: python -m voortgang tabellen"
)
UNKNOWN_VERSION = "de tabellen zijn van een versie die niet bekend is"
# In the header of a SQLite file: all that stands in this log is made up, to practise with. What is
# shown or made of it says so.
PRACTICE_ID = int.from_bytes(b"OEFN")
PRACTICE = "OEFENOMGEVING: verzonnen voortgang"


class Database:
    """One log. Use `reading()` and `writing()`; each gives a connection in a transaction.

    Both raise `StoreAway` where the store cannot be used, and work again once it can.
    url: also the file of a log in SQLite. practice: a log that is still to be made is one to
    practise with, for good.
    """

    def __init__(self, url: str | sa.URL | Path | None = None, *, practice: bool = False) -> None:
        self._url = _read_url(url or DATABASE_URL.read())
        is_sqlite = self._url.get_backend_name() == "sqlite"
        self.file = ROOT / self._url.database if is_sqlite else None
        self._begins_practice = practice
        self._is_practice: bool | None = None if self.file else False
        self._engine: sa.Engine | None = None
        self._ready_for: object = None
        self._preparing = threading.Lock()
        self._rest_until = 0.0

    @property
    def is_sqlite(self) -> bool:
        return self.file is not None

    @property
    def is_practice(self) -> bool:
        """Whether the log says of itself that all in it is made up, whoever opens it.

        Raises `StoreAway` as long as it has never been read.
        """
        if self._is_practice is None:
            with self.reading():
                pass
        return self._is_practice

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one unchanging log."""
        with self._guarded(), self._connected() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection that alone may add to the log; stored safely once the block has ended."""
        commit = _Commit()
        with self._guarded(commit), self._connected(writes=True) as connection:
            transaction = connection.begin()
            try:
                _take_lock(connection)
                yield connection
            except BaseException:
                transaction.rollback()
                raise
            last = last_of(connection) if self.is_sqlite else None
            commit.begun = True
            transaction.commit()
            if last is not None:
                _write_through(connection)
                self._keep_last(last.id, last.zegel)
            if self._identity() != self._ready_for:
                raise StoreAway("het bestand is tijdens het vastleggen vervangen", unsure=True)

    def grant(self, role: str) -> None:
        """Let a role of PostgreSQL read the log and add to it, and nothing else.

        To be called as the owner of the tables, which are brought up to date first. Raises
        `StoreAway`, also on SQLite, which has no roles.
        """
        if self.is_sqlite:
            raise StoreAway("SQLite kent geen accounts; alleen bij PostgreSQL is er een te noemen")
        with self.writing() as connection:
            named = connection.dialect.identifier_preparer.quote(role)
            for privilege in (
                f"USAGE ON SCHEMA {connection.dialect.default_schema_name}",
                *(f"SELECT, INSERT ON {table}" for table in metadata.tables),
                "SELECT ON alembic_version",
            ):
                connection.exec_driver_sql(f"GRANT {privilege} TO {named}")

    def close(self) -> None:
        """Let go of every connection."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine, self._ready_for = None, None

    @contextmanager
    def _guarded(self, commit: "_Commit | None" = None) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sa.exc.TimeoutError, sqlite3.Error, OSError) as error:
            cause = getattr(error, "orig", None) or error
            # Of what follows the first line, PostgreSQL says which values a row was to hold.
            told = str(cause).split("\n", 1)[0]
            LOG.warning("progress log away: %s: %s", type(cause).__name__, told)
            # SQLite says of a commit that failed that it failed, unless the disk itself did.
            sure = self.is_sqlite and "disk i/o" not in str(cause).lower()
            unsure = commit is not None and commit.begun and not sure
            away = StoreAway(reason_of(cause), unsure=unsure)
            unreachable = isinstance(error, OperationalError) and away.reason == OTHERWISE
            if unreachable and not self.is_sqlite:
                self._rest_until = time.monotonic() + REST
            raise away from error
        except Told:
            raise
        except Exception as error:
            raise away_by(error) from error

    @contextmanager
    def _connected(self, *, writes: bool = False) -> Iterator[sa.Connection]:
        if time.monotonic() < self._rest_until:
            raise StoreAway(OTHERWISE)
        with self._preparing:
            self._prepare()
        with self._engine.connect() as connection:
            yield _for(connection, writes=writes)

    def _identity(self) -> object:
        """Tells one log from another that was put in its place; PostgreSQL is always itself."""
        if self.file is None:
            return True
        try:
            file = os.stat(self.file)
        except FileNotFoundError:
            return None
        return file.st_dev, file.st_ino

    def _prepare(self) -> None:
        identity = self._identity()
        if self._ready_for is not None and identity == self._ready_for:
            return
        if identity is None and self._ready_for is not None:
            # A log that was there and is gone is not begun anew: that would show an empty log.
            raise StoreAway("het bestand van het logboek is er niet meer")
        if self._engine is not None:
            self._engine.dispose()
        if self.file is not None and identity is None:
            self._begin_file()
        self._engine = _make_engine(self._url, self.file)
        migrate(self._engine)
        if self.file is not None:
            self._refuse_lost_records()
            with self._engine.connect() as connection:
                known_as = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            self._is_practice = known_as == PRACTICE_ID
        self._ready_for = self._identity()

    @property
    def _last_file(self) -> Path:
        """Beside the log: number and seal of the last record that was acknowledged."""
        return self.file.with_name(f"{self.file.name}-laatste")

    def _begin_file(self) -> None:
        # Made beside it and put in its place whole: a file without our tables is never ours.
        if self._last_file.exists():
            raise StoreAway(
                f"het bestand van het logboek is er niet meer, maar {self._last_file.name} wel; "
                "zet het logboek terug, of haal dat weg om met een leeg logboek te beginnen"
            )
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.file.parent, prefix=".logboek-") as folder:
            made = Path(folder) / self.file.name
            made.touch()
            engine = _make_engine(self._url, made)
            migrate(engine, new=True)
            if self._begins_practice:
                with engine.begin() as connection:
                    connection.exec_driver_sql(f"PRAGMA application_id = {PRACTICE_ID}")
            engine.dispose()
            # Another process may have begun the same log meanwhile: then that one is it.
            with contextlib.suppress(FileExistsError):
                os.link(made, self.file)

    def _keep_last(self, number: int, zegel: str) -> None:
        # The record stands safely already; without this line only a loss would go unnoticed.
        with contextlib.suppress(OSError):
            beside = self._last_file.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
            beside.write_text(f"{number} {zegel}\n", encoding="ascii")
            beside.replace(self._last_file)

    def _refuse_lost_records(self) -> None:
        try:
            number, _, zegel = self._last_file.read_text(encoding="ascii").strip().partition(" ")
            kept = int(number)
        except (FileNotFoundError, ValueError):
            return
        with self._engine.connect() as connection, connection.begin():
            there = seal_at(connection, kept)
        if there != zegel:
            raise StoreAway(
                f"het logboek mist wat tot en met nummer {kept} was bevestigd: er staat een andere "
                f"of oudere kopie, of {self.file.name}-wal is weg; zet alle bestanden van het "
                f"logboek terug. Is deze kopie bedoeld, haal dan {self._last_file.name} weg"
            )


class _Commit:
    begun = False


def migrate(engine: sa.Engine, *, new: bool = False) -> None:
    """Bring the tables up to date; safe when several processes do so at once.

    A log that a newer version has brought further is left as it is: while a new version is rolled
    out, the old one goes on reading and writing. new: whether a SQLite file is still to get its
    tables; one that was there without them is somebody else's, or has lost them.
    """
    if engine.dialect.name == "sqlite":
        _turn_on_wal(engine)
    with engine.connect() as connection:
        with connection.begin():
            version = _version(connection)
        if version is None and engine.dialect.name == "sqlite" and not new:
            raise StoreAway(NOT_A_LOG)
        if version is not None and version >= HEAD:
            return
        if not _may_change_tables(connection):
            raise StoreAway(BEHIND)
        with _for(connection, writes=True).begin():
            _take_lock(connection)
            version = _version(connection)
            if version is None or version < HEAD:
                _run_alembic(connection)


def _turn_on_wal(engine: sa.Engine) -> None:
    deadline = time.monotonic() + WAIT
    with engine.connect() as connection:
        # Outside any transaction, so not through SQLAlchemy, which begins one.
        raw = connection.connection.driver_connection
        while raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                raw.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # Unlike everywhere else SQLite does not wait here while another does the same.
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)


def _for(connection: sa.Connection, *, writes: bool) -> sa.Connection:
    if connection.dialect.name == "postgresql":
        # A writer must see what was stored while it waited for the lock.
        level = "READ COMMITTED" if writes else "REPEATABLE READ"
        return connection.execution_options(isolation_level=level)
    return connection.execution_options(writes=writes)


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if version is None or not re.fullmatch("[0-9]{4}", version):
        raise StoreAway(UNKNOWN_VERSION)
    return version


def _may_change_tables(connection: sa.Connection) -> bool:
    if connection.dialect.name == "sqlite":
        return True
    with connection.begin():
        asked = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
        return bool(connection.exec_driver_sql(asked).scalar())


def _write_through(connection: sa.Connection) -> None:
    # So that the one file is whole when nobody writes: who copies it forgets the -wal beside it.
    with contextlib.suppress(sqlite3.OperationalError):
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _run_alembic(connection: sa.Connection) -> None:
    # Imported only for a log that is new or behind: it costs a third of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _ALEMBIC:
        command.upgrade(config, HEAD)


def _take_lock(connection: sa.Connection) -> None:
    # One writer at a time: numbers without a gap, in the order of their time. SQLite has its lock
    # from BEGIN IMMEDIATE.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
        connection.exec_driver_sql(
            "SELECT set_config('synchronous_commit', 'on', true) "
            "WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _read_url(text: str | sa.URL | Path) -> sa.URL:
    if isinstance(text, Path):
        text = sa.URL.create("sqlite", database=str(text.resolve()))
    try:
        url = sa.make_url(text)
        name = url.get_backend_name()
        url.get_dialect()
        driver = url.get_driver_name()
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreAway(NOT_SUPPORTED) from error
    if DRIVERS.get(name) != driver or "\0" in (url.database or ""):
        raise StoreAway(NOT_SUPPORTED)
    if name == "sqlite" and (url.database or ":memory:").startswith((":memory:", "file:")):
        raise StoreAway("BORGING_DATABASE_URL noemt geen bestand, en in het geheugen blijft niets")
    return url


def _make_engine(url: sa.URL, file: Path | None) -> sa.Engine:
    if file is None:
        # A network that swallows everything must not hold a screen for minutes.
        limits = {"connect_timeout": 5, "tcp_user_timeout": 15_000, "keepalives_idle": 10}
        given = {name: value for name, value in limits.items() if name not in url.query}
        return sa.create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=given)
    # Opened for reading and writing, never made: a log that is gone must not begin anew, empty.
    name = f"file:{quote(str(file))}?mode=rw"
    engine = sa.create_engine(
        url,
        poolclass=sa.QueuePool,
        creator=lambda: sqlite3.connect(name, uri=True, timeout=WAIT, check_same_thread=False),
    )
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection, _record) -> None:
    # Transactions are ours to begin: the driver's own would read first and lock later.
    connection.isolation_level = None
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "fullfsync = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
