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
    last: dict[str, int] = {}
    places: dict[str, dict[int, tuple]] = {}
    columns = ["id", "sleutel", "plaats", "status", "verwacht", "fase"]
    by_id = sorted(zip(*(records[name].to_list() for name in columns), strict=True))
    for number, sleutel, place, *said in by_id:
        last[sleutel] = number
        places.setdefault(sleutel, {})[place] = (number, *said)
    found = [(last[sleutel], *_held(in_row)) for sleutel, in_row in places.items()]
    # The columns one by one: a frame of objects takes several times as long to give its types.
    by_column = zip(*found, strict=True) if found else [()] * len(COLUMNS)
    return pd.DataFrame(
        {
            name: pd.array(list(column), dtype="Int64")
            for name, column in zip(COLUMNS, by_column, strict=True)
        },
        index=pd.Index(list(places), name="sleutel", dtype="str"),
    )


def _held(places: dict[int, tuple]) -> tuple[int | None, int | None, int | None]:
    status_from = moment_from = stage_from = None
    for place in sorted(places):
        number, status, verwacht, fase = places[place]
        if status == WITHDRAWN:
            continue
        status_from = number
        moment_from = moment_from if pd.isna(verwacht) else number
        stage_from = stage_from if pd.isna(fase) else number
    return status_from, moment_from, stage_from


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
