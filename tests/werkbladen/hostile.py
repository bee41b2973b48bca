"""Workbooks that somebody could make to do harm, or that are broken: each made by code.

Of each is known what is to be said of it, or what is to be read: `CORPUS`. Also served, by
tests/deploy/proof_served.py.
"""

import io
import zipfile
from collections.abc import Callable

import openpyxl
from odfdo import Document

from werkbladen.uploaded.refusals import LARGEST_FILE

# As that of a workbook of ours, so that it is read.
SHEET = "Invullen"
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
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
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


def empty_zip() -> bytes:
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    return file.getvalue()


def renamed(file: bytes, old: str, new: str) -> bytes:
    """The zip file with a part under another name of the same length."""
    return file.replace(old.encode(), new.encode())


def doubled(file: bytes) -> bytes:
    """With the sheet in it twice, each with other words."""
    one = with_parts(file, {"xl/worksheets/sheet9.xml": sheet_xml("")})
    return renamed(one, "xl/worksheets/sheet9.xml", FIRST)


def packed_otherwise(how: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            target.writestr(entry.filename, source.read(entry), how)
    return written.getvalue()


def false_sizes() -> bytes:
    """A sheet of 60 MB of which the table of contents says that it is small."""
    file = bytearray(with_parts(PLAIN, {FIRST: b" " * 60_000_000}))
    size = (60_000_000).to_bytes(4, "little")
    while (at := file.find(size)) >= 0:
        file[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(file)


def overlapping() -> bytes:
    """A table of contents that names one packed part some hundreds of times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("xl/workbook.xml", b"0" * 10_000_000)
        entry = target.infolist()[0]
        for number in range(400):
            copy = zipfile.ZipInfo(f"xl/{number}.xml")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(copy, name, getattr(entry, name))
            target.filelist.append(copy)
            target.NameToInfo[copy.filename] = copy
    return file.getvalue()


def as_strict(file: bytes) -> bytes:
    """As Excel saves Strict Open XML: other names for all that is in it."""
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    pairs = (
        (old + b"spreadsheetml/2006/main", new + b"spreadsheetml/main"),
        (
            old + b"officeDocument/2006/relationships",
            new + b"officeDocument/relationships",
        ),
    )
    for before, after in pairs:
        parts = {name: content.replace(before, after) for name, content in parts.items()}
    return with_parts(file, parts)


def book(inside: str) -> bytes:
    """With this beside the one sheet in the part that lists the sheets."""
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return with_parts(
        PLAIN,
        {
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{rels}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/>{inside}</workbook>'
        },
    )


def styles(inside: str) -> bytes:
    return with_parts(PLAIN, {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'})


def strings(inside: str) -> bytes:
    """With these shared strings."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source:
        found = source.read(RELATIONS).decode()
    one = '<Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    return with_parts(
        PLAIN,
        {
            RELATIONS: found.replace("</Relationships>", one),
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{inside}</sst>',
        },
    )


def relation(target: str, more: str = "") -> bytes:
    """With the sheet in another place."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source:
        found = source.read(RELATIONS).decode()
    return with_parts(
        PLAIN, {RELATIONS: found.replace("/xl/worksheets/sheet1.xml", f'{target}"{more} x="')}
    )


def document(xml: str | bytes) -> bytes:
    return with_parts(PLAIN_ODS, {"content.xml": xml})


def encoded(name: str) -> str:
    return f'<?xml version="1.0" encoding="{name}"?>' + sheet_xml("")


def inline(words: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row>'


FIRST, RELATIONS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
PLAIN = xlsx(["a", "b"])
PLAIN_ODS = ods(row(text("a"), text("b")))
IS_PLAIN = {1: ["a", "b"]}
DAMAGED, TOO_MANY = "beschadigd", "het heeft meer dan [0-9.]+ "
BOMB_XML = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    f']><worksheet xmlns="{MAIN}"><sheetData>&b;</sheetData></worksheet>'
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS_XML = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]><worksheet xmlns="{MAIN}">&l9;</worksheet>'
OUTSIDE_XML = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>&a;</t></is></c>'
    "</row></sheetData></worksheet>"
)
PARAMETER_XML = '<!DOCTYPE w [<!ENTITY % a SYSTEM "http://elders.example/x.dtd">%a;]><w/>'
ENCRYPTED = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
ROW_BOMB = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 60_001))


def _macro_types() -> bytes:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source:
        types = source.read("[Content_Types].xml").decode()
    return with_parts(
        PLAIN,
        {"[Content_Types].xml": types.replace("spreadsheetml.sheet.main", "macroEnabled.main")},
    )


Expected = str | dict[int, list[str]]
# By name the file (made when asked for) and what is said of it, or the texts that are read.
CORPUS: dict[str, tuple[Callable[[], bytes], Expected]] = {
    # No workbook, or one of another kind.
    "nothing": (lambda: b"", "geen rekenblad"),
    "text": (lambda: b"sleutel;status\r\n1.1.1;loopt", "geen rekenblad"),
    "pdf": (lambda: b"%PDF-1.7\n...", "geen rekenblad"),
    "another zip": (lambda: with_parts(empty_zip(), {"a.txt": "a"}), "geen rekenblad"),
    "a workbook in a zip": (lambda: with_parts(empty_zip(), {"a.xlsx": PLAIN}), "geen rekenblad"),
    "an odt": (
        lambda: with_parts(PLAIN_ODS, {"mimetype": "application/vnd.oasis.opendocument.text"}),
        "geen rekenblad",
    ),
    "too large": (lambda: b"PK\x03\x04" + b"0" * LARGEST_FILE, "groter dan 5 MB"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, r"\(xls\)"),
    "xlsb": (lambda: with_parts(PLAIN, {"xl/workbook.bin": b"x"}), "xlsb"),
    "encrypted xlsx": (lambda: ENCRYPTED, "wachtwoord"),
    "encrypted ods": (
        lambda: with_parts(
            PLAIN_ODS, {"META-INF/manifest.xml": "<m:encryption-data xmlns:m='x'/>"}
        ),
        "wachtwoord",
    ),
    "encrypted ods as a whole": (
        lambda: with_parts(PLAIN_ODS, {"encrypted-package": b"x"}),
        "wachtwoord",
    ),
    "macros": (lambda: with_parts(PLAIN, {"xl/vbaProject.bin": b"x"}), "macro’s"),
    "macros of old": (lambda: with_parts(PLAIN, {"xl/macrosheets/s.xml": b"x"}), "macro’s"),
    "xlsm": (_macro_types, "macro’s"),
    "macros in ods": (
        lambda: with_parts(PLAIN_ODS, {"Basic/Standard/Module1.xml": "<a/>"}),
        "macro’s",
    ),
    "links": (
        lambda: with_parts(PLAIN, {"xl/externalLinks/externalLink1.xml": "<a/>"}),
        "andere bestanden",
    ),
    "connections": (lambda: with_parts(PLAIN, {"xl/connections.xml": "<a/>"}), "andere bestanden"),
    "links in ods": (
        lambda: ods('<table:table-source xlink:href="https://elders.example/a.ods"/>'),
        "andere bestanden",
    ),
    "dde in ods": (lambda: ods("<table:dde-link/>"), "andere bestanden"),
    # The zip file.
    "truncated": (lambda: PLAIN[: len(PLAIN) // 2], DAMAGED),
    "flipped": (lambda: PLAIN.replace(b"sheet1", b"sheet9", 1), DAMAGED),
    "wrong crc": (
        lambda: with_parts(PLAIN, {}).replace(
            zipfile.ZipFile(io.BytesIO(PLAIN)).getinfo(FIRST).CRC.to_bytes(4, "little"), b"kwad"
        ),
        DAMAGED,
    ),
    "zip bomb": (lambda: with_parts(PLAIN, {FIRST: b"0" * 60_000_000}), "uitgepakt"),
    "a smaller zip bomb": (lambda: with_parts(PLAIN, {FIRST: b"0" * 30_000_000}), "groter dan 12"),
    "zip bomb of which the size is false": (false_sizes, DAMAGED),
    "zip bomb in another part": (
        lambda: with_parts(PLAIN, {"xl/media/a.png": b"0" * 60_000_000}),
        "uitgepakt",
    ),
    "overlapping parts": (overlapping, "uitgepakt"),
    "zips in zips": (
        lambda: with_parts(
            PLAIN,
            {
                "a.zip": with_parts(
                    empty_zip(), {"b.zip": with_parts(empty_zip(), {"c": b"0" * 999})}
                )
            },
        ),
        IS_PLAIN,
    ),
    "many parts": (
        lambda: with_parts(PLAIN, {f"xl/media/{n}.png": b"" for n in range(600)}),
        TOO_MANY + "onderdelen",
    ),
    "very many parts": (
        lambda: with_parts(PLAIN, {f"{n}": b"" for n in range(40_000)}),
        TOO_MANY + "onderdelen",
    ),
    "packed with bzip2": (lambda: packed_otherwise(zipfile.ZIP_BZIP2), "ingepakt op een manier"),
    "packed with lzma": (lambda: packed_otherwise(zipfile.ZIP_LZMA), "ingepakt op een manier"),
    "a part twice": (lambda: doubled(PLAIN), DAMAGED),
    "a part twice but for capitals": (
        lambda: with_parts(PLAIN, {"XL/worksheets/Sheet1.xml": sheet_xml("")}),
        DAMAGED,
    ),
    "names that lead out": (
        lambda: with_parts(PLAIN, {"../../../../tmp/kwaad": b"x", "/etc/kwaad": b"x"}),
        IS_PLAIN,
    ),
    "a sheet outside": (lambda: relation("../../../../../etc/passwd"), DAMAGED),
    "a sheet elsewhere": (
        lambda: relation("http://elders.example/a.xml", ' TargetMode="External"'),
        DAMAGED,
    ),
    "no content types": (lambda: with_parts(PLAIN, {"[Content_Types].xml": b""}), IS_PLAIN),
    "wrong content types": (
        lambda: with_parts(PLAIN, {"[Content_Types].xml": b"<Types><Default/></Types>"}),
        IS_PLAIN,
    ),
    "no relations": (lambda: with_parts(PLAIN, {RELATIONS: b"<a/>"}), DAMAGED),
    # XML.
    "entities": (lambda: with_parts(PLAIN, {FIRST: BOMB_XML}), "DTD"),
    "a billion laughs": (lambda: with_parts(PLAIN, {FIRST: LAUGHS_XML}), "DTD"),
    "entity from outside": (lambda: with_parts(PLAIN, {FIRST: OUTSIDE_XML}), "DTD"),
    "definitions from outside": (lambda: with_parts(PLAIN, {FIRST: PARAMETER_XML}), "DTD"),
    "entities in utf-16": (lambda: with_parts(PLAIN, {FIRST: BOMB_XML.encode("utf-16")}), "DTD"),
    "entities in ods": (lambda: document(BOMB_XML), "DTD"),
    "entities in a part that is not needed": (
        lambda: with_parts(PLAIN, {"xl/worksheets/kwaad.bin": BOMB_XML}),
        IS_PLAIN,
    ),
    "entities in the styles": (lambda: with_parts(PLAIN, {"xl/styles.xml": BOMB_XML}), "DTD"),
    "utf-16": (
        lambda: with_parts(PLAIN, {FIRST: sheet_xml(inline("é")).encode("utf-16")}),
        {1: ["é"]},
    ),
    "no utf-8": (
        lambda: with_parts(PLAIN, {FIRST: sheet_xml(inline("é")).encode("latin-1")}),
        DAMAGED,
    ),
    "an unknown encoding": (
        lambda: with_parts(
            PLAIN, {FIRST: f'<?xml version="1.0" encoding="kwaad"?>{sheet_xml("")}'}
        ),
        DAMAGED,
    ),
    "an encoding of more bytes": (
        lambda: with_parts(
            PLAIN, {FIRST: f'<?xml version="1.0" encoding="utf-7"?>{sheet_xml("")}'}
        ),
        DAMAGED,
    ),
    "a control character": (lambda: replaced_sheet(inline("&#0;")), DAMAGED),
    "not closed": (lambda: with_parts(PLAIN, {FIRST: sheet_xml(ROW_BOMB)[:4000]}), DAMAGED),
    "deep": (
        lambda: replaced_sheet("<a>" * 5000 + "</a>" * 5000),
        TOO_MANY + "elementen in elkaar",
    ),
    "deep in ods": (
        lambda: ods(row(text("<text:span>" * 5000 + "</text:span>" * 5000))),
        TOO_MANY + "elementen in elkaar",
    ),
    "many elements": (lambda: replaced_sheet("<b/>" * 1_100_000), TOO_MANY + "elementen"),
    "one attribute of 9 MB": (
        lambda: replaced_sheet(f'<row a="{"x" * 9_000_000}"/>'),
        TOO_MANY + "tekens in één",
    ),
    "one attribute of 30 MB": (
        lambda: replaced_sheet(f'<row a="{"x" * 30_000_000}"/>'),
        "groter dan 12",
    ),
    "one attribute of 9 MB in ods": (
        lambda: ods(row(more=f'table:style-name="{"x" * 9_000_000}"')),
        TOO_MANY + "tekens in één",
    ),
    "a long attribute": (
        lambda: replaced_sheet(f'<row a="{"x" * 40_000}"/>'),
        TOO_MANY + "tekens in één eigenschap",
    ),
    "many attributes": (
        lambda: replaced_sheet("<row" + "".join(f" a{n}=''" for n in range(20_000)) + "/>"),
        TOO_MANY + "eigenschappen",
    ),
    "many namespaces": (
        lambda: replaced_sheet(
            "".join(f'<row xmlns:a{n}="b{n}" xmlns:c{n}="d{n}"/>' for n in range(100_000))
        ),
        TOO_MANY + "regels",
    ),
    "one comment of 9 MB": (
        lambda: replaced_sheet(f"<!--{'x' * 9_000_000}-->"),
        TOO_MANY + "tekens in één",
    ),
    "a name of 9 MB": (
        lambda: replaced_sheet(f"<{'x' * 9_000_000}/>"),
        TOO_MANY + "tekens in één",
    ),
    "one text of 10 MB": (lambda: replaced_sheet(inline("x" * 10_000_000)), TOO_MANY + "tekens"),
    # What a workbook can have many of.
    "20,000 sheets": (
        lambda: book(
            "".join(f'<sheet name="b{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 20_002))
            + "</sheets>"
        ),
        TOO_MANY + "bladen",
    ),
    "20,000 sheets in ods": (
        lambda: ods(
            "</table:table>"
            + "".join(f'<table:table table:name="b{n}"></table:table>' for n in range(20_000))
            + "<table:table>"
        ),
        TOO_MANY + "bladen",
    ),
    "a sheet twice": (
        lambda: book(f'<sheet name="{SHEET}" sheetId="2" r:id="rId1"/></sheets>'),
        DAMAGED,
    ),
    "many defined names": (
        lambda: book(
            "</sheets><definedNames>"
            + "".join(f'<definedName name="n{n}">Blad!$A$1</definedName>' for n in range(50_000))
            + "</definedNames>"
        ),
        TOO_MANY + "namen",
    ),
    "400,000 styles": (
        lambda: styles(f"<cellXfs>{'<xf/>' * 400_000}</cellXfs>"),
        TOO_MANY + "celstijlen",
    ),
    "many number formats": (
        lambda: styles(
            "<numFmts>"
            + "".join(f'<numFmt numFmtId="{n}" formatCode="0"/>' for n in range(100_000))
            + "</numFmts>"
        ),
        TOO_MANY + "getalnotaties",
    ),
    "a number format that takes long to look through": (
        lambda: styles(
            f'<numFmts><numFmt numFmtId="170" formatCode="{"[" * 15_000}{"&quot;" * 15_001}"/>'
            '</numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'
        ),
        IS_PLAIN,
    ),
    "many shared strings": (
        lambda: strings("<si><t>x</t></si>" * 130_000),
        TOO_MANY + "verschillende teksten",
    ),
    "one shared string of many pieces": (
        lambda: strings(f"<si>{'<r><t>x</t></r>' * 300_000}</si>"),
        TOO_MANY + "elementen",
    ),
    "a long shared string in many cells": (
        lambda: with_parts(
            strings(f"<si><t>{'x' * 90_000}</t></si>"),
            {
                FIRST: sheet_xml(
                    "".join(
                        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4000)
                    )
                )
            },
        ),
        "veel meer tekst",
    ),
    "a shared string that is not there": (
        lambda: replaced_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        DAMAGED,
    ),
    "a shared string of which the number is no number": (
        lambda: replaced_sheet('<row r="1"><c r="A1" t="s"><v>²</v></c></row>'),
        DAMAGED,
    ),
    "many relations": (
        lambda: with_parts(PLAIN, {RELATIONS: f"<a xmlns='x'>{'<Relationship/>' * 100_000}</a>"}),
        TOO_MANY + "koppelingen",
    ),
    "many merged cells": (
        lambda: with_parts(
            PLAIN,
            {
                FIRST: f'<worksheet xmlns="{MAIN}"><mergeCells>'
                + '<mergeCell ref="A1:B2"/>' * 50_000
                + "</mergeCells></worksheet>"
            },
        ),
        TOO_MANY + "samengevoegde",
    ),
    # Rows, columns and what stands there.
    "many rows": (lambda: replaced_sheet(ROW_BOMB), r"5\.000 ingevulde regels"),
    "rows repeated in ods": (
        lambda: ods(row(text("a"), more='table:number-rows-repeated="100000"')),
        r"5\.000 ingevulde regels",
    ),
    "many rows far to the right": (
        lambda: replaced_sheet(
            "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 150_002))
        ),
        TOO_MANY + "regels",
    ),
    "row without end": (
        lambda: replaced_sheet('<row r="999999999999999"><c><v>1</v></c></row>'),
        DAMAGED,
    ),
    "a row that is no row": (
        lambda: replaced_sheet('<row r="1048577"><c><v>1</v></c></row>'),
        DAMAGED,
    ),
    "rows in another order": (
        lambda: replaced_sheet('<row r="2"/><row r="1"><c><v>1</v></c></row>'),
        DAMAGED,
    ),
    "a cell of another row": (lambda: replaced_sheet('<row r="1"><c r="A2"/></row>'), DAMAGED),
    "a cell twice": (
        lambda: replaced_sheet('<row r="1"><c r="A1"/><c r="A1"/></row>'),
        DAMAGED,
    ),
    "a column that is no column": (
        lambda: replaced_sheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'),
        TOO_MANY + "regels of 16384 kolommen",
    ),
    "rows without end in ods": (
        lambda: ods(row(more='table:number-rows-repeated="999999999999999"')),
        DAMAGED,
    ),
    "columns without end in ods": (
        lambda: ods(row(text("a", 'table:number-columns-repeated="999999999"'))),
        {1: ["a"] * 60},
    ),
    "negative repeat in ods": (
        lambda: ods(row(text("a", 'table:number-columns-repeated="-5"'))),
        DAMAGED,
    ),
    "spaces without end in ods": (
        lambda: ods(row(text('a<text:s text:c="999999999"/>b'))),
        {1: ["a" + " " * 100 + "b"]},
    ),
    "a long text many times in ods": (
        lambda: ods(
            row(
                text("x" * 60_000, 'table:number-columns-repeated="60"'),
                more='table:number-rows-repeated="4000"',
            )
        ),
        "veel meer tekst",
    ),
    "a table in a cell in ods": (
        lambda: ods(
            row(
                '<table:table-cell><table:table table:name="binnen"><table:table-row>'
                f"{text('binnen')}</table:table-row></table:table></table:table-cell>{text('b')}"
            )
        ),
        {1: ["", "b"]},
    ),
    "a long cell": (
        lambda: replaced_sheet(inline("x" * 100_001)),
        TOO_MANY + "tekens in een cel",
    ),
    "a number that is none": (
        lambda: replaced_sheet('<row r="1"><c><v>nan</v></c><c><v>1</v></c></row>'),
        DAMAGED,
    ),
    "a number of many digits": (
        lambda: replaced_sheet(f'<row r="1"><c><v>{"9" * 90_000}</v></c></row>'),
        {1: ["inf"]},
    ),
    "an unknown kind of cell": (
        lambda: replaced_sheet('<row r="1"><c t="kwaad"><v>1</v></c></row>'),
        DAMAGED,
    ),
    "many formulas": (
        lambda: replaced_sheet(f'<row r="1">{"<c><f>1</f></c>" * 60}</row>'),
        {1: ["=1"] * 60},
    ),
    "a long formula": (
        lambda: replaced_sheet(f'<row r="1"><c><f>{"1+" * 60_000}1</f></c></row>'),
        TOO_MANY + "tekens in een cel",
    ),
    "a formula that fetches": (
        lambda: replaced_sheet(
            '<row r="1"><c><f>WEBSERVICE("http://elders.example")</f><v>1</v></c></row>'
        ),
        {1: ['=WEBSERVICE("http://elders.example")']},
    ),
    "half characters": (lambda: replaced_sheet(inline("_xD800_ _x0000_")), {1: ["_xD800_ \0"]}),
    "strict open xml": (lambda: as_strict(PLAIN), IS_PLAIN),
}
