"""The chains of the whole calendar and what waits in them, worked out once for all sessions."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from selections.plan_ab import chains
from selections.stappen import STAP
from shell.assumptions import Assumptions
from shell.filter_bar import View
from voortgang.ketens import chains_with_state, waiting


@dataclass(frozen=True)
class Ketens:
    """What one calendar, state and lead give; nobody may change it.

    every: `selections.plan_ab.chains`, with the state as `voortgang.ketens` gives it.
    waits: `voortgang.ketens.waiting`; None while the log is away.
    made_from: the frames it was made of, held so that the id of one cannot come to mean another.
    """

    every: pd.DataFrame
    waits: pd.DataFrame | None
    made_from: tuple[pd.DataFrame | None, ...]


def ketens(view: View, assumed: Assumptions, state: pd.DataFrame | None) -> Ketens:
    """The chains of the calendar; state: at the peildatum, None while the log is away."""
    return _ketens(view.table, state, assumed.lead)


def in_view(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Of chains or rows (columns `STAP`) those of the stappen of which a row is in view."""
    stappen = pd.MultiIndex.from_frame(view.rows[STAP].dropna())
    return found[pd.MultiIndex.from_frame(found[STAP]).isin(stappen)]


# The frames are kept by who gives them: the same one is the same calendar, or the same state.
@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={pd.DataFrame: id})
def _ketens(table: pd.DataFrame, state: pd.DataFrame | None, lead: int) -> Ketens:
    if state is None:
        return Ketens(chains(table, lead), None, (table,))
    return Ketens(
        chains_with_state(table, state, lead), waiting(table, state, lead), (table, state)
    )
