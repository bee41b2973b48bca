"""A figure as plotly's own checks accept it; `style.template.figure` leaves them out for speed."""

import html
import re

import plotly.graph_objects as go


def checked(figure: go.Figure) -> go.Figure:
    """The same figure, every property checked by plotly. Raises ValueError for a wrong one."""
    return go.Figure(figure.to_dict())


def texts(figure: go.Figure) -> list[str]:
    """Every text that plotly would read as HTML, our own line breaks and tags taken out."""
    found = [annotation.text for annotation in figure.layout.annotations]
    for trace in figure.data:
        for name in ("text", "hovertext", "name", "hovertemplate"):
            value = getattr(trace, name, None)
            found += [value] if isinstance(value, str) else list(value if value is not None else [])
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        found += list(axis.ticktext or [])
    return [re.sub(r"</?[bi]>|<br>|<extra></extra>", " ", text) for text in found if text]


def shown(text: str) -> str:
    """What a reader sees of a text that plotly reads as HTML."""
    return html.unescape(re.sub(r"<[^>]*>", " ", text))
