"""How many rows stand where by the log: per subthema and per laag, and what changed.

Each row stands in exactly one class of `classes()`. Every function takes rows of the calendar and a
state of at least these rows (`voortgang.stand.state_at`); rows that the calendar no longer has are
in no count. A number is always the number of rows behind it.
"""

import datetime

import numpy as np
import pandas as pd

from loaders.overheidslagen import LAGEN
from selections.filters import NOT_NAMED, layer_named
from selections.kaart import BEGUN, FIXED_MOMENT
from selections.kwartalen import is_dated
from selections.lagen import ROWS
from selections.roadmap import half_year, tempo
from selections.words import capitalised
from voortgang.vocabulary import SIGNALS, UNRECORDED, vocabulary

# What holds beside the class of a row, as the filter `status` names it: where a different moment is
# expected of one that is not closed, the last where no number of quarters says it; and what a
# besluit set (the column of `voortgang.stand.state_at`).
EXPECTED = (
    "later verwacht dan gepubliceerd",
    "eerder verwacht dan gepubliceerd",
    "ander moment verwacht",
)
BY_BESLUIT = {FIXED_MOMENT: "vastgesteld", BEGUN: "start_plan_b"}
# Not "nog niet aan de orde": a moment of this quarter is aan de orde, and a lopend one is running.
# Nor "moment niet verstreken": a row without a moment is among them.
NOT_PASSED = "geen verstreken moment"


def classes() -> list[str]:
    """The classes in order: the statuses that can hold, `UNRECORDED`, `NOT_PASSED`."""
    statuses = [status.waarde for status in vocabulary().statussen if not status.correctie]
    return [*statuses, UNRECORDED, NOT_PASSED]


def class_label(name: str) -> str:
    """A class as a screen says it."""
    known = vocabulary().status.get(name)
    return known.label if known else capitalised(name)


def class_of(rows: pd.DataFrame, state: pd.DataFrame) -> pd.Series:
    """The class of each row (ordered category, the index of `rows`).

    The status that holds; without one `UNRECORDED` where the quarter of the moment has passed and
    `NOT_PASSED` where it has not or there is none. Raises KeyError for rows without a state.
    """
    of_class = state[["sleutel", "status", "niet_vastgelegd"]]
    standing = of_class.set_index("sleutel").loc[rows["sleutel"]]
    without = standing["niet_vastgelegd"].map({True: UNRECORDED, False: NOT_PASSED})
    named = standing["status"].astype(object).where(standing["status"].notna(), without)
    return pd.Series(
        pd.Categorical(named, categories=classes(), ordered=True), index=rows.index, name="stand"
    )


def standings(rows: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """By what the filter `status` chooses: for each class, each of `EXPECTED` and `BY_BESLUIT` and
    what is derived about plan B (`SIGNALS`) whether it holds of each row (bool, the index of
    `rows`). Raises KeyError for rows without a state.
    """
    standing = class_of(rows, state)
    of_class = state[["sleutel", "verschuiving", "verwacht", "plan_b", *BY_BESLUIT.values()]]
    said = of_class.set_index("sleutel").loc[rows["sleutel"]]
    slip, is_expected = said["verschuiving"], said["verwacht"].notna()
    moved = (slip > 0, slip < 0, is_expected & slip.isna())
    return pd.DataFrame(
        {name: standing == name for name in classes()}
        | {name: so.fillna(False).to_numpy(bool) for name, so in zip(EXPECTED, moved, strict=True)}
        | {name: said[column].notna().array for name, column in BY_BESLUIT.items()}
        | {name: (said["plan_b"] == name).to_numpy(bool) for name in SIGNALS},
        index=rows.index,
    )


def per_subthema(rows: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """Columns `subthema`, one for each class, `totaal`; a row for each subthema of the contract."""
    names = list(rows["subthema"].cat.categories)
    standing = class_of(rows, state)
    return _counted("subthema", {name: standing[rows["subthema"] == name] for name in names})


def per_laag(rows: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """Columns `laag` (who provides the borging), one for each class, `totaal`.

    Rows: the four layers, `NOT_NAMED`, and `ROWS`, each row once: a row that names two layers
    counts in both, so the layers add up to more.
    """
    standing = class_of(rows, state)
    of_laag = {
        name: standing[layer_named(rows, (name,), "borging")] for name in (*LAGEN, NOT_NAMED)
    }
    return _counted("laag", of_laag | {ROWS: standing})


def change(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """How many more (positive) or fewer rows stand in each class, by the groups of `now`.

    now, then: counts of the same rows by the same function, of a later and an earlier state.
    Raises ValueError where the groups or the number of rows in one differ.
    """
    group = now.columns[0]
    if not (list(now.columns) == list(then.columns) and now[group].equals(then[group])):
        raise ValueError("the counts are of other groups")
    if not now["totaal"].equals(then["totaal"]):
        raise ValueError("the counts are of other rows")
    numbers = now[classes()] - then[classes()]
    numbers.insert(0, group, now[group])
    return numbers


def previous_review(peildatum: datetime.date) -> datetime.date:
    """The last day of the half-year before the one of `peildatum`, for want of a date recorded."""
    if peildatum.month > 6:
        return datetime.date(peildatum.year, 6, 30)
    return datetime.date(peildatum.year - 1, 12, 31)


def planned_and_recorded(rows: pd.DataFrame, state: pd.DataFrame) -> pd.DataFrame:
    """Of what the publication plans in each half-year, where it stands by the log.

    The columns of `selections.roadmap.tempo` and: one for each class, which add up to `gepland`;
    `cumulatief_afgerond`. Both count in the half-year of the published moment, not in that of the
    record, so that a half-year says what came of its own plan.
    """
    planned = tempo(rows)
    dated = rows[is_dated(rows)]
    halves = pd.to_datetime(dated["tot"]).map(half_year)
    standing = class_of(dated, state)
    numbers = _counted("halfjaar", {name: standing[halves == name] for name in planned["halfjaar"]})
    result = planned.join(numbers[classes()])
    return result.assign(cumulatief_afgerond=result["afgerond"].cumsum())


def _counted(group: str, members: dict[str, pd.Series]) -> pd.DataFrame:
    names = classes()
    codes = [standing.cat.codes for standing in members.values()]
    counts = [[*np.bincount(of_group, minlength=len(names)), len(of_group)] for of_group in codes]
    numbers = pd.DataFrame(counts, columns=[*names, "totaal"], dtype="int64")
    numbers.insert(0, group, list(members))
    return numbers
