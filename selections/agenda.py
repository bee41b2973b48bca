"""Rows in order of their moment, as an agenda reads: what has no date comes at the end."""

from datetime import date

import pandas as pd

from selections.buckets import bucket
from selections.kwartalen import counting_quarter, is_dated, label

_AFTER = {"lopend": 1, "volgt": 2, "incidenteel": 3, "geen": 4}
_GROUPS = {1: "Loopt", 2: "Volgt", 3: "Incidenteel", 4: "Zonder moment"}


def agenda(rows: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    """`rows` by date, with the columns `groep` and `bucket` added.

    A dated moment stands in the quarter of its `tot`; a quarter comes before a year that ends
    with it. Then what runs, follows, comes up incidentally, and has no moment; within a group the
    order of the document. `groep`: "Q4 2026", "Loopt", "Volgt", "Incidenteel", "Zonder moment".
    `bucket`: see `selections.buckets`.
    """
    dated = is_dated(rows)
    after = rows["precisie"].astype("str").map(_AFTER).where(~dated, 0).astype(int)
    due = counting_quarter(rows)
    ordered = rows.assign(
        groep=[
            label(quarter) if is_due else _GROUPS[place]
            for quarter, is_due, place in zip(due, dated, after, strict=True)
        ],
        bucket=bucket(rows, peildatum),
    )
    keys = pd.DataFrame(
        {
            "after": after,
            "tot": pd.to_datetime(rows["tot"]).where(dated),
            "van": pd.to_datetime(rows["van"]).where(dated),
        }
    )
    order = keys.sort_values(["after", "tot", "van"], ascending=[True, True, False], kind="stable")
    return ordered.loc[order.index]
