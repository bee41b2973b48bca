"""What the figures and the log together ask of the meeting.

About plan B the log decides: what is recorded as achieved asks nothing, what is not recorded is
said to be so. Tranches and contradictions are of the publication alone (`selections.besluiten`).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from selections.besluiten import PLAN_B, Besluit, gevraagde_besluiten, plan_b_besluiten
from selections.stappen import STAP, paired_by_order
from voortgang.ketens import waiting
from voortgang.stand import plan_a_per_stap, with_expected_moments
from voortgang.vocabulary import DECIDE_B, START_B, vocabulary

START = "plan B starten"


def besluiten_with_state(
    rows: pd.DataFrame,
    state: pd.DataFrame,
    peildatum: date,
    lead: int,
    per_jaar: int,
    contradictions: pd.DataFrame,
) -> list[Besluit]:
    """The questions for the rows in view (whole stappen), the log considered.

    state: `voortgang.stand.state_at` of at least these rows at the peildatum, with the same `lead`.
    The rest as in `selections.besluiten.gevraagde_besluiten`. First what starts now (`START`), then
    what is to be decided on plan B, by the earliest latest start; a stap stands in one of them.
    """
    others = gevraagde_besluiten(rows, peildatum, lead, per_jaar, contradictions)
    return [
        *_plan_b(rows, state, peildatum, lead),
        *(besluit for besluit in others if besluit.soort != PLAN_B),
    ]


def _plan_b(
    rows: pd.DataFrame, state: pd.DataFrame, peildatum: date, lead: int
) -> Iterator[Besluit]:
    reached = waiting(rows, state, lead)
    reached = reached[reached["plan_b"].isin([START_B, DECIDE_B])]
    of_stap = rows.groupby(STAP)
    told = set()
    for stap, plan_b in reached.groupby(STAP, sort=False):
        told.add(stap)
        yield _of_latest_start(of_stap.get_group(stap), plan_b)
    yield from _of_moments(rows, state, peildatum, lead, told)


def _of_latest_start(stap: pd.DataFrame, plan_b: pd.DataFrame) -> Besluit:
    """The question about the lines of plan B in a stap whose latest start is reached."""
    first = plan_b.iloc[0]
    starts = ", ".join(dict.fromkeys(plan_b["uiterste_start"].dropna()))
    return Besluit(
        soort=START if first["plan_b"] == START_B else PLAN_B,
        onderwerp=f"{first['maatregel']}, stap {first['stap_nr']}",
        vraag=_question(first["plan_b"], first["plan_b_reden"]),
        reden=f"De uiterste start van plan B is bereikt: {starts}.",
        sleutels=(*stap.loc[stap["plan"] == "A", "sleutel"], *plan_b["sleutel"]),
        op_volgorde=bool(paired_by_order(stap).any()),
    )


def _of_moments(
    rows: pd.DataFrame, state: pd.DataFrame, peildatum: date, lead: int, told: set
) -> Iterator[Besluit]:
    """The questions that the moments ask, published or expected, without those of `told` stappen.

    A plan B of which everything is begun asks nothing, nor one whose plan A is achieved.
    """
    standing = state.set_index("sleutel").loc[rows["sleutel"]]
    by_row = rows.set_index("sleutel")
    plan_a = plan_a_per_stap(rows, standing["status"].set_axis(rows.index))
    begun = [status.waarde for status in vocabulary().statussen if status.begonnen]
    expected = with_expected_moments(rows, standing.reset_index())
    for besluit in plan_b_besluiten(expected, peildatum, lead):
        of_stap = by_row.loc[list(besluit.sleutels)]
        stap = tuple(of_stap[STAP].iloc[0])
        signal = plan_a[stap]
        plan_b = of_stap.index[of_stap["plan"] == "B"]
        if stap in told or signal is None or standing.loc[plan_b, "status"].isin(begun).all():
            continue
        yield replace(besluit, vraag=_question(DECIDE_B, signal[1]))


def _question(signal: str, reason: str) -> str:
    return f"{signal[0].upper()}{signal[1:]}: {reason}."
