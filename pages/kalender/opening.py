"""What Kalender opens with when it is presented: the kaart whole, then each thema enlarged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import floor

import pandas as pd
from markupsafe import Markup

from figures.kaart import Size, kaart_figure, row_tops
from figures.kalender import kalender_alt
from pages.kalender.facts import legend
from pages.kalender.fitting import fitting_in, pages_of
from selections.caveats import MOMENT_CAN_COME_UP
from selections.kaart import Kaart, kaart
from shell.kept import kept
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.screen_size import screen_size
from shell.view import View
from voortgang.rijen import recorded_on_kaart

# Where the slide is a page that scrolls.
SCROLLED = 700
# The whole is seen and not read: its parts come after it.
LEAST_WHOLE = 9
LABELS = 0.36
# What a slide leaves free at its sides, in pixels.
BESIDE = 64
# Of the height: of the parts, and of the whole, above which the words are small.
SHARE, WHOLE = 0.96, 1.07
# Of the type, how high a row is at least and at most.
ROW, MOST_ROW = 1.2, 1.9


def _words(view: View) -> Markup:
    looks = legend(_drawn(view)[0].signs, "", narrow=bool(view.filters_in_words))
    return Markup(" ").join(filter(None, (MOMENT_CAN_COME_UP, looks, view.log.problem)))


def _drawn(view: View) -> tuple[Kaart, Size]:
    height, width = WHOLE * (sizes().height or SCROLLED), screen_size().width
    return _kept(view.table, view.log.state, view.peildatum, height, width)


# Each slide of a thema has its signs in the legend too.
@kept(entries=8)
def _kept(
    table: pd.DataFrame, state: pd.DataFrame | None, peildatum: date, height: float, width: int
) -> tuple[Kaart, Size]:
    fit = fitting_in(table, height, width, LEAST_WHOLE)
    drawn = kaart(table, peildatum, fit.grouping, recorded_on_kaart(table, state))
    size = replace(fit.size, width=width - BESIDE)
    row = (size.height - size.top - size.bottom) / row_tops(drawn)[-1]
    # Names of rows that are lower than their type would touch.
    return drawn, replace(size, label_size=min(size.label_size, floor(row)))


def _whole(view: View) -> Drawn:
    """All rows; those out of the selection are dimmed."""
    drawn, size = _drawn(view)
    lit = frozenset(view.table.index.get_indexer(view.rows.index))
    figure = kaart_figure(drawn, view.peildatum, size, lit)
    return figure, kalender_alt(view.rows, view.peildatum)


def _thema(view: View) -> Iterator[Drawn]:
    """The vermeldingen in view of one thema, in type that can be read from across a room.

    With all of their rows, as on the whole: what a filter leaves out is dimmed, and counted.
    """
    table, type_size = view.table, sizes().gantt
    of_thema = table["subthema"].isin(view.rows["subthema"])
    rows = table[of_thema & table["vermelding"].isin(view.rows["vermelding"])]
    recorded = recorded_on_kaart(rows, view.log.state)
    labels = round(LABELS * screen_size().width)
    size = Size(
        0, labels, type_size, type_size, type_size, strip=0, width=screen_size().width - BESIDE
    )
    free = SHARE * (sizes().height or SCROLLED) - size.top - size.bottom
    whole = kaart(rows, view.peildatum, recorded=recorded)
    pages = list(pages_of(whole, free / (ROW * type_size)))
    heights = [sum(whole.groups[number].height for number in page) for page in pages]
    row = min(MOST_ROW * type_size, free / max(heights))
    vermeldingen = rows["vermelding"].unique()
    for page, rows_high in zip(pages, heights, strict=True):
        of_page = rows[rows["vermelding"].isin(vermeldingen[page.start : page.stop])]
        drawn = kaart(of_page, view.peildatum, recorded=recorded)
        lit = frozenset(of_page.index.get_indexer(view.rows.index.intersection(of_page.index)))
        height = round(rows_high * row) + size.top + size.bottom
        yield (
            kaart_figure(drawn, view.peildatum, replace(size, height=height), lit),
            kalender_alt(of_page[of_page.index.isin(view.rows.index)], view.peildatum),
        )


opening = Opening("Wat komt wanneer?", _words, _whole, share=WHOLE, part=_thema)
