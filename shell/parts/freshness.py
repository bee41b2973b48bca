"""How far a screen rests on what is recorded, and of how long ago, with the rows behind it."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import date_in_words
from shell.parts.rows_table import folded_rows
from shell.state_words import freshness_in_words
from shell.view import View


def show_freshness(view: View, rows: pd.DataFrame, state: pd.DataFrame, called: str) -> None:
    """Draw how many of these rows are recorded and how many of old; each number opens to its rows.

    state: of at least these rows at the peildatum. called: what the rows are called.
    """
    of_rows = state[state["sleutel"].isin(rows["sleutel"])]
    st.html(freshness_in_words(of_rows, date_in_words(view.peildatum), called))
    recorded = of_rows["status"].notna()
    if not recorded.any():
        return
    parts = [("Vastgelegd", recorded), ("Van meer dan twee kwartalen oud", of_rows["geen_bericht"])]
    lists = Markup("").join(
        Markup("<div>{}: {}</div>").format(
            words,
            folded_rows(view, rows[rows["sleutel"].isin(of_rows.loc[chosen, "sleutel"])], words),
        )
        for words, chosen in parts
        if chosen.any()
    )
    st.html(Markup('<div class="welke_regels">{}</div>').format(lists))
