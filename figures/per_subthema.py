"""How many rows each subthema has, in parts: by plan, or by what the progress log says of them."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import stacked_figure
from selections.counts import rows_per_plan
from selections.filters import NO_LINE as WITHOUT_LINE
from selections.words import counted, enumeration
from style.look import NO_LINE, PLAN_STYLES, STAND_LOOKS, Look

_PLANS = {WITHOUT_LINE if plan == NO_LINE else plan: look for plan, look in PLAN_STYLES.items()}


def plan_figure(rows: pd.DataFrame) -> go.Figure:
    """Horizontal bars per subthema, stacked by plan, with the numbers in them.

    Subthema's without a row in view are left out. Raises ValueError for no rows.
    """
    return _stacked(rows_per_plan(rows), _PLANS)


def plan_alt(rows: pd.DataFrame) -> str:
    """In Dutch what the chart of `rows` shows. Raises ValueError for no rows."""
    told = _in_words(rows_per_plan(rows), _PLANS)
    return (
        f"Staafdiagram van {counted(len(rows), 'regel')} per subthema en plan (afgeleid). {told}."
    )


def stand_figure(counts: pd.DataFrame) -> go.Figure:
    """Horizontal bars per subthema, stacked by class, with the numbers in them.

    counts: columns `subthema`, one for each key of `STAND_LOOKS`, `totaal`. Subthema's without a
    row are left out. Raises ValueError for no rows.
    """
    return _stacked(counts, STAND_LOOKS)


def stand_alt(counts: pd.DataFrame) -> str:
    """In Dutch what the chart of `counts` shows. Raises ValueError for no rows."""
    return (
        f"Staafdiagram van {counted(int(counts['totaal'].sum()), 'regel')} per subthema en naar "
        f"wat erover is vastgelegd. {_in_words(counts, STAND_LOOKS)}."
    )


def _stacked(counts: pd.DataFrame, looks: Mapping[str, Look]) -> go.Figure:
    shown = _with_rows(counts)
    parts = [(look, shown[column].tolist()) for column, look in looks.items()]
    return stacked_figure(shown["subthema"].tolist(), parts)


def _in_words(counts: pd.DataFrame, looks: Mapping[str, Look]) -> str:
    parts = []
    for row in _with_rows(counts).to_dict("records"):
        numbers = [f"{row[column]} {look.name}" for column, look in looks.items() if row[column]]
        parts.append(f"{row['subthema']}: {enumeration(numbers)}")
    return "; ".join(parts)


def _with_rows(counts: pd.DataFrame) -> pd.DataFrame:
    shown = counts[counts["totaal"] > 0]
    if shown.empty:
        raise ValueError("no rows to draw")
    return shown
