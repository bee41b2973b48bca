"""What the sections rest on: the chains of the calendar and what waits, once for all sessions."""

from dataclasses import dataclass

import pandas as pd

from selections.plan_ab import chains
from selections.stappen import STAP
from shell.kept import kept
from shell.view import View
from voortgang.ketens import chains_with_state, waiting


@dataclass(frozen=True)
class Computed:
    """What one calendar, state and lead give; nobody may change it.

    chains: `selections.plan_ab.chains`, with the state as `voortgang.ketens` gives it.
    waits: `voortgang.ketens.waiting`; None while the log is away.
    """

    chains: pd.DataFrame
    waits: pd.DataFrame | None


def computed(view: View) -> Computed:
    """Of the whole calendar at the peildatum, with the lead that is assumed."""
    return _computed(view.table, view.log.state, view.assumptions.lead)


def chains_in_view(view: View) -> pd.DataFrame:
    """The chains of the stappen of which a row is in view."""
    return _in_view(view, computed(view).chains)


def waiting_in_view(view: View) -> pd.DataFrame:
    """The lines of plan B that wait, of the whole stappen in view; only while the log is there."""
    return _in_view(view, computed(view).waits)


def _in_view(view: View, found: pd.DataFrame) -> pd.DataFrame:
    stappen = pd.MultiIndex.from_frame(view.rows[STAP].dropna())
    return found[pd.MultiIndex.from_frame(found[STAP]).isin(stappen)]


@kept(entries=16)
def _computed(table: pd.DataFrame, state: pd.DataFrame | None, lead: int) -> Computed:
    if state is None:
        return Computed(chains(table, lead), None)
    return Computed(chains_with_state(table, state, lead), waiting(table, state, lead))
