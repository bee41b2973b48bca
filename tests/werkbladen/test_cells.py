"""Cells of all kinds, as they are read from both formats."""

import io
import re

import openpyxl
import pytest

from tests.werkbladen.hostile import (
    PLAIN,
    PLAIN_ODS,
    SHEET,
    ods,
    replaced_sheet,
    row,
    sheet_xml,
    text,
    with_parts,
    xlsx,
)
from werkbladen.cells import Cell, Unusable, read

WANTED = (SHEET,)


@pytest.mark.parametrize("file", [PLAIN, PLAIN_ODS], ids=["xlsx", "ods"])
def test_any_cut_of_a_file_is_told(file: bytes) -> None:
    for length in range(0, len(file), max(1, len(file) // 40)):
        with pytest.raises(Unusable):
            read(file[:length], WANTED)


def test_a_wrong_size_of_its_own_hides_no_rows() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 11))
    xml = sheet_xml(rows).replace("<sheetData>", '<dimension ref="A1:A2"/><sheetData>')
    found = read(with_parts(PLAIN, {"xl/worksheets/sheet1.xml": xml}), WANTED)
    assert [cells[0].text for cells in found.sheets[SHEET].lines.values()] == [
        str(n) for n in range(1, 11)
    ]


def test_cells_far_to_the_right_and_an_empty_sheet_below_cost_nothing() -> None:
    far = replaced_sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        '<row r="1048576" spans="1:1"/>'
    )
    assert read(far, WANTED).sheets[SHEET].lines == {1: [Cell("1", "getal")]}
    below = ods(
        row(text("a"), '<table:table-cell table:number-columns-repeated="16383"/>')
        + row(more='table:number-rows-repeated="1048575"')
    )
    assert read(below, WANTED).sheets[SHEET].lines == {1: [Cell("a")]}


def test_kinds_of_cells_in_both() -> None:
    book = xlsx(["tekst", 2027, 1.5, True, "=1+1"])
    page = ods(
        row(
            text("tekst"),
            '<table:table-cell office:value-type="float" office:value="2027"/>',
            '<table:table-cell office:value-type="float" office:value="1.5"/>',
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            '<table:table-cell table:formula="of:=1+1" office:value-type="float"/>',
        )
    )
    expected = [
        Cell("tekst"),
        Cell("2027", "getal"),
        Cell("1,5", "getal"),
        Cell("WAAR", "waar of onwaar"),
        Cell("=1+1", "formule"),
    ]
    assert read(book, WANTED).sheets[SHEET].lines[1] == expected
    assert read(page, WANTED).sheets[SHEET].lines[1] == expected


def test_a_link_on_a_cell_and_a_note_are_no_part_of_its_text() -> None:
    book = openpyxl.Workbook()
    book.active.title = SHEET
    book.active["A1"] = "https://voorbeeld.nl"
    book.active["A1"].hyperlink = "https://voorbeeld.nl"
    book.active["B1"] = "tekst"
    book.active["B1"].comment = openpyxl.comments.Comment("opmerking", "iemand")
    file = io.BytesIO()
    book.save(file)
    expected = [Cell("https://voorbeeld.nl"), Cell("tekst")]
    assert read(file.getvalue(), WANTED).sheets[SHEET].lines[1] == expected
    page = ods(
        row(
            text('<text:a xlink:href="https://voorbeeld.nl">https://voorbeeld.nl</text:a>'),
            '<table:table-cell office:value-type="string"><office:annotation><text:p>opmerking'
            "</text:p></office:annotation><text:p>te<text:span>kst</text:span></text:p>"
            "</table:table-cell>",
        )
    )
    assert read(page, WANTED).sheets[SHEET].lines[1] == expected


def test_only_the_sheets_asked_for_are_kept_and_all_are_named() -> None:
    found = read(PLAIN, ("Iets anders",))
    assert found.names == (SHEET,)
    assert found.sheets == {}


def test_words_of_the_file_are_not_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    broken = replaced_sheet('<row r="geheim"><c><v>1</v></c></row>')
    with pytest.raises(Unusable, match="beschadigd"):
        read(broken, WANTED)
    assert not re.search("geheim", caplog.text)
