"""The two sporen of chapter 2 as a timeline: every programme and product at its moment."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.gantt import Bar, Group, Sheet, fitting_axis
from figures.text import escaped, shortened, wrapped
from figures.time_axis import end_position, position
from selections.words import NO_MOMENT, counted
from style.look import FONT_SIZE, TRAJECT_STYLES

LABEL_CHARACTERS = 100

_IN_MARGIN = {"volgt": "volgt", "incidenteel": "incidenteel", "geen": NO_MOMENT}


def sporen_figure(
    sporen: pd.DataFrame, peildatum: date, font_size: int = FONT_SIZE, narrow: bool = False
) -> go.Figure:
    """A bar for every line of both tables, by spoor, each as wide as printed; `customdata` its id.

    sporen: as `loaders.side_tables.load_sporen` gives it. Raises ValueError where it is empty.
    narrow: labels above the bars and not beside them, for less than some 900 pixels.
    """
    if sporen.empty:
        raise ValueError("no sporen to draw")
    groups = [
        Group(
            section=f"Spoor {row.spoor} {row.spoor_naam}",
            code="",
            words=shortened(_name(row), LABEL_CHARACTERS),
            bars=(_bar(row),),
        )
        for row in sporen.itertuples()
    ]
    sheet = Sheet(fitting_axis(groups), font_size, narrow, TRAJECT_STYLES)
    sheet.header()
    for group in groups:
        sheet.group(group)
    sheet.footer()
    return sheet.figure(peildatum)


def sporen_alt(sporen: pd.DataFrame) -> str:
    """In Dutch what the timeline shows. Raises ValueError where `sporen` is empty."""
    if sporen.empty:
        raise ValueError("no sporen to tell of")
    parts = [
        f"spoor {spoor}, {name}: {len(rows)}"
        for (spoor, name), rows in sporen.groupby(["spoor", "spoor_naam"], sort=False)
    ]
    return (
        f"Tijdlijn van {counted(len(sporen), 'onderdeel')} uit de twee tabellen van hoofdstuk 2: "
        f"{'; '.join(parts)}. Zonder datum: {int(sporen['tot'].isna().sum())}."
    )


def _name(row) -> str:
    return row.onderdeel if pd.isna(row.subonderdeel) else f"{row.onderdeel}: {row.subonderdeel}"


def _bar(row) -> Bar:
    letter = TRAJECT_STYLES[row.traject].letter
    in_margin = row.precisie in _IN_MARGIN
    words = _IN_MARGIN[row.precisie] if in_margin else row.moment
    return Bar(
        key=row.id,
        start=None if pd.isna(row.van) else position(row.van),
        end=None if pd.isna(row.tot) else end_position(row.tot),
        in_margin=in_margin,
        look=row.traject,
        text=letter if row.precisie == "kwartaal" else escaped(f"{letter} {words}"),
        hover="<br>".join(
            (
                wrapped(_name(row)),
                wrapped(f"Traject: {row.traject_gedrukt}"),
                escaped(f"Moment: {row.moment or 'niet in de bron'}; bladzijde {row.pagina}"),
            )
        ),
    )
