"""What the sections rest on: chains, what waits and what is near it, once for all sessions."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from loaders.reported import load_reported
from overleg.gevraagd import plan_b_with_state
from selections.gevraagd import NEAR, Besluit, plan_b_besluiten
from selections.lezing.gemeld import reported_in_words
from selections.lezing.hoofdstukken import sentences_beside
from selections.lezing.hypothesen import hypotheses_of_publication
from selections.lezing.marges import rests_on
from selections.plan_ab import chains
from selections.stappen import STAP, remarks
from shell.kept import kept
from shell.parts.contradictions import disputed_moments
from shell.view import View
from voortgang.ketens import chains_with_state, waiting

Stap = tuple[str, int]


@dataclass(frozen=True)
class Computed:
    """What one calendar, state, day and lead give; nobody may change it.

    chains: `selections.plan_ab.chains`, with the state as `voortgang.ketens` gives it, and with
        what each rests on (`past_niet`, `tegenstrijdig`, `indeling` and
        `in_woorden` of `selections.lezing.marges.rests_on`).
    waits: `voortgang.ketens.waiting`; None while the log is away.
    near: stappen of which plan A is past and no latest start of plan B is reached or known.
    disputed: by sleutel what contradicts its moment elsewhere (`selections.contradictions`).
    reported: by stap what the publication itself says of it being done, or of its plan A or B, and
        what its chapters 2 and 3 print that bears on a line without a moment.
    notes: by stap what was decided in reading it, each once.
    """

    chains: pd.DataFrame
    waits: pd.DataFrame | None
    near: tuple[Besluit, ...]
    disputed: dict[str, str]
    reported: dict[Stap, list[str]]
    notes: dict[Stap, list[str]]


def computed(view: View) -> Computed:
    """Of the whole calendar at the peildatum, with the lead that is assumed."""
    return _computed(view.table, view.log.state, view.peildatum, view.assumptions.lead)


def chains_in_view(view: View) -> pd.DataFrame:
    """The chains of the stappen of which a row is in view."""
    return _in_view(view, computed(view).chains)


def waiting_in_view(view: View) -> pd.DataFrame:
    """The lines of plan B that wait, of the whole stappen in view; only while the log is there."""
    return _in_view(view, computed(view).waits)


def near_in_view(view: View) -> list[tuple[Besluit, pd.DataFrame]]:
    """What is near a decision on plan B in the stappen in view, each with the rows of its stap."""
    stappen = pd.MultiIndex.from_frame(view.rows[STAP].dropna())
    rows = view.table.set_index("sleutel", drop=False)
    found = ((besluit, rows.loc[list(besluit.sleutels)]) for besluit in computed(view).near)
    return [(one, of_stap) for one, of_stap in found if tuple(of_stap[STAP].iloc[0]) in stappen]


def _in_view(view: View, found: pd.DataFrame) -> pd.DataFrame:
    stappen = pd.MultiIndex.from_frame(view.rows[STAP].dropna())
    return found[pd.MultiIndex.from_frame(found[STAP]).isin(stappen)]


@kept(entries=16)
def _computed(
    table: pd.DataFrame, state: pd.DataFrame | None, peildatum: date, lead: int
) -> Computed:
    if state is None:
        found, waits = chains(table, lead), None
        asked = plan_b_besluiten(table, peildatum, lead)
    else:
        found, waits = chains_with_state(table, state, lead), waiting(table, state, lead)
        asked = plan_b_with_state(table, state, peildatum, lead)
    against = disputed_moments(table)
    told = rests_on(table, found, hypotheses_of_publication(), against)
    return Computed(
        found.join(told[["past_niet", "tegenstrijdig", "indeling", "in_woorden"]]),
        waits,
        tuple(besluit for besluit in asked if besluit.soort == NEAR),
        against,
        _reported(table),
        {stap: remarks(of_stap) for stap, of_stap in table.dropna(subset="redactie").groupby(STAP)},
    )


@kept(entries=2)
def _reported(table: pd.DataFrame) -> dict[Stap, list[str]]:
    reports = load_reported()
    rows = table[table["stap_nr"].notna()]
    return {
        stap: [
            *reported_in_words(of_stap, reports),
            *sentences_beside(of_stap[of_stap["agendering"].isna()]),
        ]
        for stap, of_stap in rows.groupby(STAP)
    }
