"""What one writes after an hour with Streamlit's documentation: `px.timeline` at each rerun."""

import plotly.express as px
import streamlit as st
from bars import PLANS, read_bars

bars = st.cache_data(read_bars)()
st.title("Borgingskalender")
plans = st.multiselect("Plan", PLANS)
rows = bars[bars["plan"].isin(plans)] if plans else bars
st.plotly_chart(px.timeline(rows, x_start="van", x_end="tot", y="maatregel", color="plan"))
