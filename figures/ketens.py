"""All chains with a margin as one picture: a row a stap, tightest first, quarters across."""

import math
from collections.abc import Mapping
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.text import characters_of, escaped, wrapped
from figures.traces import bars, inside, texts, upright
from selections.dates import date_in_words
from selections.kwartalen import position
from selections.plan_ab import CONTRADICTED, has_amvb
from selections.time_axis import end_position
from selections.words import counted
from style.look import BAND, LINE, PEILDATUM_COLOUR, PLAN_STYLES, TEXT, WHITE
from style.template import figure

FONT_SIZE = 12
ROW_HEIGHT = 18
# Rows of the header, and between the chains with a margin and those that are contradicted.
HEADER, DIVIDER = 2, 1
# What stands beside the quarters, in quarters, and how many characters of a name fit in 1000 pixels
# of it.
_NAMES = {False: 15, True: 11}
_TOLD = {False: 15, True: 6}
_CHARACTERS = 147
# How many pixels a character of the words beside the last quarter takes, of its size.
_PER_CHARACTER = 0.46
WIDTH = 1216
_DIVIDED = "Weersproken door gedrukte woorden; telt niet mee"


def ketens_figure(
    found: pd.DataFrame,
    rows: pd.DataFrame,
    lead: int,
    peildatum: date,
    told: pd.DataFrame,
    font_size: int = FONT_SIZE,
    narrow: bool = False,
    width: float = WIDTH,
) -> go.Figure:
    """Per chain the moments of plan A and plan B, the preparation, and the margin in words.

    found: of `selections.plan_ab.chains` those with a margin, also the contradicted, with that
    `lead` (quarters). rows: of the calendar, at least those of the chains. told: with the index of
    `found`, `naam` (what a choice gives back), `kort` (the margin in some words, plain), `cijfer`
    (in figures, where it is narrow), `zin` (all of it, to hover), `gezegd` (what is said of it) and
    `gevraagd` (bool: the latest start of B is reached and a decision is asked). width: of the
    figure. Raises ValueError where `found` is empty.
    """
    if found.empty:
        raise ValueError("no chains to draw")
    places = _places(found)
    moments = rows.set_index("sleutel")[["van", "tot", "amvb"]].assign(amvb=has_amvb(rows).array)
    marks = {
        plan: [
            (places[index], *span)
            for index, keys in found[column].items()
            for span in _spans(moments, keys)
        ]
        for plan, column in (("A", "plan_a"), ("B", "plan_b"))
    }
    starts = {
        index: position(moments["van"][chain["moment_b"]]) - lead for index, chain in _each(found)
    }
    drawn = [place for of_plan in marks.values() for _, *span in of_plan for place in span]
    first, last = int(min(*drawn, *starts.values()) // 4), int(-(-max(drawn) // 4))
    left = 4 * first - _NAMES[narrow]
    told_in = _TOLD[narrow]
    if not narrow:
        # As many quarters as the longest of the words takes, at least as many as usual.
        needed = (told["kort"].str.len().max() + 2) * _PER_CHARACTER * font_size
        told_in = max(told_in, math.ceil(needed * (4 * last - left) / (width - needed)))
    right = 4 * last + told_in
    bottom = max(places.values()) + 1
    named_in = width * _NAMES[narrow] / (right - left)
    characters = characters_of(_CHARACTERS, named_in, font_size)
    margins = told["cijfer" if narrow else "kort"]
    return figure(
        [
            _rows(places, told, left, right),
            _strips(places, starts, lead),
            _peildatum(peildatum, bottom),
            *(_marks(plan, of_plan) for plan, of_plan in marks.items() if of_plan),
            *_starts(places, starts, told),
            texts(
                [
                    *_names(found, places, left, None if narrow else characters),
                    *((4 * last + 0.4, places[index], escaped(margins[index])) for index in places),
                    *_header(first, last, left, narrow),
                    *_divider(places, found, left, narrow),
                ],
                textposition="middle right",
                textfont={"color": TEXT},
            ),
        ],
        {
            "font": {"size": font_size},
            "height": 8 + round(ROW_HEIGHT * (bottom + HEADER) * font_size / FONT_SIZE),
            "margin": dict.fromkeys(("l", "r", "b"), 0),
            "barmode": "overlay",
            "bargap": 0,
            "xaxis": {"range": [left, right], "visible": False, "automargin": False},
            "yaxis": {
                "range": [bottom - 0.5, -HEADER - 0.5],
                "visible": False,
                "automargin": False,
            },
            "shapes": [
                upright(4 * year, (-HEADER - 0.4, bottom - 0.5), LINE)
                for year in range(first, last + 1)
            ],
        },
    )


def ketens_alt(found: pd.DataFrame, told: pd.DataFrame) -> str:
    """In Dutch what the picture shows. Raises ValueError where `found` is empty."""
    if found.empty:
        raise ValueError("no chains to tell of")
    contradicted = int((found["geval"] == CONTRADICTED).sum())
    tightest = "; ".join(
        f"{chain['maatregel']}, stap {chain['stap_nr']}: {told['kort'][index]}"
        for index, chain in _each(found.head(3))
    )
    apart = f", waarvan {contradicted} weersproken door gedrukte woorden" if contradicted else ""
    return (
        f"Beeld van {counted(len(found), 'stap')} met plan A, plan B en de berekende uiterste "
        f"start van plan B, de krapste eerst{apart}. Bovenaan: {tightest}."
    )


def _each(found: pd.DataFrame):
    return zip(found.index, found.to_dict("records"), strict=True)


def _places(found: pd.DataFrame) -> dict[int, int]:
    """Which row each chain has; a row is left free before the first that is contradicted."""
    apart = (found["geval"] == CONTRADICTED).tolist()
    return {
        index: number + (DIVIDER if contradicted else 0)
        for number, (index, contradicted) in enumerate(zip(found.index, apart, strict=True))
    }


def _spans(moments: pd.DataFrame, keys: list[str]) -> list[tuple[float, float]]:
    """The different moments of these rows; of what runs until a quarter only that one is known."""
    spans = {}
    for van, tot in zip(moments["van"].loc[keys], moments["tot"].loc[keys], strict=True):
        if not pd.isna(tot):
            end = end_position(tot)
            spans[end - 1 if pd.isna(van) else position(van), end] = None
    return list(spans)


def _rows(places: Mapping[int, int], told: pd.DataFrame, left: float, right: float) -> dict:
    """A row each from edge to edge: what is pointed at and chosen, every other one tinted."""
    return bars(
        y=list(places.values()),
        base=[left] * len(places),
        x=[right - left] * len(places),
        width=1,
        marker={"color": [(WHITE, BAND)[number % 2] for number in range(len(places))]},
        opacity=0.6,
        customdata=[told["naam"][index] for index in places],
        hovertext=[wrapped(told["zin"][index]) for index in places],
        meta=[told["gezegd"][index] for index in places],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )


def _strips(places: Mapping[int, int], starts: Mapping[int, float], lead: int) -> dict:
    look = PLAN_STYLES["B"]
    return bars(
        name=f"voorbereiding AMvB, {counted(lead, 'kwartaal')}",
        y=[place + 0.36 for place in places.values()],
        base=[starts[index] for index in places],
        x=[lead] * len(places),
        width=0.2,
        marker={"color": look.shape_colour, "line": {"color": look.border, "width": 0}},
        hoverinfo="skip",
    )


def _marks(plan: str, spans: list[tuple[int, float, float]]) -> dict:
    look = PLAN_STYLES[plan]
    return bars(
        name=f"moment van plan {plan}",
        y=[place - 0.1 for place, _, _ in spans],
        base=[start for _, start, _ in spans],
        x=[end - start for _, start, end in spans],
        width=0.68,
        marker=look.marker(),
        text=[look.letter] * len(spans),
        **inside(color=look.text),
        constraintext="none",
        hoverinfo="skip",
    )


def _starts(places: Mapping[int, int], starts: Mapping[int, float], told: pd.DataFrame) -> list:
    """The latest start of plan B as an arrow, filled where a decision is asked."""
    kinds = (
        (True, "triangle-right", "berekende uiterste start van B, besluit gevraagd"),
        (False, "triangle-right-open", "berekende uiterste start van B"),
    )
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [starts[index] for index in chosen],
            "y": [places[index] + 0.36 for index in chosen],
            "marker": {"symbol": symbol, "size": 9, "color": PLAN_STYLES["B"].text},
            "hoverinfo": "skip",
        }
        for asked, symbol, name in kinds
        if (chosen := [index for index in places if bool(told["gevraagd"][index]) is asked])
    ]


def _peildatum(peildatum: date, bottom: float) -> dict:
    """As a bar, since a line would be drawn over the marks."""
    return bars(
        name=f"peildatum {date_in_words(peildatum)}",
        y=[bottom / 2 - 0.5],
        base=[position(peildatum)],
        x=[0.08],
        width=bottom,
        marker={"color": PEILDATUM_COLOUR},
        hoverinfo="skip",
    )


def _names(found: pd.DataFrame, places: Mapping[int, int], left: float, characters: int | None):
    """The code, the stap and, where there is room, the title of each chain."""
    for index, chain in _each(found):
        name = f"<b>{chain['maatregel']}</b> stap {chain['stap_nr']}"
        if characters is not None:
            room = characters - len(f"{chain['maatregel']} stap {chain['stap_nr']} ")
            title = chain["titel"]
            if len(title) > room:
                # Also within a word, since one long word would leave half of the room empty.
                title = f"{title[: room - 1].rstrip()}…"
            name += f" {escaped(title)}"
        yield left + 0.2, places[index], name


def _header(first: int, last: int, left: float, narrow: bool):
    for year in range(first, last):
        yield 4 * year + 0.2, -2, f"<b>{year if not narrow else f'’{year % 100}'}</b>"
    if not narrow:
        for place in range(4 * first, 4 * last):
            yield place + 0.3, -1, f"<i>{place % 4 + 1}</i>"
        yield left + 0.2, -1, "<b>maatregel en stap</b>, de krapste eerst"
    told = "<b>marge</b>" if narrow else "<b>uiterste start van B</b> (berekend), gezien van A"
    yield 4 * last + 0.4, -1, told


def _divider(places: Mapping[int, int], found: pd.DataFrame, left: float, narrow: bool):
    apart = [places[index] for index, chain in _each(found) if chain["geval"] == CONTRADICTED]
    if apart:
        words = "weersproken, telt niet mee" if narrow else _DIVIDED
        yield left + 0.2, min(apart) - 1, f"<i>{words}</i>"
