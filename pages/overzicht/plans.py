"""How many rows each subthema has of plan A, plan B and neither."""

import streamlit as st

from documents.tabel import Tabel
from figures.per_subthema import plan_alt, plan_figure
from pages.overzicht.crossed import crossed_tabel
from selections.caveats import DERIVED_PLAN, INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL
from selections.counts import rows_per_plan
from shell.chart import show_chart
from shell.notices import voorbehoud
from shell.parts.elsewhere import elsewhere_note
from shell.table import show_tabel
from shell.view import View

READING = (
    DERIVED_PLAN,
    INSTRUMENTS_CAN_BE_CONSIDERED,
    PLANS_IN_PARALLEL,
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
    return crossed_tabel(
        view, "Regels per plan", caption, "plan", rows_per_plan(view.rows), *READING
    )
