"""PowerPoint of a report: native tables and charts that can be edited, as `documents.pptx`."""

import io

from documents import office_charts
from documents.pptx import (
    chart_slide,
    empty_deck,
    extra_slides,
    finish,
    pairs_slides,
    text_slides,
    title_slide,
)
from documents.report import Report
from documents.view_info import ViewInfo
from documents.zip_files import without_times

FACTS = "Waar dit op rust"


def build(report: Report, info: ViewInfo) -> bytes:
    """The presentation, 16:9; each table on as many slides as it takes."""
    deck = empty_deck(info)
    title_slide(deck, info)
    pairs_slides(deck, FACTS, report.facts)
    for section in report.sections:
        if section.paragraphs:
            text_slides(deck, section.heading, section.paragraphs)
        if section.chart is not None:
            data = office_charts.of_section(section)
            chart_slide(deck, f"{section.heading}: grafiek", data, info)
        for table in section.tables:
            extra_slides(deck, table)
    finish(deck, info)
    file = io.BytesIO()
    deck.save(file)
    return without_times(file.getvalue())
