"""How many rows each subthema has in each bucket at the peildatum, in quiet colours.

A moment says when borging can come up, so what is past is grey and nothing is red or green.
"""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import Part, stacked_figure
from figures.text import counted, enumeration
from selections.buckets import BUCKETS
from selections.counts import rows_per_bucket
from selections.dates import date_in_words
from style.look import DARK_BLUE, FONT_SIZE, TEXT, WHITE, Look

_EDGE = "#6b6b6b"
_YELLOW, _DARK_YELLOW = "#f0e3b8", "#ddc878"
LOOKS = {
    look.name: look
    for look in (
        Look("verstreken", "", "#c9c9c9", _EDGE, TEXT, "", WHITE),
        Look("dit kwartaal", "", DARK_BLUE, WHITE, WHITE, "", WHITE),
        Look("komende twee kwartalen", "", "#7b9cc0", _EDGE, TEXT, "\\", "#a9c1db"),
        Look("later", "", "#dbe5f0", _EDGE, TEXT, "", WHITE),
        Look("lopend", "", _YELLOW, _EDGE, TEXT, "-", _DARK_YELLOW),
        Look("volgt", "", _YELLOW, _EDGE, TEXT, "|", _DARK_YELLOW),
        Look("zonder moment", "", WHITE, _EDGE, TEXT, "", WHITE),
    )
}


def buckets_figure(rows: pd.DataFrame, peildatum: date, font_size: int = FONT_SIZE) -> go.Figure:
    """Horizontal bars per subthema, from past to without a moment, with the numbers in them.

    Subthema's without a row in view are left out. Raises ValueError for no rows.
    """
    if rows.empty:
        raise ValueError("no rows to draw")
    counts = rows_per_bucket(rows, peildatum)
    counts = counts[counts["totaal"] > 0]
    parts = [Part(LOOKS[bucket], counts[bucket].tolist()) for bucket in BUCKETS]
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
