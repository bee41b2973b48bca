"""The roadmap of page 7, one of the running actions: who delivers what, when, where, to which end.

The seven parts of page 7, each read from the table: tijd (the moment), gebied (the subthema),
tempo (planned per half-year and in total), mijlpalen (a stap at its moment), doelstellingen (the
keuze), wie heeft verantwoordelijkheid, wat is resultaat (the instruments of the borging). Who is
responsible is printed nowhere: told is which layers stand in which role, and which parties the
words name. All is planned by the calendar; what is recorded comes from elsewhere.
"""

from collections import Counter

import pandas as pd

from selections.filters import NOT_NAMED
from selections.kwartalen import is_dated
from selections.stappen import STAP, page_of
from selections.words import NO_BORGING


def milestones(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a dated moment as milestones, by the last day of their moment.

    The columns of `rows` and: `halfjaar` ("2e halfjaar 2026", by the last day), `gebied`,
    `mijlpaal` (the stap; the title of the maatregel where the stap has no words), `doelstelling`
    ("Keuze 5: ..."), `pagina` (of the stap), `wie` (the layers by role and the parties that the
    words name, in Dutch), `resultaat` (the borging line, or "geen borgingsregel").
    """
    dated = rows[is_dated(rows)]
    last = pd.to_datetime(dated["tot"])
    ends = dated.assign(
        halfjaar=[half_year(day) for day in last],
        gebied=dated["subthema"],
        pagina=page_of(dated),
        mijlpaal=dated["stap"].fillna(dated["titel"]),
        doelstelling="Keuze " + dated["keuze"].astype("str") + ": " + dated["keuze_tekst"],
        wie=[_who(row) for row in dated.itertuples(index=False)],
        resultaat=dated["borging"].fillna(NO_BORGING),
    )
    return ends.loc[last.sort_values(kind="stable").index]


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
    `instrumenten` (lines; `NO_BORGING` where there is none), `borging` (rows by the layer of the
    borging), `doorwerking` and `stap` (stappen, once each), `partijen` (rows by the parties that
    their words name; may be empty). A layer that is not named is `NOT_NAMED`.
    """
    dated = rows[is_dated(rows)]
    halves = pd.to_datetime(dated["tot"]).map(half_year)
    found = {}
    for name, of_half in dated.groupby(halves, sort=False):
        stappen = of_half[of_half["stap_nr"].notna()].drop_duplicates(STAP)
        found[name] = {
            "instrumenten": _tally(of_half["instrument_borging"], NO_BORGING),
            "borging": _tally(of_half["laag_borging"], NOT_NAMED),
            "doorwerking": _tally(stappen["laag_doorwerking"], NOT_NAMED),
            "stap": _tally(stappen["laag_stap"], NOT_NAMED),
            "partijen": _tally(of_half["partijen"].dropna(), ""),
        }
    columns = ["instrumenten", "borging", "doorwerking", "stap", "partijen"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns)


def _tally(lists: pd.Series, nothing: str) -> dict[str, int]:
    """How often each name is there, most first; what names nothing counts as `nothing`, if any."""
    counts = Counter(name for names in lists for name in (names if len(names) else (nothing,)))
    counts.pop("", None)
    return dict(counts.most_common())


def half_year(day: pd.Timestamp) -> str:
    """The half-year of a day: "2e halfjaar 2026"."""
    return f"{'1e' if day.month <= 6 else '2e'} halfjaar {day.year}"
