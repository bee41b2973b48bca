"""What the traces of the figures have in common, and the arrays that fill them."""

from collections import defaultdict
from collections.abc import Iterable


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
