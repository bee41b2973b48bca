"""A private copy of the calendar's text, to spoil one thing at a time."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from loaders import instruments, references, transcription, yaml_rows
from loaders.build import Sources, build_table
from loaders.errors import CalendarError, Problems
from loaders.paths import DATA
from loaders.yaml_text import Document, load_document


def _load_document(path: Path, problems: Problems, **how: bool) -> Document | None:
    good = DATA / (f"kalender/{path.name}" if path.parent.name == "kalender" else path.name)
    if not path.is_file() or path.read_bytes() != good.read_bytes():
        return load_document(path, problems, **how)
    return replace(_good(good, **how), path=path)


@cache
def _good(path: Path, **how: bool) -> Document:
    return load_document(path, Problems(), **how)


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
def refusal(calendar: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The lines with which the build refuses the copy; fails where it is accepted.

    What was not spoiled is read once for all: to read it is most of a build.
    """
    for module in (instruments, references, transcription, yaml_rows):
        monkeypatch.setattr(module, "load_document", _load_document)

    def lines() -> list[str]:
        with pytest.raises(CalendarError) as refused:
            build_table(Sources(calendar))
        return str(refused.value).splitlines()

    return lines
