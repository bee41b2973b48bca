"""What the tests of more than one screen share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit.config

from shell.this_computer import listens_here_only
from voortgang.database import Database
from voortgang.store import Store


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty log of the test's own, at a server that listens on this computer alone.

    A module whose screen shows what is recorded asks for it in all of its tests, so that none of
    them reads the log of who runs it: `pytestmark = pytest.mark.usefixtures("log")`.
    """
    url = f"sqlite:///{tmp_path}/voortgang.sqlite"
    monkeypatch.setenv("BORGING_DATABASE_URL", url)
    # Its reader opened the address that such a server prints.
    monkeypatch.setattr(
        "shell.office.is_here",
        lambda headers, cookies, address, port, **of: listens_here_only(address),
    )
    before = streamlit.config.get_option("server.address")
    streamlit.config.set_option("server.address", "127.0.0.1")
    database = Database(url)
    yield Store(database)
    database.close()
    streamlit.config.set_option("server.address", before)
