"""The tempo of the roadmap: moments planned per half-year and in all, and what came of them."""

import pandas as pd
import plotly.graph_objects as go

from figures.traces import texts
from selections.words import counted, enumeration
from style.look import DARK_BLUE, FONT_SIZE, STAND_LOOKS, TEXT, WHITE, Look
from style.template import figure, whole_ticks

HEIGHT = 350
LIGHT_BLUE = "#b9cbdf"
OPEN = Look("opgeteld: met een moment, niet afgerond", "", WHITE, DARK_BLUE, TEXT, "/", LIGHT_BLUE)
DONE = "afgerond"
# From the axis up: what is certain, what is open, what is grey.
_STACKED = (DONE, *(name for name in STAND_LOOKS if name != DONE))


def recorded_figure(planned: pd.DataFrame, narrow: bool = False) -> go.Figure:
    """Above what is planned in each half-year by where it stands, below the sum and what is done.

    planned: as `voortgang.counts.planned_and_recorded` gives it. A class without a row is left out.
    Raises ValueError where it is empty. narrow: the years alone below the axis, for less than some
    600 pixels.
    """
    if planned.empty:
        raise ValueError("no half-years to draw")
    halves = list(range(len(planned)))
    stacked = [
        {
            "type": "bar",
            "name": STAND_LOOKS[name].name,
            "x": halves,
            "y": planned[name].tolist(),
            "marker": STAND_LOOKS[name].marker(),
            "hovertemplate": f"%{{y}} {STAND_LOOKS[name].name}<extra></extra>",
        }
        for name in _STACKED
        if planned[name].any()
    ]
    done = planned["cumulatief_afgerond"]
    below = [
        {
            "type": "bar",
            "name": "opgeteld: afgerond",
            "x": halves,
            "y": done.tolist(),
            "yaxis": "y2",
            "marker": STAND_LOOKS[DONE].marker(),
            "hovertemplate": "%{y} opgeteld afgerond<extra></extra>",
            "showlegend": False,
        },
        {
            "type": "bar",
            "name": OPEN.name,
            "x": halves,
            "y": (planned["cumulatief"] - done).tolist(),
            "yaxis": "y2",
            "marker": OPEN.marker(),
            "hovertemplate": "%{y} opgeteld met een moment en niet afgerond<extra></extra>",
        },
    ]
    # Not as the text of a bar: plotly leaves it out where all is done and the bar is nothing.
    numbers, totals = [], []
    for half, number, total in zip(halves, planned["gepland"], planned["cumulatief"], strict=True):
        numbers.append((half, number, f"<b>{number}</b>" if number else "0"))
        # Narrow, the sum so far only where something is planned.
        totals.append((half, total, "" if narrow and not number else str(total)))
    above = {
        "textposition": "top center",
        "textfont": {"size": FONT_SIZE - (2 if narrow else 0), "color": TEXT},
    }
    return figure(
        [*stacked, texts(numbers, **above), *below, texts(totals, **above, yaxis="y2")],
        _layout(planned, narrow),
    )


def recorded_alt(planned: pd.DataFrame, on: str) -> str:
    """In Dutch what that chart shows; on: the peildatum in words. Raises ValueError for none."""
    if planned.empty:
        raise ValueError("no half-years to tell of")
    standing = [f"{planned[name].sum()} {name}" for name in _STACKED if planned[name].any()]
    return (
        f"Staafdiagram van {counted(int(planned['gepland'].sum()), 'moment')} per halfjaar "
        f"van de publicatie, naar wat erover op {on} is vastgelegd: {enumeration(standing)}. "
        f"Opgeteld tot en met het {planned['halfjaar'].iloc[-1]}: "
        f"{planned['cumulatief'].iloc[-1]} met een moment, "
        f"waarvan {planned['cumulatief_afgerond'].iloc[-1]} afgerond."
    )


def _layout(tempo: pd.DataFrame, narrow: bool) -> dict:
    in_all = int(tempo["cumulatief"].iloc[-1])
    fullest = int(tempo["gepland"].max())
    return {
        "font": {"size": FONT_SIZE},
        "height": HEIGHT,
        "margin": {"l": 8, "r": 8, "b": 8},
        "barmode": "stack",
        "bargap": 0.2,
        "xaxis": {**_ticks(tempo["begin"], narrow), "tickangle": 0, "anchor": "y2"},
        "yaxis": {
            "domain": [0.56, 1],
            "range": [0, 1.25 * fullest],
            **whole_ticks(fullest),
            "title": {"text": "per halfjaar", "font": {"size": FONT_SIZE}},
        },
        "yaxis2": {
            "domain": [0, 0.46],
            "range": [0, 1.25 * in_all],
            **whole_ticks(in_all),
            "fixedrange": True,
            "automargin": True,
            "title": {"text": "opgeteld", "font": {"size": FONT_SIZE}},
        },
    }


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
