"""How many rows each subthema has in every class of the progress log."""

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import Part, stacked_figure
from selections.words import counted, enumeration
from style.look import STAND_LOOKS


def stand_figure(counts: pd.DataFrame) -> go.Figure:
    """Horizontal bars per subthema, stacked by class, with the numbers in them.

    counts: columns `subthema`, one for each key of `STAND_LOOKS`, `totaal`. Subthema's without a
    row are left out. Raises ValueError for no rows.
    """
    shown = _with_rows(counts)
    parts = [Part(look, shown[name].tolist()) for name, look in STAND_LOOKS.items()]
    return stacked_figure(shown["subthema"].tolist(), parts)


def stand_alt(counts: pd.DataFrame) -> str:
    """In Dutch what the chart of `counts` shows. Raises ValueError for no rows."""
    shown = _with_rows(counts)
    parts = []
    for row in shown.to_dict("records"):
        numbers = [f"{row[name]} {look.name}" for name, look in STAND_LOOKS.items() if row[name]]
        parts.append(f"{row['subthema']}: {enumeration(numbers)}")
    return (
        f"Staafdiagram van {counted(int(shown['totaal'].sum()), 'regel')} per subthema en naar wat "
        f"erover is vastgelegd. {'; '.join(parts)}."
    )


def _with_rows(counts: pd.DataFrame) -> pd.DataFrame:
    shown = counts[counts["totaal"] > 0]
    if shown.empty:
        raise ValueError("no rows to draw")
    return shown
