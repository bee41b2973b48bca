"""What the tests of more than one screen share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit.config

from shell.this_computer import listens_here_only
from tests.pages.recorded import AWAY
from tests.voortgang.new_log import new_log
from voortgang.database import Database
from voortgang.store import Store


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The empty log of all tests that record nothing: what is worked out of it is kept."""
    database = Database(new_log(tmp_path_factory.mktemp("leeg") / "voortgang.sqlite"))
    yield Store(database)
    database.close()


@pytest.fixture
def here(empty: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty log at a server that listens on this computer alone.

    A module whose screen shows what is recorded asks for it in all of its tests, so that none of
    them reads the log of who runs it: `pytestmark = pytest.mark.usefixtures("here")`.
    """
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{empty.database.file}")
    # Its reader opened the address that such a server prints.
    monkeypatch.setattr(
        "shell.office.is_here",
        lambda headers, cookies, address, port, **of: listens_here_only(address),
    )
    before = streamlit.config.get_option("server.address")
    streamlit.config.set_option("server.address", "127.0.0.1")
    yield
    streamlit.config.set_option("server.address", before)
    assert empty.last_id() == 0, "a test that records asks for a log of its own"


@pytest.fixture
def log(here: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A log of the test's own in the place of that one."""
    url = new_log(tmp_path / "voortgang.sqlite")
    monkeypatch.setenv("BORGING_DATABASE_URL", url)
    database = Database(url)
    yield Store(database)
    database.close()


@pytest.fixture
def away(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that cannot be opened in the place of that one."""
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)


@pytest.fixture(scope="module")
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A log with what `fill` of the module records in it."""
    database = Database(new_log(tmp_path_factory.mktemp("gevuld") / "voortgang.sqlite"))
    store = Store(database)
    request.module.fill(store)
    yield store
    database.close()


@pytest.fixture
def recorded(here: None, filled: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """That log in the place of the empty one, of all tests of the module that only read it."""
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{filled.database.file}")
    last = filled.last_id()
    yield filled
    assert filled.last_id() == last, "a test that records asks for a log of its own"
