"""The overheidslagen by subthema in each role: numbers, darker where there is more."""

from collections.abc import Iterator, Mapping

import pandas as pd
import plotly.graph_objects as go

from figures.text import escaped, wrapped
from loaders.overheidslagen import LAGEN
from selections.filters import NOT_NAMED
from selections.lagen import STAPPEN
from selections.words import counted, enumeration
from style.look import FONT_SIZE, TEXT
from style.template import figure

ROW_HEIGHT = 44
LABEL_CHARACTERS = 32
TOTAL = "totaal"
_COLUMNS = (*LAGEN, NOT_NAMED)
# From one role to the next: a column for each layer, the total, and some room.
_STEP = len(_COLUMNS) + 1.5
# Light enough for dark numbers on the darkest cell; the number is what counts.
_SCALE = [[0, "#f6f8fa"], [1, "#8fb0d4"]]


def lagen_figure(by_rol: Mapping[str, pd.DataFrame], font_size: int = FONT_SIZE) -> go.Figure:
    """Subthema's down, across each role with its layers, "niet genoemd" and the total.

    What names two layers counts in both. The totals stand apart, without colour.

    by_rol: by the words for a role the counts of `selections.lagen.matrix` in it.
    """
    blocks = [counts.set_index("laag") for counts in by_rol.values()]
    subthemas = [name for name in blocks[0].columns if name != TOTAL]
    lefts = [_STEP * number for number in range(len(blocks))]
    placed = list(zip(lefts, blocks, strict=True))
    layers = [(left + place, name) for left in lefts for place, name in enumerate(_COLUMNS)]
    heads = [*layers, *((left + len(_COLUMNS), _unit(block)) for left, block in placed)]
    numbers = [number for left, block in placed for number in _numbers(left, block, subthemas)]
    return figure(
        [
            *(_ground(left, block.loc[[*_COLUMNS], subthemas]) for left, block in placed),
            {
                "type": "scatter",
                "mode": "text",
                "x": [x for x, _, _ in numbers],
                "y": [y for _, y, _ in numbers],
                "text": [text for _, _, text in numbers],
                "textfont": {"size": font_size, "color": TEXT},
                "hoverinfo": "skip",
                "showlegend": False,
            },
        ],
        {
            "font": {"size": font_size},
            "height": round((ROW_HEIGHT * (len(subthemas) + 1) + 150) * font_size / FONT_SIZE),
            "margin": {"l": 8, "r": 8, "t": round(9 * font_size), "b": 8},
            "annotations": [
                {
                    "x": left - 0.5,
                    "xanchor": "left",
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "yshift": 7.2 * font_size,
                    "text": f"<b>{escaped(words)}</b>",
                    "showarrow": False,
                }
                for left, words in zip(lefts, by_rol, strict=True)
            ],
            "xaxis": {
                "side": "top",
                "tickvals": [x for x, _ in heads],
                "ticktext": [name for _, name in heads],
                "tickangle": -90,
                "range": [-0.5, lefts[-1] + len(_COLUMNS) + 0.5],
                "showgrid": False,
                "ticks": "",
            },
            "yaxis": {
                "tickvals": list(range(len(subthemas) + 1)),
                "ticktext": [
                    *(wrapped(name, LABEL_CHARACTERS) for name in subthemas),
                    f"<b>{TOTAL}</b>",
                ],
                "range": [len(subthemas) + 0.5, -0.5],
                "showgrid": False,
                "ticks": "",
            },
        },
    )


def lagen_alt(by_rol: Mapping[str, pd.DataFrame]) -> str:
    """In Dutch what the matrix shows, role by role and layer by layer."""
    told = []
    for words, counts in by_rol.items():
        by_laag = counts.set_index("laag")
        parts = [f"{by_laag.loc[laag, TOTAL]} {laag}" for laag in _COLUMNS]
        whole = counted(by_laag[TOTAL].iloc[-1], "stap" if _unit(by_laag) == "stappen" else "regel")
        told.append(f"{words}, van {whole}: {enumeration(parts)}.")
    return (
        f"Matrix van overheidslaag tegen subthema. {' '.join(told)} Een stap of regel die twee "
        "lagen noemt, telt bij beide."
    )


def _unit(block: pd.DataFrame) -> str:
    return "stappen" if block.index[-1] == STAPPEN else "regels"


def _ground(left: float, cells: pd.DataFrame) -> dict:
    return {
        "type": "heatmap",
        "x": [left + place for place in range(len(_COLUMNS))],
        "z": cells.T.to_numpy().tolist(),
        "zmin": 0,
        "colorscale": _SCALE,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
    }


def _numbers(
    left: float, block: pd.DataFrame, subthemas: list[str]
) -> Iterator[tuple[float, int, str]]:
    """Each number of a role with its place; the totals are bold."""
    whole = block.iloc[-1]
    for y, name in enumerate(subthemas):
        for place, laag in enumerate(_COLUMNS):
            yield left + place, y, str(block.loc[laag, name])
        yield left + len(_COLUMNS), y, f"<b>{whole[name]}</b>"
    for place, laag in enumerate(_COLUMNS):
        yield left + place, len(subthemas), f"<b>{block.loc[laag, TOTAL]}</b>"
    yield left + len(_COLUMNS), len(subthemas), f"<b>{whole[TOTAL]}</b>"
