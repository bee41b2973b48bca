import csv
import io
import re
from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from documents import csv_rows as csv_export
from documents.columns import columns, printable
from loaders import schema
from selections.caveats import DERIVED_COLUMNS
from tests.documents.frame import HOSTILE, INFO, hostile_rows, ordinary_rows, rows_of
from tests.examples import examples

GUARDED = re.compile(r"'+\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'+[\t\n]")
FORMULA_START = re.compile(r"\s*[=+\-@\t]")


def read(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def unguarded(text: str) -> str:
    """The words again, by the rule that the module documents."""
    return text[1:] if GUARDED.match(text) else text


def test_it_opens_in_a_dutch_excel():
    file = csv_export.build(ordinary_rows(), INFO)
    assert file.startswith(b"\xef\xbb\xbfsleutel;vermelding;keuze;")
    assert file.count(b"\r\n") == len(ordinary_rows()) + 1


def test_the_columns_are_those_of_the_contract_and_what_the_view_is():
    rows = read(csv_export.build(ordinary_rows(), INFO))
    names = [column.name for column in columns()]
    assert list(rows[0]) == [*names, "peildatum", "filters", "bron"]
    assert {row["peildatum"] for row in rows} == {"2026-11-24"}
    assert {row["filters"] for row in rows} == {"Thema: Bebouwd gebied; Zoekwoord: =1+1 <b>; é"}
    assert {row["bron"] for row in rows} == {f"{INFO.source}. {DERIVED_COLUMNS}"}


def test_every_value_of_the_real_calendar_comes_back(calendar):
    found = read(csv_export.build(calendar, INFO))
    assert len(found) == len(calendar)
    for column in schema.columns():
        for read_back, value in zip(found, calendar[column.name], strict=True):
            if column.arrow == "list<string>":
                wanted = "; ".join(value)
            elif isinstance(value, date):
                wanted = value.isoformat()
            else:
                wanted = "" if pd.isna(value) else str(value)
            assert unguarded(read_back[column.name]) == wanted, column.name


def test_no_field_can_be_taken_for_a_formula_and_the_words_can_be_had_again():
    found = read(csv_export.build(hostile_rows(), INFO))
    for row, text in zip(found, HOSTILE, strict=True):
        assert not any(FORMULA_START.match(value) for value in row.values())
        assert unguarded(row["stap"]) == text
    assert found[0]["stap"] == "'=1+1"
    assert found[4]["stap"] == "''=1+1"


def test_a_spreadsheet_reader_sees_texts(tmp_path):
    path = tmp_path / "rijen.csv"
    path.write_bytes(csv_export.build(hostile_rows(), INFO))
    frame = pd.read_csv(path, sep=";", encoding="utf-8-sig", keep_default_na=False)
    assert [unguarded(text) for text in frame["stap"]] == list(HOSTILE)


@examples(60)
@given(
    st.text(st.characters(exclude_categories=("Cs",)))
    | st.from_regex(r"'{0,3}\s?[=+@-][a-z]{0,3}", fullmatch=True)
)
def test_any_text_survives(text):
    found = read(csv_export.build(rows_of(text), INFO))
    assert unguarded(found[0]["stap"]) == printable(text)
    assert not FORMULA_START.match(found[0]["stap"])


def test_a_selection_without_rows_has_the_header_alone():
    file = csv_export.build(ordinary_rows().iloc[:0], INFO)
    assert len(file.decode("utf-8-sig").splitlines()) == 1
