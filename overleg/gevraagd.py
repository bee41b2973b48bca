"""What the figures and the log together ask of the meeting.

About plan B the log decides: what is recorded as achieved asks nothing, what is not recorded is
said to be so. Tranches and contradictions are of the publication alone (`selections.gevraagd`).
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from selections.gevraagd import NEAR, PLAN_B, Besluit, other_besluiten, plan_b_besluiten
from selections.kwartalen import quarter
from selections.plan_ab import loose_moments, reached_in_words, without_plan_a
from selections.stappen import STAP
from selections.words import capitalised
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
    The rest as in `selections.gevraagd.gevraagde_besluiten`. First what starts now (`START`), then
    what is to be decided on plan B, by the earliest latest start; a stap stands in one of them.
    """
    return [
        *plan_b_with_state(rows, state, peildatum, lead),
        *other_besluiten(rows, peildatum, per_jaar, contradictions),
    ]


def plan_b_with_state(
    rows: pd.DataFrame, state: pd.DataFrame, peildatum: date, lead: int
) -> Iterator[Besluit]:
    """The questions about plan B alone (`START`, `PLAN_B`, then `NEAR`); else as above."""
    found = waiting(rows, state, lead)
    of_stap: dict[tuple, list] = {}
    # As records, once: a frame for each stap takes ten times as long.
    for row in found[found["plan_b"].isin([START_B, DECIDE_B])].itertuples():
        of_stap.setdefault((row.vermelding, row.stap_nr), []).append(row)
    in_a = rows.loc[rows["plan"] == "A", [*STAP, "sleutel"]]
    plan_a: dict[tuple, list[str]] = {}
    for *stap, sleutel in in_a.itertuples(index=False):
        plan_a.setdefault(tuple(stap), []).append(sleutel)
    loose = loose_moments(rows)
    for stap, plan_b in of_stap.items():
        besluit = _of_latest_start(plan_a.get(stap, []), plan_b, quarter(peildatum), lead)
        if stap not in plan_a:
            more = without_plan_a(loose.get(stap, []))
            besluit = replace(besluit, reden=f"{besluit.reden} {more}")
        yield besluit
    yield from _of_moments(rows, state, peildatum, lead, of_stap.keys())


def _of_latest_start(plan_a: list[str], plan_b: list, now: pd.Period, lead: int) -> Besluit:
    """The question about the lines of plan B in a stap whose latest start is reached.

    plan_a: the sleutels of plan A in that stap. plan_b: rows of `voortgang.ketens.waiting`, the
    earliest start first.
    """
    first = plan_b[0]
    reached = reached_in_words(first.start, first.start_tot, now, lead)
    return Besluit(
        soort=START if first.plan_b == START_B else PLAN_B,
        onderwerp=f"{first.maatregel}, stap {first.stap_nr}",
        vraag=f"{capitalised(first.plan_b)}: {first.plan_b_reden}.",
        reden=f"{reached} {first.te_vroeg}".rstrip(),
        sleutels=(*plan_a, *(row.sleutel for row in plan_b)),
        op_volgorde=first.op_volgorde,
        gevraagd=tuple(row.sleutel for row in plan_b),
    )


def _of_moments(
    rows: pd.DataFrame,
    state: pd.DataFrame,
    peildatum: date,
    lead: int,
    told: Collection[tuple],
) -> Iterator[Besluit]:
    """The stappen of which plan A is past while no latest start is reached: without `told` ones.

    A plan B of which everything is begun asks nothing, nor one whose plan A is achieved.
    """
    standing = state.set_index("sleutel").loc[rows["sleutel"]]
    plan_a = plan_a_per_stap(rows, standing.set_axis(rows.index))
    begun = {status.waarde for status in vocabulary().statussen if status.begonnen}
    decided = standing["status"].isin(begun) | standing["start_plan_b"].notna()
    places = {
        row.sleutel: ((row.vermelding, row.stap_nr), row.plan == "B" and not row.decided)
        for row in rows[["sleutel", *STAP, "plan"]].assign(decided=decided.array).itertuples()
    }
    expected = with_expected_moments(rows, standing.reset_index())
    near = (one for one in plan_b_besluiten(expected, peildatum, lead) if one.soort == NEAR)
    for besluit in near:
        stap, _ = places[besluit.sleutels[0]]
        signal = plan_a[stap]
        not_begun = any(waits for _, waits in (places[key] for key in besluit.sleutels))
        if stap not in told and signal is not None and not_begun:
            yield replace(besluit, vraag=f"{besluit.vraag.removesuffix('.')}; {signal[1]}.")
