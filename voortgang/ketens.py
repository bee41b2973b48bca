"""The chains of plan A and plan B with what the log says of them, and what waits for a decision.

The signals and their rules stand in data/voortgang.yaml; `voortgang.stand` gives them per row.
"""

import pandas as pd

from selections.plan_ab import chains, latest_starts
from selections.stappen import STAP
from voortgang.stand import with_expected_moments
from voortgang.vocabulary import A_STILL_OPEN, DECIDE_B, START_B

# What asks most of a meeting first.
SIGNALS = (START_B, DECIDE_B, A_STILL_OPEN)
_OF_STATE = ["plan_b", "plan_b_reden", "uiterste_start"]
_MARGINS = ["marge", "marge_tot"]


def waiting(rows: pd.DataFrame, state: pd.DataFrame, lead: int) -> pd.DataFrame:
    """The lines of plan B among `rows` of which the latest start is reached and no beginning known.

    state: `voortgang.stand.state_at` of at least these rows, made with the same `lead` (quarters).
    The columns of `rows` and `plan_b`, `plan_b_reden` and `uiterste_start` of the state. In the
    order of `SIGNALS`, the earliest latest start first. Raises KeyError for rows without a state.
    """
    standing = state.set_index("sleutel").loc[rows["sleutel"]].reset_index()
    starts = latest_starts(with_expected_moments(rows, standing), lead)["start"]
    found = rows.join(standing[_OF_STATE].set_axis(rows.index))
    found = found[found["plan_b"].notna()]
    order = pd.DataFrame(
        {"signal": found["plan_b"].map(SIGNALS.index), "start": starts[found.index]}
    )
    return found.loc[order.sort_values(["signal", "start"], kind="stable").index]


def chains_with_state(table: pd.DataFrame, state: pd.DataFrame, lead: int) -> pd.DataFrame:
    """`selections.plan_ab.chains` with the state of the whole calendar beside it.

    Its columns and order, and: `besluit` (list of Dutch texts, what is asked about plan B of this
    stap and why, "besluit over plan B nodig: plan A niet vastgelegd"); `verwachte_marge` and
    `verwachte_marge_tot` (Int64, the margin by the expected moments, where that is another one).
    """
    found = chains(table, lead)
    asked = {
        row.sleutel: f"{row.plan_b}: {row.plan_b_reden}"
        for row in state.loc[state["plan_b"].notna(), ["sleutel", *_OF_STATE]].itertuples()
    }
    by_expected = found[_MARGINS]
    expected = with_expected_moments(table, state)
    if expected is not table:
        again = chains(expected, lead).set_index(STAP)[_MARGINS]
        by_expected = again.loc[pd.MultiIndex.from_frame(found[STAP])].set_axis(found.index)
    same = [
        (was.marge, was.marge_tot) == (now.marge, now.marge_tot)
        if pd.notna(was.marge) and pd.notna(now.marge)
        else pd.isna(was.marge) and pd.isna(now.marge)
        for was, now in zip(found.itertuples(), by_expected.itertuples(), strict=True)
    ]
    others = by_expected.mask(pd.Series(same, index=found.index))
    return found.assign(
        besluit=[
            list(dict.fromkeys(asked[key] for key in keys if key in asked))
            for keys in found["plan_b"]
        ],
        verwachte_marge=others["marge"],
        verwachte_marge_tot=others["marge_tot"],
    )
