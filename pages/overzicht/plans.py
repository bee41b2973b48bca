"""How many rows each subthema has of plan A, plan B and neither."""

import streamlit as st
from markupsafe import Markup

from figures.plan import plan_alt, plan_figure
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL
from selections.counts import rows_per_plan
from shell.chart import show_chart
from shell.crossed_table import show_crossed
from shell.view import View


def show_plans(view: View) -> None:
    """Draw the rows in view per subthema by plan, which is our reading of the instruments."""
    chart, table = st.columns(2, gap="large")
    with chart:
        show_chart(plan_figure(view.rows), "plan", plan_alt(view.rows))
    with table:
        show_crossed(view, "Regels per subthema en plan", "plan", rows_per_plan(view.rows))
    st.html(
        Markup(
            '<p class="voorbehoud">De publicatie drukt bij geen regel plan A of B: de indeling is '
            "onze lezing van het genoemde instrument. {} {}</p>"
        ).format(INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL)
    )
