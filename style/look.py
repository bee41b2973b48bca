"""The one style of all figures: colours, type, the look of a plan, the plotly template.

Colours are checked against white for WCAG 2.2 AA (4.5 for text, 3 for shapes, a test) and differ
in lightness as well as hue, so that they stay apart for colour-blind viewers and in print. Colour
is never the only cue: a plan has a hatching and a letter of its own.
"""

from dataclasses import dataclass, replace

import plotly.graph_objects as go

FONT_FAMILY = '"Segoe UI", "Liberation Sans", Arial, Helvetica, sans-serif'
FONT_SIZE = 13

WHITE = "#ffffff"
TEXT = "#1a1a1a"
DARK_BLUE = "#154273"
BAND = "#e5ecf3"
LINE = "#8a8a8a"
LINE_SOFT = "#d0d0d0"
GRID = "#ececec"
PAST = "#f3f3f3"

NO_LINE = "geen regel"


@dataclass(frozen=True)
class Look:
    """How bars of one kind look: words for the legend, a letter, fill, edge and hatching."""

    name: str
    letter: str
    fill: str
    edge: str
    text: str
    hatching: str
    hatching_colour: str
    solidity: float = 0.2

    @property
    def outline(self) -> str:
        """A colour that stands out against white: the edge, or the fill where that is white."""
        return self.fill if self.edge == WHITE else self.edge

    def marker(self) -> dict:
        """The marker of a `go.Bar` trace of this look."""
        return {
            "color": self.fill,
            "line": {"color": self.edge, "width": 1},
            "pattern": {
                "shape": self.hatching,
                "fgcolor": self.hatching_colour,
                "bgcolor": self.fill,
                "size": 7,
                "solidity": self.solidity,
            },
        }


PLAN_STYLES = {
    "A": Look("plan A", "A", DARK_BLUE, WHITE, WHITE, "", DARK_BLUE),
    "B": Look("plan B", "B", "#ffe3c2", "#94470a", "#4d2100", "/", "#d9822b"),
    "overig": Look("overig", "o", "#c9d1d6", "#56646d", TEXT, ".", "#98a5ad", 0.12),
    NO_LINE: Look("zonder borgingsregel", "\u2013", WHITE, "#767676", TEXT, "", "#767676"),
}

TRAJECT_STYLES = {
    "programmatisch": replace(PLAN_STYLES["A"], name="programmatisch traject", letter="P"),
    "nationaal juridisch": replace(PLAN_STYLES["B"], name="verkenning juridisch", letter="J"),
    "communicatie": replace(PLAN_STYLES["overig"], name="communicatie en kennis", letter="C"),
    "toezicht": Look("interbestuurlijk toezicht", "T", "#f0e3b8", "#6b5900", TEXT, "-", "#ddc878"),
}

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
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": {"fixedrange": True, "zeroline": False, "automargin": True},
        "yaxis": {"fixedrange": True, "zeroline": False, "automargin": True},
        "colorway": [DARK_BLUE, "#c4640f", "#56646d"],
        "bargap": 0.3,
    }
)


def figure(data: list[dict], layout: dict) -> go.Figure:
    """A figure in the one style.

    plotly's own checks of every property cost ten times what the rest of a figure does, at every
    rerun; the tests put every figure through them instead (`tests/figures/checked.py`).
    """
    return go.Figure(data=data, layout={"template": TEMPLATE, **layout}, _validate=False)
