"""How many rows each subthema has of plan A, plan B, overig and without a borging line."""

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import Part, stacked_figure
from selections.counts import rows_per_plan
from selections.filters import NO_LINE as WITHOUT_LINE
from selections.words import counted, enumeration
from style.look import NO_LINE, PLAN_STYLES

_COLUMNS = {plan: WITHOUT_LINE if plan == NO_LINE else plan for plan in PLAN_STYLES}


def plan_figure(rows: pd.DataFrame) -> go.Figure:
    """Horizontal bars per subthema, stacked by plan, with the numbers in them.

    Subthema's without a row in view are left out. Raises ValueError for no rows.
    """
    if rows.empty:
        raise ValueError("no rows to draw")
    counts = rows_per_plan(rows)
    counts = counts[counts["totaal"] > 0]
    parts = [Part(style, counts[_COLUMNS[plan]].tolist()) for plan, style in PLAN_STYLES.items()]
    return stacked_figure(counts["subthema"].tolist(), parts)


def plan_alt(rows: pd.DataFrame) -> str:
    """In Dutch what the chart of `rows` shows. Raises ValueError for no rows."""
    if rows.empty:
        raise ValueError("no rows to tell of")
    counts = rows_per_plan(rows)
    parts = []
    for row in counts[counts["totaal"] > 0].to_dict("records"):
        numbers = [
            f"{row[_COLUMNS[plan]]} {style.name}"
            for plan, style in PLAN_STYLES.items()
            if row[_COLUMNS[plan]]
        ]
        parts.append(f"{row['subthema']}: {enumeration(numbers)}")
    return (
        f"Staafdiagram van {counted(len(rows), 'regel')} per subthema en plan (afgeleid). "
        f"{'; '.join(parts)}."
    )
