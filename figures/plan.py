"""How many rows each subthema has of plan A, plan B, overig and without a borging line."""

import pandas as pd
import plotly.graph_objects as go

from figures.style import FONT_SIZE, NO_LINE, PLAN_STYLES, figure
from figures.text import counted, enumeration, wrapped
from selections.counts import rows_per_plan
from selections.filters import NO_LINE as WITHOUT_LINE

ROW_HEIGHT = 44
LABEL_CHARACTERS = 22


def plan_figure(rows: pd.DataFrame, font_size: int = FONT_SIZE) -> go.Figure:
    """Horizontal bars per subthema, stacked by plan, with the numbers in them.

    Subthema's without a row in view are left out. Raises ValueError for no rows.
    """
    if rows.empty:
        raise ValueError("no rows to draw")
    counts = rows_per_plan(rows)
    counts = counts[counts["totaal"] > 0]
    names = [wrapped(name, LABEL_CHARACTERS) for name in counts["subthema"]]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": style.name,
            "y": names,
            "x": counts[_column(plan)].tolist(),
            "marker": style.marker(),
            "text": [str(number) if number else "" for number in counts[_column(plan)]],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "insidetextfont": {"color": style.text, "size": font_size},
            "hovertemplate": f"%{{x}} {style.name}<extra></extra>",
        }
        for plan, style in PLAN_STYLES.items()
        if counts[_column(plan)].any()
    ]
    return figure(
        traces,
        {
            "font": {"size": font_size},
            "height": round((ROW_HEIGHT * len(counts) + 80) * font_size / FONT_SIZE),
            "margin": {"l": 8, "r": 8, "t": 40, "b": 32},
            "barmode": "stack",
            "legend": {"traceorder": "normal"},
            "yaxis": {"autorange": "reversed", "automargin": True},
            "xaxis": {"title": {"text": "regels", "font": {"size": font_size}}},
            "uniformtext": {"minsize": font_size - 2, "mode": "hide"},
        },
    )


def plan_alt(rows: pd.DataFrame) -> str:
    """In Dutch what the chart of `rows` shows. Raises ValueError for no rows."""
    if rows.empty:
        raise ValueError("no rows to tell of")
    counts = rows_per_plan(rows)
    parts = [
        f"{row.subthema}: "
        + enumeration(
            [
                f"{number} {style.name}"
                for plan, style in PLAN_STYLES.items()
                if (number := int(getattr(row, _attribute(plan))))
            ]
        )
        for row in counts[counts["totaal"] > 0]
        .rename(columns={_column(plan): _attribute(plan) for plan in PLAN_STYLES})
        .itertuples()
    ]
    return (
        f"Staafdiagram van {counted(len(rows), 'regel')} per subthema en plan. {'; '.join(parts)}."
    )


def _column(plan: str) -> str:
    return WITHOUT_LINE if plan == NO_LINE else plan


def _attribute(plan: str) -> str:
    return f"plan_{list(PLAN_STYLES).index(plan)}"
