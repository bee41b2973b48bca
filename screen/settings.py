"""Every setting of the product: environment variables that start with BORGING_.

The README lists the same names; a test compares the two. They are read when they are needed, so
that a test can set them.
"""

import os
from dataclasses import dataclass
from pathlib import Path

APP_TITLE = "Borgingskalender Water en Bodem Sturend"
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what applies without it, and what it does."""

    name: str
    default: str
    meaning: str

    def read(self) -> str:
        return os.environ.get(self.name, self.default)


FRAME_ANCESTORS = Setting(
    "BORGING_FRAME_ANCESTORS",
    "'none'",
    "Who may show the dashboard in a frame, as in the CSP directive frame-ancestors.",
)
SECURITY_CONTACT = Setting(
    "BORGING_SECURITY_CONTACT",
    "",
    "Contact line of /.well-known/security.txt (mailto: or https:); without it there is no file.",
)
SECURITY_EXPIRES = Setting(
    "BORGING_SECURITY_EXPIRES",
    "",
    "Until when security.txt holds (2027-06-30T00:00:00Z); once passed it is no longer served.",
)
TABLE = Setting(
    "BORGING_TABLE",
    "data/borgingskalender.parquet",
    "The calendar table to show; a relative path counts from the folder of dashboard.py.",
)
SETTINGS = (FRAME_ANCESTORS, SECURITY_CONTACT, SECURITY_EXPIRES, TABLE)


def table_path() -> Path:
    """The parquet file of the calendar."""
    return ROOT / TABLE.read()
