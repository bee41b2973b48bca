"""The tempo of the roadmap: moments planned per half-year, and in all so far."""

import pandas as pd
import plotly.graph_objects as go

from figures.style import DARK_BLUE, FONT_SIZE, TEXT, WHITE, figure
from figures.text import counted

HEIGHT = 420


def roadmap_figure(
    tempo: pd.DataFrame, font_size: int = FONT_SIZE, narrow: bool = False
) -> go.Figure:
    """Above the moments of each half-year, below the sum so far, each with its number.

    tempo: as `selections.roadmap.tempo` gives it. Raises ValueError where it is empty.
    narrow: the years alone below the axis, for less than some 600 pixels.
    """
    if tempo.empty:
        raise ValueError("no half-years to draw")
    halves = list(range(len(tempo)))
    numbers = {"size": font_size - (2 if narrow else 0), "color": TEXT}
    wide = tempo["zonder_kwartaal"].tolist()
    quarters = (tempo["gepland"] - tempo["zonder_kwartaal"]).tolist()
    in_all = int(tempo["cumulatief"].iloc[-1])
    fullest = int(tempo["gepland"].max())
    return figure(
        [
            {
                "type": "bar",
                "name": "van een kwartaal",
                "x": halves,
                "y": quarters,
                "marker": {"color": DARK_BLUE, "line": {"color": WHITE, "width": 1}},
                "hovertemplate": "%{y} van een kwartaal<extra></extra>",
            },
            {
                "type": "bar",
                "name": "van een jaar of periode, in het laatste halfjaar",
                "x": halves,
                "y": wide,
                "marker": {
                    "color": WHITE,
                    "line": {"color": DARK_BLUE, "width": 1},
                    "pattern": {"shape": "/", "fgcolor": DARK_BLUE, "size": 6, "solidity": 0.2},
                },
                "hovertemplate": "%{y} van een jaar of periode<extra></extra>",
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": halves,
                "y": tempo["gepland"].tolist(),
                "text": [f"<b>{number}</b>" if number else "0" for number in tempo["gepland"]],
                "textposition": "top center",
                "textfont": numbers,
                "cliponaxis": False,
                "hoverinfo": "skip",
                "showlegend": False,
            },
            {
                "type": "bar",
                "name": "opgeteld",
                "x": halves,
                "y": tempo["cumulatief"].tolist(),
                "yaxis": "y2",
                "text": [
                    "" if narrow and not planned else str(total)
                    for planned, total in zip(tempo["gepland"], tempo["cumulatief"], strict=True)
                ],
                "textposition": "outside",
                "constraintext": "none",
                "cliponaxis": False,
                "textangle": 0,
                "textfont": numbers,
                "marker": {"color": "#b9cbdf", "line": {"color": DARK_BLUE, "width": 1}},
                "hovertemplate": "%{y} opgeteld<extra></extra>",
            },
        ],
        {
            "font": {"size": font_size},
            "height": round(HEIGHT * font_size / FONT_SIZE),
            "margin": {"l": 8, "r": 8, "t": round((7 if narrow else 4) * font_size), "b": 8},
            "barmode": "stack",
            "bargap": 0.2,
            "legend": {"traceorder": "normal"},
            "xaxis": {**_ticks(tempo["begin"], narrow), "tickangle": 0, "anchor": "y2"},
            "yaxis": {
                "domain": [0.56, 1],
                "range": [0, 1.25 * fullest],
                "title": {"text": "per halfjaar", "font": {"size": font_size}},
            },
            "yaxis2": {
                "domain": [0, 0.46],
                "range": [0, 1.25 * in_all],
                "fixedrange": True,
                "automargin": True,
                "title": {"text": "opgeteld", "font": {"size": font_size}},
            },
        },
    )


def roadmap_alt(tempo: pd.DataFrame) -> str:
    """In Dutch what the chart shows. Raises ValueError where `tempo` is empty."""
    if tempo.empty:
        raise ValueError("no half-years to tell of")
    fullest = tempo.loc[tempo["gepland"].idxmax()]
    return (
        f"Staafdiagram van {counted(int(tempo['gepland'].sum()), 'moment')} per halfjaar, van het "
        f"{tempo['halfjaar'].iloc[0]} tot en met het {tempo['halfjaar'].iloc[-1]}, en opgeteld. "
        f"De meeste, {fullest['gepland']}, vallen in het {fullest['halfjaar']}."
    )


def _ticks(begins: pd.Series, narrow: bool) -> dict:
    """The half of each half-year and the year below its first; narrow, the years alone."""
    years = [
        f"<b>{day.year}</b>" if day.month == 1 or place == 0 else ""
        for place, day in enumerate(begins)
    ]
    if narrow:
        first = [place for place, day in enumerate(begins) if day.month == 1]
        return {"tickvals": first, "ticktext": [str(begins.iloc[place].year) for place in first]}
    return {
        "tickvals": list(range(len(begins))),
        "ticktext": [
            f"{1 if day.month == 1 else 2}e<br>{year}"
            for day, year in zip(begins, years, strict=True)
        ],
    }
