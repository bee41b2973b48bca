"""The real calendar, for figures that must hold all of it."""

import pytest

from loaders.table import read_table


@pytest.fixture(scope="session")
def table():
    return read_table()
