"""No row disappears or changes places unsaid: what is recorded stands on its sleutel."""

import re

import pytest

from loaders.build import Sources
from loaders.errors import CalendarError
from loaders.table import build

WATER = "kalender/1-water.yaml"


@pytest.fixture
def rebuild(calendar, tmp_path):
    """Build the copy as it was; gives a function that builds it again and says what is refused."""
    path = tmp_path / "tabel.parquet"
    build(path, Sources(calendar))

    def again() -> list[str]:
        before = path.read_bytes()
        try:
            build(path, Sources(calendar))
        except CalendarError as refused:
            assert path.read_bytes() == before
            return str(refused).splitlines()
        return []

    return again


def test_a_file_that_is_gone_is_refused(calendar, rebuild):
    (calendar / "kalender" / "6-hoge-zandgronden.yaml").unlink()
    assert any("Hoge zandgronden ontbreekt" in line for line in rebuild())


def test_a_row_that_is_gone_is_told_until_it_is_said(calendar, rebuild, spoil):
    path = calendar / WATER
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("moment_nr: 1", "moment_nr: 9", 1), encoding="utf-8")
    (line,) = rebuild()
    gone = re.search("rij ‘([^’]+)’ staat in de tabel en niet meer", line).group(1)
    spoil("vervallen.yaml", "[]", f"[{{sleutel: {gone}, reden: vervangen}}]")
    assert rebuild() == []
    spoil(WATER, "moment_nr: 9", "moment_nr: 1")
    assert any("is vervallen, maar staat in de tekst" in line for line in rebuild())


def test_two_rows_that_change_numbers_are_told(calendar, rebuild):
    path = calendar / WATER
    text = path.read_text(encoding="utf-8")
    first = text.index("stap_nr: 1\n")
    second = text.index("stap_nr: 2\n", first)
    swapped = (
        text[:first]
        + "stap_nr: 2\n"
        + text[first + 11 : second]
        + "stap_nr: 1\n"
        + text[second + 11 :]
    )
    path.write_text(swapped, encoding="utf-8")
    assert any("heeft nu de woorden van" in line for line in rebuild())


def test_a_word_that_is_mended_is_no_other_row(calendar, rebuild, spoil):
    spoil(WATER, "doorwerking: Nota Ruimte", "doorwerking: Nota Ruimte ")
    assert rebuild() == []
