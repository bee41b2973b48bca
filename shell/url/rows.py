"""Which rows a query chooses, in words, and what each of its filters costs."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from selections import filters as row_filters
from selections.buckets import bucket
from selections.filters import select
from selections.kwartalen import counting_quarter, label
from shell.url.choices import Choices
from shell.url.parameters import PARAMETERS
from shell.url.query import AT_PEILDATUM, EMPTY, Query


def rows_in_view(
    table: pd.DataFrame,
    query: Query,
    peildatum: date,
    searchable: pd.Series | None = None,
    standing: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The rows of `table` that `query` chooses, in their order.

    searchable: `selections.filters.search_text(table)`, where the caller has it already.
    standing: `voortgang.counts.standings` of at least these rows at the peildatum; None where the
    log is away, and then `status` leaves no row out.
    """
    return _at_moments(select(table, query.filters, searchable), query, peildatum, standing)


def _at_moments(
    table: pd.DataFrame, query: Query, peildatum: date, standing: pd.DataFrame | None
) -> pd.DataFrame:
    if query.status and standing is not None:
        table = table[standing.loc[table.index, list(query.status)].any(axis="columns")]
    if query.moment:
        table = table[bucket(table, peildatum).isin(query.moment)]
    if query.kwartaal:
        names = counting_quarter(table).map(label, na_action="ignore")
        table = table[names.isin(query.kwartaal)]
    return table


def narrowing(query: Query) -> tuple[str, ...]:
    """The parameters that keep rows out of view, in the order of the filter bar."""
    chosen = {name for name in AT_PEILDATUM if query.value(name)}
    chosen.update(row_filters.active(query.filters))
    return tuple(name for name in PARAMETERS if name in chosen)


def filters_in_words(query: Query, known: Mapping[str, Choices]) -> tuple[tuple[str, str], ...]:
    """What chooses the rows in view: pairs of label and value in Dutch, plain text."""
    names = list(narrowing(query))
    if "laag" in names and query.filters.rol != EMPTY.filters.rol:
        names.insert(names.index("laag") + 1, "rol")
    return tuple(
        (PARAMETERS[name].words, PARAMETERS[name].in_words(query.value(name), known))
        for name in names
    )


def loosening(
    table: pd.DataFrame,
    query: Query,
    peildatum: date,
    searchable: pd.Series | None = None,
    standing: pd.DataFrame | None = None,
) -> list[tuple[str, int]]:
    """What each filter costs: its parameter and the rows in view without it, most first.

    The rest as in `rows_in_view`.
    """
    within = _at_moments(table, query, peildatum, standing)
    texts = None if searchable is None else searchable.loc[within.index]
    costs = row_filters.loosening(within, query.filters, texts)
    found = list(costs.itertuples(index=False, name=None))
    for name in AT_PEILDATUM:
        if query.value(name):
            without = query.with_changes(**{name: ()})
            rows = rows_in_view(table, without, peildatum, searchable, standing)
            found.append((name, len(rows)))
    return sorted(found, key=lambda cost: -cost[1])
