"""Word document of a report: native headings, tables with a repeated header, editable charts."""

import io

from documents import office_charts
from documents.columns import printable
from documents.docx import add_chart, add_extra, add_sentences, add_table, empty_document
from documents.report import Report
from documents.view_info import ViewInfo
from documents.zip_files import without_times

FACTS = "Waar dit op rust"


def build(report: Report, info: ViewInfo) -> bytes:
    """The document, A4 on its side."""
    document = empty_document(info)
    document.add_heading(printable(f"Borgingskalender: {report.title}"), level=0)
    document.add_heading(FACTS, level=1)
    add_table(document, ("Onderwerp", "Inhoud"), report.facts, (4.5, 22), 10, FACTS)
    charts = 0
    for section in report.sections:
        document.add_heading(printable(section.heading), level=1)
        add_sentences(document, section.paragraphs, before=bool(section.tables))
        if section.chart is not None:
            charts += 1
            add_chart(document, office_charts.of_section(section), info, charts)
        for table in section.tables:
            add_extra(document, table, level=2)
    file = io.BytesIO()
    document.save(file)
    return without_times(file.getvalue())
