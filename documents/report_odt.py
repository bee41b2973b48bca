"""OpenDocument text of a report: native headings and tables, charts as pictures with words.

odfdo makes the package, as in `documents.ods`, and the parts in it are XML of the standard for the
same reasons. The numbers of a chart stand in the table under it.
"""

import io
from collections.abc import Sequence
from datetime import UTC
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document
from PIL import Image

from documents.columns import printable
from documents.ods_parts import line_of_text, template
from documents.report import Report, Section
from documents.report_pdf import chart_image
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from documents.zip_files import without_times

FACTS = "Waar dit op rust"
_WIDTH_CM = 26.7
_THUMBNAIL = "Thumbnails/thumbnail.png"


def build(report: Report, info: ViewInfo) -> bytes:
    """The document, A4 on its side."""
    document = Document("text")
    _describe(document, report, info)
    styles: list[str] = []
    body = [
        f'<text:p text:style-name="Title">{_text(f"Borgingskalender: {report.title}")}</text:p>',
        _heading(FACTS, 1),
        _table("Feiten", ("Onderwerp", "Inhoud"), report.facts, (1, 5), styles),
    ]
    tables = charts = 0
    for section in report.sections:
        body.append(_heading(section.heading, 1))
        style = "Inleiding" if section.tables else "Text_20_body"
        body += [_paragraphs(sentence, style) for sentence in section.paragraphs]
        if section.chart is not None:
            charts += 1
            body.append(_chart(document, section, info, charts))
        for table in section.tables:
            tables += 1
            body += _extra(table, f"Tabel{tables}", styles)
    content = template("odt_content.xml").format(styles="".join(styles), body="".join(body))
    document.set_part("content.xml", content.encode())
    file = io.BytesIO()
    document.save(file)
    return without_times(file.getvalue())


def _describe(document: Document, report: Report, info: ViewInfo) -> None:
    meta = document.meta
    meta.language = "nl-NL"
    meta.title = printable(f"Borgingskalender: {report.title}")
    meta.subject = printable(info.filters_in_words)
    meta.description = printable(f"{info.counts}. Bron: {info.source}. {info.url}")
    meta.creation_date = info.generated.astimezone(UTC).replace(tzinfo=None)
    # odfdo's template is somebody's empty document: its picture and its styles are not ours.
    document.del_part(_THUMBNAIL)
    document.manifest.del_full_path(_THUMBNAIL)
    header = f"{report.title}. {info.day}"
    styles = template("odt_styles.xml").format(
        header=escape(printable(header)), footer=escape(printable(info.source))
    )
    document.set_part("styles.xml", styles.encode())


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


def _extra(extra: Tabel, name: str, styles: list[str]) -> list[str]:
    rows = extra.texts()
    return [
        _heading(extra.title, 2),
        *(_paragraphs(note, "Inleiding") for note in extra.notes),
        _table(name, extra.header, rows, extra.shares(), styles)
        if rows
        else _paragraphs("Geen regels."),
    ]


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
        f'<table:table table:name={quoteattr(name)} table:style-name="tabel">{"".join(columns)}'
        f"<table:table-header-rows>{titles}</table:table-header-rows>{lines}</table:table>"
    )


def _row(texts: Sequence[str], cell: str, paragraph: str) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
        f"{_paragraphs(text, paragraph)}</table:table-cell>"
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _chart(document: Document, section: Section, info: ViewInfo, number: int) -> str:
    picture = chart_image(section, info)
    path = f"Pictures/grafiek{number}.png"
    document.set_part(path, picture)
    document.manifest.add_full_path(path, "image/png")
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
