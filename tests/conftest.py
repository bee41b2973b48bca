import atexit
import gc
import os
import tempfile
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

import tests.examples  # noqa: F401

settings.load_profile("borgingskalender")

# Of what is loaded nothing is garbage: to look for it takes a tenth of the tests.
gc.set_threshold(100_000, 20, 100)

# A test that only draws the screens opens the log too: never that of who runs the tests.
_OWN = tempfile.TemporaryDirectory(prefix="borging-tests-")
os.environ["BORGING_DATABASE_URL"] = f"sqlite:///{Path(_OWN.name) / 'voortgang.sqlite'}"

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
    if hasattr(config, "workerinput") or not config.getoption("tx", None):
        config.pluginmanager.import_plugin("tests.fixtures")


def pytest_collection_finish() -> None:
    """What is loaded by now is never looked through again, also not where it all ends."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # What Python itself ends with is told of what is left otherwise.


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
