import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.voortgang.postgres import Postgres

# How long an example takes says more about the machine than about the code.
settings.register_profile("borgingskalender", deadline=None, max_examples=50)
settings.load_profile("borgingskalender")

# A test that only draws the screens opens the log too: never that of who runs the tests.
_OWN = tempfile.TemporaryDirectory(prefix="borging-tests-")
os.environ["BORGING_DATABASE_URL"] = f"sqlite:///{Path(_OWN.name) / 'voortgang.sqlite'}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "sqlite_only: what is tested does not depend on where the log stands"
    )
