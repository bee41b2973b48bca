"""The log of the tests of `voortgang`, for what is made of it here."""

from pathlib import Path

import pytest

from tests.voortgang.conftest import clock, database, kalender, office, store  # noqa: F401


@pytest.fixture
def url(tmp_path: Path) -> str:
    """In one database: what is read back has nothing to do with which."""
    return f"sqlite:///{tmp_path}/voortgang.sqlite"
