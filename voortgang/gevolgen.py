"""What follows from besluiten for the rows: read as records of their own, each as long as its
besluit holds.

A status that a meeting sets holds for the organisation that it names, or else for each that then
stood on the row, until that one records anew. A moment that it sets (vastgesteld), the start of
plan B and a stage are of the row. Where a besluit is taken back, all of it is as if it had never
been.
"""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from voortgang.in_force import by_place
from voortgang.vergaderstukken import Stuk, in_force
from voortgang.vocabulary import WITHDRAWN

# Beside the columns of a record: the besluit that this follows from, and what holds for the row.
TYPES = {"besluit": "Int64", "vastgesteld": "str", "start_plan_b": "str"}
OF_ROW = ("vastgesteld", "start_plan_b", "fase")


def with_gevolgen(records: pd.DataFrame, stukken: Sequence[Stuk]) -> pd.DataFrame:
    """The records, and behind them what follows from those of `stukken` that hold.

    Columns: those of `records` and of `TYPES`. `id` and `plaats` of what follows are the number of
    its besluit, `auteur` the overleg. A record of the row as a whole has no status; it has what the
    besluit says of `OF_ROW`.
    """
    wide = with_columns(records)
    following = [
        (besluit, gevolg)
        for besluit in in_force(stukken).values()
        for gevolg in besluit.inhoud.get("gevolgen", [])
    ]
    if not following:
        return wide
    standing = _standing(records)
    rows = [
        row
        for besluit, gevolg in following
        for row in _rows(besluit, gevolg, standing.get(gevolg["sleutel"], {}))
    ]
    return pd.concat([wide, pd.DataFrame(rows, columns=wide.columns).astype(wide.dtypes)])


def with_columns(records: pd.DataFrame) -> pd.DataFrame:
    """The records with the columns of `TYPES`, empty where they have none."""
    empty = {
        name: pd.array([None] * len(records), dtype=kind)
        for name, kind in TYPES.items()
        if name not in records
    }
    return records.assign(**empty)


def _standing(records: pd.DataFrame) -> dict[str, dict[str | None, tuple[int, str | None]]]:
    """By row and organisation the first place that counts, and the laag."""
    found = [
        (place, sleutel, of, None if pd.isna(laag) else laag)
        for (sleutel, of), places in by_place(records, "status", "laag").items()
        for place, (_, status, laag) in places.items()
        if status != WITHDRAWN
    ]
    standing: dict[str, dict] = {}
    for place, sleutel, of, laag in sorted(found, key=lambda one: one[0], reverse=True):
        standing.setdefault(sleutel, {})[of] = (place, laag)
    return standing


def _rows(
    besluit: Stuk, gevolg: Mapping[str, str], standing: Mapping[str | None, tuple]
) -> Iterator[dict[str, object]]:
    shared = {
        "id": besluit.id,
        "plaats": besluit.id,
        "besluit": besluit.id,
        "tijdstip": pd.Timestamp(besluit.tijdstip),
        "sleutel": gevolg["sleutel"],
        "auteur": besluit.inhoud["overleg"]["naam"],
        "kalender": besluit.kalender,
        "vingerafdruk": gevolg["vingerafdruk"],
    }
    if said := {name: gevolg[name] for name in OF_ROW if name in gevolg}:
        yield shared | said
    if "status" not in gevolg:
        return
    then = {of: laag for of, (place, laag) in standing.items() if place < besluit.id}
    named = gevolg.get("organisatie")
    if named is not None:
        then = {named: then.get(named)}
    explained = {name: gevolg.get(name) for name in ("status", "oorzaak", "gevolg", "bijsturing")}
    for of, laag in (then or {None: None}).items():
        words = besluit.inhoud.get("woorden")
        yield shared | explained | {"organisatie": of, "laag": laag, "toelichting": words}
