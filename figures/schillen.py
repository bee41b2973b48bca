"""The three schillen, one in the other, with the borging lines that the calendar has in each."""

import pandas as pd
import plotly.graph_objects as go

from figures.text import wrapped
from selections.words import counted, enumeration
from style.look import BAND, DARK_BLUE, FONT_SIZE, PLAN_STYLES, TEXT
from style.template import figure

LABEL_CHARACTERS = 40
INSET = 0.04
HEAD = 76
FOOT = 14

_FILLS = {3: "#f7f7f7", 2: BAND, 1: "#c9d8e8"}
_PLANS = ("A", "B", "overig")


def schillen_figure(counts: pd.DataFrame, names: pd.Series) -> go.Figure:
    """Schil 1, the heart, within schil 2 within schil 3, each with its lines by plan.

    counts: as `selections.weging.lines_per_schil` gives it. names: of the schillen, by number.
    """
    height = len(_FILLS) * (HEAD + FOOT)
    shapes, labels = [], []
    for depth, (schil, fill) in enumerate(_FILLS.items()):
        left, top = INSET * depth, HEAD * depth
        shapes.append(
            {
                "type": "rect",
                "x0": left,
                "x1": 1 - left,
                "y0": top,
                "y1": height - FOOT * depth,
                "fillcolor": fill,
                "line": {"color": DARK_BLUE, "width": 1},
                "layer": "below",
            }
        )
        row = counts[counts["schil"] == schil].iloc[0]
        name = wrapped(f"Schil {schil}: {names[schil]}", LABEL_CHARACTERS)
        words = wrapped(_lines(row), LABEL_CHARACTERS)
        labels.append((left + 0.02, top + 4, f"<b>{name}</b><br>{words}"))
    return figure(
        [
            {
                "type": "scatter",
                "mode": "text",
                "x": [x for x, _, _ in labels],
                "y": [y for _, y, _ in labels],
                "text": [text for _, _, text in labels],
                "textposition": "bottom right",
                "textfont": {"size": FONT_SIZE, "color": TEXT},
                "hoverinfo": "skip",
                "showlegend": False,
                "cliponaxis": False,
            }
        ],
        {
            "font": {"size": FONT_SIZE},
            "height": height + 16,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "xaxis": {"range": [0, 1], "visible": False},
            "yaxis": {"range": [height, 0], "visible": False},
            "shapes": shapes,
        },
    )


def schillen_alt(counts: pd.DataFrame, names: pd.Series) -> str:
    """In Dutch what the drawing shows, from the heart outwards."""
    parts = [
        f"schil {schil} ({names[schil]}): {_lines(counts[counts['schil'] == schil].iloc[0])}"
        for schil in sorted(_FILLS)
    ]
    without = int(counts.loc[counts["schil"].isna(), "totaal"].sum())
    left = f" Zonder schil: {without}." if without else ""
    return f"De drie schillen, van binnen naar buiten: {'; '.join(parts)}.{left}"


def _lines(row: pd.Series) -> str:
    by_plan = [f"{row[plan]} {PLAN_STYLES[plan].name}" for plan in _PLANS if row[plan]]
    total = counted(int(row["totaal"]), "borgingsregel")
    return f"{total}: {enumeration(by_plan)}" if by_plan else total
