"""Ranked search through all words of the publication, with the place of each word found.

What is found is what the filter `zoek` finds (`selections.filters`): every word, in one row. The
rows are gathered per vermelding, the best first.
"""

import difflib
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from selections.filters import Filters, select
from selections.text import is_whole, normalise, search_words, words
from selections.words import is_in_annex, keuze_of

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


SNIPPET = 240
_BEFORE = 60

# Cutting a text into words is nearly all the work, and each search meets the same texts.
_words = lru_cache(maxsize=8192)(words)


# Where a text of its own page stands; any other stands on that of the heading.
_PAGES = {
    **dict.fromkeys(("stap", "doorwerking", "borging", "agendering"), "pagina_stap"),
    "toelichting": "pagina_toelichting",
}
_READ = [
    *("sleutel", "vermelding", "keuze", "herkomst"),
    *("pagina", "pagina_stap", "pagina_toelichting", *WEIGHTS),
]


@dataclass(frozen=True)
class Fragment:
    """A text in which words were found: its column and page, and the (start, end) of each word."""

    column: str
    text: str
    marks: tuple[tuple[int, int], ...]
    pagina: int | None


@dataclass(frozen=True)
class Hit:
    """A vermelding that has all the words; `fragments` by weight of their column.

    keuze: as `selections.words.keuze_of` has it. pagina: None where the annex does not have it.
    """

    maatregel: str
    vermelding: int
    keuze: str
    titel: str
    pagina: int | None
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
    matching = select(table, Filters(zoek=query), searchable)
    vermeldingen: dict[int, list] = {}
    for row in matching[_READ].astype(object).itertuples(index=False):
        vermeldingen.setdefault(row.vermelding, []).append(row)
    hits = [_hit(rows, wanted) for rows in vermeldingen.values()]
    return sorted(hits, key=lambda hit: -hit.score)


def of_code_itself(rows: pd.DataFrame, query: str) -> pd.Series:
    """Which rows are of a maatregel whose code is typed in `query` (bool, same index); the others
    that were found only mention it.
    """
    typed = search_words(query)
    own = pd.Series(False, index=rows.index)
    for column in ("maatregel", "gedrukte_code"):
        codes = rows[column].map(lambda code: normalise(code).strip(), na_action="ignore")
        own |= codes.isin(typed)
    return own


def marks(text: str, wanted: list[str]) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each word of `text` that holds one of the search words `wanted`."""
    return tuple(
        (word.start, word.end)
        for word in _words(text)
        if any(_holds(word.normal, search_word) for search_word in wanted)
    )


@dataclass(frozen=True)
class Piece:
    """A piece of a text; `marked` where it is a word that was searched for."""

    text: str
    marked: bool = False


def snippet(fragment: Fragment, length: int = SNIPPET) -> tuple[Piece, ...]:
    """The part of a fragment of about `length` characters in which most words were found.

    It begins and ends with whole words; an ellipsis stands where text was left out.
    """
    start, end = _window(fragment, length)
    pieces, place = [Piece("… " if start else "")], start
    for first, last in fragment.marks:
        if start <= first and last <= end:
            pieces += [Piece(fragment.text[place:first]), Piece(fragment.text[first:last], True)]
            place = last
    rest = " …" if end < len(fragment.text) else ""
    pieces.append(Piece(fragment.text[place:end] + rest))
    return tuple(piece for piece in pieces if piece.text)


def _window(fragment: Fragment, length: int) -> tuple[int, int]:
    text = fragment.text
    if len(text) <= length:
        return 0, len(text)
    windows = [_whole_words(text, first, last, length) for first, last in fragment.marks]
    return max(
        windows,
        key=lambda window: sum(window[0] <= m[0] and m[1] <= window[1] for m in fragment.marks),
    )


def _whole_words(text: str, first: int, last: int, length: int) -> tuple[int, int]:
    """About `length` characters around the word from `first` to `last`."""
    start = max(0, min(first - _BEFORE, len(text) - length))
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = max(last, start + length)
    if end < len(text):
        end = max(last, text.rfind(" ", last, end))
    return start, min(end, len(text))


def alike(table: pd.DataFrame, query: str) -> list[str]:
    """Words of the publication that look like those of `query` that it does not hold, as printed.

    Nearest first, at most three for each; what somebody mistyped is nearly always among them.
    """
    printed: dict[str, str] = {}
    for column in WEIGHTS:
        for text in table[column].dropna().unique():
            for word in _words(text):
                printed.setdefault(word.normal, text[word.start : word.end])
    similar = []
    for search_word in search_words(query):
        if not any(_holds(word, search_word) for word in printed):
            near = difflib.get_close_matches(search_word, printed, n=3, cutoff=0.75)
            similar += [printed[word] for word in near]
    return list(dict.fromkeys(similar))


def _hit(rows: list, wanted: list[str]) -> Hit:
    fragments, best = [], dict.fromkeys(wanted, 0.0)
    for column, weight in WEIGHTS.items():
        pages: dict[object, int] = {}
        for row in rows:
            own = getattr(row, _PAGES.get(column, "pagina"))
            page = row.pagina if pd.isna(own) else own
            pages.setdefault(getattr(row, column), page if is_in_annex(row) else None)
        for text, page in pages.items():
            if not isinstance(text, str) or not (places := marks(text, wanted)):
                continue
            fragments.append(Fragment(column, text, places, page))
            present = {word.normal for word in _words(text)}
            for search_word in wanted:
                if search_word in present:
                    best[search_word] = max(best[search_word], weight * 1.5)
                elif any(_holds(word, search_word) for word in present):
                    best[search_word] = max(best[search_word], weight)
    head = rows[0]
    return Hit(
        maatregel=head.maatregel,
        vermelding=head.vermelding,
        keuze=keuze_of(head),
        titel=head.titel,
        pagina=head.pagina if is_in_annex(head) else None,
        score=sum(best.values()),
        sleutels=tuple(row.sleutel for row in rows),
        fragments=tuple(fragments),
    )


def _holds(word: str, search_word: str) -> bool:
    return word == search_word if is_whole(search_word) else search_word in word
