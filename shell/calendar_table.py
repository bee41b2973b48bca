"""The calendar table as every session shares it: read once, and again when the file changes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from loaders.settings import table_path
from loaders.table import read_table
from selections.filters import search_text
from selections.voorleesregel import voorleesregels
from shell.url.choices import Choices
from shell.url.parameters import choices


@dataclass(frozen=True)
class Calendar:
    """The whole calendar, with what is derived from it once for all sessions.

    choices: the values to choose, by parameter (`shell.url.parameters.choices`).
    searchable, sentences: per row its words to search in, and its voorleesregel.
    """

    table: pd.DataFrame
    choices: dict[str, Choices]
    searchable: pd.Series
    sentences: pd.Series

    @classmethod
    def of(cls, table: pd.DataFrame) -> "Calendar":
        """Of this table, with what is derived from it."""
        return cls(table, choices(table), search_text(table), voorleesregels(table))

    def rows_at(self, places: bytes) -> pd.DataFrame:
        """The rows that are `shell.view.View.places`."""
        return self.table.loc[np.frombuffer(places, dtype=self.table.index.dtype)]


def calendar_table() -> pd.DataFrame:
    """The whole calendar, one row per borging line and moment; columns as in `loaders.schema`.

    All sessions get the same frame: take a selection of it, never write into it. Raises
    `loaders.errors.TableError` (a Dutch message) where the file is missing or not to be trusted.
    """
    path = table_path()
    return _read(path, file_stamp(path))


def file_stamp(path: Path) -> tuple[int, int] | None:
    """What changes when the file does: its time of change (ns) and size; None where it is away."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


# Two entries, so that the sessions that still draw the old calendar while a new one is put in
# place do not read the file over and over.
@st.cache_resource(show_spinner=False, max_entries=2)
def _read(path: Path, stamp: tuple[int, int] | None) -> pd.DataFrame:
    return read_table(path)
