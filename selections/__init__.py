"""Selections: pure functions from the calendar table to the tables that screens show.

Nothing here knows Streamlit or plotly. Every function takes the table of the data contract (as
`loaders.table.read_table` gives it) or rows of it, and leaves what it is given unchanged.
"""
