"""The calendar as the log sees it: its rows by sleutel, their words, its version."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from loaders.settings import table_path
from loaders.table import read_metadata, read_table
from loaders.versions import WORDS, fingerprint, version_name, words_of


def fingerprints(rows: pd.DataFrame) -> list[str]:
    """The fingerprint of each row's words, as `fingerprint(words_of(row))` gives it."""
    return [_fingerprint(words) for words in zip(*(rows[name] for name in WORDS), strict=True)]


# The same rows are asked for at every click.
@lru_cache(maxsize=4096)
def _fingerprint(words: tuple[object, ...]) -> str:
    return fingerprint(words_of(dict(zip(WORDS, words, strict=True))))


@dataclass(frozen=True)
class Kalender:
    """The table and the version of the calendar that stands in each record."""

    table: pd.DataFrame
    versie: str

    @cached_property
    def _by_key(self) -> dict[str, dict[str, object]]:
        return {row["sleutel"]: row for row in self.table.to_dict("records")}

    def row(self, sleutel: str) -> dict[str, object] | None:
        """The row with this sleutel; None where the calendar has none."""
        return self._by_key.get(sleutel)

    @property
    def sleutels(self) -> list[str]:
        return list(self._by_key)


def load_kalender(path: Path | None = None) -> Kalender:
    """The calendar that the dashboard shows. Raises `loaders.errors.TableError`."""
    path = path or table_path()
    table, metadata = read_table(path), read_metadata(path)
    return Kalender(table, version_name(metadata))
