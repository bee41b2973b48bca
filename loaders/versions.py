"""Which words the calendar had in which version: data/versies.csv, written by `python -m loaders`.

A line for each row that was new or reworded in a version, with a fingerprint of its words, and an
empty one where the row was taken out. What the words were stands in git, and of rows on which
something was recorded in the log; of what came before the first version nothing is known here.
"""

import csv
import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from loaders.paths import VERSIES

# The words of the publication that a row carries. A change in any of them can change what was
# recorded on the row; titles, classifications and remarks of ours are left out.
WORDS = (
    *("keuze_tekst", "maatregel_tekst", "kopnoot", "toelichting"),
    *("stap", "doorwerking", "borging", "agendering"),
)


class Line(NamedTuple):
    """What one version changed of one row; `vingerafdruk` is empty where it was taken out."""

    versie: str
    datum: str
    sleutel: str
    vingerafdruk: str


def words_of(row: Mapping[str, object]) -> dict[str, str]:
    """The words of a row by column, white space folded; columns without words are left out."""
    return {
        column: " ".join(row[column].split()) for column in WORDS if isinstance(row[column], str)
    }


def fingerprint(words: Mapping[str, str]) -> str:
    """A SHA-256 that changes when one of the words changes."""
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def version_name(metadata: Mapping[str, str]) -> str:
    """How a version of the calendar is called, by what `loaders.table.read_metadata` gives."""
    return f"{metadata['kalender_versie']}; tekst {metadata['bronnen_sha256'][:12]}"


def load_versions(path: Path = VERSIES) -> list[Line]:
    """The lines, oldest first; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file)
    return [Line(*line) for line in lines]


def words_at(versions: Iterable[Line], day: datetime.date) -> dict[str, str]:
    """By sleutel the fingerprint of the words that a row had at the end of a day.

    Rows that were taken out are left out; {} before the first version.
    """
    last = {one.sleutel: one.vingerafdruk for one in versions if one.datum <= day.isoformat()}
    return {sleutel: mark for sleutel, mark in last.items() if mark}


def note_version(
    rows: list[dict[str, object]], name: str, day: datetime.date, path: Path = VERSIES
) -> int:
    """Add what is new, reworded or gone in these rows of the calendar; gives how many lines.

    A build that changes no words adds nothing, so that it can be made again.
    """
    before = words_at(load_versions(path), datetime.date.max)
    now = {str(row["sleutel"]): fingerprint(words_of(row)) for row in rows}
    changed = [
        *((sleutel, mark) for sleutel, mark in now.items() if before.get(sleutel) != mark),
        *((sleutel, "") for sleutel in before if sleutel not in now),
    ]
    if changed:
        is_new = not path.exists()
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if is_new:
                writer.writerow(Line._fields)
            writer.writerows((name, day.isoformat(), *one) for one in changed)
    return len(changed)
