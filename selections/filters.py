"""Which rows of the table are in view: the filters of the one filter bar.

Filters choose rows. Every field narrows; within a field one of the values is enough; a field
without a value chooses everything. The peildatum is no filter: it only says in which bucket a
moment falls (`selections.buckets`).
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import chain

import pandas as pd

from selections.text import contains_all, join, normalise

NOT_NAMED = "niet genoemd"
ROLLEN = ("beide", "doorwerking", "borging", "stap", "alle")
NO_LINE = "zonder borgingsregel"
NO_SCHIL = 0

_ROLE_COLUMNS = {
    "doorwerking": ("laag_doorwerking",),
    "borging": ("laag_borging",),
    "stap": ("laag_stap",),
    "beide": ("laag_doorwerking", "laag_borging"),
    "alle": ("laag_doorwerking", "laag_borging", "laag_stap"),
}
_SEARCHED = (
    *("keuze_tekst", "maatregel", "gedrukte_code", "titel", "maatregel_tekst", "kopnoot"),
    *("toelichting", "stap", "doorwerking", "borging", "agendering"),
)


@dataclass(frozen=True)
class Filters:
    """What somebody chose in the filter bar; every field is empty by default.

    thema: subthema's, by the keuze a row stands under (column `subthema`).
    keuze, maatregel: numbers of keuzes and our codes of maatregelen.
    laag: overheidslagen, `NOT_NAMED` among them, in the role `rol`: who shapes the doorwerking, who
        provides the borging, who is named in the stap. "beide" takes a row when its layer is named
        in one of the first two roles, "alle" in one of the three; as `NOT_NAMED` when none is named
        in any of them.
    plan, traject: values of those columns; `NO_LINE` is a row without a borging line.
    schil: 1, 2, 3; `NO_SCHIL` is a row without one.
    spoor: I, II, I+II, onbekend, each a value of its own.
    zoek: words that all must occur in the words of the row (`selections.text`).
    van, tot: days, both included; a row is in view when its moment overlaps them. An end that a
        moment lacks is open, so rows without dates stay in view.
    """

    thema: tuple[str, ...] = ()
    keuze: tuple[int, ...] = ()
    maatregel: tuple[str, ...] = ()
    laag: tuple[str, ...] = ()
    rol: str = "beide"
    plan: tuple[str, ...] = ()
    zoek: str = ""
    van: date | None = None
    tot: date | None = None
    schil: tuple[int, ...] = ()
    traject: tuple[str, ...] = ()
    spoor: tuple[str, ...] = ()


def select(
    table: pd.DataFrame, filters: Filters, searchable: pd.Series | None = None
) -> pd.DataFrame:
    """The rows of `table` that `filters` choose, in their order; the rest as in `chosen_by`."""
    return table[chosen_by(table, filters, searchable)]


def chosen_by(
    table: pd.DataFrame, filters: Filters, searchable: pd.Series | None = None
) -> pd.Series:
    """Which rows of `table` `filters` choose (bool, same index).

    searchable: `search_text(table)`, where the caller has it already.
    Raises ValueError for a `rol` that is not one of `ROLLEN`.
    """
    chosen = pd.Series(True, index=table.index)
    for column, values in (
        ("subthema", filters.thema),
        ("keuze", filters.keuze),
        ("maatregel", filters.maatregel),
        ("spoor", filters.spoor),
    ):
        if values:
            chosen &= table[column].isin(values)
    for column, values, absent in (
        ("plan", filters.plan, NO_LINE),
        ("traject", filters.traject, NO_LINE),
        ("schil", filters.schil, NO_SCHIL),
    ):
        if values:
            chosen &= table[column].isin(values) | (table[column].isna() & (absent in values))
    if filters.laag:
        chosen &= layer_named(table, filters.laag, filters.rol)
    if filters.van is not None or filters.tot is not None:
        chosen &= overlaps(table, filters.van, filters.tot)
    if filters.zoek:
        texts = search_text(table) if searchable is None else searchable
        chosen &= contains_all(texts, filters.zoek)
    return chosen


def layer_named(table: pd.DataFrame, lagen: tuple[str, ...], rol: str) -> pd.Series:
    """Which rows name one of `lagen` in that role (bool).

    This is where it is decided what "niet genoemd" means: the row's list for the role is empty,
    and for "beide" and "alle" all their lists are. A row without a borging line names no layer for
    the borging.
    Raises ValueError for a `rol` that is not one of `ROLLEN`.
    """
    if rol not in _ROLE_COLUMNS:
        raise ValueError(f"rol is {rol!r}, not one of {', '.join(ROLLEN)}")
    wanted = set(lagen)
    roles = (table[column] for column in _ROLE_COLUMNS[rol])
    named = [list(chain(*lists)) for lists in zip(*roles, strict=True)]
    chosen = [
        not wanted.isdisjoint(names) or (not names and NOT_NAMED in wanted) for names in named
    ]
    return pd.Series(chosen, index=table.index, dtype=bool)


def overlaps(table: pd.DataFrame, van: date | None, tot: date | None) -> pd.Series:
    """Which rows have a moment that overlaps the days from `van` up to and including `tot`."""
    starts, ends = pd.to_datetime(table["van"]), pd.to_datetime(table["tot"])
    chosen = pd.Series(True, index=table.index)
    if tot is not None:
        chosen &= starts.isna() | (starts <= pd.Timestamp(tot))
    if van is not None:
        chosen &= ends.isna() | (ends >= pd.Timestamp(van))
    return chosen


def search_text(table: pd.DataFrame) -> pd.Series:
    """Per row all its words of the publication, with its codes and title, in normal form."""
    columns = []
    for column in _SEARCHED:
        normal = {value: normalise(value) for value in table[column].dropna().unique()}
        columns.append(table[column].map(normal))
    return pd.Series(
        [join(parts) for parts in zip(*columns, strict=True)], index=table.index, dtype="str"
    )


def active(filters: Filters) -> tuple[str, ...]:
    """The names of the fields that narrow the view; `rol` alone narrows nothing."""
    empty = Filters()
    return tuple(
        field.name
        for field in fields(Filters)
        if field.name != "rol" and getattr(filters, field.name) != getattr(empty, field.name)
    )


def loosening(
    table: pd.DataFrame, filters: Filters, searchable: pd.Series | None = None
) -> pd.DataFrame:
    """What each active filter costs: columns `filter` (its field) and `regels`, most first.

    `regels` is the number of rows that come into view when that one filter is let go.
    """
    empty = Filters()
    per_filter = [
        (name, len(select(table, replace(filters, **{name: getattr(empty, name)}), searchable)))
        for name in active(filters)
    ]
    rows = pd.DataFrame(per_filter, columns=["filter", "regels"])
    return rows.sort_values("regels", ascending=False, kind="stable", ignore_index=True)
