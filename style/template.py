"""The plotly template of all figures."""

import plotly.graph_objects as go

from style.look import DARK_BLUE, FONT_FAMILY, FONT_SIZE, TEXT, WHITE

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT_FAMILY, "size": FONT_SIZE, "color": TEXT},
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
        "separators": ",.",
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": WHITE,
            "bordercolor": DARK_BLUE,
            "align": "left",
            "font": {"family": FONT_FAMILY, "size": FONT_SIZE, "color": TEXT},
        },
        # The page draws it above the figure, where its words wrap (server/static/chart.js).
        "showlegend": False,
        "margin": {"t": 8},
        "xaxis": {"fixedrange": True, "zeroline": False, "automargin": True},
        "yaxis": {"fixedrange": True, "zeroline": False, "automargin": True},
        "colorway": [DARK_BLUE, "#c4640f", "#56646d"],
        "bargap": 0.3,
    }
)


def whole_ticks(most: int) -> dict:
    """Of an axis of counts up to `most`: a tick at each, where plotly would draw halves."""
    return {"dtick": 1} if most <= 5 else {}


def figure(data: list[dict], layout: dict) -> go.Figure:
    """A figure in the one style.

    plotly's own checks of every property cost ten times what the rest of a figure does, at every
    rerun; the tests put every figure through them instead (`tests/figures/checked.py`).
    """
    return go.Figure(data=data, layout={"template": TEMPLATE, **layout}, _validate=False)
