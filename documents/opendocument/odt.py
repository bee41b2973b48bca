"""OpenDocument text without rows: native headings and tables, charts as pictures with words.

The parts are XML of the standard for the same reasons as in `documents.opendocument.ods`. The
numbers of a chart stand in the table under it.
"""

import io
from collections.abc import Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document as Package
from PIL import Image

from documents.columns import printable
from documents.document import Document, Section
from documents.figure_image import chart_image
from documents.opendocument import odf
from documents.opendocument.ods_parts import line_of_text, template
from documents.view_info import ViewInfo

_WIDTH_CM = 26.7


def build(document: Document) -> bytes:
    """The document, A4 on its side."""
    info = document.info
    header = f"{info.title}. {info.head}"
    package = odf.package(
        "text",
        info.heading,
        info.made,
        "odt_styles.xml",
        header=header,
        footer=f"Bron: {info.source}",
    )
    odf.describe(package, info)
    styles: list[str] = []
    body = [f'<text:p text:style-name="Title">{_text(info.heading)}</text:p>']
    tables, charts = count(1), count(1)
    front = () if document.front is None else (document.front,)
    for section in (*front, *document.in_order):
        if section is None:
            body.append(_heading(document.facts_heading, 1))
            body.append(_table("Feiten", ("Onderwerp", "Inhoud"), document.facts, (1, 5), styles))
            continue
        body.append(_heading(section.heading, 1))
        style = "Inleiding" if section.tables else "Text_20_body"
        body += [_paragraphs(sentence, style) for sentence in section.paragraphs]
        if section.chart is not None:
            body.append(_chart(package, section, info, next(charts)))
        for table in section.tables:
            if not section.names(table):
                body.append(_heading(table.title, 2))
            body += [_paragraphs(note, "Inleiding") for note in table.notes]
            rows, name = table.texts(), f"Tabel{next(tables)}"
            body.append(
                _table(name, table.header, rows, table.shares(), styles)
                if rows
                else _paragraphs("Geen regels.")
            )
        if section is document.front:
            body.append('<text:p text:style-name="nieuw"/>')
    content = template("odt_content.xml").format(styles="".join(styles), body="".join(body))
    return odf.saved(package, content)


def _heading(text: str, level: int) -> str:
    return (
        f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
        f"{_text(text)}</text:h>"
    )


def _text(text: str) -> str:
    return line_of_text(printable(text))


def _paragraphs(text: str, style: str = "Text_20_body") -> str:
    return "".join(
        f'<text:p text:style-name="{style}">{line_of_text(line)}</text:p>'
        for line in printable(text).split("\n")
    )


def _table(
    name: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[int],
    styles: list[str],
) -> str:
    """A table; the styles of its columns are added to `styles`."""
    columns = []
    for place, share in enumerate(shares):
        style = f"{name}.{place}"
        width = f"{_WIDTH_CM * share / sum(shares):.2f}cm"
        styles.append(
            f'<style:style style:family="table-column" style:name="{style}">'
            f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        )
        columns.append(f'<table:table-column table:style-name="{style}"/>')
    titles = _row(header, "kop", "Table_20_Heading")
    lines = "".join(_row(row, "cel", "Table_20_Contents") for row in rows)
    return (
        f'<table:table table:name={quoteattr(name)} table:style-name="tabel">'
        # Down a column a screen reader says of which row it is.
        f"<table:table-header-columns>{columns[0]}</table:table-header-columns>"
        f"{''.join(columns[1:])}"
        f"<table:table-header-rows>{titles}</table:table-header-rows>{lines}</table:table>"
    )


def _row(texts: Sequence[str], cell: str, paragraph: str) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
        f"{_paragraphs(text, paragraph)}</table:table-cell>"
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _chart(package: Package, section: Section, info: ViewInfo, number: int) -> str:
    picture = chart_image(section, info)
    path = f"Pictures/grafiek{number}.png"
    package.set_part(path, picture)
    package.manifest.add_full_path(path, "image/png")
    width, height = Image.open(io.BytesIO(picture)).size
    size = f'svg:width="{_WIDTH_CM}cm" svg:height="{_WIDTH_CM * height / width:.2f}cm"'
    return (
        '<text:p text:style-name="Text_20_body">'
        f'<draw:frame draw:name="Grafiek {number}" text:anchor-type="as-char" {size}>'
        f'<draw:image xlink:href="{path}" xlink:type="simple" xlink:show="embed" '
        'xlink:actuate="onLoad"/>'
        f"<svg:title>{_text(section.heading)}</svg:title>"
        f"<svg:desc>{escape(printable(section.chart.alt))}</svg:desc></draw:frame></text:p>"
    )
