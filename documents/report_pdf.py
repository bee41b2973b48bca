"""PDF of a report, to the standards of `documents.pdf`; its charts are drawn as vectors."""

from documents.drawing import looks
from documents.pdf import STANDARDS, extra, properties
from documents.pdf_text import showable
from documents.report import Report, Section
from documents.typesetting import typeset
from documents.view_info import ViewInfo
from style.report_style import LOOKS


def build(report: Report, info: ViewInfo) -> bytes:
    """The PDF. Raises TypesettingError where it would not keep to both standards."""
    view = {
        **properties(info),
        "facts": [(showable(label), showable(value)) for label, value in report.facts],
        "sections": [
            {
                "heading": showable(section.heading),
                "paragraphs": [showable(sentence) for sentence in section.paragraphs],
                "chart": None if section.chart is None else chart_data(section),
                "tables": [extra(table) for table in section.tables],
            }
            for section in report.sections
        ],
    }
    return typeset("report.typ", view, info, "pdf", STANDARDS)


def chart_image(section: Section, info: ViewInfo) -> bytes:
    """The chart of a section as a png."""
    view = {"title": showable(section.heading), "chart": chart_data(section)}
    return typeset("report_chart.typ", view, info, "png")


def chart_data(section: Section) -> dict[str, object]:
    """The chart of a section as bars.typ draws it."""
    chart = section.chart
    values = {look: section.values(column) for column, look in chart.series}
    per_category = [
        {look: numbers[place] for look, numbers in values.items()}
        for place in range(len(section.categories))
    ]
    bars = [
        [numbers] if chart.stacked else [{look: count} for look, count in numbers.items()]
        for numbers in per_category
    ]
    longest = max((sum(bar.values()) for of_one in bars for bar in of_one), default=0) or 1
    return {
        "alt": showable(chart.alt),
        "series": [(look, showable(column)) for column, look in chart.series],
        "looks": looks({look: LOOKS[look] for look in values}),
        "categories": [
            {
                "name": showable(name),
                "bars": [
                    {
                        "total": str(sum(bar.values())),
                        "segments": [
                            {"look": look, "length": count / longest}
                            for look, count in bar.items()
                            if count
                        ],
                    }
                    for bar in of_one
                ],
            }
            for name, of_one in zip(section.categories, bars, strict=True)
        ],
    }
