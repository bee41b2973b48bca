"""A new, empty SQLite log: made once and copied, since to make its tables takes longer than a test.

That a log makes its own tables is tested where nothing of it is there yet (`test_store.py`).
"""

import tempfile
from functools import cache
from pathlib import Path

from voortgang.database import Database


def new_log(path: Path) -> str:
    """The URL of a new log in this file; its folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty())
    return f"sqlite:///{path}"


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leeg.sqlite"
        database = Database(f"sqlite:///{path}")
        with database.reading():
            pass
        database.close()
        return path.read_bytes()
