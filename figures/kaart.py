"""The kaart as plotly draws it: all rows on one screen, and where each mark stands on it.

Across, every quarter is one unit (`figures.time_axis`), and the columns of the margin stand to the
right of the last year. Down, one unit is one row of the kaart, from the top; a row with thin bars
in more lanes is higher. All that repeats is a trace of arrays: a bar trace for each plan, one trace
for all words in marks.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from textwrap import shorten

import plotly.graph_objects as go

from figures.text import escaped
from figures.time_axis import position, quarter_label
from selections.dates import date_in_words
from selections.kaart import Kaart, Mark
from style.look import BAND, GRID, LINE, LINE_SOFT, PAST, PLAN_STYLES, TEXT, WHITE, sign_of
from style.template import figure

TOP, BOTTOM, RIGHT = 34, 18, 4
STRIP = 30
MARGIN_QUARTERS = 2.2
# What is left free on both sides of a mark, in quarters and in rows.
_GAP_ACROSS, _GAP_DOWN = 0.06, 0.07
_MARGIN_WORDS = {
    "lopend": "<br>loopt",
    "volgt": "<br>volgt",
    "incidenteel": "inci-<br>denteel",
    "geen": "geen<br>moment",
}
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
_CHARACTER = 0.47
_STRIP_CHARACTERS = 0.56


@dataclass(frozen=True)
class Box:
    """Where a mark stands: on the axis of quarters and in rows from the top."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Size:
    """Of the kaart, in pixels: all of it, the type of its labels and of what is in its marks."""

    height: int
    labels: int
    label_size: int
    mark_size: int

    @property
    def left(self) -> int:
        return STRIP + self.labels


def row_tops(kaart: Kaart) -> list[float]:
    """Where each row begins, in rows from the top, and where the last ends."""
    return list(accumulate((group.height for group in kaart.groups), initial=0))


def boxes(kaart: Kaart) -> list[Box]:
    """Where each mark stands."""
    tops = row_tops(kaart)
    return [_box(kaart, mark, tops[mark.group]) for mark in kaart.marks]


def _box(kaart: Kaart, mark: Mark, top: float) -> Box:
    if mark.in_margin:
        begin = kaart.end + kaart.margin.index(mark.precisie) * MARGIN_QUARTERS
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


def words_in(mark: Mark) -> str:
    """What stands in a mark: its number where it is more than one, and what is recorded of it."""
    number = str(mark.number) if mark.number > 1 else ""
    return f"{number}{sign_of(mark.sign, bool(mark.moved))}"


def kaart_figure(kaart: Kaart, peildatum: date, size: Size) -> go.Figure:
    """The figure; `customdata` of a bar and of its words is the place of its mark."""
    places = boxes(kaart)
    tops = row_tops(kaart)
    right = kaart.end + len(kaart.margin) * MARGIN_QUARTERS
    middles = [(top + bottom) / 2 for top, bottom in zip(tops, tops[1:], strict=False)]
    rows = {"range": [tops[-1], 0], "automargin": False, "ticks": "", "showline": False}
    return figure(
        [*_bars(kaart, places), _words(kaart, places, size), _LABELS_ARE_DRAWN],
        {
            "height": size.height,
            "margin": {"l": size.left, "r": RIGHT, "t": TOP, "b": BOTTOM},
            "barmode": "overlay",
            "hovermode": False,
            "showlegend": False,
            "font": {"size": size.label_size},
            "xaxis": {
                "range": [kaart.begin, right],
                "side": "top",
                "automargin": False,
                "ticks": "",
                "ticklabelstandoff": 0,
                "tickangle": 0,
                "tickfont": {"size": 11},
                **_columns(kaart),
                "minor": {
                    "tickvals": list(range(kaart.begin, kaart.end)),
                    "showgrid": True,
                    "gridcolor": GRID,
                },
                "showgrid": False,
            },
            "yaxis": {
                **rows,
                "tickvals": tops,
                "showticklabels": False,
                "gridcolor": GRID,
            },
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
                "ticktext": [_label(group, size) for group in kaart.groups],
                "tickfont": {"size": size.label_size, "color": TEXT},
            },
            "shapes": _shapes(kaart, peildatum, tops, size, right),
            "annotations": [
                *_strips(kaart, tops, size),
                _peildatum_words(kaart, peildatum),
            ],
        },
    )


def _bars(kaart: Kaart, places: list[Box]) -> list[dict]:
    traces = {plan: defaultdict(list) for plan in PLAN_STYLES}
    for number, (mark, box) in enumerate(zip(kaart.marks, places, strict=True)):
        trace = traces[mark.plan]
        trace["base"].append(box.left)
        trace["x"].append(box.right - box.left)
        trace["y"].append((box.top + box.bottom) / 2)
        trace["width"].append(box.bottom - box.top)
        trace["customdata"].append(number)
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": PLAN_STYLES[plan].name,
            "marker": PLAN_STYLES[plan].marker(),
            "hoverinfo": "skip",
            **trace,
        }
        for plan, trace in traces.items()
        if trace
    ]


def _words(kaart: Kaart, places: list[Box], size: Size) -> dict:
    told = [
        (number, mark, box, words)
        for number, (mark, box) in enumerate(zip(kaart.marks, places, strict=True))
        if (words := words_in(mark))
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [(box.left + box.right) / 2 for _, _, box, _ in told],
        "y": [(box.top + box.bottom) / 2 for _, _, box, _ in told],
        "text": [words for _, _, _, words in told],
        "customdata": [number for number, _, _, _ in told],
        "textfont": {
            "color": [PLAN_STYLES[mark.plan].text for _, mark, _, _ in told],
            "size": [size.mark_size - 2 * mark.is_wide for _, mark, _, _ in told],
            "weight": 700,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _columns(kaart: Kaart) -> dict:
    """The quarters with their years above them, and the columns of the margin."""
    ticks = [
        (place + 0.5, f"{f'<b>{place // 4}</b>' if place % 4 == 0 else ''}<br>Q{place % 4 + 1}")
        for place in range(kaart.begin, kaart.end)
    ]
    ticks += [
        (kaart.end + (number + 0.5) * MARGIN_QUARTERS, _MARGIN_WORDS[kind])
        for number, kind in enumerate(kaart.margin)
    ]
    return {
        "tickvals": [place for place, _ in ticks],
        "ticktext": [words for _, words in ticks],
    }


def _label(group, size: Size) -> str:
    most = int(size.labels / (size.label_size * _CHARACTER)) - len(group.code)
    words = shorten(group.words, max(most, 8), placeholder=" …") if group.words else ""
    return f"<b>{escaped(group.code)}</b> {escaped(words)}"


def _strips(kaart: Kaart, tops: list[float], size: Size) -> list[dict]:
    """The names of the thema's, upright beside their rows."""
    row = (size.height - TOP - BOTTOM) / tops[-1]
    return [
        {
            "text": _strip_words(name, (tops[end] - tops[first]) * row, size),
            "textangle": -90,
            "x": 0,
            "xref": "paper",
            "xanchor": "center",
            "xshift": STRIP / 2 - 2 - size.left,
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
    now = _clamped(kaart, position(peildatum))
    of_rows = {"yref": "y", "y0": 0, "y1": tops[-1]}
    vertical = {"type": "line", **of_rows, "layer": "below"}
    years = [
        {"x0": 4 * year, "x1": 4 * year, "line": {"color": LINE_SOFT, "width": 1}, **vertical}
        for year in range(kaart.first_year, kaart.last_year + 2)
    ]
    columns = [
        {"x0": place, "x1": place, "line": {"color": LINE_SOFT, "width": 1}, **vertical}
        for number in range(1, len(kaart.margin))
        for place in [kaart.end + number * MARGIN_QUARTERS]
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
            {"xref": "x", "x0": kaart.begin, "x1": right},
        )
    ]
    past = {
        "type": "rect",
        **of_rows,
        "x0": kaart.begin,
        "x1": now,
        "fillcolor": PAST,
        "line": {"width": 0},
        "layer": "below",
    }
    line = {
        "type": "line",
        **of_rows,
        "x0": now,
        "x1": now,
        "line": {"color": TEXT, "width": 2, "dash": "dot"},
        "layer": "between",
    }
    return [past, *years, *columns, *borders, *strips, line]


def _peildatum_words(kaart: Kaart, peildatum: date) -> dict:
    place = position(peildatum)
    shown = _clamped(kaart, place)
    outside = "" if shown == place else " (buiten de as)"
    part = (shown - kaart.begin) / (kaart.end - kaart.begin)
    return {
        "text": f"<b>peildatum {date_in_words(peildatum)}{outside}</b>",
        "x": shown,
        "xanchor": "left" if part < 0.2 else "right" if part > 0.8 else "center",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12, "color": TEXT},
    }


def _clamped(kaart: Kaart, place: float) -> float:
    return min(max(place, kaart.begin), kaart.end)


def column_of(mark: Mark) -> str:
    """The quarter, or what stands for it, in which a mark is found by going along a column."""
    return mark.precisie if mark.in_margin else quarter_label(mark.begin)
