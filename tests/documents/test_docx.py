import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from documents import docx
from documents.columns import printable
from selections.kwartalen import moments_per_kwartaal
from selections.stappen import borging_of
from selections.voorleesregel import page_of, voorleesregels
from tests.documents.frame import (
    HOSTILE,
    INFO,
    SAID,
    hostile_rows,
    moments_in_table,
    ordinary_rows,
    view,
)
from tests.documents.office import charts


@pytest.fixture(scope="module")
def whole(calendar) -> bytes:
    """The document of the whole calendar."""
    return docx.build(view(calendar))


@pytest.fixture(scope="module")
def ordinary() -> Document:
    """The document of a few rows, read back."""
    return opened(docx.build(view(ordinary_rows())))


def opened(file: bytes) -> Document:
    return Document(io.BytesIO(file))


def test_the_headings_are_headings(ordinary):
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in ordinary.paragraphs
        if paragraph.style.name.startswith(("Heading", "Title"))
    ]
    assert found == [
        ("Title", f"Borgingskalender: {INFO.title}"),
        ("Heading 1", "Deze selectie"),
        ("Heading 1", "Lees dit zo"),
        ("Heading 1", "Momenten per kwartaal: grafiek"),
        ("Heading 1", "Tijdlijn"),
        ("Heading 1", "Tabel"),
        ("Heading 1", "In woorden"),
    ]


def test_the_view_and_the_caveats_are_named(ordinary):
    about = "\n".join(cell.text for row in ordinary.tables[0].rows for cell in row.cells)
    for said in SAID:
        assert said in about
    text = "\n".join(paragraph.text for paragraph in ordinary.paragraphs)
    for caveat in ("kunnen worden overwogen", "aan de orde zou kunnen zijn", "parallel uitgewerkt"):
        assert caveat in text
    assert "24 november 2026" in ordinary.sections[0].header.paragraphs[0].text


def test_the_table_has_every_row_of_the_calendar(calendar, whole):
    table = opened(whole).tables[1]
    assert len(table.rows) == len(calendar) + 1
    names = ("maatregel", "titel", "stap", "doorwerking", "borging", "plan", "agendering")
    said = calendar[[*names]].assign(
        agendering=moments_in_table(calendar), borging=list(map(borging_of, calendar.itertuples()))
    )
    said = said.astype(object).fillna("")
    for line, values, row in zip(
        table.rows[1:], said.to_numpy().tolist(), calendar.astype(object).itertuples(), strict=True
    ):
        shown = [cell.text for cell in line.cells]
        assert shown[:7] == values
        assert shown[8] == str(page_of(row))


def test_the_number_of_a_page_is_that_of_the_file_and_not_of_the_source(whole):
    (section,) = opened(whole).sections
    assert section.footer.paragraphs[0].text.startswith("Bron: ")
    assert f"{INFO.source}. Dit bestand: pagina " in section.footer.paragraphs[0].text


def test_each_table_is_described(whole):
    for table in opened(whole).tables:
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_every_row_has_its_sentence(calendar, whole):
    text = "\n".join(paragraph.text for paragraph in opened(whole).paragraphs)
    for sleutel, sentence in zip(calendar["sleutel"], voorleesregels(calendar), strict=True):
        assert f"{sleutel} {sentence}" in text


def test_the_charts_are_native_have_their_numbers_and_an_alternative_text(calendar, whole):
    found = charts(whole, "word/charts")
    kwartalen = moments_per_kwartaal(calendar)
    first = found[0]
    assert first.categories == list(kwartalen["naam"])
    totals = [sum(values) for values in zip(*first.series.values(), strict=True)]
    assert totals == list(kwartalen["momenten"])
    assert [row[0] for row in first.workbook[1:]] == first.categories
    assert sum(len(chart.categories) for chart in found[1:]) == len(calendar)
    drawings = opened(whole).element.body.findall(".//" + qn("wp:docPr"))
    assert len(drawings) == len(found)
    assert all(len(drawing.get("descr")) > 100 for drawing in drawings)
    assert len({drawing.get("id") for drawing in drawings}) == len(drawings)


def test_every_relation_of_the_package_leads_somewhere(whole):
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = set(archive.namelist())
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        overridden = {entry.get("PartName", "").lstrip("/") for entry in types}
        assert {name for name in names if "/charts/chart" in name} <= overridden | {
            name for name in names if name.endswith(".rels")
        }
        for name in names:
            if name.endswith(".rels") and name.startswith("word/charts"):
                for relation in etree.fromstring(archive.read(name)):
                    assert f"word/{relation.get('Target').removeprefix('../')}" in names


def test_it_is_dutch_and_titled(ordinary):
    assert ordinary.core_properties.title == f"Borgingskalender: {INFO.title}"
    assert ordinary.core_properties.language == "nl-NL"


def test_hostile_texts_stay_texts():
    document = opened(docx.build(view(hostile_rows())))
    assert [row.cells[2].text for row in document.tables[1].rows[1:]] == [
        printable(text) for text in HOSTILE
    ]


def test_a_selection_without_rows_says_so():
    document = opened(docx.build(view(ordinary_rows().iloc[:0])))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "Er zijn geen regels in deze selectie." in text
    assert len(document.tables) == 1
