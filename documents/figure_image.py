"""The Gantt of a view as a picture (png, svg), and a chart of a document, drawn by typst.

plotly makes a picture of its own chart only with kaleido, which needs a Chromium on the server;
the typst that makes the PDF draws the same bars without one, in some tens of milliseconds, and
prints the filters, the peildatum and the source in the picture.
"""

from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from documents.document import Section
from documents.drawing import chart_data, gantt_data
from documents.gantt import IN_OTHER_FILES
from documents.pdf_text import showable
from documents.typesetting import typeset
from documents.view_info import ViewInfo
from selections.caveats import CAVEATS, DERIVED_PLAN


def build_png(rows: pd.DataFrame, info: ViewInfo) -> bytes:
    """The picture, some 1,700 pixels wide and as high as the rows need."""
    return typeset("gantt_image.typ", _view(rows, info), info, "png")


def build_svg(rows: pd.DataFrame, info: ViewInfo) -> bytes:
    """The picture as vectors, with a title and a description for readers who cannot see it."""
    view = _view(rows, info)
    drawing = typeset("gantt_image.typ", view, info, "svg").decode()
    alt = " ".join(part["alt"] for part in view["gantt"]["parts"])
    opening, rest = drawing.split(">", 1)
    words = f"<title>{escape(view['title'])}</title><desc>{escape(alt)}</desc>"
    named = f'{opening} role="img" aria-label={quoteattr(view["title"])}>{words}{rest}'
    return named.encode()


def chart_image(section: Section, info: ViewInfo) -> bytes:
    """The chart of a section as a png."""
    view = {"title": showable(section.heading), "chart": chart_data(section)}
    return typeset("report_chart.typ", view, info, "png")


def _view(rows: pd.DataFrame, info: ViewInfo) -> dict:
    # One part: two lines a row are more than any group can need for its heading.
    lines = 2 * len(rows) + 1
    return {
        "title": showable(info.heading),
        "info": [(showable(label), showable(value)) for label, value in info.lines()],
        "gantt": gantt_data(rows, info.peildatum, lines, IN_OTHER_FILES),
        "caveats": (*CAVEATS, DERIVED_PLAN),
    }
