"""Which record of a row holds: the one rule on records, corrections and withdrawals.

A record has a place in the history of its row. A correction takes the place of the record that it
names (`plaats`, the id of the first in the chain), so that it never overrules what was recorded
later; of one place the last record counts. A place that was withdrawn does not count. The last
place gives the status; the expected moment and the stage of an AMvB stay until a later place names
another.
"""

from dataclasses import dataclass

import pandas as pd

from voortgang.vocabulary import WITHDRAWN

COLUMNS = ("laatste", "geldt", "verwacht_uit", "fase_uit")


def holding(records: pd.DataFrame) -> pd.DataFrame:
    """Per row of the calendar (index `sleutel`) the ids of the records that hold.

    records: columns `id`, `sleutel`, `plaats`, `status`, `verwacht`, `fase`. Columns, Int64:
    `laatste` (the last record of all), `geldt` (the one that gives the status), `verwacht_uit` and
    `fase_uit` (the ones that give the expected moment and the stage), empty where there is none.
    """
    in_order = records.sort_values("id")
    counting = in_order.drop_duplicates(["sleutel", "plaats"], keep="last")
    counting = counting[counting["status"] != WITHDRAWN].sort_values("plaats", kind="stable")
    found = {
        "laatste": _last_ids(in_order),
        "geldt": _last_ids(counting),
        "verwacht_uit": _last_ids(counting[counting["verwacht"].notna()]),
        "fase_uit": _last_ids(counting[counting["fase"].notna()]),
    }
    return pd.DataFrame(found, columns=COLUMNS).astype("Int64").rename_axis("sleutel")


def _last_ids(records: pd.DataFrame) -> pd.Series:
    return records.drop_duplicates("sleutel", keep="last").set_index("sleutel")["id"]


@dataclass(frozen=True)
class Holding:
    """What holds for one row after one record; ids, None where there is none."""

    geldt: int | None = None
    verwacht_uit: int | None = None
    fase_uit: int | None = None

    def after(self, number: int, *, verwacht: bool, fase: bool) -> "Holding":
        """What holds after record `number`, which corrects nothing."""
        return Holding(
            number,
            number if verwacht else self.verwacht_uit,
            number if fase else self.fase_uit,
        )
