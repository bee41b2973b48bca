import os
import shutil
from pathlib import Path

import pytest

from loaders.errors import TableError
from loaders.settings import ROOT
from shell.calendar_table import calendar_table

CALENDAR = ROOT / "data/borgingskalender.parquet"


@pytest.fixture
def table_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "kalender.parquet"
    monkeypatch.setenv("BORGING_TABLE", str(file))
    return file


def test_is_read_once_while_the_file_is_the_same(table_file: Path) -> None:
    shutil.copy(CALENDAR, table_file)
    assert calendar_table() is calendar_table()


def test_is_read_again_when_the_file_changes(table_file: Path) -> None:
    shutil.copy(CALENDAR, table_file)
    before = calendar_table()
    os.utime(table_file, ns=(1, 1))
    assert calendar_table() is not before


def test_a_missing_file_is_told_until_it_is_there(table_file: Path) -> None:
    with pytest.raises(TableError):
        calendar_table()
    shutil.copy(CALENDAR, table_file)
    assert len(calendar_table()) > 0


def test_a_broken_file_is_told_and_not_covered_by_what_was_read_before(table_file: Path) -> None:
    shutil.copy(CALENDAR, table_file)
    calendar_table()
    table_file.write_bytes(CALENDAR.read_bytes()[:5000])
    with pytest.raises(TableError):
        calendar_table()
