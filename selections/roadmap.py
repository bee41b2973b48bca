"""The roadmap of page 7, one of the running actions, as far as the calendar prints it.

Of the seven parts that page 7 names the calendar prints a moment, a subthema and a keuze, and how
many moments fall together. It prints no mijlpalen and no results: a moment is that of the borging,
not of the stap, and the borging is one that can be considered. There is no column for who is
responsible: told is which layers stand in which role, and which parties the words name.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from selections.filters import NOT_NAMED
from selections.kwartalen import is_dated
from selections.lezing.hypothesen import TOO_EARLY
from selections.lezing.weging import doubts, doubts_of, marks
from selections.stappen import (
    borging_of,
    is_doubtfully_paired,
    may_be_borging,
    own_programmes,
    page_of,
    stappen_of,
)
from selections.words import NO_BORGING


def moments(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a dated moment, by its last day.

    The columns of `rows` and: `halfjaar` ("2e halfjaar 2026", by the last day), `pagina` (of the
    stap), `wie` (the layers by role and the parties that the words name, in Dutch), `aan_de_orde`
    (the borging line, or what is said where there is none).
    """
    dated = rows[is_dated(rows)]
    last = pd.to_datetime(dated["tot"])
    ends = dated.assign(
        halfjaar=[half_year(day) for day in last],
        pagina=page_of(dated),
        wie=[_who(row) for row in dated.itertuples(index=False)],
        aan_de_orde=[borging_of(row) for row in dated.itertuples(index=False)],
    )
    return ends.loc[last.sort_values(kind="stable").index]


def _instruments(row) -> list[str]:
    """What a row counts as; where it has no line as the programme that its moment is of."""
    if not pd.isna(row.borging):
        return list(row.instrument_borging)
    shaping = row.instrument_doorwerking
    return [
        f"{name} ({'doorwerking' if name in shaping else 'stap'})" for name in own_programmes(row)
    ] or [NO_BORGING]


def _doubted(name: str, row, marked: list[str], doubts_of_row: list[str]) -> bool:
    if TOO_EARLY in marked or is_doubtfully_paired(row.redactie):
        return True
    if pd.isna(row.borging):
        return bool(may_be_borging(row))
    return bool(doubts_of(name, doubts_of_row))


def _who(row) -> str:
    roles = {
        "borging": row.laag_borging,
        "doorwerking": row.laag_doorwerking,
        "in de stap": row.laag_stap,
        "genoemde partijen": row.partijen,
    }
    return "; ".join(f"{role}: {', '.join(names) or NOT_NAMED}" for role, names in roles.items())


def tempo(rows: pd.DataFrame) -> pd.DataFrame:
    """How many moments are planned in each half-year, and in all so far.

    Columns: `halfjaar`, `begin` (first day), `gepland`, `cumulatief`, `zonder_kwartaal` (how many
    of the planned are a year or a period, which count in the half-year of their last day). Every
    half-year from the first to the last is there. Rows without a date are in none.
    """
    dated = rows[is_dated(rows)]
    last = pd.to_datetime(dated["tot"])
    halves = last.dt.year * 2 + (last.dt.month > 6)
    planned = halves.value_counts()
    wide = halves[dated["precisie"] != "kwartaal"].value_counts()
    span = range(halves.min(), halves.max() + 1) if len(halves) else range(0)
    begins = [pd.Timestamp(half // 2, 1 + half % 2 * 6, 1) for half in span]
    counts = planned.reindex(span, fill_value=0)
    return pd.DataFrame(
        {
            "halfjaar": [half_year(begin) for begin in begins],
            "begin": pd.DatetimeIndex(begins),
            "gepland": counts.to_numpy(),
            "cumulatief": counts.cumsum().to_numpy(),
            "zonder_kwartaal": wide.reindex(span, fill_value=0).to_numpy(),
        }
    )


def delivered(rows: pd.DataFrame) -> pd.DataFrame:
    """What can come up in each half-year that has any, and who is named with it.

    Index: `halfjaar` as in `tempo`. Columns, each a dict of a name and how many, most first:
    `instrumenten` (lines; the programme that the moment is of, or `NO_BORGING`, where there is
    none), `betwijfeld` (of these how many doubtfully), `borging` (rows by the layer of the
    borging), `doorwerking` and `stap` (stappen, once each), `partijen` (rows by the parties that
    their words name; may be empty). A layer that is not named is `NOT_NAMED`. And two numbers of
    rows: `plan_b`, and `twijfel`, of which something of `selections.lezing.weging.marks` holds.
    """
    dated = rows[is_dated(rows)]
    halves = pd.to_datetime(dated["tot"]).map(half_year)
    marked = pd.Series(marks(dated), index=dated.index, dtype=object)
    told = doubts(dated)
    found = {}
    for name, of_half in dated.groupby(halves, sort=False):
        stappen = stappen_of(of_half)
        found[name] = {
            "plan_b": int((of_half["plan"] == "B").sum()),
            "twijfel": int(marked[of_half.index].map(bool).sum()),
            "instrumenten": _tally([_instruments(row) for row in of_half.itertuples(index=False)]),
            "betwijfeld": _tally(
                [name for name in _instruments(row) if _doubted(name, row, *of_row)]
                for row, *of_row in zip(
                    of_half.itertuples(index=False),
                    marked[of_half.index],
                    told[of_half.index],
                    strict=True,
                )
            ),
            "borging": _tally(of_half["laag_borging"], NOT_NAMED),
            "doorwerking": _tally(stappen["laag_doorwerking"], NOT_NAMED),
            "stap": _tally(stappen["laag_stap"], NOT_NAMED),
            "partijen": _tally(of_half["partijen"].dropna()),
        }
    names = ("borging", "doorwerking", "stap", "partijen")
    columns = ["plan_b", "twijfel", "instrumenten", "betwijfeld", *names]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns)


def _tally(lists: Iterable[Sequence[str]], *nothing: str) -> dict[str, int]:
    """How often each name is there, most first; what names nothing counts as `nothing`, if any."""
    counts = Counter(name for names in lists for name in (names if len(names) else nothing))
    return dict(counts.most_common())


def half_year(day: pd.Timestamp) -> str:
    """The half-year of a day: "2e halfjaar 2026"."""
    return f"{'1e' if day.month <= 6 else '2e'} halfjaar {day.year}"
