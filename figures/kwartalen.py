"""How many moments count in each quarter, by plan, with the fullest quarters labelled."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.style import FONT_SIZE, NO_LINE, PLAN_STYLES, TEXT, figure
from figures.text import counted, enumeration
from selections.dates import date_in_words
from selections.kwartalen import is_dated, label, moments_per_kwartaal, peaks, quarter, quarters

HEIGHT = 340


def kwartalen_figure(
    rows: pd.DataFrame, peildatum: date, font_size: int = FONT_SIZE, narrow: bool = False
) -> go.Figure:
    """Bars per quarter, stacked by plan; the number above each, with the year moments named.

    narrow: no numbers above the low bars, for less than some 900 pixels.
    Raises ValueError where no row has a dated moment.
    """
    per_kwartaal = moments_per_kwartaal(rows)
    if per_kwartaal.empty:
        raise ValueError("no dated moments to draw")
    dated = rows[is_dated(rows)]
    by_plan = pd.crosstab(
        quarters(dated["tot"]), dated["plan"].astype(object).fillna(NO_LINE)
    ).reindex(index=per_kwartaal["kwartaal"], columns=list(PLAN_STYLES), fill_value=0)
    places = list(range(len(per_kwartaal)))
    traces = [
        {
            "type": "bar",
            "name": style.name,
            "x": places,
            "y": by_plan[plan].tolist(),
            "marker": style.marker(),
            "customdata": per_kwartaal["naam"].tolist(),
            "hovertemplate": f"%{{customdata}}: %{{y}} {style.name}<extra></extra>",
        }
        for plan, style in PLAN_STYLES.items()
        if by_plan[plan].any()
    ]
    high = set(peaks(per_kwartaal)["naam"])
    traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "x": places,
            "y": per_kwartaal["momenten"].tolist(),
            "text": [
                _total(row) if not narrow else f"<b>{row.momenten}</b>" if row.naam in high else ""
                for row in per_kwartaal.itertuples()
            ],
            "textposition": "top center",
            "textfont": {"size": font_size, "color": TEXT},
            "cliponaxis": False,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    )
    return figure(
        traces,
        {
            "font": {"size": font_size},
            "height": round(HEIGHT * font_size / FONT_SIZE),
            "margin": {"l": 40, "r": 8, "t": 56, "b": 64},
            "barmode": "stack",
            "legend": {"traceorder": "normal"},
            "bargap": 0.15,
            "xaxis": {
                **_ticks(per_kwartaal["kwartaal"], narrow),
                "tickangle": 0,
                "range": [-0.6, len(places) - 0.4],
            },
            "yaxis": {
                "title": {"text": "momenten", "font": {"size": font_size}},
                "rangemode": "tozero",
                "range": [0, 1.25 * int(per_kwartaal["momenten"].max())],
            },
            **_peildatum(per_kwartaal, peildatum),
        },
    )


def kwartalen_alt(rows: pd.DataFrame, peildatum: date) -> str:
    """In Dutch what the chart of `rows` shows. Raises ValueError where no moment is dated."""
    per_kwartaal = moments_per_kwartaal(rows)
    if per_kwartaal.empty:
        raise ValueError("no dated moments to tell of")
    first, last = per_kwartaal["naam"].iloc[0], per_kwartaal["naam"].iloc[-1]
    named = enumeration(peaks(per_kwartaal)["omschrijving"].tolist())
    return (
        f"Staafdiagram van {counted(int(per_kwartaal['momenten'].sum()), 'moment')} per kwartaal, "
        f"van {first} tot en met {last}, naar plan. De drukste: {named}. Het kwartaal van de "
        f"peildatum {date_in_words(peildatum)} is {label(quarter(peildatum))}."
    )


def _total(row) -> str:
    parts = [
        f"{number} {words}"
        for number, words in ((row.jaarmomenten, "jaar"), (row.periodemomenten, "periode"))
        if number
    ]
    made_up_of = f"<br>w.v. {', '.join(parts)}" if parts else ""
    return f"<b>{row.momenten}</b>{made_up_of}" if row.momenten else ""


def _ticks(periods: pd.Series, narrow: bool) -> dict:
    """Every quarter with the years below; on a narrow chart the years alone, at their first."""
    first = [place for place, period in enumerate(periods) if period.quarter == 1]
    if narrow:
        return {"tickvals": first, "ticktext": [str(periods[place].year) for place in first]}
    return {
        "tickvals": list(range(len(periods))),
        "ticktext": [
            f"Q{period.quarter}" + (f"<br><b>{period.year}</b>" if place in first else "")
            for place, period in enumerate(periods)
        ],
    }


def _peildatum(per_kwartaal: pd.DataFrame, peildatum: date) -> dict:
    """The quarter of the peildatum shaded and named; nothing where it is off the axis."""
    place = (per_kwartaal["kwartaal"] == quarter(peildatum)).to_numpy().nonzero()[0]
    if not len(place):
        return {}
    x = int(place[0])
    return {
        "shapes": [
            {
                "type": "rect",
                "xref": "x",
                "yref": "paper",
                "x0": x - 0.5,
                "x1": x + 0.5,
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "fillcolor": "#e5ecf3",
                "line": {"width": 0},
            }
        ],
        "annotations": [
            {
                "x": x,
                "xref": "x",
                "y": 0,
                "yref": "paper",
                "yanchor": "top",
                "yshift": -34,
                "text": "peildatum",
                "showarrow": False,
            }
        ],
    }
