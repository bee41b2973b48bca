"""The kaart on one sheet in each of its formats, and as a page of a document."""

import io
import re
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from documents import pdf
from documents.document import Document, KaartOfView, of_view
from documents.formats import KAART_FORMATS
from documents.kaartblad.frame import A3, A4, SLIDE
from documents.kaartblad.layout import TITLE, sheet
from documents.pdf_text import showable
from loaders.table import read_table
from tests.documents.frame import HOSTILE, INFO, hostile_rows, ordinary_rows
from tests.documents.pdf_read import elements, squashed, text_of

BY_NAME = {f"{kind.part or 'kaart'}.{kind.extension}": kind for kind in KAART_FORMATS}
TITLED = replace(INFO, title="Kaart")


def of(table, info=TITLED) -> Document:
    """A document of a selection of every other row of a table."""
    return of_view(table, info, (), KaartOfView.of(table, None, table.iloc[::2]))


@pytest.fixture(scope="module")
def document() -> Document:
    return of(read_table())


@pytest.fixture(scope="module")
def files(document) -> dict[str, bytes]:
    return {name: kind.build(document) for name, kind in BY_NAME.items()}


@pytest.fixture(scope="module")
def blocks(document):
    return sheet(document, A3).blocks


def test_each_has_a_name_of_its_own(document):
    names = [kind.file_name(document.info) for kind in KAART_FORMATS]
    assert len(set(names)) == len(names) == 5
    assert names[0] == "borgingskalender-kaart-a3-2026-11-24.pdf"


@pytest.mark.parametrize("name", BY_NAME)
def test_the_same_view_gives_the_same_bytes(files, document, name):
    assert BY_NAME[name].build(document) == files[name]


@pytest.mark.parametrize("name", BY_NAME)
def test_hostile_words_and_an_empty_selection_break_no_format(name):
    table = hostile_rows()
    nothing = Document(TITLED, (), (), kaart=KaartOfView(table, None, frozenset()))
    for document in (of(table), nothing):
        assert BY_NAME[name].build(document)


@pytest.mark.parametrize(("name", "paper"), [("a3.pdf", A3), ("a4.pdf", A4)])
def test_the_pdf_is_one_page_of_vectors_that_keeps_to_both_standards(files, blocks, name, paper):
    with pikepdf.open(io.BytesIO(files[name])) as document:
        (page,) = document.pages
        assert [float(end) for end in page.MediaBox] == pytest.approx(
            [0, 0, paper.width, paper.height], abs=0.1
        )
        assert not page.get_images()
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == "Borgingskalender: Kaart"
        assert str(document.Root.Lang) == "nl-NL"
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
    tags = elements(files[name])
    assert [tag for tag, _ in tags][:2] == ["/Document", "/Title"]
    alts = [alt for tag, alt in tags if tag == "/Figure"]
    # The legend, the kaart as a whole and each of its rows.
    assert len(alts) == 2 + 64 and all(alts)
    for block in blocks:
        assert any(block.sentence in alt for alt in alts)
    text = squashed(text_of(files[name]))
    for row in read_table().itertuples():
        assert squashed(row.titel) in text
    assert squashed(INFO.source) in text and squashed(INFO.url) in text


def test_the_kaart_is_the_first_page_of_a_view_and_the_second_of_a_report(document):
    whole = pypdf.PdfReader(io.BytesIO(pdf.build(document)))
    assert whole.pages[0].extract_text().startswith(TITLE)
    assert "Deze selectie" in whole.pages[1].extract_text()
    assert f"pagina 2 van {len(whole.pages)}" in whole.pages[1].extract_text()
    report = Document(INFO, INFO.lines(), document.sections, kaart=document.kaart)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.build(report))).pages]
    assert "Waar dit op rust" in pages[0]
    assert [page.startswith(TITLE) for page in pages] == [False, True, False]
    without = replace(document, rows=ordinary_rows(), kaart=None)
    assert TITLE not in text_of(pdf.build(without)).split("Tijdlijn")[0].split("Bron")[0]


def test_the_slide_has_native_shapes_that_say_what_they_show(files, blocks):
    deck = Presentation(io.BytesIO(files["kaart.pptx"]))
    (slide,) = deck.slides
    assert (deck.slide_width.pt, deck.slide_height.pt) == pytest.approx(
        (SLIDE.width, SLIDE.height), abs=0.1
    )
    assert slide.shapes[0] == slide.shapes.title and slide.shapes.title.text == TITLE
    groups = [shape for shape in slide.shapes if shape.shape_type == 6]
    assert len(groups) == 2 + 64
    assert all(group._element.nvGrpSpPr.cNvPr.get("descr") for group in groups)
    shapes = [shape for group in groups for shape in group.shapes]
    told = [
        shape._element.nvSpPr.cNvPr.get("descr") for shape in shapes if hasattr(shape, "text_frame")
    ]
    assert [alt for alt in told if alt] == [block.sentence for block in blocks]
    runs = [
        run
        for shape in [*shapes, *slide.shapes]
        if getattr(shape, "has_text_frame", False)
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert min(run.font.size for run in runs) == Pt(6)
    assert {run._r.rPr.get("lang") for run in runs} == {"nl-NL"}
    texts = {run.text for run in runs}
    assert {showable(title) for title in read_table()["maatregel"]} <= texts


def test_the_svg_has_its_words_as_words_and_a_sentence_for_each_mark(files, blocks):
    name = "{http://www.w3.org/2000/svg}"
    root = etree.fromstring(files["kaart.svg"])
    assert root.findtext(f"{name}title") == "Borgingskalender: Kaart"
    assert "194 regels" in root.findtext(f"{name}desc")
    said = [title.text for title in root.iterfind(f".//{name}g/{name}title")]
    assert said == [block.sentence for block in blocks]
    texts = {text.text for text in root.iter(f"{name}text")}
    assert set(read_table()["maatregel"]) <= texts
    assert not {f"{name}script", f"{name}image"} & {element.tag for element in root.iter()}
    for number in re.findall(rb"url\(#(\w+)\)", files["kaart.svg"]):
        assert root.find(f".//*[@id='{number.decode()}']") is not None


def test_words_of_the_calendar_stay_words_in_the_svg():
    text = etree.fromstring(BY_NAME["kaart.svg"].build(of(hostile_rows()))).itertext()
    said = squashed(" ".join(text))
    assert all(squashed(showable(words))[:40] in said for words in HOSTILE if len(words) < 100)


def test_the_png_is_the_sheet_of_a3(files):
    picture = Image.open(io.BytesIO(files["kaart.png"])).convert("RGB")
    assert picture.size == (2381, 1684)
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    colours = {colour for _, colour in picture.getcolors(maxcolors=1_000_000)}
    assert {(0x15, 0x42, 0x73), (0xFF, 0xE3, 0xC2), (0xA9, 0x00, 0x61)} <= colours
