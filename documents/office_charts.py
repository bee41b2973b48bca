"""What Word and PowerPoint share: native, editable charts with their numbers in a workbook inside,
colours, and what the properties of a file say.

python-pptx makes them. python-docx knows no charts, but a chart is the same part in both kinds of
file, so `documents.docx` takes it over as it is.
"""

import io
from calendar import isleap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pandas as pd
import xlsxwriter
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from documents import gantt
from documents.columns import printable
from documents.document import Section
from documents.gantt import Bar, Group, cut
from documents.view_info import ViewInfo
from selections.caveats import DERIVED_PLAN
from selections.kwartalen import moments_per_kwartaal
from style.look import LOOKS, NO_LINE, PLAN_STYLES

_GRID = RGBColor.from_string("C9C9C9")
_PATTERNS = {"lines": MSO_PATTERN.WIDE_UPWARD_DIAGONAL, "dots": MSO_PATTERN.PERCENT_30}
# In the legend as it is: LibreOffice would leave out another entry where this one is deleted.
_OFFSET = "(tot het begin)"
_PREPARATION = "voorbereiding AMvB"
TIMELINE_NOTE = f"{DERIVED_PLAN} {gantt.DOUBT_NOTE}"
_LABEL = 48
_FEW = 8
# What the standard of these files allows in a property (ISO/IEC 29500-2).
_PROPERTY = 255
_SIDE_BY_SIDE = (XL_CHART_TYPE.COLUMN_CLUSTERED,)


@dataclass(frozen=True)
class ChartData:
    """What a chart shows.

    kind: of chart; categories: names along the category axis; series: a key of LOOKS, `_OFFSET`
    for the invisible part of a bar or `_PREPARATION`, with a number or None for each category;
    alt: the chart in words; years: the time axis of a Gantt, None for a chart of numbers.
    titles: names of series where they are not those of their looks. counted: what the numbers are
    of, in Dutch.
    """

    kind: XL_CHART_TYPE
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    alt: str
    years: range | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    counted: str = "Aantal regels"

    def title(self, series: str) -> str:
        """The name of a series in the legend."""
        return self.titles.get(series) or (LOOKS[series].name if series in LOOKS else series)


def describe(properties, info: ViewInfo) -> None:
    """Say in the properties of a file which view it was made from."""
    properties.title = _as_property(info.heading)
    properties.subject = _as_property(info.filters_in_words)
    properties.comments = _as_property(info.description)
    properties.author = "Borgingskalender Water en Bodem Sturend"
    properties.language = "nl-NL"
    properties.created = properties.modified = info.made


def _as_property(text: str) -> str:
    """A text as a property can hold it; the document itself says it whole."""
    return cut(text, _PROPERTY) if len(text) > _PROPERTY else printable(text)


def rgb(colour: str) -> RGBColor:
    """A colour of `style.look`."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def paint(fill: FillFormat, look, patterns: Mapping[str, MSO_PATTERN]) -> None:
    """Fill something as a `Look` of `style.look`, or what has its fill, hatching and mark.

    patterns: that of each hatching.
    """
    if look.hatching in patterns:
        fill.patterned()
        fill.pattern = patterns[look.hatching]
        fill.fore_color.rgb, fill.back_color.rgb = rgb(look.mark), rgb(look.fill)
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(look.fill)


def per_kwartaal(rows: pd.DataFrame) -> ChartData | None:
    """Moments in each quarter, stacked by plan; None where no row has a dated moment."""
    total = moments_per_kwartaal(rows)
    if total.empty:
        return None
    names = tuple(total["naam"])
    plans = rows["plan"].astype(object).fillna(NO_LINE)
    series = []
    for plan in PLAN_STYLES:
        counted = moments_per_kwartaal(rows[plans == plan]).set_index("naam")["momenten"]
        if counted.sum():
            values = counted.reindex(names, fill_value=0)
            series.append((plan, tuple(int(value) for value in values)))
    said = ", ".join(
        f"{name} {count}" for name, count in zip(names, total["momenten"], strict=True) if count
    )
    alt = (
        f"Gestapelde kolommen: het aantal momenten in elk kwartaal, naar plan. In totaal: {said}. "
        "Een moment telt in het kwartaal van zijn laatste dag, een jaar in zijn vierde kwartaal."
    )
    return ChartData(
        XL_CHART_TYPE.COLUMN_STACKED, names, tuple(series), alt, counted="Aantal momenten"
    )


def of_section(section: Section) -> ChartData:
    """The chart of a section of a report."""
    chart = section.chart
    return ChartData(
        XL_CHART_TYPE.BAR_STACKED if chart.stacked else XL_CHART_TYPE.COLUMN_CLUSTERED,
        section.categories,
        tuple((look, section.values(column)) for column, look in chart.series),
        chart.alt,
        titles={look: column for column, look in chart.series},
    )


def timeline(rows: pd.DataFrame, peildatum: date, bars: int) -> list[ChartData]:
    """The Gantt in parts of at most `bars` bars, one for each row."""
    groups = gantt.groups(rows)
    axis = gantt.years(groups, peildatum)
    return [
        _part(part, axis, gantt.in_words(part, axis, gantt.IN_DOCUMENT))
        for part in gantt.pages(groups, bars, heading=0)
    ]


def _part(part: Sequence[Group], years: range, alt: str) -> ChartData:
    """For each row a bar from its first to its last day, in years."""
    bars = [(group, bar) for group in part for bar in group.bars]
    names = tuple(
        f"{cut(f'{group.maatregel} {bar.label}', _LABEL)} ({bar.moment})" for group, bar in bars
    )
    spans = [_span(bar, years) for _, bar in bars]
    series = [(_OFFSET, tuple(span.start for span in spans))]
    if any(span.preparation for span in spans):
        series.append((_PREPARATION, tuple(span.preparation for span in spans)))
    for plan in PLAN_STYLES:
        lengths = tuple(
            span.length if bar.plan == plan else None
            for (_, bar), span in zip(bars, spans, strict=True)
        )
        if any(bar.plan == plan for _, bar in bars):
            series.append((plan, lengths))
    return ChartData(XL_CHART_TYPE.BAR_STACKED, names, tuple(series), alt, years)


def add(shapes, data: ChartData, place: tuple[int, int, int, int], made: datetime) -> GraphicFrame:
    """Add the chart to the shapes of a slide at `place` (left, top, width, height)."""
    numbers = CategoryChartData()
    numbers.categories = data.categories
    for name, values in data.series:
        numbers.add_series(data.title(name), values)
    frame = shapes.add_chart(data.kind, *place, numbers)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", data.alt)
    chart = frame.chart
    # The workbook that python-pptx puts in carries the time of the clock; this one does not.
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(data, made))
    _style(chart, data)
    return frame


class _Span(NamedTuple):
    """A bar in years: where it starts, how long the preparation and the moment take."""

    start: float | None
    preparation: float | None
    length: float | None


def _span(bar: Bar, years: range) -> _Span:
    if bar.last is None:
        return _Span(None, None, None)
    first = float(years[0]) if bar.first is None else _year(bar.first)
    start = first if bar.preparation is None else _year(bar.preparation)
    end = _year(bar.last + timedelta(days=1))
    return _Span(start, round(first - start, 4) or None, round(end - first, 4))


def _year(day: date) -> float:
    """A day as a number of years: 1 July 2027 is 2027.496."""
    days = 366 if isleap(day.year) else 365
    return round(day.year + (day.timetuple().tm_yday - 1) / days, 4)


def _workbook(data: ChartData, made: datetime) -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    workbook.set_properties({"created": made})
    sheet = workbook.add_worksheet()
    sheet.set_column(0, 0, 60)
    for line, name in enumerate(data.categories, start=1):
        sheet.write_string(line, 0, name)
    for place, (name, values) in enumerate(data.series, start=1):
        sheet.write_string(0, place, data.title(name))
        for line, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(line, place, value)
    workbook.close()
    return file.getvalue()


def _style(chart: Chart, data: ChartData) -> None:
    chart.font.size = Pt(10)
    chart.font.name = "Arial"
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 0 if data.kind in _SIDE_BY_SIDE else 100
    for series, (name, _) in zip(plot.series, data.series, strict=True):
        if name == _OFFSET:
            series.format.fill.background()
        elif name == _PREPARATION:
            series.format.fill.background()
            series.format.line.color.rgb = rgb(PLAN_STYLES["B"].edge)
            series.format.line.dash_style = MSO_LINE.DASH
        else:
            paint(series.format.fill, LOOKS[name], _PATTERNS)
            series.format.line.color.rgb = rgb(LOOKS[name].edge)
            series.format.line.width = Pt(0.75)
            series.invert_if_negative = False
    chart.value_axis.major_gridlines.format.line.color.rgb = _GRID
    chart.value_axis.format.line.color.rgb = _GRID
    if data.years is not None:
        _time_axis(chart, data.years)
    else:
        _count_axis(chart, data)
        # One bar needs no turning, which sets its axis at the top, through the legend.
        if data.kind == XL_CHART_TYPE.BAR_STACKED and len(data.categories) > 1:
            chart.category_axis.reverse_order = True


def _time_axis(chart: Chart, years: range) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = years[0], years[-1] + 1
    values.major_unit = 1
    values.tick_labels.number_format = "0"
    values.tick_labels.number_format_is_linked = False
    categories.reverse_order = True
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.tick_labels.font.size = Pt(8)


def _count_axis(chart: Chart, data: ChartData) -> None:
    values = chart.value_axis
    values.has_title = True
    values.axis_title.text_frame.text = data.counted
    values.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(10)
    values.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    values.minimum_scale = 0
    totals = [sum(numbers) for numbers in zip(*(v for _, v in data.series), strict=True)]
    if max(totals, default=0) <= _FEW:
        # Else the axis would have halves of what is counted.
        values.major_unit = 1
    if data.kind in _SIDE_BY_SIDE:
        plot = chart.plots[0]
        plot.has_data_labels = True
        plot.data_labels.show_value = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.font.size = Pt(10)
