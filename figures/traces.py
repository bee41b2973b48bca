"""What the traces and shapes of the figures have in common, and the arrays that fill traces."""

from collections import defaultdict
from collections.abc import Iterable

from style.look import TEXT

Span = tuple[float, float]


class Arrays(defaultdict):
    """The arrays of a trace by name, to which what is drawn is added one by one."""

    def __init__(self) -> None:
        super().__init__(list)

    def add(self, **values: object) -> None:
        """One more of what the trace draws."""
        for name, value in values.items():
            self[name].append(value)


def bars(**trace: object) -> dict:
    """A trace of bars from left to right."""
    return {"type": "bar", "orientation": "h", **trace}


def inside(**font: object) -> dict:
    """Of bars: their words upright in their middle, in this font."""
    return {
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": font,
    }


def texts(places: Iterable[tuple[float, float | str, str]], **trace: object) -> dict:
    """A trace of words alone, each with its x and its y; no axis cuts them off."""
    found = list(places)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _ in found],
        "y": [y for _, y, _ in found],
        "text": [text for _, _, text in found],
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
        **trace,
    }


def area(x: Span, y: Span, colour: str, **where: object) -> dict:
    """A shape: a surface without a border, under the traces."""
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    line = {"width": 0}
    return {"type": "rect", **ends, "fillcolor": colour, "line": line, "layer": "below", **where}


def upright(x: float, y: Span, colour: str, **where: object) -> dict:
    """A shape: a thin line from top to bottom, under the traces."""
    ends = {"x0": x, "x1": x, "y0": y[0], "y1": y[1]}
    return {
        "type": "line",
        **ends,
        "line": {"color": colour, "width": 1},
        "layer": "below",
        **where,
    }


def peildatum_line(x: float, y: Span, **where: object) -> dict:
    """The line on the peildatum."""
    return upright(x, y, TEXT, line={"color": TEXT, "width": 2, "dash": "dot"}, **where)
