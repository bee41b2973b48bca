import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from documents.formats import FORMATS
from tests.documents.frame import INFO, ordinary_rows, view

BY_EXTENSION = {found.extension: found for found in FORMATS}
FORMAT = pytest.mark.parametrize("extension", list(BY_EXTENSION))
GENERATED = INFO.generated.strftime("%Y-%m-%dT%H:%M:%S")


def nested(file: bytes) -> list[zipfile.ZipFile]:
    """The zip file, and the workbooks inside it."""
    archive = zipfile.ZipFile(io.BytesIO(file))
    inside = [name for name in archive.namelist() if name.endswith(".xlsx")]
    return [archive] + [zipfile.ZipFile(io.BytesIO(archive.read(name))) for name in inside]


@FORMAT
def test_the_same_view_gives_the_same_bytes(extension):
    build = BY_EXTENSION[extension].build
    assert build(view(ordinary_rows())) == build(view(ordinary_rows()))


@pytest.mark.parametrize("extension", ["xlsx", "ods", "docx", "pptx"])
def test_no_office_file_carries_the_time_of_the_clock(extension):
    for archive in nested(BY_EXTENSION[extension].build(view(ordinary_rows()))):
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        name = "meta.xml" if extension == "ods" else "docProps/core.xml"
        times = re.findall(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", archive.read(name).decode()
        )
        assert set(times) == {GENERATED}


@FORMAT
def test_no_format_changes_the_rows_it_is_given(extension):
    rows, before = ordinary_rows(), ordinary_rows()
    BY_EXTENSION[extension].build(view(rows))
    assert list(rows.columns) == list(before.columns)
    assert rows.astype(str).equals(before.astype(str))


@FORMAT
def test_the_rows_may_have_any_index(extension, calendar):
    part = calendar.iloc[[5, 80, 140]]
    assert BY_EXTENSION[extension].build(view(part))


def test_every_format_has_a_name_and_a_media_type_of_its_own():
    assert len({found.label for found in FORMATS}) == len(FORMATS)
    assert len({found.mime for found in FORMATS}) == len(FORMATS)


def test_a_file_name_is_safe_whatever_the_title():
    assert BY_EXTENSION["pdf"].file_name(replace(INFO, title="Plan A en B")) == (
        "borgingskalender-plan-a-en-b-2026-11-24.pdf"
    )
    concept = BY_EXTENSION["pdf"].file_name(replace(INFO, title="Q3, CONCEPT, 24 november 2026"))
    assert concept == "borgingskalender-q3-concept-2026-11-24.pdf"
    for title in ("../../etc/passwd", "Één\r\nregel", "", "漢字", "a" * 300):
        name = BY_EXTENSION["xlsx"].file_name(replace(INFO, title=title))
        assert re.fullmatch(r"borgingskalender(-[a-z0-9]+)+\.xlsx", name)
        assert len(name) < 120


def test_the_libraries_are_imported_only_when_a_format_is_asked_for():
    heavy = ("xlsxwriter", "odfdo", "docx", "pptx", "typst", "icalendar", "fontTools")
    code = f"import sys, documents.formats; print([n for n in {heavy} if n in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
