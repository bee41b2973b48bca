"""A private copy of the calendar's text, to spoil one thing at a time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.build import Sources, build_table
from loaders.errors import CalendarError
from loaders.paths import DATA


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    """A folder with a copy of the text that the table is built from."""
    folder = tmp_path / "data"
    shutil.copytree(DATA / "kalender", folder / "kalender")
    for path in DATA.glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def spoil(calendar: Path) -> Callable[[str, str, str], None]:
    """Replace the first occurrence of a text in one file; it must be there."""

    def replace(name: str, old: str, new: str) -> None:
        path = calendar / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def refusal(calendar: Path) -> Callable[[], list[str]]:
    """The lines with which the build refuses the copy; fails where it is accepted."""

    def lines() -> list[str]:
        with pytest.raises(CalendarError) as refused:
            build_table(Sources(calendar))
        return str(refused.value).splitlines()

    return lines
