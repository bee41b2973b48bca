"""Rows per subthema by their moment and by their plan, each number the way to its rows."""

from functools import partial
from operator import itemgetter

import pandas as pd
import streamlit as st

from documents.tabel import Cell, Column, Tabel
from figures.per_subthema import plan_alt, plan_figure
from selections.caveats import (
    DERIVED_PLAN,
    INSTRUMENTS_CAN_BE_CONSIDERED,
    LAST_QUARTER,
    MOMENT_CAN_COME_UP,
    PLANS_IN_PARALLEL,
)
from selections.counts import TOTAL, rows_per_bucket, rows_per_plan, with_total
from selections.dates import date_in_words
from shell.chart import show_chart
from shell.links import cited, number_link
from shell.notices import voorbehoud
from shell.parts.elsewhere import elsewhere_note
from shell.table import show_tabel
from shell.table_notes import BY_PUBLICATION
from shell.view import View

READING = (DERIVED_PLAN, INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL)


def show_moments(view: View) -> None:
    """Draw how many rows are past, due and to come, and per subthema."""
    show_tabel(moments_tabel(view))
    st.html(
        voorbehoud(
            *cited(view, MOMENT_CAN_COME_UP),
            "Of de borging er is gekomen, zegt de kalender niet.",
            BY_PUBLICATION,
            "Elke regel staat in precies één kolom. Een moment telt in het kwartaal waarin het "
            "eindigt: een jaar dus in zijn vierde kwartaal. Elk aantal leidt naar zijn regels.",
            *elsewhere_note(view.rows),
        )
    )


def moments_tabel(view: View) -> Tabel:
    """Per subthema how many moments are past, due and to come."""
    day = date_in_words(view.peildatum)
    return _crossed(
        view,
        "Momenten op de peildatum",
        f"Momenten per subthema op {day}, in regels",
        "moment",
        rows_per_bucket(view.rows, view.peildatum),
        f"Regels in beeld op {day}.",
        BY_PUBLICATION,
        MOMENT_CAN_COME_UP,
        LAST_QUARTER,
    )


def show_plans(view: View) -> None:
    """Draw the rows in view per subthema by plan, which is our reading of the instruments."""
    chart, table = st.columns(2, gap="large")
    with chart:
        show_chart(plan_figure(view.rows), "plan", plan_alt(view.rows))
    with table:
        show_tabel(plans_tabel(view))
    st.html(voorbehoud(*READING, *elsewhere_note(view.rows)))


def plans_tabel(view: View) -> Tabel:
    """Per subthema how many rows are of which plan."""
    caption = "Regels per subthema en plan"
    return _crossed(view, "Regels per plan", caption, "plan", rows_per_plan(view.rows), *READING)


def _crossed(
    view: View, title: str, caption: str, parameter: str, counts: pd.DataFrame, *notes: str
) -> Tabel:
    """`counts` (columns `subthema`, one for each value of `parameter`, `totaal`) with their sum.

    A number leads to the Kalender with the filters under which as many rows are in view.
    """
    labels = {choice.value: choice.label for choice in view.calendar.choices[parameter].choices}

    def number(row: dict, kind: str) -> Cell:
        subthema = row["subthema"]
        within = {} if subthema == TOTAL else {"thema": (subthema,)}
        chosen = {} if kind == "totaal" else {parameter: (kind,)}
        said = f"{subthema}, {labels.get(kind, kind)}"
        return number_link(view, row[kind], said, **within, **chosen)

    return Tabel.each(
        title,
        with_total(counts).to_dict("records"),
        {"Subthema": itemgetter("subthema")}
        | {
            Column(labels.get(kind, kind), numeric=True): partial(number, kind=kind)
            for kind in counts.columns[1:]
        },
        notes=(*notes, *elsewhere_note(view.rows)),
        caption=caption,
        total=True,
    )
