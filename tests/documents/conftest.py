import pandas as pd
import pytest

from loaders.table import read_table


@pytest.fixture(scope="session")
def calendar() -> pd.DataFrame:
    """The real calendar, whole."""
    return read_table()
