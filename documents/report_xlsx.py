"""Excel workbook of a report: the words on the first sheet, then a sheet for each table.

A chart stands on the sheet of its table and takes its numbers from the cells there.
"""

import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from documents import sheet, xlsx
from documents.report import Report, Section
from documents.view_info import ViewInfo
from style.report_style import LOOKS

WORDS_SHEET = "Toelichting"
_PATTERNS = {"lines": "wide_upward_diagonal", "dots": "percent_30"}
_SIZE = {"width": 900, "height": 380}


def build(report: Report, info: ViewInfo) -> bytes:
    """The workbook. A text longer than a cell can hold is cut off and says so."""
    file = io.BytesIO()
    workbook = xlsx.new_workbook(file, info)
    words = [
        *report.facts,
        *((s.heading, sentence) for s in report.sections for sentence in s.paragraphs),
        *((f"Blad {table.title}", note) for table in report.tables for note in table.notes),
    ]
    xlsx.write_pairs(workbook, WORDS_SHEET, sheet.INFO_HEADER, words, info)
    for section in report.sections:
        for place, table in enumerate(section.tables):
            page = xlsx.write_extra(workbook, table, info)
            if section.chart is not None and not place:
                _add_chart(workbook, page, section)
    workbook.close()
    return file.getvalue()


def _add_chart(workbook: xlsxwriter.Workbook, page: Worksheet, section: Section) -> None:
    chart, table = section.chart, section.tables[0]
    kind = {"type": "bar", "subtype": "stacked"} if chart.stacked else {"type": "column"}
    drawn = workbook.add_chart(kind)
    for column, look in chart.series:
        place = table.header.index(column)
        drawn.add_series(
            {
                "name": [table.title, 0, place],
                "categories": [table.title, 1, 0, chart.rows, 0],
                "values": [table.title, 1, place, chart.rows, place],
                "border": {"color": LOOKS[look].edge},
                **_filled(look),
            }
        )
    drawn.set_legend({"position": "top"})
    drawn.set_title({"none": True})
    drawn.set_size(_SIZE)
    if chart.stacked:
        drawn.set_y_axis({"reverse": True})
    page.insert_chart(
        len(table.rows) + 2, 0, drawn, {"description": chart.alt, "object_position": 2}
    )


def _filled(look: str) -> dict[str, dict[str, str]]:
    style = LOOKS[look]
    if style.hatching in _PATTERNS:
        pattern = _PATTERNS[style.hatching]
        return {"pattern": {"pattern": pattern, "fg_color": style.mark, "bg_color": style.fill}}
    return {"fill": {"color": style.fill}}
