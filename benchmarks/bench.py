"""What each benchmark is given."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bench:
    """folder: a temporary one; table: the calendar; quick: few repeats, to see that it works."""

    folder: Path
    table: Path
    quick: bool

    def repeats(self, full: int, quick: int) -> int:
        """How often to measure."""
        return quick if self.quick else full
