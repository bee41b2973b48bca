"""Ranked search through all words of the publication, with the place of each word found.

What is found is what the filter `zoek` finds (`selections.filters`): every word, in one row. The
rows are gathered per vermelding, the best first.
"""

from dataclasses import dataclass

import pandas as pd

from selections.filters import Filters, select
from selections.text import is_whole, search_words, words

# Where a word weighs most: a code or title names the maatregel, a toelichting mentions it.
WEIGHTS = {
    "maatregel": 10,
    "gedrukte_code": 10,
    "titel": 8,
    "maatregel_tekst": 6,
    "kopnoot": 4,
    "borging": 4,
    "stap": 3,
    "doorwerking": 3,
    "keuze_tekst": 2,
    "agendering": 2,
    "toelichting": 1,
}


@dataclass(frozen=True)
class Fragment:
    """A text in which words were found: its column, and the (start, end) of each word."""

    column: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hit:
    """A vermelding that has all the words; `fragments` by weight of their column."""

    maatregel: str
    vermelding: int
    keuze: int
    titel: str
    pagina: int
    score: float
    sleutels: tuple[str, ...]
    fragments: tuple[Fragment, ...]


def search(table: pd.DataFrame, query: str, searchable: pd.Series | None = None) -> list[Hit]:
    """The vermeldingen with a row that has all words of `query`, best first.

    searchable: `selections.filters.search_text(table)`, where kept. A query without words finds
    nothing. Score: per word the weight of the best column it is in, half as much again for a
    whole word; equal scores stay in document order.
    """
    wanted = search_words(query)
    if not wanted:
        return []
    found = select(table, Filters(zoek=query), searchable)
    hits = [_hit(rows, wanted) for _, rows in found.groupby("vermelding", sort=False)]
    return sorted(hits, key=lambda hit: -hit.score)


def marks(text: str, wanted: list[str]) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each word of `text` that holds one of the search words `wanted`."""
    return tuple(
        (word.start, word.end)
        for word in words(text)
        if any(_holds(word.normal, search_word) for search_word in wanted)
    )


def _hit(rows: pd.DataFrame, wanted: list[str]) -> Hit:
    fragments, best = [], dict.fromkeys(wanted, 0.0)
    for column, weight in WEIGHTS.items():
        for text in rows[column].dropna().unique():
            found = [word.normal for word in words(text)]
            for search_word in wanted:
                if search_word in found:
                    best[search_word] = max(best[search_word], weight * 1.5)
                elif any(_holds(word, search_word) for word in found):
                    best[search_word] = max(best[search_word], weight)
            if places := marks(text, wanted):
                fragments.append(Fragment(column, text, places))
    head = rows.iloc[0]
    return Hit(
        maatregel=head["maatregel"],
        vermelding=int(head["vermelding"]),
        keuze=int(head["keuze"]),
        titel=head["titel"],
        pagina=int(head["pagina"]),
        score=sum(best.values()),
        sleutels=tuple(rows["sleutel"]),
        fragments=tuple(fragments),
    )


def _holds(word: str, search_word: str) -> bool:
    return word == search_word if is_whole(search_word) else search_word in word
