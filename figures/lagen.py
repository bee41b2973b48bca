"""The overheidslagen by subthema as a matrix of numbers, darker where there are more rows."""

import pandas as pd
import plotly.graph_objects as go

from figures.text import wrapped
from selections.filters import LAGEN, NOT_NAMED
from selections.lagen import STAPPEN
from selections.words import counted, enumeration
from style.look import FONT_SIZE, TEXT
from style.template import figure

ROW_HEIGHT = 44
LABEL_CHARACTERS = 22
TOTAL = "totaal"
# Light enough for dark numbers on the darkest cell; the number is what counts.
_SCALE = [[0, "#f6f8fa"], [1, "#8fb0d4"]]


def lagen_figure(
    counts: pd.DataFrame, font_size: int = FONT_SIZE, narrow: bool = False
) -> go.Figure:
    """Subthema's down, layers across with "niet genoemd" last, a number in every cell.

    A row that names two layers counts in both. The totals stand apart, without colour.

    counts: as `selections.lagen.matrix` gives it.
    narrow: the names of the layers upright, for less than some 600 pixels.
    """
    by_laag = counts.set_index("laag")
    columns = [*LAGEN, NOT_NAMED]
    subthemas = [name for name in by_laag.columns if name != TOTAL]
    names = [wrapped(name, LABEL_CHARACTERS) for name in subthemas]
    cells = by_laag.loc[columns, subthemas].T.to_numpy().tolist()
    whole = by_laag.iloc[-1]
    totals = whole[subthemas].tolist()
    per_laag = by_laag.loc[columns, TOTAL].tolist()
    places = range(len(columns))
    numbers = [
        *((x, y, cells[y][x]) for y in range(len(names)) for x in places),
        *((len(columns), y, f"<b>{total}</b>") for y, total in enumerate(totals)),
        *((x, len(names), f"<b>{total}</b>") for x, total in enumerate(per_laag)),
        (len(columns), len(names), f"<b>{whole[TOTAL]}</b>"),
    ]
    return figure(
        [
            {
                "type": "heatmap",
                "z": cells,
                "zmin": 0,
                "colorscale": _SCALE,
                "showscale": False,
                "xgap": 2,
                "ygap": 2,
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": [x for x, _, _ in numbers],
                "y": [y for _, y, _ in numbers],
                "text": [str(number) for _, _, number in numbers],
                "textfont": {"size": font_size, "color": TEXT},
                "hoverinfo": "skip",
                "showlegend": False,
            },
        ],
        {
            "font": {"size": font_size},
            "height": round((ROW_HEIGHT * (len(names) + 1) + 110) * font_size / FONT_SIZE),
            "margin": {"l": 8, "r": 8, "t": 40, "b": 8},
            "xaxis": {
                "side": "top",
                "tickvals": list(range(len(columns) + 1)),
                "ticktext": [*columns, "stappen" if whole.name == STAPPEN else "regels"],
                "tickangle": -90 if narrow else 0,
                "range": [-0.5, len(columns) + 0.5],
                "showgrid": False,
                "ticks": "",
            },
            "yaxis": {
                "tickvals": list(range(len(names) + 1)),
                "ticktext": [*names, "<b>totaal</b>"],
                "range": [len(names) + 0.5, -0.5],
                "showgrid": False,
                "ticks": "",
            },
        },
    )


def lagen_alt(counts: pd.DataFrame, rol: str) -> str:
    """In Dutch what the matrix shows, layer by layer; `rol` as it was counted in."""
    by_laag = counts.set_index("laag")
    parts = [f"{by_laag.loc[laag, TOTAL]} {laag}" for laag in (*LAGEN, NOT_NAMED)]
    one = "stap" if by_laag.index[-1] == STAPPEN else "regel"
    return (
        f"Matrix van {counted(by_laag[TOTAL].iloc[-1], one)}, overheidslaag (rol {rol}) tegen "
        f"subthema: {enumeration(parts)}. Een {one} die twee lagen noemt, telt bij beide."
    )
