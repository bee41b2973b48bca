"""A file of a log to practise with says so wherever its format can carry words; another never."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import docx
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pypdf
import pytest
from icalendar import Calendar
from lxml import etree
from odf import teletype
from odf.opendocument import load
from odf.style import Header
from odf.text import P
from PIL import Image, ImageChops
from pptx import Presentation

from documents.document import Document, KaartOfView, of_view
from documents.formats import FORMATS, KAART_FORMATS, REPORT_FORMATS
from documents.parquet import METADATA_KEY
from documents.view_info import CONCEPT, ViewInfo
from tests.documents.frame import INFO, ordinary_rows
from tests.documents.pdf_read import squashed
from tests.documents.report import REPORT
from voortgang.database import PRACTICE

pytestmark = pytest.mark.documents

MARKED = replace(INFO, title="Kalender", mark=PRACTICE)


def _pdf(file: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(file))
    return [reader.metadata.title, *(page.extract_text() for page in reader.pages)]


def _docx(file: bytes) -> list[str]:
    word = docx.Document(io.BytesIO(file))
    heads = [section.header.paragraphs[0].text for section in word.sections]
    return [word.core_properties.title, word.paragraphs[0].text, *heads]


def _pptx(file: bytes) -> list[str]:
    deck = Presentation(io.BytesIO(file))
    slides = [
        " ".join(shape.text_frame.text for shape in _shapes(slide.shapes) if shape.has_text_frame)
        for slide in deck.slides
    ]
    return [deck.core_properties.title, *slides]


def _shapes(shapes) -> list:
    found = []
    for shape in shapes:
        found += _shapes(shape.shapes) if hasattr(shape, "shapes") else [shape]
    return found


def _xlsx(file: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(file))
    told = [text for page in book for text in (page["A1"].value, page.oddHeader.right.text)]
    return [book.properties.title, *told]


def _ods(file: bytes) -> list[str]:
    sheets = pd.read_excel(io.BytesIO(file), sheet_name=None, header=None, engine="odf")
    heads = [teletype.extractText(one) for one in load(io.BytesIO(file)).getElementsByType(Header)]
    return [*heads, *(sheet.iloc[0, 0] for sheet in sheets.values())]


def _odt(file: bytes) -> list[str]:
    text = load(io.BytesIO(file))
    heads = [teletype.extractText(one) for one in text.getElementsByType(Header)]
    (title,) = (p for p in text.getElementsByType(P) if p.getAttribute("stylename") == "Title")
    return [*heads, teletype.extractText(title)]


def _ics(file: bytes) -> list[str]:
    calendar = Calendar.from_ical(file)
    told = [part["summary"] for part in calendar.walk() if "summary" in part]
    return [calendar["x-wr-calname"], calendar["description"], *told]


def _csv(file: bytes) -> list[str]:
    _, *lines = csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";")
    return [line[0] for line in lines]


def _json(file: bytes) -> list[str]:
    return [next(iter(json.loads(file).values()))]


def _parquet(file: bytes) -> list[str]:
    table = pq.read_table(io.BytesIO(file))
    about = json.loads(table.schema.metadata[METADATA_KEY.encode()])
    return [next(iter(about.values())), *table.column(table.num_columns - 1).to_pylist()]


def _svg(file: bytes) -> list[str]:
    root = etree.fromstring(file)
    return [root.get("aria-label"), root.findtext("{http://www.w3.org/2000/svg}title")]


# What of a file must each hold the mark: every page, slide, sheet, row and event, and what it says
# of itself.
SAID: dict[str, Callable[[bytes], list[str]]] = {
    **{"pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "ods": _ods, "odt": _odt},
    **{"ics": _ics, "csv": _csv, "json": _json, "parquet": _parquet, "svg": _svg},
}


def _documents(info: ViewInfo) -> list[tuple[object, Document]]:
    rows = ordinary_rows()
    view = of_view(rows, info, REPORT.tables)
    kaart = of_view(rows, info, (), KaartOfView.of(rows, None, rows.iloc[::2]))
    report = replace(REPORT, info=replace(REPORT.info, mark=info.mark))
    return [
        *((kind, view) for kind in FORMATS),
        *((kind, report) for kind in REPORT_FORMATS),
        *((kind, kaart) for kind in KAART_FORMATS),
    ]


CASES = [
    pytest.param(kind, marked, plain, id=f"{kind.label} {marked.info.title[:8]}")
    for (kind, marked), (_, plain) in zip(
        _documents(MARKED), _documents(replace(MARKED, mark="")), strict=True
    )
]


@pytest.mark.parametrize(("kind", "document", "unmarked"), CASES)
def test_a_marked_file_says_it_everywhere_and_another_nowhere(
    kind, document: Document, unmarked: Document
) -> None:
    marked, plain = kind.build(document), kind.build(unmarked)
    assert kind.file_name(document.info) == f"oefening-{kind.file_name(unmarked.info)}"
    if kind.extension == "png":
        assert _differs_at_the_top(marked, plain)
        return
    said = [squashed(text) for text in SAID[kind.extension](marked)]
    assert len(said) > (kind.extension != "json") * 1
    assert [text for text in said if squashed(PRACTICE) not in text] == []
    assert PRACTICE not in " ".join(map(str, SAID[kind.extension](plain)))


@pytest.mark.parametrize("extension", ["pdf", "pptx"])
def test_a_concept_says_so_on_every_page_and_slide_also_that_of_the_kaart(extension: str) -> None:
    rows = ordinary_rows()
    info = replace(INFO, title=f"Rapportage, {CONCEPT}, 24 november 2026")
    report = replace(REPORT, info=info, kaart=KaartOfView.of(rows, None, rows))
    kind = next(one for one in REPORT_FORMATS if one.extension == extension)
    assert [text for text in SAID[extension](kind.build(report)) if CONCEPT not in text] == []


def _differs_at_the_top(marked: bytes, plain: bytes) -> bool:
    """A picture holds no words to be read back: the title and the facts are drawn in its head."""
    one, other = (Image.open(io.BytesIO(file)).convert("RGB") for file in (marked, plain))
    head = (0, 0, one.width, 200)
    return ImageChops.difference(one.crop(head), other.crop(head)).getbbox() is not None
