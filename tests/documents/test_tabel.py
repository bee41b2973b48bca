"""The tables of a screen beside its rows, in each format that holds them, read back by others."""

import io
from dataclasses import replace
from datetime import date

import docx
import pandas as pd
import pptx
import pytest
from markupsafe import Markup

from documents import docx as word
from documents import pdf, xlsx
from documents import pptx as slides
from documents.formats import FORMATS
from documents.opendocument import ods
from documents.tabel import AS_BEFORE, Column, Shown, Tabel, Where
from tests.documents.frame import HOSTILE, LONG, ordinary_rows, view
from tests.documents.pdf_read import elements, squashed, text_of

FRAME = pd.DataFrame(
    {
        "Maatregel en stap": ["1.1.2, stap 1", "=1+1", "lang"],
        "Marge in kwartalen": pd.array([-3, None, 0], dtype="Int64"),
        "Welke maatregelen": [["1.1.2", "1.1.3"], [], ["2.0.1"]],
        "Tot en met": [date(2026, 12, 31), None, None],
        "In woorden": ["Plan B moest al", None, LONG],
    }
)
NOTES = ("Wat als, niet de publicatie.", "A en B worden parallel uitgewerkt.")
TABLES = (
    Tabel.of_frame("Ketens", FRAME, NOTES),
    Tabel.of_frame("Leeg & <b>", FRAME.iloc[:0]),
)
TEXTS = [
    ("1.1.2, stap 1", "-3", "1.1.2; 1.1.3", "31-12-2026", "Plan B moest al"),
    ("=1+1", "", "", "", ""),
]


def test_a_title_that_no_sheet_can_have_is_refused() -> None:
    for title in ("x" * 32, "Wanneer?", "A/B", "[A]"):
        with pytest.raises(ValueError, match="sheet"):
            Tabel.of_frame(title, FRAME)


def test_yes_no_and_nothing_are_said_alike_on_a_screen_and_in_a_file() -> None:
    screen, file = (Column(where.name, where=where) for where in (Where.SCREEN, Where.FILE))
    rows = [(True, pd.NA, Shown(1, Markup("een"))), (False, "x", pd.NaT)]
    found = Tabel.of("Blad", (file, screen, Column("beide")), rows)
    assert found.values() == [("ja", 1), ("nee", None)]
    assert found.on(Where.SCREEN)[1] == [(None, rows[0][2]), ("x", None)]
    assert found.part([False, True], "Nee").column("FILE") == ["nee"]


def test_the_longest_word_of_a_column_fits_in_its_share_and_a_long_text_gets_more() -> None:
    shares = TABLES[0].shares()
    assert shares[1] >= len("kwartalen")
    assert shares[4] == max(shares)


def test_a_heading_does_not_break_because_other_columns_have_long_texts() -> None:
    narrow = {"Bericht": [5], "Tijd": ["22.44 uur"], "Sleutel": ["1.1.13/2/1/1"]}
    long = {f"Tekst {number}": ["https://" + "woord" * 800] for number in range(7)}
    shares = Tabel.of_frame("Besluiten", pd.DataFrame(narrow | long)).shares(160)
    assert sum(shares) == pytest.approx(160)
    assert shares[0] >= len("Bericht") + 2
    assert shares[2] >= len("1.1.13/2/1/1") + 2
    assert min(shares[3:]) > shares[2]
    # Nor where there is no room for the longest words of all, and it is set in bold.
    many = {f"Kwartalen {number}": ["woord" * 8] for number in range(9)}
    crowded = Tabel.of_frame("Veel", pd.DataFrame({"Regels": [1]} | many)).shares(150)
    assert crowded[0] >= 1.25 * len("Regels") + 2
    assert min(crowded[1:]) >= 1.25 * len("Kwartalen") + 2


def test_a_long_word_stays_in_its_column_of_a_pdf_and_an_address_stays_itself() -> None:
    address = "https://www.rijksoverheid.nl/documenten/kamerstukken/grondwaterbeschermingsplannen"
    words = {f"Kolom {number}": ["stroomgebiedbeheerplannen"] for number in range(9)}
    frame = pd.DataFrame(words | {"Bewijs": [address]})
    file = pdf.build(view(ordinary_rows(), Tabel.of_frame("Smal", frame)))
    text = text_of(file)
    assert "stroomgebiedbeheerplannen" not in text
    assert address in squashed(text)


def test_hostile_texts_come_through_in_every_format() -> None:
    table = Tabel.of_frame("Vijandig", pd.DataFrame({"=kop": list(HOSTILE), "B": list(HOSTILE)}))
    for kind in FORMATS:
        assert kind.build(view(ordinary_rows(), table))


def test_formats_for_programs_are_the_same_with_and_without() -> None:
    rows = ordinary_rows()
    for kind in FORMATS:
        same = kind.build(view(rows, *TABLES)) == kind.build(view(rows))
        assert same is not kind.for_people, kind.extension


@pytest.mark.parametrize("module", [xlsx, ods])
def test_a_workbook_has_a_sheet_for_each_with_typed_cells(module) -> None:
    file = module.build(view(ordinary_rows(), *TABLES))
    names = pd.ExcelFile(io.BytesIO(file), engine="calamine").sheet_names
    assert names == [
        "Borgingskalender", "Ketens", "Leeg & <b>", "Over deze selectie", "Kolommen"
    ]  # fmt: skip
    found = pd.read_excel(io.BytesIO(file), "Ketens", engine="calamine")
    assert list(found.columns) == list(FRAME.columns)
    assert found["Maatregel en stap"].tolist()[1] == "=1+1"
    assert found["Marge in kwartalen"].tolist()[::2] == [-3, 0]
    assert found["Tot en met"][0].date() == date(2026, 12, 31)
    assert pd.read_excel(io.BytesIO(file), "Leeg & <b>", engine="calamine").empty
    about = pd.read_excel(io.BytesIO(file), "Over deze selectie", engine="calamine")
    assert set(NOTES) <= set(about["Inhoud"])


def test_word_has_a_heading_and_a_native_table_with_a_header_row() -> None:
    document = docx.Document(io.BytesIO(word.build(view(ordinary_rows(), *TABLES))))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[:4] == ["Deze selectie", "Lees dit zo", "Ketens", "Leeg & <b>"]
    assert set(NOTES) <= {paragraph.text for paragraph in document.paragraphs}
    table = document.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == list(FRAME.columns)
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    read = [tuple(cell.text for cell in row.cells) for row in table.rows[1:3]]
    assert read == TEXTS


def test_powerpoint_has_the_notes_on_a_slide_and_every_word_of_the_table() -> None:
    deck = pptx.Presentation(io.BytesIO(slides.build(view(ordinary_rows(), *TABLES))))
    of_extra = [s for s in deck.slides if s.shapes.title.text.startswith("Ketens")]
    assert all(note in of_extra[0].placeholders[1].text for note in NOTES)
    tables = [shape.table for slide in of_extra for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in tables[0].rows[0].cells] == list(FRAME.columns)
    words = "".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    assert words.count("woord ") + words.count("woord") >= LONG.count("woord")
    assert any("Leeg" in slide.shapes.title.text for slide in deck.slides)


def test_the_pdf_has_them_as_tagged_tables_before_the_timeline() -> None:
    file = pdf.build(view(ordinary_rows(), *TABLES))
    words = squashed(text_of(file))
    places = [words.index(squashed(text)) for text in ("Ketens", *NOTES, *TEXTS[0], "Tijdlijn")]
    assert places == sorted(places)
    tags = [tag for tag, _ in elements(file)]
    without = [tag for tag, _ in elements(pdf.build(view(ordinary_rows())))]
    assert tags.count("/Table") == without.count("/Table") + 1
    assert tags.count("/TH") == without.count("/TH") + len(FRAME.columns) + len(FRAME)


def test_what_all_rows_say_is_said_once():
    columns = [Column("Wat"), Column("Door")]
    table = Tabel.of("Lijst", columns, [("een", "Rijk"), ("twee", "Rijk")], ("Noot.",))
    once = table.said_once("Door")
    assert (once.header, once.values()) == (["Wat"], [("een",), ("twee",)])
    assert once.notes == ("Noot.", "Door, bij elke regel: Rijk")
    other = Tabel.of("Lijst", columns, [("een", "Rijk"), ("twee", "")])
    assert other.said_once("Door") is other


def test_words_of_the_row_above_are_printed_once_and_whole_in_a_workbook():
    columns = [Column("Sleutel"), Column("Stap")]
    rows = [("1/1", "Toets"), ("1/2", "Toets"), ("2/1", ""), ("2/2", ""), ("3/1", "Toets")]
    table = replace(Tabel.of("Bijlage", columns, rows), once=("Stap",))
    assert [said for _, said in table.texts()] == ["Toets", AS_BEFORE, "", "", "Toets"]
    assert table.column("Stap")[:2] == ["Toets", "Toets"]
