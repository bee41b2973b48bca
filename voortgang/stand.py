"""The state of the calendar's rows at a date, computed from the log and never typed.

What each derived column means stands in data/voortgang.yaml; the rules are carried out here.
"""

import datetime
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loaders.moments import read_moment
from selections.buckets import bucket
from selections.kwartalen import is_dated, quarter, quarters
from selections.plan_ab import latest_starts
from selections.stappen import STAP
from voortgang.holding import holding
from voortgang.kalender import fingerprint, words_of
from voortgang.store import DUTCH_TIME, end_of
from voortgang.vocabulary import A_STILL_OPEN, DECIDE_B, START_B, vocabulary

SILENT_AFTER = pd.DateOffset(months=6)
NO_A = "geen plan A in deze stap"

_FROM_STATUS = [
    *("status", "tijdstip", "auteur", "oorzaak", "gevolg", "bijsturing", "toelichting", "bewijs"),
    *("vingerafdruk", "kalender"),
]


def state_at(table: pd.DataFrame, records: pd.DataFrame, op: datetime.date, lead: int):
    """The state at the end of day `op`: one row for each row of the calendar, then what is gone.

    table: the calendar. records: any frame of records that holds at least those of
    `Store.records_at(op)`; what was recorded later is left out. lead: quarters that an AMvB takes.

    Columns, empty where nothing holds:
    - `sleutel`, `in_kalender` (bool: False is "niet meer in de kalender");
    - of the record that gives the status: `bericht` (its id), `status`, `tijdstip` (UTC), `auteur`,
      `oorzaak`, `gevolg`, `bijsturing`, `toelichting`, `bewijs`, `vingerafdruk`, `kalender`;
    - `laatste_bericht`, `laatste_tijdstip`, `laatste_auteur`: the last record of all, a withdrawal
      included; pass this id as `gezien` when something new is recorded on the row;
    - `verwacht`, `reden`, `verwacht_van`, `verwacht_tot`, `verwacht_precisie`, `verwacht_bericht`:
      the expected moment and the record that it rests on;
    - `verschuiving` (Int64, quarters, positive is later);
    - `fase`, `fase_bericht`;
    - bool: `open` (recorded and not closed), `niet_vastgelegd`, `geen_bericht`, `eerdere_tekst`;
    - `plan_b` (one of "plan B nu starten", "besluit over plan B nodig", "plan A nog niet
      gehaald"), `plan_b_reden` (Dutch), `uiterste_start` ("Q4 2024").
    """
    known = records[records["tijdstip"] < pd.Timestamp(end_of(op))]
    held = holding(known)
    by_id = known.set_index("id")
    gone = held.index.difference(table["sleutel"], sort=True)
    state = pd.DataFrame({"sleutel": [*table["sleutel"], *gone]}, dtype="str")
    state["in_kalender"] = np.arange(len(state)) < len(table)
    numbers = held.reindex(state["sleutel"]).set_axis(state.index)
    state = state.assign(bericht=numbers["geldt"])
    state[_FROM_STATUS] = _of(by_id, numbers["geldt"], _FROM_STATUS)
    state["laatste_bericht"] = numbers["laatste"]
    state[["laatste_tijdstip", "laatste_auteur"]] = _of(
        by_id, numbers["laatste"], ["tijdstip", "auteur"]
    )
    state[["verwacht", "reden"]] = _of(by_id, numbers["verwacht_uit"], ["verwacht", "reden"])
    state = state.join(_moments(state["verwacht"])).assign(verwacht_bericht=numbers["verwacht_uit"])
    state["verschuiving"] = _slip(table, state)
    state[["fase"]] = _of(by_id, numbers["fase_uit"], ["fase"])
    state["fase_bericht"] = numbers["fase_uit"]
    return state.assign(
        open=_open(state),
        niet_vastgelegd=_unrecorded(table, state, op),
        geen_bericht=_silent(state, op),
        eerdere_tekst=_earlier_text(table, state),
        **_plan_b(table, state, op, lead),
    )


@dataclass(frozen=True)
class Freshness:
    """How far a headline rests on old information: `oud` of `vastgelegd` rows, of `rijen`.

    vastgelegd: rows with a status that holds. oud: those of them that are open and about which
    nothing has been heard for two quarters.
    """

    rijen: int
    vastgelegd: int
    oud: int

    @property
    def aandeel(self) -> float:
        """The share of the recorded rows that rests on old information; 0 where none is."""
        return self.oud / self.vastgelegd if self.vastgelegd else 0.0


def freshness(state: pd.DataFrame) -> Freshness:
    """The freshness of the rows in `state` (any selection of the rows of `state_at`)."""
    recorded = int(state["status"].notna().sum())
    return Freshness(len(state), recorded, int(state["geen_bericht"].sum()))


def with_expected_moments(table: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """The calendar with, where one is recorded, the expected moment in place of the published.

    Columns and rows are those of `table`; `agendering`, `van`, `tot` and `precisie` are replaced.
    """
    expected = state.set_index("sleutel").loc[table["sleutel"]].set_axis(table.index)
    moved = expected["verwacht"].notna()
    replaced = {
        "agendering": expected["verwacht"],
        "van": expected["verwacht_van"],
        "tot": expected["verwacht_tot"],
        "precisie": expected["verwacht_precisie"],
    }
    kind = table["precisie"].dtype
    result = table.assign(
        **{name: table[name].astype(object).mask(moved, new) for name, new in replaced.items()}
    )
    return result.astype({"precisie": kind, "agendering": "str"})


def _of(by_id: pd.DataFrame, numbers: pd.Series, names: list[str]) -> pd.DataFrame:
    return by_id[names].reindex(numbers).set_axis(numbers.index)


def _moments(printed: pd.Series) -> pd.DataFrame:
    moments = {text: read_moment(text) for text in printed.dropna().unique()}
    columns = {
        name: pd.Series([getattr(moments.get(text), name, None) for text in printed], dtype=object)
        for name in ("van", "tot", "precisie")
    }
    return pd.DataFrame(columns, index=printed.index).add_prefix("verwacht_")


def _slip(table: pd.DataFrame, state: pd.DataFrame) -> pd.Series:
    published = table.set_index("sleutel")[["tot", "precisie"]].reindex(state["sleutel"])
    expected = pd.DataFrame({"tot": state["verwacht_tot"], "precisie": state["verwacht_precisie"]})
    slip = _ordinals(expected) - _ordinals(published.set_axis(state.index))
    return slip.astype("Int64")


def _ordinals(moments: pd.DataFrame) -> pd.Series:
    last = quarters(moments["tot"].where(is_dated(moments)))
    numbers = pd.Series(last.array.asi8, index=moments.index, dtype="Int64")
    return numbers.mask(last.isna())


def _open(state: pd.DataFrame) -> pd.Series:
    open_statuses = [status.waarde for status in vocabulary().statussen if status.open]
    return state["status"].isin(open_statuses)


def _unrecorded(table: pd.DataFrame, state: pd.DataFrame, op: datetime.date) -> np.ndarray:
    past = np.zeros(len(state), dtype=bool)
    past[: len(table)] = (bucket(table, op) == "verstreken").to_numpy()
    return past & state["status"].isna().to_numpy()


def _silent(state: pd.DataFrame, op: datetime.date) -> pd.Series:
    local = state["laatste_tijdstip"].dt.tz_convert(DUTCH_TIME).dt.tz_localize(None)
    return _open(state) & (local.dt.normalize() + SILENT_AFTER < pd.Timestamp(op))


def _earlier_text(table: pd.DataFrame, state: pd.DataFrame) -> np.ndarray:
    recorded = state.loc[state["status"].notna() & state["in_kalender"], "vingerafdruk"]
    rows = table.iloc[recorded.index].to_dict("records")
    now = [fingerprint(words_of(row)) for row in rows]
    changed = np.zeros(len(state), dtype=bool)
    changed[recorded.index] = recorded.to_numpy(dtype=object) != np.array(now, dtype=object)
    return changed


def _plan_b(table: pd.DataFrame, state: pd.DataFrame, op: datetime.date, lead: int) -> dict:
    statuses = vocabulary().status
    recorded = state["status"].iloc[: len(table)].set_axis(table.index)
    starts = latest_starts(with_expected_moments(table, state.iloc[: len(table)]), lead)
    begun = recorded.isin([name for name, status in statuses.items() if status.begonnen])
    reached = starts["start"].notna() & (starts["start"] <= quarter(op))
    waiting = starts[reached & ~begun[starts.index]]
    plan_a = _plan_a_per_stap(table, recorded)
    signals = {
        row.Index: plan_a.get((row.vermelding, row.stap_nr), (DECIDE_B, NO_A))
        for row in waiting[STAP].itertuples()
    }
    signals = {place: signal for place, signal in signals.items() if signal is not None}
    columns = {
        "plan_b": pd.Series({place: signal[0] for place, signal in signals.items()}, dtype="str"),
        "plan_b_reden": pd.Series(
            {place: signal[1] for place, signal in signals.items()}, dtype="str"
        ),
        "uiterste_start": starts["start_naam"].replace("", pd.NA),
    }
    return {
        name: pd.Series(
            [*column.reindex(table.index), *[None] * (len(state) - len(table))],
            index=state.index,
            dtype="str",
        )
        for name, column in columns.items()
    }


def _plan_a_per_stap(table: pd.DataFrame, recorded: pd.Series) -> dict:
    """Per stap with plan A what that says for its plan B; None where plan A is achieved."""
    in_a = table["plan"] == "A"
    lines = table.loc[in_a, STAP].assign(status=recorded[in_a])
    per_stap: dict[tuple, list[str | None]] = {}
    for row in lines.astype(object).itertuples(index=False):
        status = None if pd.isna(row.status) else row.status
        per_stap.setdefault((row.vermelding, row.stap_nr), []).append(status)
    return {stap: _signal(found) for stap, found in per_stap.items()}


def _signal(found: list[str | None]) -> tuple[str, str] | None:
    statuses = vocabulary().status
    says = [None if status is None else statuses[status].plan_a for status in found]
    named = ", ".join(dict.fromkeys(status for status in found if status is not None))
    if "niet gehaald" in says:
        return START_B, f"plan A in deze stap: {named}"
    if None in says:
        return DECIDE_B, "plan A niet vastgelegd" + (f" (wel: {named})" if named else "")
    if all(said == "gehaald" for said in says):
        return None
    return A_STILL_OPEN, f"plan A in deze stap: {named}"
