"""What one writes after an hour with Streamlit's documentation: `px.timeline` at each rerun."""

import plotly.express as px
import streamlit as st
from marks import PLANS, read_marks

marks = st.cache_data(read_marks)()
st.title("Borgingskalender")
plans = st.multiselect("Plan", PLANS)
rows = marks[marks["plan"].isin(plans)] if plans else marks
st.plotly_chart(px.timeline(rows, x_start="van", x_end="tot", y="label", color="plan"))
