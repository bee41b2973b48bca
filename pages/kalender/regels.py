"""The forms detail and tabel: the rows in view alone, as a table, and in detail with a Gantt above
it, of which the bar that somebody chooses is told in full.
"""

from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.kalender import kalender_alt, kalender_figure, kalender_note
from loaders.side_tables import amvb_lead
from pages.kalender.panel import left_open
from selections.caveats import CAVEATS
from shell.calendar_table import Calendar
from shell.chart import chosen_bar, drawing, show_drawing
from shell.filter_bar import field
from shell.kept import kept
from shell.links import cited
from shell.lists import facts
from shell.log import for_figure
from shell.notices import melding, voorbehoud
from shell.parts.rows_table import COLUMNS, RECORDED, cells, recorded_cells, show_rows
from shell.parts.status_definitions import show_status_woorden
from shell.table import Cell
from shell.view import View
from voortgang.rijen import with_state

_KEY = "gantt"
_CHOSEN = "gantt_gekozen"
TOO_NARROW = "Op een smal scherm staat hier de tabel: de kaart is er niet leesbaar op te tekenen."


def show_regels(view: View, with_bars: bool) -> None:
    """Draw the rows; with_bars: the Gantt above them."""
    if view.narrow and view.query.vorm == "kaart":
        st.html(voorbehoud(TOO_NARROW))
    st.html(voorbehoud(*cited(view, *CAVEATS)))
    if view.log.problem is not None:
        st.html(melding(view.log.problem))
    state = view.log.recorded
    if with_bars:
        _show_gantt(view, field(view, "indeling"))
        if state is not None:
            show_status_woorden()
    what = "grafiek" if with_bars else "selectie"
    with st.container(key="regels" if state is None else "regels_met_stand"):
        show_rows(view, f"De regels in de {what}: {len(view.rows)}")


def _show_gantt(view: View, group_by: str) -> None:
    """Draw the chart; the bar that somebody chooses is told in a panel that stays in view."""
    left_open(view, _KEY, _CHOSEN)
    state = view.log.recorded
    drawn, note = _drawn(view.calendar, view.places, view.peildatum, group_by, view.narrow, state)
    show_drawing(drawn, _KEY, _choose)
    if note:
        st.html(voorbehoud(note))
    if _CHOSEN not in st.session_state:
        return
    chosen = view.rows[view.rows["sleutel"] == st.session_state[_CHOSEN]].head(1)
    rows = chosen if state is None else with_state(chosen, state)
    for row in rows.itertuples():
        _show_panel(view, row, () if state is None else recorded_cells(row))


# Sessions that look at the same rows share one drawing: to draw it is most of what a click costs
# the server.
@kept(entries=64)
def _drawn(
    calendar: Calendar,
    places: bytes,
    peildatum: date,
    group_by: str,
    narrow: bool,
    state: pd.DataFrame | None,
) -> tuple[bytes, str]:
    """The chart, and what is said of it."""
    rows = calendar.rows_at(places)
    recorded = None if state is None else for_figure(with_state(rows, state))
    figure = kalender_figure(
        rows,
        peildatum,
        group_by=group_by,
        preparation=amvb_lead(),
        tranches=True,
        narrow=narrow,
        sentences=calendar.sentences,
        recorded=recorded,
    )
    alt = kalender_alt(rows, peildatum, recorded)
    return drawing(figure, alt, choices=True), kalender_note(rows, group_by)


def _show_panel(view: View, row, recorded: tuple[Cell, ...]) -> None:
    maatregel, *others = cells(view, row)
    told = [
        (column.header, cell or "niet genoemd")
        for column, cell in zip(COLUMNS[1:], others, strict=True)
    ]
    told += [
        (column.header, cell) for column, cell in zip(RECORDED, recorded, strict=False) if cell
    ]
    with st.container(key="gekozen_staaf", horizontal=True, vertical_alignment="top"):
        head = Markup('<p data-merk="{}">{}</p>').format(row.sleutel, maatregel)
        st.html(head + facts(told))
        st.button("Sluiten", on_click=_close)


def _choose() -> None:
    st.session_state[_CHOSEN] = chosen_bar(_KEY)


def _close() -> None:
    st.session_state.pop(_CHOSEN, None)
