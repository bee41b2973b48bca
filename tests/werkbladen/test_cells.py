"""Hostile and broken files: each is told in Dutch, with nothing run, fetched or kept."""

import io
import re
import tracemalloc
import zipfile

import openpyxl
import pytest
from odfdo import Document

from werkbladen.cells import (
    LARGEST_FILE,
    MOST_FORMULAS,
    Cell,
    Unusable,
    read,
)

SHEET = "Blad"
WANTED = (SHEET,)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = SHEET
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(body: str) -> bytes:
    """An ods with this as the content of its one sheet."""
    names = ("office", "table", "text", "style")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<office:body><office:spreadsheet><table:table table:name="{SHEET}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    document = Document("spreadsheet")
    file = io.BytesIO()
    document.save(file)
    return with_parts(file.getvalue(), {"content.xml": content})


def with_parts(file: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The zip file with these parts added, or put in the place of those that it has."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            if entry.filename not in parts:
                target.writestr(entry, source.read(entry))
        for name, content in parts.items():
            target.writestr(name, content)
    return written.getvalue()


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def text(words: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p>'
        "</table:table-cell>"
    )


def sheet_xml(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def replaced_sheet(rows: str) -> bytes:
    return with_parts(xlsx(["x"]), {"xl/worksheets/sheet1.xml": sheet_xml(rows)})


BOMB_XML = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    f']><worksheet xmlns="{MAIN}"><sheetData>&b;</sheetData></worksheet>'
)
OUTSIDE_XML = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>&a;</t></is></c>'
    "</row></sheetData></worksheet>"
)
ENCRYPTED = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
PLAIN = xlsx(["a", "b"])
PLAIN_ODS = ods(row(text("a")))


def hostile() -> dict[str, tuple[object, str]]:
    """By name the file (made when asked for) and what is said of it."""
    sheet = "xl/worksheets/sheet1.xml"
    types = zipfile.ZipFile(io.BytesIO(PLAIN)).read("[Content_Types].xml").decode()
    macro_types = types.replace("spreadsheetml.sheet.main", "macroEnabled.main")
    return {
        "nothing": (lambda: b"", "geen rekenblad"),
        "text": (lambda: b"sleutel;status\r\n1.1.1;loopt", "geen rekenblad"),
        "pdf": (lambda: b"%PDF-1.7\n...", "geen rekenblad"),
        "another zip": (lambda: with_parts(_empty_zip(), {"a.txt": "a"}), "geen rekenblad"),
        "too large": (lambda: b"PK\x03\x04" + b"0" * LARGEST_FILE, "groter dan 5 MB"),
        "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, r"\(xls\)"),
        "encrypted xlsx": (lambda: ENCRYPTED, "wachtwoord"),
        "encrypted ods": (
            lambda: with_parts(
                PLAIN_ODS, {"META-INF/manifest.xml": "<m:encryption-data xmlns:m='x'/>"}
            ),
            "wachtwoord",
        ),
        "truncated": (lambda: PLAIN[: len(PLAIN) // 2], "beschadigd"),
        "flipped": (lambda: PLAIN.replace(b"sheet1", b"sheet9", 1), "beschadigd"),
        "zip bomb": (lambda: with_parts(PLAIN, {sheet: b"0" * 60_000_000}), "uitgepakt"),
        "many parts": (
            lambda: with_parts(PLAIN, {f"xl/media/{n}.png": b"" for n in range(600)}),
            "uitgepakt",
        ),
        "macros": (lambda: with_parts(PLAIN, {"xl/vbaProject.bin": b"x"}), "macro’s"),
        "xlsm": (lambda: with_parts(PLAIN, {"[Content_Types].xml": macro_types}), "macro’s"),
        "macros in ods": (
            lambda: with_parts(PLAIN_ODS, {"Basic/Standard/Module1.xml": "<a/>"}),
            "macro’s",
        ),
        "links": (
            lambda: with_parts(PLAIN, {"xl/externalLinks/externalLink1.xml": "<a/>"}),
            "andere bestanden",
        ),
        "links in ods": (
            lambda: ods('<table:table-source xlink:href="https://elders.example/a.ods"/>'),
            "andere bestanden",
        ),
        "entities": (lambda: with_parts(PLAIN, {sheet: BOMB_XML}), "DTD"),
        "entity from outside": (lambda: with_parts(PLAIN, {sheet: OUTSIDE_XML}), "DTD"),
        "entities in utf-16": (
            lambda: with_parts(PLAIN, {sheet: BOMB_XML.encode("utf-16")}),
            "DTD",
        ),
        "entities in ods": (
            lambda: with_parts(PLAIN_ODS, {"content.xml": BOMB_XML}),
            "DTD",
        ),
        "entities under another name": (
            lambda: with_parts(PLAIN, {"xl/worksheets/kwaad.bin": BOMB_XML}),
            "DTD",
        ),
        "deep": (
            lambda: with_parts(PLAIN, {"xl/kwaad.xml": "<a>" * 5000 + "</a>" * 5000}),
            "veel meer",
        ),
        "many elements": (
            lambda: with_parts(PLAIN, {"xl/kwaad.xml": f"<a>{'<b/>' * 1_100_000}</a>"}),
            "veel meer",
        ),
        "many rows": (
            lambda: replaced_sheet(
                "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_001))
            ),
            "5.000 regels",
        ),
        "rows repeated in ods": (
            lambda: ods(row(text("a"), more='table:number-rows-repeated="100000"')),
            "5.000 regels",
        ),
        "many rows far to the right": (
            lambda: replaced_sheet(
                "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 100_001))
            ),
            "veel meer",
        ),
        "row without end": (
            lambda: replaced_sheet('<row r="999999999999999"><c><v>1</v></c></row>'),
            "beschadigd",
        ),
        "rows without end in ods": (
            lambda: ods(row(more='table:number-rows-repeated="999999999999999"')),
            "beschadigd",
        ),
        "negative repeat in ods": (
            lambda: ods(row(text("a", 'table:number-columns-repeated="-5"'))),
            "beschadigd",
        ),
        "a long text many times": (
            lambda: ods(
                row(
                    text("x" * 60_000, 'table:number-columns-repeated="60"'),
                    more='table:number-rows-repeated="4000"',
                )
            ),
            "veel meer tekst",
        ),
        "many formulas": (
            lambda: replaced_sheet(
                f'<row r="1">{"<c><f>A1</f></c>" * (MOST_FORMULAS + 1)}</row>',
            ),
            "formules",
        ),
        "long formula": (
            lambda: replaced_sheet(f'<row r="1"><c><f>{"1+" * 5000}1</f></c></row>'),
            "formules",
        ),
    }


def _empty_zip() -> bytes:
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    return file.getvalue()


HOSTILE = hostile()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_told_in_dutch(name: str) -> None:
    make, said = HOSTILE[name]
    file = make()
    tracemalloc.start()
    try:
        with pytest.raises(Unusable, match=said) as refused:
            read(file, WANTED)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert str(refused.value).startswith("Dit bestand is niet te gebruiken: ")
    assert str(refused.value).endswith("Er is niets vastgelegd.")
    assert "Error" not in str(refused.value)
    assert peak < 150_000_000


@pytest.mark.parametrize("file", [PLAIN, PLAIN_ODS], ids=["xlsx", "ods"])
def test_any_cut_of_a_file_is_told(file: bytes) -> None:
    for length in range(0, len(file), max(1, len(file) // 40)):
        with pytest.raises(Unusable):
            read(file[:length], WANTED)


def test_a_wrong_size_of_its_own_hides_no_rows() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 11))
    xml = sheet_xml(rows).replace("<sheetData>", '<dimension ref="A1:A2"/><sheetData>')
    found = read(with_parts(PLAIN, {"xl/worksheets/sheet1.xml": xml}), WANTED)
    assert [cells[0].text for cells in found.sheets[SHEET].values()] == [
        str(n) for n in range(1, 11)
    ]


def test_cells_far_to_the_right_and_an_empty_sheet_below_cost_nothing() -> None:
    far = replaced_sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        '<row r="1048576" spans="1:1"/>'
    )
    assert read(far, WANTED).sheets[SHEET] == {1: [Cell("1", "getal")]}
    below = ods(
        row(text("a"), '<table:table-cell table:number-columns-repeated="16383"/>')
        + row(more='table:number-rows-repeated="1048575"')
    )
    assert read(below, WANTED).sheets[SHEET] == {1: [Cell("a")]}


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
    assert read(book, WANTED).sheets[SHEET][1] == expected
    assert read(page, WANTED).sheets[SHEET][1] == expected


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
    assert read(file.getvalue(), WANTED).sheets[SHEET][1] == expected
    page = ods(
        row(
            text('<text:a xlink:href="https://voorbeeld.nl">https://voorbeeld.nl</text:a>'),
            '<table:table-cell office:value-type="string"><office:annotation><text:p>opmerking'
            "</text:p></office:annotation><text:p>te<text:span>kst</text:span></text:p>"
            "</table:table-cell>",
        )
    )
    assert read(page, WANTED).sheets[SHEET][1] == expected


def test_only_the_sheets_asked_for_are_kept_and_all_are_named() -> None:
    found = read(PLAIN, ("Iets anders",))
    assert found.names == (SHEET,)
    assert found.sheets == {}


def test_words_of_the_file_are_not_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    broken = replaced_sheet('<row r="geheim"><c><v>1</v></c></row>')
    with pytest.raises(Unusable, match="beschadigd"):
        read(broken, WANTED)
    assert not re.search("geheim", caplog.text)
