"""The two sporen of chapter 2 as a timeline: every programme and product on a line at its moment.

All lines fit one screen beside something else, so a label is cut to its line; the whole of it
stands in the table under the picture and on hover.
"""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.text import characters_of, escaped, shortened, wrapped
from figures.traces import area, bars, peildatum_line, texts, upright
from selections.dates import date_in_words
from selections.kwartalen import position
from selections.time_axis import TimeAxis, end_position, time_axis
from selections.words import NOT_PRINTED, PRINTED_MOMENT, WITHOUT_DATES, counted
from style.look import BAND, FONT_SIZE, LINE_SOFT, PAST, TEXT, TRAJECT_STYLES
from style.template import figure

ROW, BAR, HEAD = 16, 12, 20
# In quarters: the labels, and the margin for what has no quarter.
LABELS, MARGIN = 23, 9
LABEL_CHARACTERS, NARROW_CHARACTERS = 55, 52
WIDTH = 700


def sporen_figure(
    sporen: pd.DataFrame,
    peildatum: date,
    font_size: int = FONT_SIZE,
    narrow: bool = False,
    width: float = WIDTH,
) -> go.Figure:
    """A bar for every line of both tables, by spoor, each as wide as printed; `customdata` its id.

    sporen: as `loaders.side_tables.load_sporen` gives it. Raises ValueError where it is empty.
    narrow: labels above the bars and not beside them, for less than some 600 pixels. width: of the
    figure, in which so many LABEL_CHARACTERS fit in each 1000 pixels.
    """
    if sporen.empty:
        raise ValueError("no sporen to draw")
    axis = time_axis(
        [position(day) for day in sporen["van"].dropna()]
        + [end_position(day) for day in sporen["tot"].dropna()]
    )
    scale = font_size / FONT_SIZE
    left, right = axis.start - (0 if narrow else LABELS), axis.end + MARGIN
    now, _ = axis.place_of(peildatum)
    below = "bottom right" if now < (left + right) / 2 else "bottom left"
    characters = NARROW_CHARACTERS if narrow else characters_of(LABEL_CHARACTERS, width, font_size)
    lines, labels, bands = [], [], []
    y = HEAD * scale
    for spoor, of_spoor in sporen.groupby("spoor", sort=False):
        bands.append(y)
        labels.append((left, y, f"<b>Spoor {spoor} {escaped(of_spoor['spoor_naam'].iloc[0])}</b>"))
        y += ROW * scale
        for row in of_spoor.itertuples():
            words = shortened(_name(row), characters)
            labels.append((left, y, escaped(words)))
            y += ROW * scale if narrow else 0
            lines.append((row, y + ROW * scale / 2))
            y += ROW * scale
    heads = [(start + 2, 0, str(start // 4)) for start in axis.year_starts]
    heads.append((axis.end + MARGIN / 2, 0, "zonder kwartaal"))
    day = [(now, y, f"<b>peildatum {date_in_words(peildatum)}</b>")]
    return figure(
        [
            *_bars(lines, axis, scale),
            *(
                texts(places, textposition=position, textfont={"size": type_size, "color": TEXT})
                for places, position, type_size in (
                    (labels, "bottom right", font_size),
                    (_letters(lines, axis), "middle right", font_size - 1),
                    (heads, "bottom center", font_size - 1),
                    (day, below, font_size),
                )
            ),
        ],
        {
            "font": {"size": font_size},
            "hoverlabel": {"font": {"size": font_size}},
            "height": round(y + 8 + 20 * scale),
            "margin": {"l": 0, "r": 0, "b": round(20 * scale)},
            "barmode": "overlay",
            "xaxis": {"range": [left, right], "visible": False},
            "yaxis": {"range": [y, 0], "visible": False},
            "shapes": [
                area((axis.start, now), (0, y), PAST),
                *(area((left, right), (top, top + ROW * scale), BAND) for top in bands),
                *(upright(x, (0, y), LINE_SOFT) for x in (*axis.year_starts, axis.end)),
                peildatum_line(now, (HEAD * scale, y)),
            ],
        },
    )


def sporen_alt(sporen: pd.DataFrame) -> str:
    """In Dutch what the timeline shows. Raises ValueError where `sporen` is empty."""
    if sporen.empty:
        raise ValueError("no sporen to tell of")
    parts = [
        f"Spoor {spoor}, {name}: {len(rows)}"
        for (spoor, name), rows in sporen.groupby(["spoor", "spoor_naam"], sort=False)
    ]
    return (
        f"Tijdlijn van {counted(len(sporen), 'onderdeel')} uit de twee tabellen van hoofdstuk 2. "
        f"{'; '.join(parts)}. Zonder datum: {int(sporen['tot'].isna().sum())}."
    )


def _name(row) -> str:
    """What tells it from its neighbours first, and what it is a part of in short."""
    if pd.isna(row.subonderdeel):
        return row.onderdeel
    of = row.onderdeel if pd.isna(row.programma) else row.programma
    return f"{row.subonderdeel}, {of}"


def _span(row, axis: TimeAxis) -> tuple[float, float]:
    """From where to where; an end that is not printed is that of the axis."""
    if row.precisie in WITHOUT_DATES:
        return axis.end, axis.end + 1
    return (
        axis.start if pd.isna(row.van) else position(row.van),
        axis.end if pd.isna(row.tot) else end_position(row.tot),
    )


def _bars(lines: list, axis: TimeAxis, scale: float) -> list[dict]:
    traces = []
    for traject, look in TRAJECT_STYLES.items():
        of_traject = [(row, y, _span(row, axis)) for row, y in lines if row.traject == traject]
        if of_traject:
            trace = bars(
                base=[start for *_, (start, _) in of_traject],
                x=[end - start for *_, (start, end) in of_traject],
                y=[y for _, y, _ in of_traject],
                width=BAR * scale,
                marker=look.marker(),
                customdata=[row.id for row, *_ in of_traject],
                hovertext=[_hover(row) for row, *_ in of_traject],
                hoverinfo="text",
                name=f"{look.letter} {look.name}",
            )
            traces.append(trace)
    return traces


def _letters(lines: list, axis: TimeAxis) -> list[tuple[float, float, str]]:
    """Behind each bar its letter, and the moment where the width of the bar does not tell it."""
    found = []
    for row, y in lines:
        letter = TRAJECT_STYLES[row.traject].letter
        words = WITHOUT_DATES.get(row.precisie, "" if row.precisie == "kwartaal" else row.moment)
        found.append((_span(row, axis)[1] + 0.2, y, escaped(f"{letter} {words}")))
    return found


def _hover(row) -> str:
    return "<br>".join(
        (
            wrapped(_name(row)),
            wrapped(f"Traject: {row.traject_gedrukt}"),
            escaped(f"{PRINTED_MOMENT}: {row.moment or NOT_PRINTED}; bladzijde {row.pagina}"),
        )
    )
