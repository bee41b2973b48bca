"""The state of the calendar's rows at a date, computed from the log and never typed.

What each derived column means stands in data/voortgang.yaml; the rules are carried out here.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loaders.moments import read_moment
from selections.buckets import bucket
from selections.dates import DUTCH_TIME, end_of
from selections.kwartalen import counts_in
from selections.plan_ab import is_reached, no_a_in_words, starts_of
from selections.stappen import STAP
from selections.words import enumeration
from voortgang.gevolgen import OF_ROW, with_columns
from voortgang.in_force import in_force
from voortgang.kalender import fingerprints
from voortgang.per_organisatie import VanOrganisatie, of_how_many, per_row
from voortgang.vocabulary import A_STILL_OPEN, BESIDE, DECIDE_B, NOT_NEEDED, START_B, vocabulary

_OF_MOMENT = ("van", "tot", "precisie")
SILENT_AFTER = pd.DateOffset(months=6)

# What a state says of the record that its status rests on, and of the last one.
_OF_STATUS = ("tijdstip", "auteur", *BESIDE[1:], "vingerafdruk", "kalender", "besluit")
_OF_LAST = ("tijdstip", "auteur", "besluit")


def state_at(
    table: pd.DataFrame, records: pd.DataFrame, op: datetime.date, lead: int
) -> pd.DataFrame:
    """The state at the end of day `op`: each row of the calendar, then the rows it no longer has.

    table: the calendar. records: any frame of records that holds at least those of
    `Store.records_at(op)`; what was recorded later is left out. lead: quarters that an AMvB takes.

    Columns, empty where nothing holds:
    - `sleutel`, `in_kalender` (bool: False is "niet meer in de kalender");
    - `status`: where organisations differ, by the table of `voortgang.per_organisatie`;
    - of the record that it rests on: `bericht` (its id), `tijdstip` (UTC), `auteur`,
      `oorzaak`, `gevolg`, `bijsturing`, `toelichting`, `bewijs`, `vingerafdruk`, `kalender`,
      `organisatie`;
    - `laatste_bericht`, `laatste_tijdstip`, `laatste_auteur`, `laatste_organisatie`,
      `laatste_besluit`: the last record of all, a withdrawal included; pass this id as `gezien`
      when something new is recorded on the row;
    - `verwacht`, `reden`, `verwacht_van`, `verwacht_tot`, `verwacht_precisie`, `verwacht_bericht`:
      the expected moment and the record that it rests on;
    - `verschuiving` (Int64, quarters, positive is later), of the expected moment;
      `verschuiving_nu`, of `standing_moments`: by it rows are counted;
    - `fase`, `fase_bericht`;
    - `besluit`: of the status, where a meeting set it; then `auteur` is the overleg;
    - `vastgesteld`, `vastgesteld_besluit`: the moment that a meeting set, and its besluit;
      `start_plan_b`, `start_plan_b_besluit`: when plan B is to start by a besluit;
    - `organisaties`: what stands for each organisation (tuple of `VanOrganisatie`);
    - bool: `open` (recorded and not closed), `niet_vastgelegd`, `geen_bericht`, `eerdere_tekst`;
    - `plan_b` (one of "plan B nu starten", "besluit over plan B nodig", "plan A nog niet
      gehaald"), `plan_b_reden` (Dutch), `uiterste_start` ("Q4 2024");
    - `plan_a_tegenspraak`: of a row that is recorded as not needed since plan A is achieved, what
      the log says of plan A in its stap where that is something else (Dutch).
    """
    known = records[(records["tijdstip"] < pd.Timestamp(end_of(op))).to_numpy()]
    state, heard = _standing(table, known)
    of_now = standing_moments(state)
    said = state[["verwacht_tot", "verwacht_precisie"]].set_axis(["tot", "precisie"], axis=1)
    for name, moments in (("verschuiving", said), ("verschuiving_nu", of_now)):
        state.insert(state.columns.get_loc("fase"), name, _slip(table, moments))
    open_ = state["status"].notna() & ~is_closed(state)
    expected = with_expected_moments(table, state)
    return state.assign(
        open=open_,
        niet_vastgelegd=_unrecorded(state, expected, op),
        geen_bericht=open_ & is_silent(heard, op),
        eerdere_tekst=_earlier_text(table, state),
        **_plan_b(table, state, expected, op, lead),
    )


def standing_after(table: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """What stands after all of these records: the columns of `state_at` that follow from them
    alone, and neither from a day nor from the moments of the calendar.
    """
    return _standing(table, records)[0]


def _standing(
    table: pd.DataFrame, records: pd.DataFrame
) -> tuple[pd.DataFrame, pd.api.extensions.ExtensionArray]:
    """The same, and when the open organisation that was silent longest was last heard."""
    wide = with_columns(records)
    of_rows = wide[wide["status"].isna()]
    known = _numbered(wide[wide["status"].notna()])
    published = dict(zip(table["sleutel"], table["tot"], strict=True))
    held, statuses, organisaties = per_row(in_force(known), known, published)
    here = set(table["sleutel"])
    gone = sorted({*held.index, *of_rows["sleutel"]} - here)
    sleutels = [*table["sleutel"], *gone]
    numbers = _take(held, held.index.get_indexer(sleutels), held.columns)
    ids = pd.Index(known["id"])

    def of(which: str, *names: str) -> dict[str, pd.api.extensions.ExtensionArray]:
        return _take(known, ids.get_indexer(numbers[which]), names)

    last = of("laatste", "melding", "namens", *_OF_LAST)
    holds = of("geldt", "melding", "namens", *_OF_STATUS)
    moment = of("verwacht_uit", "melding", "verwacht", "reden")
    stage = pd.DataFrame(of("fase_uit", "fase", "melding", "plaats"))
    stage = stage.rename(columns={"melding": "besluit"})
    set_for_row = {name: _last_set(of_rows, name, sleutels) for name in OF_ROW}
    is_set_later = set_for_row["fase"]["besluit"] > stage["plaats"].fillna(0)
    stage = stage.mask(is_set_later.fillna(False), set_for_row["fase"])
    state = pd.DataFrame(
        {
            "sleutel": pd.array(sleutels, dtype="str"),
            "in_kalender": np.arange(len(sleutels)) < len(table),
            "bericht": holds["melding"],
            "status": pd.array([statuses.get(sleutel) for sleutel in sleutels], dtype="str"),
            **{name: holds[name] for name in _OF_STATUS},
            "organisatie": holds["namens"],
            "laatste_bericht": last["melding"],
            **{f"laatste_{name}": last[name] for name in _OF_LAST},
            "laatste_organisatie": last["namens"],
            **{name: moment[name] for name in ("verwacht", "reden")},
            **_moments(moment["verwacht"]).add_prefix("verwacht_"),
            "verwacht_bericht": moment["melding"],
            "fase": stage["fase"],
            "fase_bericht": stage["besluit"],
        }
    )
    for name in ("vastgesteld", "start_plan_b"):
        state[[name, f"{name}_besluit"]] = set_for_row[name]
    said = [organisaties.get(sleutel, ()) for sleutel in sleutels]
    heard = of("gehoord", "tijdstip")["tijdstip"]
    return state.assign(organisaties=pd.Series(said, dtype=object)), heard


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


def is_closed(state: pd.DataFrame) -> pd.Series:
    """Which rows have a status after which nothing more is expected (bool)."""
    return state["status"].isin(vocabulary().closed)


def slips_as_set(table: pd.DataFrame, printed: pd.Series) -> pd.Series:
    """By how many quarters the moment that a besluit set for each row of `table`, as printed, lies
    later than published (Int64)."""
    return pd.Series(_slip(table, _moments(printed)), index=table.index)


def moment_is_set(state: pd.DataFrame) -> pd.Series:
    """Of which rows a meeting set the moment, and nobody recorded another since or closed it
    (bool).
    """
    later = state["vastgesteld_besluit"] > state["verwacht_bericht"].fillna(0)
    return state["vastgesteld"].notna() & later.fillna(False) & ~is_closed(state)


def standing_moments(state: pd.DataFrame) -> pd.DataFrame:
    """The moment that stands beside the published one: the expected moment, or the one that a
    meeting set (vastgesteld), whichever was recorded last.

    Columns `agendering`, `van`, `tot`, `precisie`, with the index of `state` (rows of `state_at`);
    empty where there is neither, and of a row that is closed.
    """
    names = {"verwacht": "agendering"} | {f"verwacht_{name}": name for name in _OF_MOMENT}
    expected = state[list(names)].rename(columns=names).astype(object)
    is_set = moment_is_set(state)
    if not is_set.any():
        return expected
    set_ = _moments(state["vastgesteld"]).set_axis(state.index)
    set_["agendering"] = state["vastgesteld"]
    return expected.assign(**{name: expected[name].mask(is_set, set_[name]) for name in expected})


def with_expected_moments(table: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """The calendar as it now stands: with `standing_moments` in place of the published ones.

    state: as `state_at` gives it for this table. Columns and rows are those of `table`;
    `agendering`, `van`, `tot` and `precisie` are replaced. Raises ValueError for a state that is
    not of this table.
    """
    standing = state.iloc[: len(table)].set_axis(table.index)
    if not standing["sleutel"].array.equals(table["sleutel"].array):
        raise ValueError("the state is not that of this table")
    replaced = standing_moments(standing)
    moved = replaced["agendering"].notna()
    if not moved.any():
        return table
    kind = table["precisie"].dtype
    result = table.assign(
        **{name: table[name].astype(object).mask(moved, replaced[name]) for name in replaced}
    )
    return result.astype({"precisie": kind, "agendering": "str"})


def _numbered(records: pd.DataFrame) -> pd.DataFrame:
    """The records in their order with a number of their own as `id`: from one besluit several
    follow. `melding` is their number in the log; what a meeting set names no `organisatie`.
    """
    ordered = records.sort_values("id", kind="stable", ignore_index=True)
    return ordered.assign(
        melding=ordered["id"],
        id=pd.array(range(len(ordered)), dtype="Int64"),
        namens=ordered["organisatie"].where(ordered["besluit"].isna()),
    )


def _last_set(of_rows: pd.DataFrame, name: str, sleutels: list[str]) -> pd.DataFrame:
    """Of each row what a besluit set last, and the number of that besluit."""
    said = of_rows[["sleutel", name, "besluit"]].dropna(subset=[name])
    last = said.drop_duplicates("sleutel", keep="last")
    places = pd.Index(last["sleutel"]).get_indexer(sleutels)
    return pd.DataFrame(_take(last, places, (name, "besluit")))


def _take(frame: pd.DataFrame, places: np.ndarray, names: Iterable[str]) -> dict:
    """Per column the values at these places; missing where the place is -1."""
    return {
        name: pd.api.extensions.take(frame[name].array, places, allow_fill=True) for name in names
    }


def _moments(printed: Iterable[object]) -> pd.DataFrame:
    """Of each printed moment `van`, `tot` and `precisie` as objects; None where there is none."""
    texts = [None if pd.isna(text) else text for text in printed]
    moments = {text: read_moment(text) for text in set(texts) if text is not None}
    return pd.DataFrame(
        {name: [getattr(moments.get(text), name, None) for text in texts] for name in _OF_MOMENT},
        dtype=object,
    )


def _slip(table: pd.DataFrame, moments: pd.DataFrame) -> pd.api.extensions.ExtensionArray:
    here = moments.iloc[: len(table)]
    slip = pd.array([pd.NA] * len(moments), dtype="Int64")
    moved = here["tot"].notna().to_numpy()
    if moved.any():
        new = here[moved]
        published = table.loc[moved, ["tot", "precisie"]].set_axis(new.index)
        slip[np.flatnonzero(moved)] = (counts_in(new) - counts_in(published)).array
    return slip


def _unrecorded(state: pd.DataFrame, expected: pd.DataFrame, op: datetime.date) -> np.ndarray:
    past = np.zeros(len(state), dtype=bool)
    past[: len(expected)] = (bucket(expected, op) == "verstreken").to_numpy()
    return past & state["status"].isna().to_numpy()


def is_silent(heard: Iterable[pd.Timestamp], op: datetime.date) -> pd.Series:
    """Whether each of these times of a record is more than two quarters before day `op`."""
    local = pd.Series(heard).dt.tz_convert(DUTCH_TIME).dt.tz_localize(None)
    return local.dt.normalize() + SILENT_AFTER < pd.Timestamp(op)


def _earlier_text(table: pd.DataFrame, state: pd.DataFrame) -> np.ndarray:
    here = state.iloc[: len(table)]
    recorded = np.flatnonzero(here["status"].notna())
    now = np.array(fingerprints(table.take(recorded)), dtype=object)
    changed = np.zeros(len(state), dtype=bool)
    changed[recorded] = now != here["vingerafdruk"].take(recorded).to_numpy(dtype=object)
    return changed


def _plan_b(
    table: pd.DataFrame, state: pd.DataFrame, expected: pd.DataFrame, op: datetime.date, lead: int
) -> dict:
    standing = state.iloc[: len(table)].set_axis(table.index)
    starts = starts_of(expected, lead)
    begun = [status.waarde for status in vocabulary().statussen if status.begonnen]
    decided = standing["status"].isin(begun) | standing["start_plan_b"].notna()
    waiting = table.loc[
        starts.index[is_reached(starts["start"], op) & ~decided[starts.index]], STAP
    ]
    plan_a = plan_a_per_stap(table, standing)
    stappen_with_a: dict[str, list[int]] = {}
    for vermelding, stap_nr in plan_a:
        stappen_with_a.setdefault(vermelding, []).append(stap_nr)
    signals, reasons, contradicted = {}, {}, {}
    for index, *stap in waiting.itertuples():
        signal = plan_a.get(tuple(stap), (DECIDE_B, no_a_in_words(stappen_with_a.get(stap[0], []))))
        if signal is not None:
            signals[index], reasons[index] = signal
    for index, *stap in table[STAP][standing["status"] == NOT_NEEDED].itertuples():
        _, contradicted[index] = plan_a.get(tuple(stap)) or (None, None)
    columns = {
        "plan_b": signals,
        "plan_b_reden": reasons,
        "uiterste_start": {index: name or None for index, name in starts["start_naam"].items()},
        "plan_a_tegenspraak": contradicted,
    }
    gone = [None] * (len(state) - len(table))
    return {
        name: pd.array([*map(said.get, table.index), *gone], dtype="str")
        for name, said in columns.items()
    }


def plan_a_per_stap(
    table: pd.DataFrame, standing: pd.DataFrame
) -> dict[tuple, tuple[str, str] | None]:
    """By stap with plan A what that says for its plan B; None where plan A is achieved.

    standing: the state of each row of `table`, with its index. What it says is a signal and why, in
    Dutch, as in `plan_b` and `plan_b_reden`, whether or not the latest start of plan B is reached.
    """
    in_a = table["plan"] == "A"
    per_stap: dict[tuple, list[_Recorded]] = {}
    places = (table.loc[in_a, name].to_list() for name in STAP)
    recorded = (standing.loc[in_a, name].to_list() for name in ("status", "organisaties"))
    for *stap, status, organisaties in zip(*places, *recorded, strict=True):
        said = None if pd.isna(status) else status
        per_stap.setdefault(tuple(stap), []).append((said, organisaties))
    return {stap: _signal(of_stap) for stap, of_stap in per_stap.items()}


# The status of a row, if any, and what stands for each organisation.
_Recorded = tuple[str | None, tuple[VanOrganisatie, ...]]


NOTHING_RECORDED = "over plan A is in deze stap niets vastgelegd"
NOT_ALL_RECORDED = "over plan A is in deze stap niet alles vastgelegd (wel: {})"


def _signal(recorded: list[_Recorded]) -> tuple[str, str] | None:
    statuses = vocabulary().status
    says = [None if status is None else statuses[status].plan_a for status, _ in recorded]
    named = ", ".join(dict.fromkeys(_named(*one) for one in recorded if one[0] is not None))
    if "niet gehaald" in says:
        return START_B, f"plan A in deze stap: {named}"
    if None in says:
        return DECIDE_B, NOT_ALL_RECORDED.format(named) if named else NOTHING_RECORDED
    if all(said == "gehaald" for said in says):
        return None
    return A_STILL_OPEN, f"plan A in deze stap: {named}"


def _named(status: str, organisaties: tuple[VanOrganisatie, ...]) -> str:
    """A status; where it gives plan A up, by whom, and where others say otherwise, how many."""
    said = status
    if vocabulary().status[status].plan_a == "niet gehaald":
        sources = dict.fromkeys(
            one.organisatie if one.besluit is None else f"besluit {one.besluit}"
            for one in organisaties
            if one.status == status
        )
        said = " volgens ".join(filter(None, (status, enumeration([*filter(None, sources)]))))
    if all(one.status == status for one in organisaties):
        return said
    return f"{said} (afgerond bij {of_how_many(organisaties)})"
