"""The PDF, read back with pikepdf (structure) and pypdf (text).

veraPDF, which checks a file against the whole of PDF/UA-1 and PDF/A-2a, is a Java program that no
package registry of this project has. What is tested here is what a reader depends on.
"""

import io
import re
from dataclasses import replace

import pandas as pd
import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import pdf
from documents.document import of_view
from documents.pdf_text import showable
from selections.voorleesregel import voorleesregels
from tests.documents.frame import (
    HOSTILE,
    INFO,
    LONG,
    SAID,
    moments_in_table,
    ordinary_rows,
    rows_of,
    view,
)
from tests.documents.pdf_read import elements, squashed, text_of
from tests.examples import examples
from tests.selections.frame import build_table, line, moment


@pytest.fixture(scope="module")
def whole(calendar) -> bytes:
    """The PDF of the whole calendar."""
    return pdf.build(view(calendar))


@pytest.fixture(scope="module")
def ordinary() -> bytes:
    """The PDF of a few rows."""
    return pdf.build(view(ordinary_rows()))


@pytest.fixture(scope="module")
def pages_of_whole(whole) -> list[str]:
    """Its text, page by page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(whole)).pages]


def test_it_is_tagged_dutch_titled_and_claims_both_standards(ordinary):
    with pikepdf.open(io.BytesIO(ordinary)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked) is True
        assert str(root.Lang) == "nl-NL"
        assert bool(root.ViewerPreferences.DisplayDocTitle) is True
        assert str(document.docinfo.Title) == f"Borgingskalender: {INFO.title}"
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == f"Borgingskalender: {INFO.title}"
        assert "/OutputIntents" in root
        assert "/Encrypt" not in document.trailer
        for page in document.pages:
            assert str(page.Tabs) == "/S"
            for font in page.Resources.get("/Font", {}).values():
                descendant = font.DescendantFonts[0]
                assert {"/FontFile2", "/FontFile3"} & set(descendant.FontDescriptor.keys())
                assert "/ToUnicode" in font


def test_the_bookmarks_are_the_headings(ordinary):
    outline = [entry.title for entry in pypdf.PdfReader(io.BytesIO(ordinary)).outline]
    assert outline == ["Deze selectie", "Lees dit zo", "Tijdlijn", "Tabel", "In woorden"]


def test_the_table_is_whole_with_header_cells(calendar, whole):
    tags = [tag for tag, _ in elements(whole)]
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 9 + len(calendar)
    assert tags.count("/TD") == 8 * len(calendar)
    assert tags.count("/TR") == len(calendar) + 1


def test_the_header_of_the_table_is_repeated_on_each_of_its_pages(pages_of_whole):
    texts = pages_of_whole
    first = next(number for number, text in enumerate(texts) if "\nTabel\n" in text)
    after = next(number for number, text in enumerate(texts) if "\nIn woorden\n" in text)
    assert after - first > 5
    for text in texts[first:after]:
        assert "Borging van de doorwerking" in text


def test_each_part_of_the_timeline_has_a_text_and_is_drawn_as_vectors(calendar, whole):
    figures = [alt for tag, alt in elements(whole) if tag == "/Figure"]
    assert len(figures) > 3
    assert all(alt.startswith("Tijdlijn van 2023 tot en met 2030 met ") for alt in figures)
    rows = [int(re.search(r"met ([0-9]+) regels van", alt)[1]) for alt in figures]
    assert sum(rows) == len(calendar)
    with pikepdf.open(io.BytesIO(whole)) as document:
        assert [page for page in document.pages if page.get_images()] == []


def test_every_row_of_the_real_calendar_is_in_the_text(calendar, pages_of_whole):
    # Without the head and the foot of each page: a sentence may go on on the next one.
    text = squashed("\n".join("\n".join(page.split("\n")[1:-1]) for page in pages_of_whole))
    for sleutel, sentence in zip(calendar["sleutel"], voorleesregels(calendar), strict=True):
        assert squashed(showable(f"{sleutel}{sentence}")) in text
    for column in ("stap", "doorwerking", "borging", "agendering"):
        for words in calendar[column].dropna():
            # A cell may go on on the next page, with header and foot in between.
            assert all(squashed(showable(part)) in text for part in words.split())


def test_the_view_and_the_caveats_are_printed_and_the_pages_numbered(ordinary):
    text = text_of(ordinary)
    for said in (*SAID, INFO.url, "24 november 2026, 11.35 uur"):
        assert squashed(said) in squashed(text)
    for caveat in ("kunnen worden overwogen", "aan de orde zou kunnen zijn", "parallel uitgewerkt"):
        assert caveat in text
    count = len(pypdf.PdfReader(io.BytesIO(ordinary)).pages)
    for number in range(1, count + 1):
        assert f"pagina {number} van {count}" in text


def test_the_address_can_be_followed(ordinary):
    with pikepdf.open(io.BytesIO(ordinary)) as document:
        targets = [
            str(annotation.A.URI)
            for page in document.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation
        ]
    assert set(targets) == {INFO.url}


def test_hostile_texts_are_printed_as_texts():
    texts = [text for text in HOSTILE if len(text) < 100]
    assert len(texts) == len(HOSTILE) - 2
    text = squashed(text_of(pdf.build(view(rows_of(*texts)))))
    for words in texts:
        assert squashed(showable(words)) in text, words


def test_a_text_longer_than_a_page_is_printed_whole():
    rows = build_table(line("zonderspaties" * 100, stap=LONG) | moment("Q4 2026"))
    text = squashed(text_of(pdf.build(view(rows))))
    assert text.count("woord") >= 3_500
    assert text.count("zonderspaties") >= 2 * 100


def test_what_the_font_has_not_is_told_by_its_number():
    assert showable("é ë ï € – ’ ≥ Ω") == "é ë ï € – ’ ≥ Ω"
    assert showable("a😀b 漢") == "a[U+1F600]b [U+6F22]"
    assert showable("\u202eabc\u202c") == "abc"
    assert "[U+1F600]" in text_of(pdf.build(view(rows_of("a😀b"))))


@examples(25)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_no_text_at_all_breaks_the_standards(text):
    assert pdf.build(view(rows_of(text))).startswith(b"%PDF-1.7")


def test_a_selection_without_rows_says_so():
    text = text_of(pdf.build(view(ordinary_rows().iloc[:0])))
    assert "Er zijn geen regels in deze selectie." in text


@pytest.mark.parametrize("title", ["", " ", "Tegenstrijdigheden " * 20])
def test_any_title_will_do(title):
    assert pdf.build(of_view(ordinary_rows(), replace(INFO, title=title))).startswith(b"%PDF")


def test_a_moment_stands_in_the_row_of_its_line(calendar, pages_of_whole):
    text = squashed("\n".join(pages_of_whole))
    rows = calendar[calendar["agendering"].notna() & calendar["borging"].notna()]
    assert len(rows) > 50
    found = 0
    for row, told in zip(rows.itertuples(), moments_in_table(rows), strict=True):
        plan = "" if pd.isna(row.plan) else row.plan
        found += squashed(showable(f"{row.borging}{plan}{told}")) in text
    # A row that a page break cuts in two is the exception.
    assert found >= 0.9 * len(rows)
