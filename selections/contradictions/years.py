"""Years and quarters in the words beside a different moment or year, or the end of a term.

What is no moment is left out by `selections.printed_years`. A term is held against other terms of
the same programme, and against a moment after its end.
"""

import re
from collections.abc import Iterator

import pandas as pd

from selections.contradictions.records import PRINTED, SCOPE, Other, Place, record
from selections.printed_years import TERM, Mention, strange_years
from selections.stappen import page_of
from selections.words import capitalised

# Where words stand: of a vermelding as a whole, or of a stap.
_OF_VERMELDING = {
    "maatregel_tekst": ("de maatregel", "pagina"),
    "toelichting": ("de toelichting", "pagina_toelichting"),
}
_OF_STAP = {"stap": "de stap", "doorwerking": "de doorwerking", "borging": "de borging"}


def years_in_words(table: pd.DataFrame, sporen: pd.DataFrame) -> list[dict]:
    """The contradictions of rule `jaar_in_woorden`: see `selections.contradictions`."""
    return [*_beside_moments(table), *_after_their_term(sporen), *_different_terms(table)]


def _beside_moments(table: pd.DataFrame) -> Iterator[dict]:
    with_stap = table[table["stap_nr"].notna()]
    for _, rows in with_stap.groupby("vermelding", sort=False):
        head = rows.iloc[0]
        for column, (name, page) in _OF_VERMELDING.items():
            if isinstance(head[column], str):
                strange = strange_years(head[column], rows)
                if strange:
                    yield _record(
                        Place(f"{head['maatregel']}, {name}", head[column], head[page]),
                        strange, rows, SCOPE, head,
                    )  # fmt: skip
        for _, stap in rows.groupby("stap_nr", sort=False):
            first = stap.iloc[0]
            strange, held = [], []
            for column, name in _OF_STAP.items():
                for text in stap[column].dropna().unique():
                    more = strange_years(text, stap)
                    strange += more
                    held += [f"{name}: {text}"] if more else []
            if strange:
                certainty = PRINTED if any("borging" in words for words in held) else SCOPE
                place = Place(
                    f"{first['maatregel']}, stap {first['stap_nr']}", "; ".join(held),
                    page_of(stap).iloc[0],
                )  # fmt: skip
                yield _record(place, strange, stap, certainty, first)


def _record(
    place: Place, strange: list[Mention], rows: pd.DataFrame, certainty: str, head: pd.Series
) -> dict:
    said = list(dict.fromkeys(mention.words for mention in strange))
    rows = rows[rows["agendering"].notna()]
    moments = ", ".join(dict.fromkeys(rows["agendering"].dropna()))
    other = Other(
        Place(f"{head['maatregel']}, agendering", moments, int(page_of(rows).iloc[0])),
        rows,
        certainty,
        paired=False,
    )
    return record(
        "jaar_in_woorden",
        head["maatregel"],
        place,
        [other],
        f"De woorden geven {', '.join(f'‘{words}’' for words in said)}; als moment is gedrukt "
        f"{moments}",
    )


def _after_their_term(sporen: pd.DataFrame) -> Iterator[dict]:
    for row in sporen.itertuples(index=False):
        term = TERM.search(row.onderdeel)
        if term and not pd.isna(row.van) and row.van.year > int(term["tot"]):
            place = Place(f"Spoor {row.spoor} (hoofdstuk 2)", row.onderdeel, row.pagina)
            moment = Place(f"Spoor {row.spoor}, kolom met momenten", row.moment, row.pagina)
            other = Other(moment, certainty=SCOPE)
            yield record(
                "jaar_in_woorden", row.programma or row.onderdeel, place, [other],
                f"Het moment {row.moment} valt na de looptijd {term[0]} in de naam; het kan dat "
                "van het volgende programma zijn",
            )  # fmt: skip


def _different_terms(table: pd.DataFrame) -> Iterator[dict]:
    """The same programme with two terms: the words with a capital before a term name it."""
    found: dict[str, dict[str, tuple[Place, str]]] = {}
    for column in ("keuze_tekst", "maatregel_tekst", "toelichting", "stap", "borging"):
        for row in table.dropna(subset=column).drop_duplicates(column).itertuples(index=False):
            text = getattr(row, column)
            for match in TERM.finditer(text):
                before = text[max(0, match.start() - 60) : match.start()]
                names = re.findall(r"[A-Z][\w’]+", before)
                # The next plan rightly has a different term.
                if not names or "volgende" in before:
                    continue
                where = f"keuze {row.keuze}" if column == "keuze_tekst" else row.maatregel
                place = Place(capitalised(where), text, row.pagina)
                terms = found.setdefault(names[-1], {})
                terms.setdefault(match[0], (place, " ".join(names[-2:])))
    for terms in found.values():
        if len(terms) > 1:
            (first, (place, name)), *others = terms.items()
            told = ", ".join(term for term, _ in others)
            yield record(
                "jaar_in_woorden", name, place, [Other(other) for _, (other, _) in others],
                f"{name} loopt hier {first}, daar {told}",
            )  # fmt: skip
