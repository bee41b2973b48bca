"""How far a screen rests on what is recorded, and of how long ago, with the rows behind it."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import date_in_words
from shell.parts.rows_table import folded, rows_in_short
from shell.state_words import freshness_in_words
from shell.view import View


def show_freshness(view: View, rows: pd.DataFrame, called: str) -> None:
    """Draw how many of these rows are recorded, how many long ago; each number opens to its rows.

    called: what the rows are called. Only while the log is there.
    """
    state = view.log.state
    of_rows = state[state["sleutel"].isin(rows["sleutel"])]
    st.html(freshness_in_words(of_rows, date_in_words(view.peildatum), called))
    recorded = of_rows["status"].notna()
    if not recorded.any():
        return
    lists = Markup()
    old = "Van meer dan twee kwartalen oud", of_rows["geen_bericht"]
    for words, chosen in (("Vastgelegd", recorded), old):
        if chosen.any():
            which = rows[rows["sleutel"].isin(of_rows.loc[chosen, "sleutel"])]
            lines = folded(rows_in_short(view, which).values(), words)
            lists += Markup("<div>{}: {}</div>").format(words, lines)
    st.html(Markup('<div class="welke_regels">{}</div>').format(lists))
