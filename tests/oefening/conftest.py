import datetime
from pathlib import Path

import pytest

from oefening.practice_log import make
from voortgang.database import Database
from voortgang.kalender import Kalender, load_kalender
from voortgang.store import Store

TODAY = datetime.date(2026, 11, 27)


@pytest.fixture(scope="session")
def kalender() -> Kalender:
    return load_kalender()


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory, kalender: Kalender) -> Path:
    """The log of the made-up year, only to be read."""
    path = tmp_path_factory.mktemp("oefening") / "oefening.sqlite"
    make(path, kalender, TODAY)
    return path


@pytest.fixture
def store(practice: Path) -> Store:
    return Store(Database(f"sqlite:///{practice}"))
