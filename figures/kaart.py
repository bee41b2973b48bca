"""The kaart as plotly draws it: all rows on one screen, and where each mark stands on it.

Across, every quarter is one unit (`selections.time_axis`), and the columns of the margin stand to
the right of the last year. Down, one unit is one row of the kaart, from the top; a row with thin
bars in more lanes is higher. All that repeats is a trace of arrays: a bar trace for each plan, one
trace for all words in marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import inf

import plotly.graph_objects as go

from figures.text import escaped, shortened
from figures.traces import Arrays, area, bars, peildatum_line, upright
from selections.dates import date_in_words
from selections.kaart import Kaart, Mark
from style.look import (
    BAND,
    GRID,
    LINE,
    LINE_SOFT,
    MORE_SIGN,
    PAST,
    PLAN_STYLES,
    TEXT,
    WHITE,
    signs_in,
)
from style.template import figure

RIGHT = 4
STRIP = 30
# What is out of the selection, where a filter cannot be undone in the figure itself.
DIMMED, DIMMED_TEXT = 0.12, "#767676"
MARGIN_QUARTERS = 2.2
# What is left free on both sides of a mark, in quarters and in rows.
_GAP_ACROSS, _GAP_DOWN = 0.06, 0.07
_MARGIN_WORDS = {
    "lopend": "<br>loopt",
    "volgt": "<br>volgt",
    "incidenteel": "inci-<br>denteel",
    "geen": "geen<br>moment",
}
_SHORT_MARGIN = _MARGIN_WORDS | {"incidenteel": "<br>inc.", "geen": "<br>geen"}
# plotly draws the labels of an axis only where something stands on it.
_LABELS_ARE_DRAWN = {
    "type": "scatter",
    "x": [None],
    "y": [None],
    "yaxis": "y2",
    "hoverinfo": "skip",
}
# What the name of a thema is beside few rows, the longest that fits; their full name stands first.
_SHORT = {
    "Water: voldoende + schoon ruimte": ("Water",),
    "Bodem: vitaal + effectief": ("Bodem",),
    "Bebouwd gebied": ("Bebouwd<br>gebied", "Stad"),
    "Laagveengebieden": ("Laag-<br>veen", "Veen"),
    "Verzilte kustgebieden": ("Verzilte<br>kust", "Kust"),
    "Hoge zandgronden": ("Hoge zand-<br>gronden", "Zand"),
}
# Of a label in the type of the page a character takes this part of its size.
_CHARACTER = 0.5
_STRIP_CHARACTERS = 0.56
# Of its size what a character in a mark takes at most, and how narrow it may be made.
CHARACTER, NARROWEST = 0.63, 0.58
# What stands in a mark: the first of these that fits, and that says more than that there is more.
# Never is anything left out without that sign, and what is expected or set goes before the rest.
WRITTEN = (
    ("number", "status", "moved", "fixed", "begun"),
    ("more", "status", "moved", "fixed", "begun"),
    ("more", "moved", "fixed", "begun"),
    ("more", "moved", "fixed"),
    ("more", "moved"),
    ("more", "fixed"),
    ("more", "begun"),
    ("more", "status"),
)
# Of its size how high a line in a mark is; how small type may become before words are left out, in
# pixels.
_LINE, _SMALLEST = 1.15, 6
# What the longest word above a column of the margin takes, in sizes of the type.
_COLUMN_HEAD = 3.7
# Of larger type four quarters of a year would run together with their letter.
LARGE_AXIS = 20


@dataclass(frozen=True)
class Box:
    """Where a mark stands: on the axis of quarters and in rows from the top."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Size:
    """Of the kaart, in pixels.

    labels: how wide they are. label_size, mark_size, axis_size: of the type of the labels, in the
    marks, and of the quarters. strip: of the names of the thema's, 0 where it has none. width: of
    all of it, 0 where the browser fits the words in the marks to it.
    """

    height: int
    labels: int
    label_size: int
    mark_size: int
    axis_size: int = 11
    strip: int = STRIP
    width: int = 0

    @property
    def left(self) -> int:
        return self.strip + self.labels

    @property
    def is_large(self) -> bool:
        """Whether it is to be read from across a room."""
        return self.axis_size > LARGE_AXIS

    @property
    def top(self) -> int:
        """Above the rows: the years and the quarters."""
        return round(3.1 * self.axis_size)

    @property
    def bottom(self) -> int:
        """Under them: the peildatum."""
        return round(1.65 * self.axis_size)


def row_tops(kaart: Kaart) -> list[float]:
    """Where each row begins, in rows from the top, and where the last ends."""
    return list(accumulate((group.height for group in kaart.groups), initial=0))


def boxes(kaart: Kaart) -> list[Box]:
    """Where each mark stands."""
    tops = row_tops(kaart)
    return [_box(kaart, mark, tops[mark.group]) for mark in kaart.marks]


def _box(kaart: Kaart, mark: Mark, top: float) -> Box:
    if mark.in_margin:
        begin = kaart.axis.end + kaart.margin.index(mark.precisie) * MARGIN_QUARTERS
        end = begin + MARGIN_QUARTERS
    else:
        begin, end = mark.begin, mark.end
    width, height = (end - begin) / mark.slots, kaart.groups[mark.group].height
    left = begin + mark.slot * width
    gap = 0 if mark.is_wide else _GAP_DOWN
    return Box(
        left + _GAP_ACROSS,
        left + width - _GAP_ACROSS,
        top + mark.top * height + gap,
        top + mark.bottom * height - gap,
    )


def _parts_of(mark: Mark, lit: frozenset[int] | None) -> Iterator[tuple[str, str]]:
    """What stands in a mark, and ever less of it by `WRITTEN` (as server/static/kaart.js): its
    number where it is more than one, and the signs of what is recorded of it.

    lit: as in `kaart_figure`; where a part of the rows is among them it says how many of how many,
    and what is recorded of those.
    """
    parts = {"number": mark.numbered(lit), "more": MORE_SIGN, **signs_in(mark.signs(lit))}
    for first, *kinds in WRITTEN:
        signs = "".join(parts[kind] for kind in kinds)
        if signs or first == "number":
            yield parts[first], signs
    yield MORE_SIGN, ""


def _fitted(
    mark: Mark, lit: frozenset[int] | None, wide: float, high: float, largest: float
) -> tuple[str, float]:
    """What stands in a mark of so many pixels, and the size of its type: on two lines or in smaller
    type before anything is left out."""
    for number, sign in _parts_of(mark, lit):
        words = number + sign
        fits = wide / (max(len(words), 1) * CHARACTER)
        half = (len(sign) + 1) // 2
        lines = [number, sign] if number else [sign[:half], sign[half:]]
        widest = max(map(len, lines), default=1)
        on_two = (
            min(wide / (widest * CHARACTER), high / (2 * _LINE)) if len(words) > 1 and sign else 0
        )
        if fits < min(on_two, largest):
            words, fits = "<br>".join(lines), on_two
        if fits >= _SMALLEST:
            return words, min(fits, largest)
    return "", largest


def kaart_figure(
    kaart: Kaart, peildatum: date, size: Size, lit: frozenset[int] | None = None
) -> go.Figure:
    """The figure; `customdata` of a bar and of its words is the place of its mark.

    lit: places in the table of the rows in view, where what is out of it is dimmed; None dims none.
    """
    places = boxes(kaart)
    tops = row_tops(kaart)
    right = kaart.axis.end + len(kaart.margin) * MARGIN_QUARTERS
    middles = [(top + bottom) / 2 for top, bottom in zip(tops, tops[1:], strict=False)]
    rows = {"range": [tops[-1], 0], "automargin": False, "ticks": "", "showline": False}
    return figure(
        [*_bars(kaart, places, lit), _words(kaart, places, size, lit), _LABELS_ARE_DRAWN],
        {
            "height": size.height,
            "margin": {"l": size.left, "r": RIGHT, "t": size.top, "b": size.bottom},
            "barmode": "overlay",
            "hovermode": False,
            "showlegend": False,
            "font": {"size": size.label_size},
            "xaxis": {
                "range": [kaart.axis.start, right],
                "side": "top",
                "automargin": False,
                "ticks": "",
                "ticklabeloverflow": "allow",
                "tickangle": 0,
                "tickfont": {"size": size.axis_size},
                **_columns(kaart, size),
                "minor": {
                    "tickvals": list(kaart.axis.quarters),
                    "showgrid": True,
                    "gridcolor": GRID,
                },
                "showgrid": False,
            },
            "yaxis": {**rows, "tickvals": tops, "showticklabels": False, "gridcolor": GRID},
            # Labels that begin at the left, whatever the width of the screen.
            "yaxis2": {
                **rows,
                "overlaying": "y",
                "side": "right",
                "anchor": "free",
                "position": 0,
                "shift": -size.labels,
                "showgrid": False,
                "tickvals": middles,
                "ticktext": _labels(kaart, size, lit),
                "tickfont": {"size": size.label_size, "color": TEXT},
            },
            "shapes": _shapes(kaart, peildatum, tops, size, right),
            "annotations": [*_strips(kaart, tops, size), _peildatum_words(kaart, peildatum, size)],
        },
    )


def _bars(kaart: Kaart, places: list[Box], lit: frozenset[int] | None) -> list[dict]:
    traces = {plan: Arrays() for plan in PLAN_STYLES}
    opacities = Arrays()
    for number, (mark, box) in enumerate(zip(kaart.marks, places, strict=True)):
        traces[mark.plan].add(
            base=box.left,
            x=box.right - box.left,
            y=box.middle[1],
            width=box.bottom - box.top,
            customdata=number,
        )
        if lit is not None:
            opacities[mark.plan].append(1 if mark.in_view(lit) else DIMMED)
    found = []
    for plan, trace in traces.items():
        if trace:
            look = PLAN_STYLES[plan]
            marker = look.marker() | ({"opacity": opacities[plan]} if lit is not None else {})
            found.append(bars(name=look.name, marker=marker, hoverinfo="skip", **trace))
    return found


def _words(kaart: Kaart, places: list[Box], size: Size, lit: frozenset[int] | None) -> dict:
    told = Arrays()
    across, down = _pixels(kaart, size), _row_pixels(kaart, size)
    for number, (mark, box) in enumerate(zip(kaart.marks, places, strict=True)):
        if lit is not None and not mark.in_view(lit):
            continue
        largest = size.mark_size - 2 * (mark.is_wide and not size.is_large)
        wide, high = across * (box.right - box.left), down * (box.bottom - box.top)
        words, fits = _fitted(mark, lit, wide, high, largest)
        if words:
            x, y = box.middle
            colour = PLAN_STYLES[mark.plan].text
            told.add(x=x, y=y, text=words, customdata=number, colour=colour, size=fits)
    return {
        "type": "scatter",
        "mode": "text",
        **{name: told[name] for name in ("x", "y", "text", "customdata")},
        "textfont": {"color": told["colour"], "size": told["size"], "weight": 700},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _pixels(kaart: Kaart, size: Size) -> float:
    """How wide a quarter is; without end where that is not known here."""
    if not size.width:
        return inf
    quarters = kaart.axis.end - kaart.axis.start + len(kaart.margin) * MARGIN_QUARTERS
    return (size.width - size.left - RIGHT) / quarters


def _row_pixels(kaart: Kaart, size: Size) -> float:
    """How high a row is."""
    return (size.height - size.top - size.bottom) / row_tops(kaart)[-1]


def _columns(kaart: Kaart, size: Size) -> dict:
    """The quarters with their years above them, and the columns of the margin."""
    quarter = "" if size.is_large else "Q"
    is_narrow = _pixels(kaart, size) * MARGIN_QUARTERS < _COLUMN_HEAD * size.axis_size
    names = _SHORT_MARGIN if size.is_large or is_narrow else _MARGIN_WORDS
    ticks = [
        (
            place + 0.5,
            f"{f'<b>{place // 4}</b>' if place % 4 == 0 else ''}<br>{quarter}{place % 4 + 1}",
        )
        for place in kaart.axis.quarters
    ]
    ticks += [
        (kaart.axis.end + (number + 0.5) * MARGIN_QUARTERS, names[kind])
        for number, kind in enumerate(kaart.margin)
    ]
    return {"tickvals": [place for place, _ in ticks], "ticktext": [words for _, words in ticks]}


def _labels(kaart: Kaart, size: Size, lit: frozenset[int] | None) -> list[str]:
    labels = []
    for group in kaart.groups:
        most = int(size.labels / (size.label_size * _CHARACTER)) - len(group.code)
        words = shortened(group.words, max(most, 8)) if group.words else ""
        labels.append(f"<b>{escaped(group.code)}</b> {escaped(words)}")
    if lit is None:
        return labels
    shown = {mark.group for mark in kaart.marks if mark.in_view(lit)}
    grey = f'<span style="color:{DIMMED_TEXT}">{{}}</span>'
    return [label if group in shown else grey.format(label) for group, label in enumerate(labels)]


def _strips(kaart: Kaart, tops: list[float], size: Size) -> list[dict]:
    """The names of the thema's, upright beside their rows."""
    if not size.strip:
        return []
    row = _row_pixels(kaart, size)
    return [
        {
            "text": _strip_words(name, (tops[end] - tops[first]) * row, size),
            "textangle": -90,
            "x": 0,
            "xref": "paper",
            "xanchor": "center",
            "xshift": size.strip / 2 - 2 - size.left,
            "y": (tops[first] + tops[end]) / 2,
            "yanchor": "middle",
            "showarrow": False,
            "font": {"size": min(size.label_size, 11), "color": TEXT},
        }
        for name, first, end in kaart.themas
    ]


def _strip_words(name: str, height: float, size: Size) -> str:
    each = min(size.label_size, 11) * _STRIP_CHARACTERS
    named = [escaped(name), *_SHORT.get(name, ())]
    fits = (words for words in named if max(map(len, words.split("<br>"))) * each <= height)
    return next(fits, named[-1])


def _shapes(
    kaart: Kaart, peildatum: date, tops: list[float], size: Size, right: float
) -> list[dict]:
    now, _ = kaart.axis.place_of(peildatum)
    down = (0, tops[-1])
    columns = (kaart.axis.end + number * MARGIN_QUARTERS for number in range(1, len(kaart.margin)))
    rules = [
        upright(place, down, LINE_SOFT, yref="y")
        for place in (*kaart.axis.year_starts, kaart.axis.end, *columns)
    ]
    of_paper = {"xref": "paper", "x0": 0, "xsizemode": "pixel", "xanchor": 0}
    strips = [
        {
            "type": "rect",
            **of_paper,
            "x0": -size.left,
            "x1": -size.labels - 6,
            "y0": tops[first],
            "y1": tops[end],
            "fillcolor": BAND,
            "line": {"width": 1, "color": WHITE},
        }
        for _, first, end in kaart.themas
        if size.strip
    ]
    borders = [
        {
            "type": "line",
            **ends,
            "y0": tops[first],
            "y1": tops[first],
            "line": {"color": LINE, "width": 1},
            "layer": "below",
        }
        for _, first, _ in kaart.themas
        for ends in (
            {**of_paper, "x0": -size.left, "x1": 0},
            {"xref": "x", "x0": kaart.axis.start, "x1": right},
        )
    ]
    # What is dimmed is drawn so thin that the line would show through it.
    blanks = [
        area((box.left, box.right), (box.top, box.bottom), WHITE, yref="y")
        for box in boxes(kaart)
        if box.left < now < box.right
    ]
    return [
        area((kaart.axis.start, now), down, PAST, yref="y"),
        *rules,
        *borders,
        *strips,
        peildatum_line(now, down, yref="y"),
        *blanks,
    ]


def _peildatum_words(kaart: Kaart, peildatum: date, size: Size) -> dict:
    shown, outside = kaart.axis.place_of(peildatum)
    part = (shown - kaart.axis.start) / (kaart.axis.end - kaart.axis.start)
    return {
        "text": f"<b>peildatum {date_in_words(peildatum)}{outside}</b>",
        "x": shown,
        "xanchor": "left" if part < 0.2 else "right" if part > 0.8 else "center",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": size.axis_size + 1, "color": TEXT},
    }
