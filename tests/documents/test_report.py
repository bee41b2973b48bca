"""A report in each of its formats, read back with other libraries than wrote it where there are."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import openpyxl
import pandas as pd
import pikepdf
import pypdf
import pytest
from lxml import etree
from odf import teletype
from odf.draw import Frame
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from odf.text import H, P
from pptx import Presentation

from documents.columns import printable
from documents.document import Chart, Document, Section
from documents.formats import REPORT_FORMATS
from documents.pdf_text import showable
from documents.tabel import Column, Tabel
from style.look import LOOKS
from tests.documents.frame import INFO
from tests.documents.office import charts
from tests.documents.pdf_read import elements, squashed, text_of
from tests.documents.report import COUNTS, REPORT, SHORT
from tests.documents.structure import READERS
from voortgang.counts import classes

BY_EXTENSION = {kind.extension: kind for kind in REPORT_FORMATS}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {name: kind.build(REPORT) for name, kind in BY_EXTENSION.items()}


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_the_same_report_gives_the_same_bytes(files, extension):
    assert BY_EXTENSION[extension].build(REPORT) == files[extension]


def test_the_formats_are_those_that_were_asked_for():
    assert list(BY_EXTENSION) == ["pdf", "xlsx", "docx", "pptx", "odt"]
    assert BY_EXTENSION["odt"].file_name(INFO).endswith("2026-11-24.odt")


def test_the_pdf_keeps_to_both_standards_and_says_all(files):
    text = squashed(text_of(files["pdf"]))
    for said in ("tot en met bericht 77", "Stand op 24 november 2026", "Geen regels.", *SHORT):
        assert squashed(showable(said)) in text, said
    assert squashed("F1 2 1.1.1/1/1/1; 1.1.2/2/1/1 12") in text
    with pikepdf.open(io.BytesIO(files["pdf"])) as document:
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert [page for page in document.pages if page.get_images()] == []
    tags = elements(files["pdf"])
    alts = [alt for tag, alt in tags if tag == "/Figure"]
    assert alts == [section.chart.alt for section in REPORT.sections if section.chart]
    # Without the words "Gemaakt op": when it was made says nothing of what it holds.
    assert "Gemaaktop" not in text
    outline = pypdf.PdfReader(io.BytesIO(files["pdf"])).outline
    assert [one.title for one in outline if not isinstance(one, list)] == [
        "Waar dit op rust",
        *(section.heading for section in REPORT.sections),
    ]


def test_the_word_document_holds_words_tables_and_charts(files):
    document = docx.Document(io.BytesIO(files["docx"]))
    text = [paragraph.text for paragraph in document.paragraphs]
    for said in SHORT:
        assert printable(said) in text
    _, counts, quarters, annex = document.tables
    assert [cell.text for cell in counts.rows[2].cells] == ["Bebouwd gebied (T2)", "0", "5", "5"]
    assert [cell.text for cell in quarters.rows[1].cells] == ["Q4 2026", "2", "1"]
    assert [cell.text for cell in annex.rows[1].cells][2] == "1.1.1/1/1/1; 1.1.2/2/1/1"
    _assert_charts(files["docx"], "word/charts")


def test_the_presentation_holds_words_tables_and_charts(files):
    deck = Presentation(io.BytesIO(files["pptx"]))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    text = "\n".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert all(printable(said) in text.replace("\x0b", "\n") for said in SHORT)
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["Bebouwd gebied (T2)", "0", "5", "5"] in cells
    assert ["F1", "2", "1.1.1/1/1/1; 1.1.2/2/1/1", "12"] in cells
    _assert_charts(files["pptx"], "ppt/charts")


def test_a_section_without_sentences_has_no_empty_slide(files):
    deck = Presentation(io.BytesIO(files["pptx"]))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert "Per thema" in titles
    assert "Bijlage A" not in titles


def test_a_row_that_goes_on_on_the_next_slide_says_which_it_is():
    frame = pd.DataFrame({"Bericht": [21], "Wat erbij staat": ["woord " * 700]})
    report = Document(INFO, (), (Section("Besluiten", (), (Tabel.of_frame("Lijst", frame),)),))
    deck = Presentation(io.BytesIO(BY_EXTENSION["pptx"].build(report)))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    first = [table.cell(1, 0).text for table in tables if table.cell(0, 0).text == "Bericht"]
    assert len(first) > 1
    assert first == ["21", *["21 (vervolg)"] * (len(first) - 1)]


def test_the_head_of_a_report_says_of_which_day_the_state_is(files):
    words = {
        "docx": docx.Document(io.BytesIO(files["docx"])).sections[0].header.paragraphs[0].text,
        "pptx": Presentation(io.BytesIO(files["pptx"])).slides[0].placeholders[1].text,
        "xlsx": openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active.oddHeader.right.text,
        "pdf": text_of(files["pdf"]),
        "odt": zipfile.ZipFile(io.BytesIO(files["odt"])).read("styles.xml").decode(),
    }
    for name, said in words.items():
        assert "Stand op 24 november 2026" in said, name
        assert "Peildatum" not in said, name


def test_numbers_of_a_chart_are_told_and_its_axis_counts_whole_rows(files):
    deck = Presentation(io.BytesIO(files["pptx"]))
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    for chart in drawn:
        assert chart.value_axis.axis_title.text_frame.text == "Aantal regels"
        assert chart.value_axis.major_unit == 1
    assert drawn[1].plots[0].data_labels.show_value


def test_many_sentences_go_on_on_the_next_slide():
    long = Document(INFO, (), (Section("Punten", ("woord " * 60,) * 8),))
    deck = Presentation(io.BytesIO(BY_EXTENSION["pptx"].build(long)))
    parts = [slide for slide in deck.slides if slide.shapes.title.text.startswith("Punten, deel")]
    assert len(parts) == 2
    assert sum(slide.placeholders[1].text.count("woord") for slide in parts) == 8 * 60


def _assert_charts(file: bytes, folder: str) -> None:
    of_themas, of_quarters = charts(file, folder)
    assert of_themas.categories == ["Bodem (T1)", "Bebouwd gebied (T2)"]
    assert of_themas.series == {"Loopt (S2)": [3, 0], "Niet vastgelegd (S7)": [4, 5]}
    assert of_themas.workbook[2] == ("Bebouwd gebied (T2)", 0, 5)
    assert of_quarters.series == {"Publicatie (P)": [2], "Zoals het nu staat (V)": [1]}
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        drawn = "".join(
            archive.read(name).decode()
            for name in archive.namelist()
            if re.search(r"slides/slide[0-9]+\.xml$|word/document\.xml$", name)
        )
    for section in REPORT.sections:
        assert section.chart is None or f'descr="{section.chart.alt}"' in drawn


def test_the_workbook_has_a_sheet_for_each_table_and_charts_on_its_cells(files):
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert book.sheetnames == ["Toelichting", *(table.title for table in REPORT.tables)]
    assert [[cell.value for cell in row] for row in book["Aan de orde per thema"]["A2:D3"]] == [
        ["Bodem (T1)", 3, 4, 7],
        ["Bebouwd gebied (T2)", 0, 5, 5],
    ]
    words = [cell.value for cell in book["Toelichting"]["B"]]
    assert "tot en met bericht 77" in words
    for said in SHORT:
        assert printable(said) in [str(word).replace("_x005F_x", "_x") for word in words]
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as archive:
        first = etree.fromstring(archive.read("xl/charts/chart1.xml"))
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    ranges = first.xpath("//*[local-name()='f']/text()")
    assert "'Aan de orde per thema'!$B$2:$B$3" in ranges
    assert REPORT.sections[1].chart.alt in drawing


def test_a_row_of_the_words_in_a_workbook_is_as_high_as_its_text():
    long = Document(INFO, (), (Section("Punten", ("woord " * 50,)),))
    made = BY_EXTENSION["xlsx"].build(long)
    page = openpyxl.load_workbook(io.BytesIO(made))["Toelichting"]
    assert page.row_dimensions[2].height >= 3 * 14


def test_the_odt_holds_words_tables_and_charts_with_their_words(files):
    document = load(io.BytesIO(files["odt"]))
    paragraphs = [teletype.extractText(one) for one in document.getElementsByType(P)]
    for said in SHORT:
        for line in printable(said).split("\n"):
            assert line in paragraphs
    headings = [
        (one.getAttribute("outlinelevel"), str(one)) for one in document.getElementsByType(H)
    ]
    assert ("1", "Per thema") in headings
    assert ("2", "Momenten per kwartaal") in headings
    tables = document.getElementsByType(Table)
    assert len(tables) == 4
    rows = [
        [teletype.extractText(cell) for cell in row.getElementsByType(TableCell)]
        for row in tables[1].getElementsByType(TableRow)
    ]
    assert rows[2] == ["Bebouwd gebied (T2)", "0", "5", "5"]
    frames = document.getElementsByType(Frame)
    words = [teletype.extractText(frame) for frame in frames]
    wanted = [section.chart.alt for section in REPORT.sections if section.chart]
    assert all(alt in said for alt, said in zip(wanted, words, strict=True))
    with zipfile.ZipFile(io.BytesIO(files["odt"])) as archive:
        assert archive.namelist()[0] == "mimetype"
        pictures = [name for name in archive.namelist() if name.startswith("Pictures/")]
        assert len(pictures) == 2
        assert all(archive.read(name).startswith(b"\x89PNG") for name in pictures)


def test_a_chart_of_zeros_is_drawn():
    none = COUNTS.assign(**{"Loopt (S2)": 0, "Niet vastgelegd (S7)": 0})
    section = Section(
        "Per thema",
        (),
        (Tabel.of_frame("Aan de orde per thema", none),),
        Chart((("Loopt (S2)", "loopt"),), 2, True, "Geen."),
    )
    report = Document(INFO, (), (section,))
    assert BY_EXTENSION["pdf"].build(report).startswith(b"%PDF")


def test_a_page_in_short_comes_first_and_long_lists_are_named_on_slides_alone():
    counts = Section(
        "In het kort",
        ("Eén zin.",),
        (REPORT.tables[0], REPORT.tables[1], REPORT.tables[0]),
        REPORT.sections[1].chart,
    )
    long = replace(REPORT.tables[3], title="Lange lijst", detail=True)
    later = Section("Bijlage", ("Alleen op papier.",), (REPORT.tables[3],), detail=True)
    sections = (Section("Gedaan", ("Wat is gedaan.",), (long,)), later)
    report = replace(REPORT, sections=sections, front=counts, facts_at=1)
    made = {name: kind.build(report) for name, kind in BY_EXTENSION.items()}

    deck = Presentation(io.BytesIO(made["pptx"]))
    assert [slide.shapes.title.text for slide in deck.slides] == [
        *(report.info.title, "Gedaan", "Waar dit op rust", "Niet op dia’s"),
    ]
    first = [shape for shape in deck.slides[0].shapes if shape.has_table]
    assert [shape.table.cell(0, 0).text for shape in first] == ["Kwartaal", "Thema"]
    assert "Lange lijst (2); Welke rijen (2)" in deck.slides[-1].placeholders[1].text

    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    assert book.sheetnames[:2] == ["Samenvatting", "Toelichting"]
    page = book["Samenvatting"]
    # On one page, whatever its height: elsewhere the height is 0, as many pages as it takes.
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight != 0
    assert book["Toelichting"].page_setup.fitToHeight == 0
    assert [page["A1"].value, page["A2"].value] == [report.info.title, "Eén zin."]

    read = pypdf.PdfReader(io.BytesIO(made["pdf"]))
    pages = [squashed(page.extract_text()) for page in read.pages]
    assert "Inhetkort" in pages[0]
    assert "Watisgedaan." not in pages[0]
    words = docx.Document(io.BytesIO(made["docx"])).paragraphs
    heads = [one.text for one in words if one.style.name == "Heading 1"]
    odt = load(io.BytesIO(made["odt"])).getElementsByType(H)
    of_odt = [str(one) for one in odt if one.getAttribute("outlinelevel") == "1"]
    assert heads == of_odt == ["In het kort", "Gedaan", "Waar dit op rust", "Bijlage"]


def test_a_thing_has_one_heading():
    table = Tabel("Punt 1", (Column("Regel"),), (("1.1.6/1/1/1",),))
    report = replace(REPORT, sections=(Section("1. Besluit over plan B", tables=(table,)),))
    for kind in ("pdf", "docx", "odt"):
        _, *heads = READERS[kind](BY_EXTENSION[kind].build(report)).headings
        assert heads == [(1, "Waar dit op rust"), (1, "1. Besluit over plan B")]


def test_a_series_without_a_look_is_refused():
    with pytest.raises(ValueError, match="geel"):
        Chart((("Kolom", "geel"),), 1, True, "")


def test_every_class_of_the_log_has_a_look_and_what_is_not_recorded_is_grey():
    assert set(classes()) <= set(LOOKS)
    grey = LOOKS["niet vastgelegd"].fill
    assert len({grey[1:3], grey[3:5], grey[5:7]}) == 1


def test_the_time_in_the_properties_is_that_of_the_view(files):
    properties = docx.Document(io.BytesIO(files["docx"])).core_properties
    assert (
        properties.created.replace(tzinfo=UTC)
        == INFO.generated
        == datetime(2026, 11, 24, 10, 35, tzinfo=UTC)
    )
