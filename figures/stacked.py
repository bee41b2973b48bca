"""Horizontal bars of rows per name, each in parts with their numbers, and the total at the end."""

from dataclasses import dataclass

import plotly.graph_objects as go

from figures.text import wrapped
from style.look import FONT_SIZE, TEXT, Look
from style.template import figure, whole_ticks

ROW_HEIGHT = 44
LABEL_CHARACTERS = 22


@dataclass(frozen=True)
class Part:
    """One kind of piece in the stack: how it looks, and a number for each bar."""

    look: Look
    numbers: list[int]


def stacked_figure(
    names: list[str],
    parts: list[Part],
    font_size: int = FONT_SIZE,
    label_characters: int = LABEL_CHARACTERS,
) -> go.Figure:
    """A bar for each name, from the top; a part that is 0 everywhere is left out of the legend.

    A number that does not fit in its part is hidden; it stands in the hover.
    label_characters: the width at which a name is wrapped.
    """
    labels = [wrapped(name, label_characters) for name in names]
    totals = [sum(numbers) for numbers in zip(*(part.numbers for part in parts), strict=True)]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": part.look.name,
            "y": labels,
            "x": part.numbers,
            "marker": part.look.marker(),
            "text": [str(number or "") for number in part.numbers],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "insidetextfont": {"color": part.look.text, "size": font_size},
            "hovertemplate": f"%{{x}} {part.look.name}<extra></extra>",
        }
        for part in parts
        if any(part.numbers)
    ]
    ends = {
        "type": "scatter",
        "mode": "text",
        "y": labels,
        "x": totals,
        "text": [f"\u00a0<b>{total}</b>" for total in totals],
        "textposition": "middle right",
        "textfont": {"color": TEXT, "size": font_size},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return figure(
        [*traces, ends],
        {
            "font": {"size": font_size},
            "height": round((ROW_HEIGHT * len(labels) + 50) * font_size / FONT_SIZE),
            "margin": {"l": 8, "r": round(2.5 * font_size), "b": 32},
            "barmode": "stack",
            "yaxis": {"autorange": "reversed"},
            "xaxis": {
                "title": {"text": "regels", "font": {"size": font_size}},
                "range": [0, 1.02 * max(totals)],
                **whole_ticks(max(totals)),
            },
            "uniformtext": {"minsize": font_size - 2, "mode": "hide"},
        },
    )
