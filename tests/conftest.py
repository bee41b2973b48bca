import gc
import os
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from sqlite3 import Connection
from types import ModuleType

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

import tests.examples  # noqa: F401
from oefening.practice_log import make
from tests.voortgang.postgres import Postgres
from voortgang import database
from voortgang.kalender import load_kalender

PRACTICE_DAY = date(2026, 11, 27)

settings.load_profile("borgingskalender")

# Of what is loaded nothing is garbage: to look for it takes a tenth of the tests.
gc.set_threshold(100_000, 20, 100)

# A test that only draws the screens opens the log too: never that of who runs the tests.
_OWN = tempfile.TemporaryDirectory(prefix="borging-tests-")
os.environ["BORGING_DATABASE_URL"] = f"sqlite:///{Path(_OWN.name) / 'voortgang.sqlite'}"

# Each AppTest looks through every installed package for components: longer than a screen takes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


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


# A module of tests that names one of these reads or writes pdf, docx, pptx, xlsx, ods or odt; where
# it marks some of its tests `documents`, the others do not.
OF_DOCUMENTS = {"docx", "odf", "openpyxl", "pikepdf", "pptx", "pypdf", "typst", "zipfile"}


def pytest_configure(config: pytest.Config) -> None:
    for marker in (
        "sqlite_only: what is tested does not depend on where the log stands",
        "browser: needs a Chromium",
        "postgres: needs a PostgreSQL",
        "documents: reads or writes documents, which takes long",
    ):
        config.addinivalue_line("markers", marker)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with what it needs, so that `make check` can leave it out."""
    marked = {item.module for item in items if item.get_closest_marker("documents")}
    for item in items:
        for need in {"browser", "postgres"} & set(item.fixturenames):
            item.add_marker(need)
        if item.module not in marked and _names_documents(item.module):
            item.add_marker("documents")


@cache
def _names_documents(module: ModuleType) -> bool:
    homes = (
        it.__name__ if isinstance(it, ModuleType) else getattr(it, "__module__", None)
        for name, it in vars(module).items()
        if not name.startswith("__")
    )
    return any(str(home).partition(".")[0] in OF_DOCUMENTS for home in homes)
