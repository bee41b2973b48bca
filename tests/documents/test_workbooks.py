"""xlsx and ods, read back with libraries that did not write them."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import xlsx
from documents.columns import columns
from documents.opendocument import ods
from tests.documents.frame import HOSTILE, SAID, hostile_rows, ordinary_rows, rows_of, view
from tests.examples import examples

ROWS, ABOUT, MEANINGS = "Borgingskalender", "Over deze selectie", "Kolommen"
ADDED = ("stand_op_peildatum", "voorleesregel")
CONTRACT = [column for column in columns() if column.name not in ADDED]
READERS = [(xlsx, "openpyxl"), (xlsx, "calamine"), (ods, "odf"), (ods, "calamine")]


def expected(rows: pd.DataFrame, name: str) -> list:
    """The values of a column as a workbook has to have them."""
    found = []
    for value in rows[name]:
        if not isinstance(value, str) and pd.api.types.is_list_like(value):
            found.append("; ".join(value) or None)
        elif isinstance(value, (str, date)):
            found.append(value)
        else:
            found.append(None if pd.isna(value) else int(value))
    return found


def as_read(values: list, module) -> list:
    """`values` as the readers give them: those of ods pass over a tab, which stands there."""
    if module is xlsx:
        return values
    return [value.replace("\t", "") if isinstance(value, str) else value for value in values]


def read(file: bytes, engine: str, sheet: str = ROWS) -> pd.DataFrame:
    return pd.read_excel(
        io.BytesIO(file), sheet_name=sheet, engine=engine, keep_default_na=False, dtype=object
    )


def plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    return None if value == "" or value is None or pd.isna(value) else value


@pytest.mark.parametrize(("module", "engine"), READERS)
@pytest.mark.parametrize("make", [ordinary_rows, hostile_rows])
def test_every_cell_comes_back_with_its_type(module, engine, make):
    rows = make()
    found = read(module.build(view(rows)), engine)
    assert len(found) == len(rows)
    for column in CONTRACT:
        values = [plain(value) for value in found[column.title]]
        assert values == as_read(expected(rows, column.name), module), column.name


@pytest.mark.parametrize(("module", "engine"), READERS)
def test_the_real_calendar_comes_back_whole(module, engine, calendar):
    found = read(module.build(view(calendar)), engine)
    for column in CONTRACT:
        values = [plain(value) for value in found[column.title]]
        assert values == expected(calendar, column.name), column.name


@pytest.mark.parametrize(("module", "engine"), READERS)
def test_the_view_is_named_inside(module, engine):
    about = read(module.build(view(ordinary_rows())), engine, ABOUT)
    words = "\n".join(about["Inhoud"])
    for said in SAID:
        assert said in words
    for caveat in ("kunnen worden overwogen", "aan de orde zou kunnen zijn", "parallel"):
        assert caveat in words


@pytest.mark.parametrize("module", [xlsx, ods])
def test_a_selection_without_rows_is_a_workbook_with_its_header(module):
    file = module.build(view(ordinary_rows().iloc[:0]))
    found = read(file, "calamine")
    assert list(found.columns) == [column.title for column in columns()]
    assert [value for value in found.to_numpy().ravel() if value] == []


def test_texts_of_the_xlsx_are_typed_as_texts_also_when_edited():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.build(view(hostile_rows()))))[ROWS]
    place = next(cell.column for cell in sheet[1] if cell.value == "Concrete stap")
    cells = [sheet.cell(line, place) for line in range(2, sheet.max_row + 1)]
    assert [cell.value for cell in cells] == list(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.style and cell.quotePrefix) for cell in cells[:4]] == [True] * 4
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_the_xlsx_has_filters_a_frozen_header_and_real_days():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.build(view(ordinary_rows()))))[ROWS]
    table = sheet.tables["Borgingskalender"]
    assert table.autoFilter is not None
    assert table.ref == f"A1:AR{len(ordinary_rows()) + 1}"
    assert sheet.freeze_panes == "B2"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (3, 0)
    place = next(cell.column for cell in sheet[1] if cell.value == "Van")
    assert sheet.cell(2, place).is_date
    assert sheet.cell(2, place).number_format == "dd-mm-yyyy"
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert min(widths) >= 7
    assert max(widths) <= 71


def test_a_text_that_no_cell_can_hold_is_cut_off_and_says_so():
    rows = rows_of("x" * 40_000)
    found = read(xlsx.build(view(rows)), "openpyxl")["Concrete stap"][0]
    assert len(found) == 32_767
    assert found.endswith("Ingekort: een cel kan niet meer tekens bevatten.")


def ods_part(name: str, rows: pd.DataFrame) -> str:
    with zipfile.ZipFile(io.BytesIO(ods.build(view(rows)))) as file:
        return file.read(name).decode()


def test_the_ods_has_filters_a_frozen_repeated_header_and_typed_cells():
    content = ods_part("content.xml", ordinary_rows())
    assert "'Borgingskalender'.A1:'Borgingskalender'.AR10" in content
    assert 'table:display-filter-buttons="true"' in content
    assert content.count("<table:table-header-rows>") == 3
    assert 'office:date-value="2024-07-01"' in content
    settings_part = ods_part("settings.xml", ordinary_rows())
    assert '"VerticalSplitMode" config:type="short">2<' in settings_part


def test_a_tab_stands_in_the_ods():
    content = ods_part("content.xml", rows_of("na een\ttab"))
    assert "<text:p>na een<text:tab/>tab</text:p>" in content


def test_the_ods_has_no_formula_and_begins_with_its_media_type():
    assert "table:formula" not in ods_part("content.xml", hostile_rows())
    file = ods.build(view(hostile_rows()))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"


# Spaces and line ends at the edge of a text are left to the readers, which differ in them.
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp", "Cf")), min_size=1
)


@examples(25)
@given(st.lists(words, min_size=1, max_size=5))
def test_any_text_survives_both_workbooks(texts):
    rows = rows_of(*texts)
    for module, engine in ((xlsx, "openpyxl"), (ods, "calamine")):
        found = read(module.build(view(rows)), engine)
        assert list(found["Concrete stap"]) == texts
