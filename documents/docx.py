"""Word document: native headings, tables with a repeated header, native charts.

python-docx knows no charts; a chart is the same part in a Word file as in a presentation, so it is
made as in `documents.pptx` and taken over with its workbook: it can be edited in Word.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import count

from docx import Document as new_document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph
from pptx import Presentation

from documents import office_charts
from documents.columns import printable
from documents.document import ROW_COLUMNS, ROWS_NOTE, WORDS_NOTE, Document, Section
from documents.office_charts import ChartData
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from documents.zip_files import saved
from selections.words import counted
from style.look import DARK_BLUE

_DARK_BLUE = RGBColor.from_string(DARK_BLUE.removeprefix("#"))
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN = Cm(29.7), Cm(21), Cm(1.5)
# The head and the foot of a page stand in its margin, clear of the text.
_MARGIN_HEIGHT, _HEAD = Cm(1.9), Cm(0.9)
_CHART = (Cm(26.5), Cm(13.5))
# Of one bar, on the page that says the whole in short.
_BAR = (Cm(26.5), Cm(3.8))
_BARS = 20
_BLANK = 6
_TABLE_POINTS = 8
# A row with a longer text may break over pages; any other stays whole.
_BREAKABLE = 1_000
# Of each of `ROW_COLUMNS`, in cm.
_WIDTHS = (1.8, 3.2, 4.4, 4.5, 4.6, 1.9, 2.4, 2.3, 1.6)
_TABLE_WIDTH = sum(_WIDTHS)
_INLINE = """<w:drawing {namespaces}>
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:docPr id="{number}" name="Grafiek {number}"/>
    <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
      <c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>
    </a:graphicData></a:graphic>
  </wp:inline>
</w:drawing>"""


def build(document: Document) -> bytes:
    """The document, A4 on its side."""
    info, heading = document.info, document.facts_heading
    word = _empty(info)
    word.add_heading(printable(info.heading), level=0)
    charts = count(1)
    if document.front is not None:
        # The legend of the chart has the numbers of the first table.
        _add_section(word, document.front, info, charts, _BAR, tables=document.front.tables[1:])
        word.add_page_break()
    for section in document.in_order:
        if section is None:
            word.add_heading(heading, level=1)
            _add_table(word, ("Onderwerp", "Inhoud"), document.facts, (4.5, 22), 10, heading)
        else:
            _add_section(word, section, info, charts)
    if document.rows is not None:
        _add_rows(word, document, charts)
    return saved(word)


def _empty(info: ViewInfo) -> Word:
    """A word, A4 on its side, with its properties, header and footer, and nothing in it."""
    word = new_document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE_WIDTH, _PAGE_HEIGHT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN_HEIGHT
    section.header_distance = section.footer_distance = _HEAD
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        style = word.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.rPr.rFonts
        # A font of the theme would go before the one that is named.
        for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[attribute]
        if name not in ("Normal", "List Bullet"):
            style.font.color.rgb = _DARK_BLUE
    word.styles["Normal"].font.size = Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    defaults = word.styles.element.find(".//" + qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)

    office_charts.describe(word.core_properties, info)

    header = section.header.paragraphs[0]
    header.text = printable(f"{info.title}. {info.head}")
    footer = section.footer.paragraphs[0]
    footer.add_run(printable(f"Bron: {info.source}. Dit bestand: pagina "))
    _add_field(footer, "PAGE")
    footer.add_run(" van ")
    _add_field(footer, "NUMPAGES")
    return word


def _add_field(paragraph: Paragraph, name: str) -> None:
    start = f'<w:fldSimple {nsdecls("w")} w:instr="{name}">'
    paragraph._p.append(parse_xml(f"{start}<w:r><w:t>1</w:t></w:r></w:fldSimple>"))


def _add_section(
    word: Word,
    section: Section,
    info: ViewInfo,
    charts: Iterator[int],
    size: tuple[Length, Length] = _CHART,
    tables: Sequence[Tabel] | None = None,
) -> None:
    if section.heading:
        word.add_heading(printable(section.heading), level=1)
    style = "List Bullet" if section.points else None
    _add_sentences(word, section.paragraphs, bool(section.tables), style)
    if section.chart is not None:
        _add_chart(word, office_charts.of_section(section), info, next(charts), size)
    for table in section.tables if tables is None else tables:
        if not section.names(table):
            word.add_heading(printable(table.title), level=section.level)
        _add_sentences(word, table.notes, before=True)
        rows = table.texts()
        if not rows:
            word.add_paragraph("Geen regels.")
            continue
        shares = table.shares()
        widths = [_TABLE_WIDTH * share / sum(shares) for share in shares]
        alt = f"{table.title}, {counted(len(rows), 'rij')}"
        _add_table(word, table.header, rows, widths, _TABLE_POINTS, alt)


def _add_sentences(
    word: Word, sentences: Sequence[str], before: bool, style: str | None = None
) -> None:
    """A paragraph each; before: something comes after them that they are about."""
    for sentence in sentences:
        paragraph = word.add_paragraph(printable(sentence), style)
        paragraph.paragraph_format.keep_with_next = before or None


def _add_rows(word: Word, document: Document, charts: Iterator[int]) -> None:
    rows, info = document.rows, document.info
    counts = office_charts.per_kwartaal(rows)
    if counts is not None:
        word.add_heading("Momenten per kwartaal: grafiek", level=1)
        _add_chart(word, counts, info, next(charts))
    if rows.empty:
        word.add_paragraph("Er zijn geen regels in deze selectie.")
        return
    word.add_heading("Tijdlijn", level=1)
    _add_sentences(word, [office_charts.TIMELINE_NOTE], before=True)
    for part in office_charts.timeline(rows, info.peildatum, _BARS):
        _add_chart(word, part, info, next(charts))
    word.add_heading("Tabel", level=1)
    word.add_paragraph(ROWS_NOTE)
    table = document.rows_as_table(ROW_COLUMNS)
    alt = "De regels van deze selectie, één regel per borging en moment"
    _add_table(word, table.header, table.texts(), _WIDTHS, _TABLE_POINTS, alt)
    word.add_heading("In woorden", level=1)
    _add_sentences(word, [WORDS_NOTE], before=True)
    for key, sentence, remark in document.rows_in_words():
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{key} ").bold = True
        paragraph.add_run(sentence)
        if remark:
            paragraph.add_run(f" Redactie: {remark}").italic = True


def _add_chart(
    word: Word,
    data: ChartData,
    info: ViewInfo,
    number: int,
    size: tuple[Length, Length] = _CHART,
) -> None:
    """A chart as a paragraph of its own, with its parts in the package of the word."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[_BLANK])
    made = office_charts.add(slide.shapes, data, (0, 0, *size), info.made)
    chart = made.chart.part
    workbook = chart.chart_workbook.xlsx_part
    package = word.part.package
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, chart.blob, package)
    name = PackURI(f"/word/embeddings/cijfers{number}.xlsx")
    numbers = Part(name, CONTENT_TYPE.SML_SHEET, workbook.blob, package)
    (inside,) = chart._element.xpath("c:externalData/@r:id")
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, numbers, inside)
    relation = word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    width, height = size
    namespaces = nsdecls("w", "wp", "a", "r")
    drawing = parse_xml(
        _INLINE.format(
            namespaces=namespaces, width=width, height=height, number=number, relation=relation
        )
    )
    drawing.find(".//" + qn("wp:docPr")).set("descr", data.alt)
    word.add_paragraph().add_run()._r.append(drawing)


def _add_table(
    word: Word,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    points: int,
    description: str,
) -> None:
    """A table with a repeated header; widths in cm."""
    table = word.add_table(rows=1, cols=len(titles), style="Table Grid")
    table.autofit = False
    for tag in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(tag)
        element.set(qn("w:val"), description)
        table._tbl.tblPr.append(element)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    template = deepcopy(table.rows[0]._tr)
    _fill(table.rows[0]._tr, titles, widths, points, header=True)
    for row in rows:
        line = deepcopy(template)
        _fill(line, row, widths, points)
        table._tbl.append(line)


def _fill(line, texts: Sequence[str], widths, points: int, header: bool = False) -> None:
    if max(map(len, texts)) < _BREAKABLE:
        line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if header:
        line.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text, width in zip(line.tc_lst, texts, widths, strict=True):
        cell.width = Cm(width)
        paragraph = Paragraph(cell.p_lst[0], None)
        run = paragraph.add_run(printable(text))
        run.font.size = Pt(points)
        run.font.bold = header or None
        if header:
            cell.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E5ECF3"/>')
            )
