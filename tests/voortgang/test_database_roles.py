"""The dashboard may read the log and add to it; what the tables are is for their owner."""

import psycopg
import pytest

from tests.voortgang.conftest import ADMINISTRATOR, A, Clock, entry
from tests.voortgang.postgres import DASHBOARD, Postgres
from voortgang.database import Database
from voortgang.failures import StoreAway
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.store import Store

FORBIDDEN = (
    "UPDATE bericht SET auteur = 'X'",
    "DELETE FROM bericht",
    "TRUNCATE bericht CASCADE",
    "DROP TABLE bericht CASCADE",
    "ALTER TABLE bericht DISABLE TRIGGER ALL",
    "DROP TRIGGER bericht_blijft ON bericht",
    "CREATE TABLE eigen (x int)",
    "UPDATE alembic_version SET version_num = '9999'",
)


@pytest.fixture
def owner_and_dashboard(postgres: Postgres) -> tuple[str, str]:
    """The same new log, as its owner and as an account that may nothing yet."""
    owner = postgres.new_log()
    return owner, postgres.as_dashboard(owner)


def test_the_dashboard_reads_and_adds_and_cannot_change_anything(
    owner_and_dashboard: tuple[str, str], kalender: Kalender, clock: Clock
) -> None:
    owner, dashboard = owner_and_dashboard
    Database(owner).grant(DASHBOARD)
    office = Office(Store(Database(dashboard), clock), kalender)
    assert record(office, entry(), ADMINISTRATOR).id == 1
    assert list(office.store.history(A)["id"]) == [1]
    for statement in FORBIDDEN:
        with (
            psycopg.connect(_dsn(dashboard), autocommit=True) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(statement)
    assert record(office, entry(), ADMINISTRATOR).id == 2
    office.store.database.close()


def test_who_may_not_make_the_tables_is_told_who_must(
    owner_and_dashboard: tuple[str, str],
) -> None:
    owner, dashboard = owner_and_dashboard
    with psycopg.connect(_dsn(owner), autocommit=True) as connection:
        connection.execute("GRANT USAGE ON SCHEMA public TO borging_dashboard")
    with pytest.raises(StoreAway, match="python -m voortgang tabellen"):
        Store(Database(dashboard)).last_id()


def test_sqlite_has_no_accounts(tmp_path) -> None:
    with pytest.raises(StoreAway, match="alleen bij PostgreSQL"):
        Database(f"sqlite:///{tmp_path}/voortgang.sqlite").grant(DASHBOARD)


def _dsn(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")
