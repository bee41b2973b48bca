"""Horizontal bars of rows per name, each in parts with their numbers, and the total at the end."""

from collections.abc import Sequence

import plotly.graph_objects as go

from figures.text import wrapped
from figures.traces import bars, inside, texts
from style.look import FONT_SIZE, TEXT, Look
from style.template import figure, whole_ticks

ROW_HEIGHT = 44
LABEL_CHARACTERS = 22


def stacked_figure(
    names: Sequence[str],
    parts: Sequence[tuple[Look, Sequence[int]]],
    label_characters: int = LABEL_CHARACTERS,
) -> go.Figure:
    """A bar for each name, from the top; a part that is 0 everywhere is left out of the legend.

    A number that does not fit in its part is hidden; it stands in the hover.
    parts: of each kind of piece how it looks, and a number for each bar.
    label_characters: the width at which a name is wrapped.
    """
    labels = [wrapped(name, label_characters) for name in names]
    totals = [sum(numbers) for numbers in zip(*(numbers for _, numbers in parts), strict=True)]
    traces = [
        bars(
            name=look.name,
            y=labels,
            x=list(numbers),
            marker=look.marker(),
            text=[str(number or "") for number in numbers],
            **inside(color=look.text, size=FONT_SIZE),
            hovertemplate=f"%{{x}} {look.name}<extra></extra>",
        )
        for look, numbers in parts
        if any(numbers)
    ]
    ends = texts(
        [
            (total, label, f"\u00a0<b>{total}</b>")
            for total, label in zip(totals, labels, strict=True)
        ],
        textposition="middle right",
        textfont={"color": TEXT, "size": FONT_SIZE},
    )
    return figure(
        [*traces, ends],
        {
            "font": {"size": FONT_SIZE},
            "height": ROW_HEIGHT * len(labels) + 50,
            "margin": {"l": 8, "r": round(2.5 * FONT_SIZE), "b": 32},
            "barmode": "stack",
            "yaxis": {"autorange": "reversed"},
            "xaxis": {
                "title": {"text": "regels", "font": {"size": FONT_SIZE}},
                "range": [0, 1.02 * max(totals)],
                **whole_ticks(max(totals)),
            },
            "uniformtext": {"minsize": FONT_SIZE - 2, "mode": "hide"},
        },
    )
