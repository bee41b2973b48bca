"""The connection to the log: SQLite or PostgreSQL, brought up to date at first use.

Everything that SQLite and PostgreSQL do differently stands here.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from loaders.settings import ROOT
from voortgang.failures import LOG, OTHERWISE, StoreAway, reason_of
from voortgang.settings import DATABASE_URL

# The newest file in migrations/versions; a test compares the two.
HEAD = "0002"
MIGRATIONS = Path(__file__).parent / "migrations"
# Any number, as long as nothing else in the same PostgreSQL database uses it.
LOCK = 5_201_126
WAIT = 10
# So long nobody tries again after a server did not answer: else every click waits for it anew.
REST = 1
NOT_SUPPORTED = "BORGING_DATABASE_URL noemt geen database van SQLite of PostgreSQL"


class Database:
    """One log. Use `reading()` and `writing()`; each gives a connection in a transaction.

    Both raise `StoreAway` where the store cannot be used, and work again once it can.
    """

    def __init__(self, url: str | sa.URL | None = None) -> None:
        self._url = _read_url(url or DATABASE_URL.read())
        self.file = _sqlite_file(self._url)
        self._engine: sa.Engine | None = None
        self._ready_for: object = None
        self._preparing = threading.Lock()
        self._rest_until = 0.0

    @property
    def is_sqlite(self) -> bool:
        return self.file is not None

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
            commit.begun = True
            transaction.commit()
            if self._identity() != self._ready_for:
                raise StoreAway("het bestand is tijdens het vastleggen vervangen", unsure=True)

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
            found = os.stat(self.file)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

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
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch()
        self._engine = _make_engine(self._url, self.file)
        migrate(self._engine)
        self._ready_for = self._identity()


class _Commit:
    begun = False


def migrate(engine: sa.Engine) -> None:
    """Bring the tables up to date; safe when several processes do so at once.

    A log that a newer version has brought further is left as it is: while a new version is rolled
    out, the old one goes on reading and writing.
    """
    if engine.dialect.name == "sqlite":
        _turn_on_wal(engine)
    with engine.connect() as connection:
        with connection.begin():
            version = _version(connection)
        if version is not None and version >= HEAD:
            return
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
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _run_alembic(connection: sa.Connection) -> None:
    # Imported only for a log that is new or behind: it costs a third of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
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


def _read_url(text: str | sa.URL) -> sa.URL:
    try:
        url = sa.make_url(text)
        name = url.get_backend_name()
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreAway(NOT_SUPPORTED) from error
    if name not in ("sqlite", "postgresql"):
        raise StoreAway(NOT_SUPPORTED)
    if name == "sqlite" and (url.database or ":memory:").startswith((":memory:", "file:")):
        raise StoreAway("BORGING_DATABASE_URL noemt geen bestand, en in het geheugen blijft niets")
    return url


def _sqlite_file(url: sa.URL) -> Path | None:
    return ROOT / url.database if url.get_backend_name() == "sqlite" else None


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
