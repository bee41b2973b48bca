"""What a setting of the product is, and where the calendar's table stands by it.

Settings are environment variables that start with BORGING_. They are read when they are needed,
so that a test can set them. `shell.settings.SETTINGS` lists all of them.
"""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what applies without it, and what it does."""

    name: str
    default: str
    meaning: str

    def read(self) -> str:
        return os.environ.get(self.name, self.default)


TABLE = Setting(
    "BORGING_TABLE",
    "data/borgingskalender.parquet",
    "The calendar table to show; a relative path counts from the folder of dashboard.py.",
)


def table_path() -> Path:
    """The parquet file of the calendar."""
    return ROOT / TABLE.read()
