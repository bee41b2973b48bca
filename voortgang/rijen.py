"""The rows that a list of the log speaks of: those of the calendar, and those it no longer has."""

import datetime
from collections.abc import Iterable, Mapping

import pandas as pd

from selections.buckets import bucket
from selections.kaart import RECORDED
from voortgang.counts import class_of
from voortgang.kalender import WORDS, words_of
from voortgang.stand import slips_as_set, with_expected_moments
from voortgang.store import Store

COLUMNS = (
    *("sleutel", "maatregel", "titel", "stap_nr", "stap", "borging", "plan", "agendering"),
    *("pagina", "redactie", "instrument_doorwerking", "uitgewerkt_in"),
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
    columns = {
        name: pd.api.extensions.take(table[name].array, places, allow_fill=True) for name in COLUMNS
    }
    rows = pd.DataFrame(columns).astype(object)
    rows["sleutel"] = wanted
    rows["in_kalender"] = places >= 0
    for place in rows.index[places < 0]:
        rows.at[place, "maatregel"] = maatregel_of(wanted[place])
        rows.at[place, "stap_nr"] = stap_of(wanted[place])
        rows.at[place, "uitgewerkt_in"] = ()
        for name in ("stap", "borging", "agendering"):
            rows.at[place, name] = woorden.get(wanted[place], {}).get(name)
    return rows


def maatregel_of(sleutel: str) -> str:
    """The code of the maatregel that a row stands under: "2.0.1" of "2.0.1@22/0/0/0"."""
    return sleutel.split("/")[0].split("@")[0]


def stap_of(sleutel: str) -> int | None:
    """The number of the stap of a row; None where it stands in none, as "2.0.1@22/0/0/0"."""
    return int(sleutel.partition("/")[2].partition("/")[0] or 0) or None


def with_state(rows: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """Rows of the calendar with the columns of their state beside them, in their order.

    The calendar has a column `toelichting` too: that of the record is `toelichting_bericht`.
    `klasse` is the class of the row as text (`voortgang.counts.class_of`). Raises KeyError for
    rows without a state.
    """
    named = state.rename(columns={"toelichting": "toelichting_bericht"})
    of_rows = named.set_index("sleutel").loc[rows["sleutel"]]
    return rows.join(of_rows.set_axis(rows.index)).assign(
        klasse=class_of(rows, state).astype(object)
    )


def seen(row) -> int:
    """The last record on a row of the state, as an entry names it (`gezien`); 0 for none."""
    return 0 if pd.isna(row.laatste_bericht) else int(row.laatste_bericht)


def is_recorded(rows: pd.DataFrame, state: pd.DataFrame | None) -> bool:
    """Whether the log says something of any of these rows: a record, also one that was withdrawn,
    or what a besluit set.

    state: None where the log is away.
    """
    if state is None:
        return False
    said = state[["laatste_bericht", "vastgesteld", "start_plan_b", "fase"]]
    recorded = state.loc[said.notna().any(axis="columns"), "sleutel"]
    return bool(rows["sleutel"].isin(recorded).any())


def recorded_on_kaart(table: pd.DataFrame, state: pd.DataFrame | None) -> pd.DataFrame | None:
    """What is recorded of these rows as `selections.kaart.kaart` takes it, if anything is."""
    if not is_recorded(table, state):
        return None
    rows = with_state(table, state)
    as_set = slips_as_set(table, rows["vastgesteld"])
    return rows.assign(verschuiving_besluit=as_set)[list(RECORDED)].astype(object)


def places_in_words(
    rows: pd.DataFrame, state: pd.DataFrame | None, peildatum: datetime.date
) -> pd.Series:
    """Where the published moment of each row stands (`selections.buckets.bucket`), and where it
    now stands elsewhere by what is expected or set, that too.

    state: None where the log is away.
    """
    published = bucket(rows, peildatum).astype(object)
    if state is None:
        return published
    standing = state.set_index("sleutel").loc[rows["sleutel"]].reset_index()
    now = bucket(with_expected_moments(rows, standing), peildatum).astype(object)
    return published.where(now == published, published + "; zoals het nu staat: " + now)


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
    words = store.words(gone.values())
    return {sleutel: words[mark] for sleutel, mark in gone.items() if mark in words}


def gone_of(state: pd.DataFrame, maatregel: str) -> pd.DataFrame:
    """Of a state the rows of this maatregel that the calendar no longer has."""
    gone = state[~state["in_kalender"]]
    return gone[gone["sleutel"].map(maatregel_of) == maatregel]


def words_since_changed(store: Store, rows: pd.DataFrame) -> dict[str, dict[str, str]]:
    """By sleutel and column the words on which something was recorded and that have changed.

    rows: `with_state`; only those that were recorded on an earlier text are looked at. A text that
    was not there then is empty. Raises `voortgang.failures.StoreAway`.
    """
    changed = rows[rows["eerdere_tekst"].astype(bool)]
    if changed.empty:
        return {}
    kept = store.words(changed["vingerafdruk"])
    changes = {}
    for row in changed.to_dict("records"):
        then, now = kept.get(row["vingerafdruk"], {}), words_of(row)
        changes[row["sleutel"]] = {
            column: then.get(column, "") for column in WORDS if then.get(column) != now.get(column)
        }
    return changes
