"""How many rows each subthema has in each bucket at the peildatum, in quiet colours.

A moment says when borging can come up, so what is past is grey and nothing is red or green.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import Part, stacked_figure
from figures.style import DARK_BLUE, FONT_SIZE, TEXT, WHITE
from figures.text import counted, enumeration
from selections.buckets import BUCKETS
from selections.counts import rows_per_bucket
from selections.dates import date_in_words


@dataclass(frozen=True)
class _Look:
    fill: str
    text: str
    hatching: str = ""
    hatching_colour: str = WHITE
    edge: str = "#6b6b6b"

    def marker(self) -> dict:
        return {
            "color": self.fill,
            "line": {"color": self.edge, "width": 1},
            "pattern": {
                "shape": self.hatching,
                "fgcolor": self.hatching_colour,
                "bgcolor": self.fill,
                "size": 7,
                "solidity": 0.3,
            },
        }


_LOOKS = {
    "verstreken": _Look("#c9c9c9", TEXT),
    "dit kwartaal": _Look(DARK_BLUE, WHITE, edge=WHITE),
    "komende twee kwartalen": _Look("#7b9cc0", TEXT, "\\", "#a9c1db"),
    "later": _Look("#dbe5f0", TEXT),
    "lopend": _Look("#f0e3b8", TEXT, "-", "#ddc878"),
    "volgt": _Look("#f0e3b8", TEXT, "|", "#ddc878"),
    "zonder moment": _Look(WHITE, TEXT),
}


def buckets_figure(rows: pd.DataFrame, peildatum: date, font_size: int = FONT_SIZE) -> go.Figure:
    """Horizontal bars per subthema, from past to without a moment, with the numbers in them.

    Subthema's without a row in view are left out. Raises ValueError for no rows.
    """
    if rows.empty:
        raise ValueError("no rows to draw")
    counts = rows_per_bucket(rows, peildatum)
    counts = counts[counts["totaal"] > 0]
    parts = [
        Part(bucket, counts[bucket].tolist(), _LOOKS[bucket].marker(), _LOOKS[bucket].text)
        for bucket in BUCKETS
    ]
    return stacked_figure(counts["subthema"].tolist(), parts, font_size)


def buckets_alt(rows: pd.DataFrame, peildatum: date) -> str:
    """In Dutch what the chart of `rows` shows. Raises ValueError for no rows."""
    if rows.empty:
        raise ValueError("no rows to tell of")
    counts = rows_per_bucket(rows, peildatum)
    parts = []
    for row in counts[counts["totaal"] > 0].to_dict("records"):
        numbers = [f"{row[bucket]} {bucket}" for bucket in BUCKETS if row[bucket]]
        parts.append(f"{row['subthema']}: {enumeration(numbers)}")
    return (
        f"Staafdiagram van {counted(len(rows), 'regel')} per subthema, naar waar het moment staat "
        f"op peildatum {date_in_words(peildatum)}. {'; '.join(parts)}."
    )
