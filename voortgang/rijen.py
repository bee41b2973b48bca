"""The rows that a list of the log speaks of: those of the calendar, and those it no longer has."""

from collections.abc import Iterable, Mapping

import pandas as pd

from voortgang.store import Store

COLUMNS = (
    *("sleutel", "maatregel", "titel", "stap_nr", "stap", "borging", "plan", "agendering"),
    "pagina",
)


def rows_of(
    table: pd.DataFrame, sleutels: Iterable[str], woorden: Mapping[str, Mapping[str, str]]
) -> pd.DataFrame:
    """One row for each of `sleutels`, in their order: `COLUMNS` and `in_kalender` (bool).

    woorden: of rows that the calendar no longer has, the words on which the last record was made
    (`words_of_gone`). Of those rows `titel`, `plan` and `pagina` are empty, and what the words do
    not hold.
    """
    wanted = list(sleutels)
    places = pd.Index(table["sleutel"]).get_indexer(wanted)
    found = {
        name: pd.api.extensions.take(table[name].array, places, allow_fill=True) for name in COLUMNS
    }
    rows = pd.DataFrame(found).astype(object)
    rows["sleutel"] = wanted
    rows["in_kalender"] = places >= 0
    for place in rows.index[places < 0]:
        maatregel, stap_nr, *_ = wanted[place].split("/")
        rows.at[place, "maatregel"] = maatregel.split("@")[0]
        rows.at[place, "stap_nr"] = int(stap_nr) or None
        for name in ("stap", "borging", "agendering"):
            rows.at[place, name] = woorden.get(wanted[place], {}).get(name)
    return rows


def words_of_gone(store: Store, *states: pd.DataFrame) -> dict[str, dict[str, str]]:
    """By sleutel the words of the rows in these states that the calendar no longer has.

    Raises `voortgang.failures.StoreAway`.
    """
    gone = {
        row.sleutel: row.vingerafdruk
        for state in states
        for row in state.loc[~state["in_kalender"], ["sleutel", "vingerafdruk"]].itertuples()
        if not pd.isna(row.vingerafdruk)
    }
    if not gone:
        return {}
    found = store.words(gone.values())
    return {sleutel: found[mark] for sleutel, mark in gone.items() if mark in found}
