"""Which record of a row is in force: the one rule on records, corrections and withdrawals.

It is asked for each organisation that recorded on the row separately, and for what names none.
A record has a place in the history of its row. A correction takes the place of the record that it
names (`plaats`, the id of the first in the chain), so that it never overrules what was recorded
later; of one place the last record counts. A place that was withdrawn does not count. The last
place gives the status; the expected moment and the stage of an AMvB stay until a later place names
another. An expected moment ends with a status after which nothing more is expected.
"""

import pandas as pd

from voortgang.vocabulary import WITHDRAWN, vocabulary


def in_force(records: pd.DataFrame) -> pd.DataFrame:
    """Per row of the calendar (index `sleutel`) and `organisatie` the ids of the records in force.

    records: columns `id`, `sleutel`, `organisatie`, `plaats`, `status`, `verwacht`, `fase`. Columns
    beside `organisatie`, Int64: `laatste` (the last record of all), `geldt` (the one that gives the
    status), `verwacht_uit` and `fase_uit` (the ones that give the expected moment and the stage),
    empty where there is none.
    """
    places = by_place(records, "status", "verwacht", "fase")
    per_row = [
        (max(number for number, *_ in in_row.values()), *_of_row(in_row))
        for in_row in places.values()
    ]
    sleutels = pd.Index([sleutel for sleutel, _ in places], name="sleutel", dtype="str")
    names = ["laatste", "geldt", "verwacht_uit", "fase_uit"]
    held = pd.DataFrame(per_row, index=sleutels, columns=names, dtype="Int64")
    held.insert(0, "organisatie", pd.array([named for _, named in places], dtype="str"))
    return held


def by_place(records: pd.DataFrame, *names: str) -> dict[tuple[str, str | None], dict[int, tuple]]:
    """By row and organisation what counts of each place: the number of its last record, and what
    that says in these columns.
    """
    columns = ["id", "sleutel", "organisatie", "plaats", *names]
    by_id = sorted(zip(*(records[name].to_list() for name in columns), strict=True))
    places: dict[tuple[str, str | None], dict[int, tuple]] = {}
    for number, sleutel, named, place, *said in by_id:
        of = sleutel, None if pd.isna(named) else named
        places.setdefault(of, {})[place] = (number, *said)
    return places


def _of_row(places: dict[int, tuple]) -> tuple[int | None, int | None, int | None]:
    status_from = moment_from = stage_from = None
    closed = vocabulary().closed
    for place in sorted(places):
        number, status, verwacht, fase = places[place]
        if status == WITHDRAWN:
            continue
        status_from = number
        if status in closed:
            moment_from = None
        elif not pd.isna(verwacht):
            moment_from = number
        stage_from = stage_from if pd.isna(fase) else number
    return status_from, moment_from, stage_from
