from pathlib import Path

import pytest

from voortgang.database import Database
from voortgang.kalender import Kalender, load_kalender
from voortgang.store import Store


@pytest.fixture(scope="session")
def kalender() -> Kalender:
    return load_kalender()


@pytest.fixture
def store(practice: Path) -> Store:
    return Store(Database(f"sqlite:///{practice}"))
