"""What can be wrong with the calendar's files, said in Dutch: what, where, what may stand there."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWN = 80
_REASONS = {
    errno.ENOENT: "het bestand of de map bestaat niet",
    errno.EEXIST: "het bestand bestaat al",
    errno.EACCES: "daarvoor ontbreekt het recht",
    errno.EPERM: "daarvoor ontbreekt het recht",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EROFS: "hier kan alleen worden gelezen",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def shown(value: object) -> str:
    """A value between quotes on one line, cut where it is long, for use in a message."""
    text = " ".join(str(value).split())
    return f"‘{text[:SHOWN]}…’" if len(text) > SHOWN else f"‘{text}’"


def reason(error: OSError) -> str:
    """Why a file cannot be read or written, in Dutch: the system says it in English."""
    return _REASONS.get(error.errno, f"het systeem meldt fout {error.errno}")


@dataclass(frozen=True, order=True)
class Problem:
    """One wrong entry: `file` and `line` (1-based, 0 where the whole file is meant)."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class Problems:
    """Collects every problem of a build, so that all are told at once."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(self, path: Path, line: int, message: str) -> None:
        self._found.add(Problem(_relative(path), line, " ".join(message.split())))

    def extend(self, others: "Problems") -> None:
        self._found.update(others)

    def __bool__(self) -> bool:
        return bool(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def raise_if_any(self) -> None:
        """Raise `CalendarError` with all that was found."""
        if self:
            raise CalendarError(self)


class CalendarError(Exception):
    """The calendar's text is refused; `str()` gives one Dutch line per problem."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class TableError(Exception):
    """The table cannot be used; `str()` is the Dutch message for the screen, with what to do."""


def _relative(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path(__file__).resolve().parent.parent))
    except ValueError:
        return str(path)
