"""Figures: pure functions from rows of the calendar table to plotly figures.

One chart a file, one style for all (`style.look`). Nothing here knows Streamlit. A figure
function refuses an empty table with ValueError: what to say about an empty selection is for the
page to decide. Beside each figure stands its text alternative, made from the same rows.
"""
