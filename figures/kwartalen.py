"""How many moments count in each quarter, by plan, with the fullest quarters labelled."""

from collections import Counter
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.text import wrapped
from figures.traces import area, texts
from selections.dates import date_in_words
from selections.kwartalen import is_dated, label, moments_per_kwartaal, peaks, position, quarter
from selections.time_axis import quarter_label
from selections.words import counted, enumeration
from style.look import BAND, FONT_SIZE, NO_LINE, PLAN_STYLES, TEXT
from style.template import figure, whole_ticks

HEIGHT = 309
FOOTNOTE = "* met momenten van een jaar of een periode, geteld in hun laatste kwartaal"
FOOTNOTE_CHARACTERS = {False: 80, True: 44}


def kwartalen_figure(rows: pd.DataFrame, peildatum: date, narrow: bool = False) -> go.Figure:
    """Bars per quarter, stacked by plan, with the number above each; a star tells of year moments.

    narrow: numbers above the fullest quarters alone and no quarters below, for less than some
        500 pixels.
    Raises ValueError where no row has a dated moment.
    """
    per_kwartaal = moments_per_kwartaal(rows)
    if per_kwartaal.empty:
        raise ValueError("no dated moments to draw")
    dated = rows[is_dated(rows)]
    ends = (int(position(day)) for day in dated["tot"])
    moments = Counter(zip(dated["plan"].astype(object).fillna(NO_LINE), ends, strict=True))
    first, last = (
        int(position(per_kwartaal["kwartaal"].iloc[end].start_time.date())) for end in (0, -1)
    )
    places = range(first - first % 4, last + 1)
    traces = [
        {
            "type": "bar",
            "name": style.name,
            "x": list(places),
            "y": [moments[plan, place] for place in places],
            "marker": style.marker(),
            "customdata": [quarter_label(place) for place in places],
            "hovertemplate": f"%{{customdata}}: %{{y}} {style.name}<extra></extra>",
        }
        for plan, style in PLAN_STYLES.items()
        if any(moments[plan, place] for place in places)
    ]
    fullest = int(per_kwartaal["momenten"].max())
    return figure(
        [*traces, _numbers(per_kwartaal, first, narrow)],
        {
            "font": {"size": FONT_SIZE},
            "height": HEIGHT,
            "margin": {"l": 3 * FONT_SIZE, "r": 8, "b": 7 * FONT_SIZE},
            "barmode": "stack",
            "bargap": 0.15,
            "xaxis": {**_ticks(places, narrow), "tickangle": 0},
            "yaxis": {
                "title": {"text": "momenten", "font": {"size": FONT_SIZE}},
                "range": [0, 1.2 * fullest],
                **whole_ticks(fullest),
            },
            **_beside(per_kwartaal, places, peildatum, narrow),
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
        f"van {first} tot en met {last}, naar plan (afgeleid). De drukste: {named}. Het kwartaal "
        f"van de peildatum {date_in_words(peildatum)} is {label(quarter(peildatum))}."
    )


def _numbers(per_kwartaal: pd.DataFrame, first: int, narrow: bool) -> dict:
    """The number above each bar, bold at a peak; narrow, the peaks that stand clear alone."""
    high = set(peaks(per_kwartaal)["naam"])
    numbers = per_kwartaal["momenten"].tolist()
    said = []
    for place, row in enumerate(per_kwartaal.itertuples()):
        star = "*" if row.jaarmomenten or row.periodemomenten else ""
        text = f"{row.momenten}{star}" if row.momenten else ""
        beside = numbers[max(place - 2, 0) : place] + numbers[place + 1 : place + 3]
        if row.naam in high and not (narrow and row.momenten < max(beside, default=0)):
            text = f"<b>{text}</b>"
        elif narrow:
            text = ""
        said.append((first + place, row.momenten, text))
    return texts(said, textposition="top center", textfont={"size": FONT_SIZE, "color": TEXT})


def _ticks(places: range, narrow: bool) -> dict:
    """The number of each quarter and the year under its first; narrow, the years alone."""
    if narrow:
        years = [place for place in places if place % 4 == 0]
        return {"tickvals": years, "ticktext": [str(place // 4) for place in years]}
    return {
        "title": {"text": "kwartaal en jaar", "font": {"size": FONT_SIZE}, "standoff": 4},
        "tickvals": list(places),
        "ticktext": [
            str(place % 4 + 1) + ("" if place % 4 else f"<br><b>{place // 4}</b>")
            for place in places
        ],
    }


def _beside(per_kwartaal: pd.DataFrame, places: range, peildatum: date, narrow: bool) -> dict:
    """The quarter of the peildatum shaded and named where it is on the axis, and the footnote."""
    shapes, annotations = [], []
    now = int(position(peildatum))
    if now in places:
        shapes.append(area((now - 0.5, now + 0.5), (0, 1), BAND, yref="paper"))
        left = now > places[len(places) // 2]
        annotations.append(
            {
                "x": now + (-0.5 if left else 0.5),
                "xanchor": "right" if left else "left",
                "y": 1,
                "yref": "paper",
                "yanchor": "top",
                "text": "peildatum",
                "showarrow": False,
            }
        )
    if per_kwartaal[["jaarmomenten", "periodemomenten"]].any(axis=None):
        annotations.append(
            {
                "xref": "paper",
                "x": 0,
                "xanchor": "left",
                "yref": "paper",
                "y": 0,
                "yanchor": "top",
                "yshift": -(2 if narrow else 5) * FONT_SIZE,
                "align": "left",
                "text": wrapped(FOOTNOTE, FOOTNOTE_CHARACTERS[narrow]),
                "showarrow": False,
            }
        )
    return {"shapes": shapes, "annotations": annotations}
