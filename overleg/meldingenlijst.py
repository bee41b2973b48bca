"""What was recorded in a span of time, as a list: each record with was and wordt."""

import datetime

import pandas as pd

from voortgang.vocabulary import BESIDE, WITHDRAWN
from voortgang.words import by_whom

BESLUIT, CORRECTIE, INTREKKING = "vastgelegd", "correctie", "intrekking"
_SAID = ("status", *BESIDE)
# What holds for a row: the column of the record that gives it, and the column of the id of that
# record in each later one (`voortgang.tables.bericht`).
_HELD = {"status": "geldt", "verwacht": "verwacht_uit", "fase": "fase_uit"}
COLUMNS = (
    *("bericht", "tijdstip", "sleutel", "soort", "corrigeert", "vervangen_door"),
    *(f"{when}_{name}" for name in _HELD for when in ("was", "wordt")),
    *_SAID,
    *("organisatie", "vingerafdruk"),
)


def meldingenlijst(
    records: pd.DataFrame, start: datetime.datetime, end: datetime.datetime
) -> pd.DataFrame:
    """One row for each record made from `start` up to but not including `end`, oldest first.

    records: `Store.between(start, end)`, or any frame of records that holds those.

    Columns: `bericht` (its id), `tijdstip` (UTC), `sleutel`; `soort` ("vastgelegd", or "correctie"
    or "intrekking" of the record in `corrigeert`); `vervangen_door` (Int64: the record in this
    list that corrects it, empty where none does); `was_status`, `wordt_status` and the same of
    `verwacht` and `fase`: what held for the row and its organisation just before and just after;
    what the record itself says (`status`, `reden`, `oorzaak`, `gevolg`, `bijsturing`,
    `toelichting`, `bewijs`); `organisatie` (for whom);
    `vingerafdruk`. A correction of a record that was overruled
    since changes nothing: was is wordt.
    """
    by_id = {record["id"]: record for record in records.to_dict("records")}
    # What one organisation records changes nothing for the others.
    before: dict[tuple[str, str | None], dict] = {}
    found = []
    for number in sorted(by_id):
        record = by_id[number]
        of = record["sleutel"], _present(record["organisatie"])
        if start <= record["tijdstip"] < end:
            found.append(_decision(record, before.get(of), by_id))
        before[of] = record
    corrected = {one["corrigeert"]: one["bericht"] for one in found if one["corrigeert"]}
    for one in found:
        one["vervangen_door"] = corrected.get(one["bericht"])
    numbers = dict.fromkeys(("bericht", "corrigeert", "vervangen_door"), "Int64")
    frame = pd.DataFrame(found, columns=list(COLUMNS)).astype(numbers)
    return frame.astype({"tijdstip": "datetime64[us, UTC]"})


def _decision(record: dict, before: dict | None, by_id: dict[int, dict]) -> dict[str, object]:
    corrects = None if pd.isna(record["corrigeert"]) else record["corrigeert"]
    withdraws = record["status"] == WITHDRAWN
    held = {}
    for name, of in _HELD.items():
        for when, holding in (("was", before), ("wordt", record)):
            source = None if holding is None else holding[of]
            held[f"{when}_{name}"] = None if pd.isna(source) else _present(by_id[source][name])
    return {
        "bericht": record["id"],
        "tijdstip": record["tijdstip"],
        "sleutel": record["sleutel"],
        "soort": INTREKKING if withdraws else CORRECTIE if corrects else BESLUIT,
        "corrigeert": corrects,
        **held,
        **{name: _present(record[name]) for name in (*_SAID, "vingerafdruk")},
        "organisatie": by_whom(record["organisatie"], record["auteur"], None),
    }


def _present(value: object) -> object:
    return None if pd.isna(value) else value
