"""What the tests need that takes a second to load: not loaded where xdist only hands them out."""

import collections
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from sqlite3 import Connection
from types import SimpleNamespace

import pytest
from pandas.core import frame
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.caching import cache_utils
from streamlit.testing.v1 import app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from oefening.practice_log import make
from tests.voortgang.postgres import Postgres
from voortgang import database
from voortgang.kalender import load_kalender

PRACTICE_DAY = date(2026, 11, 27)

# Each run of a screen would compile the router again.
local_script_runner.ScriptCache = cache(local_script_runner.ScriptCache)

# Each AppTest looks through every installed package for components: longer than a screen takes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# What is kept is asked for by its arguments, for whose names the signature is read each time.
cache_utils._get_positional_arg_name = cache(cache_utils._get_positional_arg_name)


@cache
def _class_of_rows(name: str, columns: tuple[str, ...], rename: bool) -> type:
    return collections.namedtuple(name, columns, rename=rename)


# Each loop over the rows of a frame makes a class of its columns, which takes longer than the loop.
_namedtuple = {"namedtuple": lambda name, of, rename: _class_of_rows(name, tuple(of), rename)}
frame.collections = SimpleNamespace(**vars(collections) | _namedtuple)


class _Runtime:
    """The server of a screen without one: nobody asks. A mock of it takes a tenth of the time."""

    def get_client(self, session: str) -> None:
        """There is no browser: no headers and no cookies."""

    def is_active_session(self, session: str) -> bool:
        return True


app_test.MagicMock = lambda spec: _Runtime()


def _until_drawn(runner: LocalScriptRunner, seconds: float) -> None:
    runner._script_thread.join(seconds)
    if not runner.script_stopped():
        runner.request_stop()
        raise TimeoutError(f"not drawn in {seconds} seconds")


def _written_soon(connection: Connection, record: object) -> None:
    _set_up_sqlite(connection, record)
    connection.execute("PRAGMA synchronous = OFF")


# No test pulls the plug: whether the disk itself has it makes no difference to any.
_set_up_sqlite, database._set_up_sqlite = database._set_up_sqlite, _written_soon

# It asks a thousand times a second whether the screen is drawn, and each time stops the drawing.
local_script_runner.require_widgets_deltas = _until_drawn


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The log of the made-up year, only to be read: to make it takes seconds."""
    path = tmp_path_factory.mktemp("oefening") / "oefening.sqlite"
    make(path, load_kalender(), PRACTICE_DAY)
    return path
