"""The chains of plan A and plan B with what the log says of them, and what waits for a decision.

The signals and their rules stand in data/voortgang.yaml; `voortgang.stand` gives them per row.
"""

import pandas as pd

from selections.lezing.hypothesen import too_early
from selections.plan_ab import chains, latest_starts
from selections.stappen import STAP, doubtfully_paired
from voortgang.stand import with_expected_moments
from voortgang.vocabulary import SIGNALS

_OF_STATE = ["plan_b", "plan_b_reden", "uiterste_start"]
_MARGINS = ["marge", "marge_tot"]
# No margin is as large.
_NO_MARGIN = 10**6


def waiting(rows: pd.DataFrame, state: pd.DataFrame, lead: int) -> pd.DataFrame:
    """The lines of plan B among `rows` of which the latest start is reached and no beginning known.

    state: `voortgang.stand.state_at` of at least these rows, made with the same `lead` (quarters).
    The columns of `rows`; `plan_b`, `plan_b_reden` and `uiterste_start` of the state; `start` and
    `start_tot` (the first and the last quarter of that start, periods); `te_vroeg`
    (`selections.lezing.hypothesen.too_early`, else empty); `op_volgorde` (bool: its stap rests on a
    doubtful pairing of moments and lines). In the order of `SIGNALS`, the earliest
    latest start first. Raises KeyError for rows without a state.
    """
    standing = state.set_index("sleutel").loc[rows["sleutel"]].set_axis(rows.index)
    doubtful = set(rows.loc[doubtfully_paired(rows), STAP].itertuples(index=False, name=None))
    lines = rows.join(standing[_OF_STATE])[standing["plan_b"].notna()]
    stappen = lines[STAP].itertuples(index=False, name=None)
    lines = lines.assign(op_volgorde=[stap in doubtful for stap in stappen])
    expected = with_expected_moments(
        lines, standing.loc[lines.index].assign(sleutel=lines["sleutel"])
    )
    starts = latest_starts(expected, lead)
    early = too_early(expected, lead)
    lines = lines.assign(
        start=starts["start"],
        start_tot=starts["start_tot"],
        te_vroeg=[early.get(sleutel, "") for sleutel in lines["sleutel"]],
    )
    order = lines[["start"]].assign(signal=lines["plan_b"].map(SIGNALS.index))
    return lines.loc[order.sort_values(["signal", "start"], kind="stable").index]


def chains_with_state(table: pd.DataFrame, state: pd.DataFrame, lead: int) -> pd.DataFrame:
    """`selections.plan_ab.chains` with the state of the whole calendar beside it.

    Its columns and order, and: `besluit` (list of pairs, what is asked about plan B of this stap
    and why: `plan_b` and `plan_b_reden` of the state); `verwachte_marge` and `verwachte_marge_tot`
    (Int64, the margin by the expected moments, empty where there is none); `anders_verwacht` (bool:
    that is a different margin than by the published moments).
    """
    stappen = chains(table, lead)
    asked = {
        row.sleutel: (row.plan_b, row.plan_b_reden)
        for row in state.loc[state["plan_b"].notna(), ["sleutel", *_OF_STATE]].itertuples()
    }
    expected = with_expected_moments(table, state)
    again = stappen if expected is table else chains(expected, lead)
    by_stap = again.set_index(STAP)[_MARGINS]
    now = by_stap.loc[pd.MultiIndex.from_frame(stappen[STAP])].set_axis(stappen.index)
    differs = now.fillna(_NO_MARGIN) != stappen[_MARGINS].fillna(_NO_MARGIN)
    return stappen.assign(
        besluit=[
            list(dict.fromkeys(asked[key] for key in keys if key in asked))
            for keys in stappen["plan_b"]
        ],
        anders_verwacht=differs.any(axis=1),
        verwachte_marge=now["marge"],
        verwachte_marge_tot=now["marge_tot"],
    )
