"""The Gantt of the rows in view, and what the bar that somebody chooses says in full."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.kalender import kalender_alt, kalender_figure, kalender_note
from screen.chart import CONFIG
from screen.filter_bar import View
from screen.hypotheses import amvb_lead
from screen.rows_table import COLUMNS, RECORDED, cells, recorded_cells
from screen.table import Cell
from screen.voortgang import for_figure

_TIMES_CLOSED = "gantt_times_closed"


def show_gantt(view: View, group_by: str, recorded: pd.DataFrame | None = None) -> None:
    """Draw the chart; the bar that somebody chooses is told in a panel that stays in view.

    recorded: the rows in view as `voortgang.rijen.with_state` gives them; None where nothing is
    recorded of any.
    """
    columns = None if recorded is None else for_figure(recorded)
    figure = kalender_figure(
        view.rows,
        view.peildatum,
        group_by=group_by,
        preparation=amvb_lead(),
        tranches=True,
        narrow=view.narrow,
        sentences=view.calendar.sentences,
        recorded=columns,
    )
    # What is chosen in a chart can be read and not set: closing the panel makes it another chart.
    event = st.plotly_chart(
        figure,
        key=f"gantt_{st.session_state.setdefault(_TIMES_CLOSED, 0)}",
        config=CONFIG,
        on_select="rerun",
        selection_mode="points",
        theme=None,
        alt=kalender_alt(view.rows, view.peildatum, columns),
    )
    if note := kalender_note(view.rows, group_by):
        st.html(Markup('<p class="voorbehoud">{}</p>').format(note))
    sleutels = [point["customdata"] for point in event.selection.points if "customdata" in point]
    rows = view.rows if recorded is None else recorded
    for row in rows[rows["sleutel"].isin(sleutels)].head(1).itertuples():
        _show_panel(view, row, () if recorded is None else recorded_cells(row))


def _show_panel(view: View, row, recorded: tuple[Cell, ...]) -> None:
    maatregel, *others = cells(view, row)
    told = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(column.header, cell or "niet genoemd")
        for column, cell in zip(COLUMNS[1:], others, strict=True)
    )
    told += Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(column.header, cell)
        for column, cell in zip(RECORDED, recorded, strict=False)
        if cell
    )
    with st.container(key="gekozen_staaf", horizontal=True, vertical_alignment="top"):
        st.html(Markup("<p>{}</p><dl>{}</dl>").format(maatregel, told))
        st.button("Sluiten", on_click=_close)


def _close() -> None:
    st.session_state[_TIMES_CLOSED] += 1
