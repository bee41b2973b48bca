"""Every setting of the product: environment variables that start with BORGING_.

The README lists the same names; a test compares the two.
"""

import os
from dataclasses import dataclass
from pathlib import Path

APP_TITLE = "Borgingskalender Water en Bodem Sturend"


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
FRAME_ANCESTORS = Setting(
    "BORGING_FRAME_ANCESTORS",
    "'none'",
    "Who may show the dashboard in a frame, as in the CSP directive frame-ancestors.",
)
SETTINGS = (FRAME_ANCESTORS, TABLE)


def table_path() -> Path:
    """The parquet file of the calendar."""
    return Path(__file__).parent.parent / TABLE.read()
