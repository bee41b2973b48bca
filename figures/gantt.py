"""The sheet on which bars in time are drawn: a header of years and quarters, bands, groups, lanes.

Across, every quarter is one unit (`selections.time_axis`), and to the right of the last year is a
margin for what has no dates. Down, one unit is one pixel, from the top. Everything that repeats
goes into a few traces of arrays: a trace a bar, or an annotation a label, costs ten times as much.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from figures.text import escaped, lines
from figures.traces import Arrays, area, bars, inside, peildatum_line, texts
from selections.dates import date_in_words
from selections.lanes import lanes
from selections.time_axis import TimeAxis, time_axis
from style.look import (
    BAND,
    EXPECTED,
    FIXED,
    FONT_SIZE,
    GRID,
    LINE,
    LINE_SOFT,
    PAST,
    PLAN_STYLES,
    TEXT,
    WHITE,
    Look,
)
from style.template import figure

ARROW_QUARTERS = 0.5
# When a bar is chosen plotly fades all others, also the axis, which is drawn as bars. It fails
# on a colour of text that is set for what is not chosen and not for what is.
WORDS_STAY = {
    "selected": {"textfont": {"color": TEXT}},
    "unselected": {"textfont": {"color": TEXT}},
}
NEVER_FADED = WORDS_STAY | {"unselected": {"marker": {"opacity": 1}, "textfont": {"color": TEXT}}}
LABEL_INSET = 0.15

LINE_HEIGHT = 16
LANE_HEIGHT = 24
BAR_HEIGHT = 21
BAND_HEIGHT = 26
CELL_HEIGHT = 22
YEARS_EVERY = 560
LARGE_FONT = 15

# The look of a bar at the moment that is expected, or that a meeting set, whatever its plan.
MOVED, SET = "verwacht", "vastgesteld"
BAR_LOOKS = PLAN_STYLES | {MOVED: EXPECTED, SET: FIXED}


@dataclass(frozen=True)
class Form:
    """Where the labels stand and what is left beside them; widths in quarters.

    section_characters: a longer name of a band would run into the years beside it.
    """

    label_quarters: float
    label_characters: int
    section_characters: int
    margin_quarters: float
    margin_words: str
    year_height: float


WIDE = Form(10, 37, 34, 4.5, "zonder kwartaal", CELL_HEIGHT)
# For type that can be read from across a room.
LARGE = Form(9.5, 31, 29, 5.5, "zonder kwartaal", CELL_HEIGHT)
NARROW = Form(0, 46, 0, 7.5, "zonder<br>kwartaal", 36)


@dataclass(frozen=True)
class Bar:
    """What is drawn for one row.

    key: given back as `customdata` when the bar is selected.
    start, end: places on the axis, None where the publication names none.
    in_margin: whether the bar stands in the margin, for want of dates.
    look: key of the looks of the sheet.
    text, hover: the words in the bar and beside it, escaped.
    lead: quarters of preparation to draw in front of it.
    others: the bars of the moment that is expected by now and of the one that a meeting set, beside
        it in its lane or below it.
    """

    key: str
    start: float | None
    end: float | None
    in_margin: bool
    look: str
    text: str
    hover: str
    lead: int = 0
    others: tuple["Bar", ...] = ()

    def span(self, axis: TimeAxis) -> tuple[float, float]:
        """From where to where without its preparation; the margin is the unit after the axis."""
        if self.in_margin:
            return axis.end, axis.end + 1
        return (
            axis.start if self.start is None else self.start,
            axis.end if self.end is None else self.end,
        )

    def block(self, axis: TimeAxis) -> tuple[float, float, int]:
        """From where to where with its preparation and its others, and in how many lanes.

        Nothing else comes between a bar and its others: who looks must see which belong together.
        """
        start, end = self.span(axis)
        spans = sorted([(start - self.lead, end), *(other.span(axis) for other in self.others)])
        overlap = any(after[0] < before[1] for before, after in pairwise(spans))
        ends = max(end for _, end in spans)
        return spans[0][0], ends, len(spans) if overlap else 1


@dataclass(frozen=True)
class Group:
    """Bars under one label (a code and words, both as they are), in the band of its section.

    section: None for a group that stands in no band.
    code: the part of the label in bold, may be empty.
    """

    section: str | None
    code: str
    words: str
    bars: tuple[Bar, ...]

    def lanes(self, axis: TimeAxis) -> list[int]:
        """The lane of each bar, counted from 0 at the top; its others may be below it."""
        return lanes(bar.block(axis) for bar in self.bars)

    def height(self, axis: TimeAxis) -> int:
        """How many lanes all bars take."""
        blocks = (bar.block(axis) for bar in self.bars)
        ends = (lane + taken for lane, (*_, taken) in zip(self.lanes(axis), blocks, strict=True))
        return max(ends, default=0)


def fitting_axis(groups: Iterable[Group]) -> TimeAxis:
    """The years that hold every bar with its preparation, at least those of the publication."""
    drawn = [bar for group in groups for bar in group.bars]
    drawn += [other for bar in drawn for other in bar.others]
    dated = [bar for bar in drawn if not bar.in_margin]
    starts = [bar.start - bar.lead for bar in dated if bar.start is not None]
    ends = [bar.end for bar in dated if bar.end is not None]
    return time_axis([*starts, *ends])


class Sheet:
    """Groups drawn one below the other; `figure` gives what was drawn so far.

    narrow: labels above the bars and not beside them, for less than some 900 pixels.
    looks: of the bars, in the order of the legend.
    """

    def __init__(
        self,
        axis: TimeAxis,
        font_size: int = FONT_SIZE,
        narrow: bool = False,
        looks: Mapping[str, Look] = BAR_LOOKS,
    ):
        self._axis = axis
        self._font = font_size
        self._form = NARROW if narrow else LARGE if font_size >= LARGE_FONT else WIDE
        self._left = axis.start - self._form.label_quarters
        self._right = axis.end + self._form.margin_quarters
        self._y = 0.0
        self._years_at = 0.0
        self._section: str | None = None
        self._cells = Arrays()
        self._labels: list[tuple[float, float, str]] = []
        self._rules = Arrays()
        self._looks = looks
        self._bars = {look: Arrays() for look in looks}
        self._leads = Arrays()
        self._arrows = Arrays()
        self._ties = Arrays()

    def header(self) -> None:
        """Room for the words of the peildatum, then the years and the quarters."""
        self._y += self._px(CELL_HEIGHT)
        self._year_cells(WHITE)
        self._quarter_cells()

    def group(self, group: Group) -> None:
        """A label and its bars, each in its lane; above it the band of a new section."""
        self._above(group)
        label_height = self._group_label(group)
        top = self._y + self._px(4)
        if self._form is NARROW:
            top += label_height
        for bar, lane in zip(group.bars, group.lanes(self._axis), strict=True):
            y = top + self._px(LANE_HEIGHT * lane + BAR_HEIGHT / 2)
            self._bar(bar, y)
            self._others(bar, y)
        bottom = top + self._px(LANE_HEIGHT) * group.height(self._axis)
        self._y = max(bottom, self._y + label_height) + self._px(4)

    def footer(self) -> None:
        """The quarters and the years once more, at the bottom."""
        self._quarter_cells()
        self._year_cells(WHITE)

    def figure(self, peildatum: date, lead_name: str = "", tranches: bool = False) -> go.Figure:
        """The sheet as a figure, with the peildatum as a line down it."""
        return figure(
            self._traces(lead_name, tranches),
            {
                "font": {"size": self._font},
                "hoverlabel": {"font": {"size": self._font}},
                "height": round(self._y + 16),
                "margin": {"l": 8, "r": 8, "b": 8},
                "barmode": "overlay",
                "uniformtext": {"minsize": self._font - 2, "mode": "hide"},
                "xaxis": {
                    "range": [self._left, self._right],
                    "showticklabels": False,
                    "tickvals": [*self._axis.year_starts, self._axis.end],
                    "gridcolor": LINE_SOFT,
                    "minor": {
                        "tickvals": list(self._axis.quarters),
                        "showgrid": True,
                        "gridcolor": GRID,
                    },
                },
                "yaxis": {"range": [self._y, 0], "visible": False},
                "shapes": self._shapes(peildatum, tranches),
                "annotations": [self._peildatum_words(peildatum)],
            },
        )

    def _px(self, pixels: float) -> float:
        return pixels * self._font / FONT_SIZE

    def _cell(self, start: float, width: float, height: float, colour: str, text: str) -> None:
        high = self._px(height)
        middle = self._y + high / 2
        self._cells.add(base=start, x=width, y=middle, width=high, colour=colour, text=text)

    def _above(self, group: Group) -> None:
        """The band of a new section, the years if they are far up, or else a thin line."""
        years_far = self._y - self._years_at > self._px(YEARS_EVERY)
        if group.section != self._section:
            self._section = group.section
            self._band(group.section)
        elif years_far:
            self._year_cells(WHITE)
        else:
            self._stroke(self._rules, (self._left, self._right), (self._y, self._y))

    def _band(self, name: str) -> None:
        years_near = self._y - self._years_at <= self._px(CELL_HEIGHT)
        self._label(f"<b>{escaped(name)}</b>", 5)
        beside_years = len(name) <= self._form.section_characters
        if beside_years and not years_near:
            self._cell(self._left, self._axis.start - self._left, BAND_HEIGHT, BAND, "")
            self._year_cells(BAND, BAND_HEIGHT)
            return
        self._cell(self._left, self._right - self._left, BAND_HEIGHT, BAND, "")
        self._y += self._px(BAND_HEIGHT)
        if not years_near:
            self._year_cells(WHITE)

    def _year_cells(self, colour: str, height: float | None = None) -> None:
        height = height or self._form.year_height
        for start in self._axis.year_starts:
            self._cell(start, 4, height, colour, str(start // 4))
        self._cell(
            self._axis.end, self._form.margin_quarters, height, colour, self._form.margin_words
        )
        self._y += self._px(height)
        self._years_at = self._y

    def _quarter_cells(self) -> None:
        if self._form is NARROW:
            return
        for place in self._axis.quarters:
            self._cell(place, 1, CELL_HEIGHT, WHITE, f"Q{place % 4 + 1}")
        self._cell(self._axis.end, self._form.margin_quarters, CELL_HEIGHT, WHITE, "")
        self._y += self._px(CELL_HEIGHT)

    def _label(self, text: str, below: float) -> None:
        self._labels.append((self._left + LABEL_INSET, self._y + self._px(below), text))

    def _group_label(self, group: Group) -> float:
        width = self._form.label_characters
        words = lines(f"{group.code} {group.words}", width)
        bold = escaped(group.code)
        if bold and words[0].startswith(bold):
            words = (f"<b>{bold}</b>{words[0].removeprefix(bold)}", *words[1:])
        elif bold:
            # A code that is a name may take more than a line of its own.
            code = [f"<b>{line}</b>" for line in lines(group.code, width)]
            words = (*code, *(lines(group.words, width) if group.words else ()))
        text = "<br>".join(words)
        self._label(text, 3)
        return self._px(LINE_HEIGHT * len(words) + 3)

    def _bar(self, bar: Bar, y: float) -> None:
        start, end = bar.span(self._axis)
        if bar.in_margin:
            start, end = start + 0.25, self._right - 0.25
        if bar.lead:
            self._leads.add(base=start - bar.lead, x=bar.lead, y=y)
        if bar.start is None and not bar.in_margin:
            start += ARROW_QUARTERS
            self._arrow(start, y, "triangle-left", bar.look)
        if bar.end is None and not bar.in_margin:
            end -= ARROW_QUARTERS
            self._arrow(end, y, "triangle-right", bar.look)
        self._bars[bar.look].add(
            base=start, x=end - start, y=y, text=bar.text, hovertext=bar.hover, customdata=bar.key
        )

    def _others(self, bar: Bar, y: float) -> None:
        """Below the bar where any overlap; otherwise in its lane; with a line between them."""
        *_, taken = bar.block(self._axis)
        if taken > 1:
            for lane, other in enumerate(bar.others, 1):
                below = y + self._px(LANE_HEIGHT) * lane
                self._bar(other, below)
                self._tie_down(bar, y, other, below)
            return
        for other in bar.others:
            self._bar(other, y)
        spans = sorted(one.span(self._axis) for one in (bar, *bar.others))
        for first, last in pairwise(spans):
            self._stroke(self._ties, (first[1], self._left_of(last)), (y, y))

    def _tie_down(self, bar: Bar, y: float, other: Bar, below: float) -> None:
        """From the bar to a lane below it, where the other stands free of it."""
        (start, end), (begin, until) = (one.span(self._axis) for one in (bar, other))
        down = (y, below, below)
        if begin >= end:
            self._stroke(self._ties, (end, end, self._left_of((begin, until))), down)
        elif until <= start - bar.lead:
            self._stroke(self._ties, (start - bar.lead, start - bar.lead, until), down)

    def _left_of(self, span: tuple[float, float]) -> float:
        return span[0] + (0.25 if span[0] == self._axis.end else 0)

    def _stroke(self, strokes: Arrays, x: tuple[float, ...], y: tuple[float, ...]) -> None:
        """A line through these points."""
        strokes["x"] += [*x, None]
        strokes["y"] += [*y, None]

    def _arrow(self, x: float, y: float, symbol: str, look: str) -> None:
        self._arrows.add(x=x, y=y, symbol=symbol, colour=self._looks[look].edge)

    def _traces(self, lead_name: str, tranches: bool) -> list[dict]:
        traces = [self._cell_trace(), self._stroke_trace(self._rules, color=LINE_SOFT)]
        if self._leads:
            traces.append(self._lead_trace(lead_name))
        if self._ties:
            traces.append(self._stroke_trace(self._ties, color=TEXT, dash="dot"))
        traces += [self._bar_trace(look) for look, bars in self._bars.items() if bars]
        if self._arrows:
            traces.append(self._arrow_trace())
        if tranches:
            traces.append(self._tranche_entry())
        labels = texts(
            self._labels,
            textposition="bottom right",
            textfont={"size": self._font, "color": TEXT},
            **WORDS_STAY,
        )
        return [*traces, labels]

    def _cell_trace(self) -> dict:
        cells = dict(self._cells)
        colours = cells.pop("colour")
        return bars(
            **cells,
            marker={"color": colours, "line": {"color": LINE_SOFT, "width": 1}},
            **inside(color=TEXT, size=self._font - 1),
            hoverinfo="skip",
            showlegend=False,
            **NEVER_FADED,
        )

    def _stroke_trace(self, strokes: Arrays, **line: str) -> dict:
        return {
            "type": "scatter",
            "mode": "lines",
            "x": strokes["x"],
            "y": strokes["y"],
            "line": {"width": 1, **line},
            "hoverinfo": "skip",
            "showlegend": False,
        }

    def _lead_trace(self, name: str) -> dict:
        return bars(
            **self._leads,
            width=self._px(8),
            marker={
                "color": WHITE,
                "line": {"color": LINE, "width": 1},
                "pattern": {"shape": "\\", "fgcolor": LINE, "bgcolor": WHITE, "size": 5},
            },
            hoverinfo="skip",
            name=name,
            **NEVER_FADED,
        )

    def _bar_trace(self, look: str) -> dict:
        style = self._looks[look]
        return bars(
            **self._bars[look],
            width=self._px(BAR_HEIGHT),
            marker=style.marker(),
            **inside(color=style.text, size=self._font - 1),
            hoverinfo="text",
            name=style.name,
            selected={"textfont": {"color": style.text}},
            unselected={"marker": {"opacity": 0.45}, "textfont": {"color": TEXT}},
        )

    def _arrow_trace(self) -> dict:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": self._arrows["x"],
            "y": self._arrows["y"],
            "marker": {
                "symbol": self._arrows["symbol"],
                "color": self._arrows["colour"],
                "size": self._px(BAR_HEIGHT),
            },
            "hoverinfo": "skip",
            "name": "begin of einde niet genoemd",
            "unselected": {"marker": {"opacity": 1}},
        }

    def _tranche_entry(self) -> dict:
        """What the shaded half-years are, for the legend alone."""
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "marker": {
                "symbol": "square",
                "color": BAND,
                "size": 14,
                "line": {"color": LINE, "width": 1},
            },
            "hoverinfo": "skip",
            "name": "2e halfjaar; per halfjaar één wijzigingsbesluit",
        }

    def _shapes(self, peildatum: date, tranches: bool) -> list[dict]:
        now, _ = self._axis.place_of(peildatum)
        second_halves = range(self._axis.start + 2, self._axis.end, 4) if tranches else ()
        return [
            area((self._axis.start, now), (0, 1), PAST, yref="paper"),
            *(
                area((half, half + 2), (0, 1), BAND, yref="paper", opacity=0.6)
                for half in second_halves
            ),
            peildatum_line(now, (self._px(CELL_HEIGHT), self._y)),
        ]

    def _peildatum_words(self, peildatum: date) -> dict:
        shown, outside = self._axis.place_of(peildatum)
        third = 3 * (shown - self._left) / (self._right - self._left)
        return {
            "text": f"<b>peildatum {date_in_words(peildatum)}{outside}</b>",
            "x": shown,
            "xanchor": "left" if third < 1 else "center" if third < 2 else "right",
            "y": 0,
            "yanchor": "top",
            "showarrow": False,
            "font": {"size": self._font, "color": TEXT},
        }
