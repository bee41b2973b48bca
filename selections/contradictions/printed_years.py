"""Years and quarters that stand in the words, beside the moments that are printed for them.

Left out, each with its reason in `NO_MOMENT`: a year that is a name or a goal, tells what was or
begins, or says what may be. A term ("2022-2027") is of the programme that it follows and is held
against other terms of the same programme only, and against a moment after its end.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from loaders.moments import quarter_end, quarter_start
from selections.contradictions.records import PRINTED, SCOPE, Other, Place, record
from selections.stappen import page_of

# Words around a year that is no moment of what the row is about, with why.
NO_MOMENT = {
    r"Natura 2000": "een naam",
    r"liter in 20|bodemdaling in 20|zoals voor 20|periode na 20|natuurgebieden voor 20": "een doel",
    r"in april 2023 als handreiking|december 2022 voorzien": "wat al is gebeurd of was voorzien",
    r"pakken we in 20|vanaf 20": "wanneer het werk begint, niet wanneer het geborgd is",
    r"kunnen in 20": "wat kan, niet wat wordt geagendeerd",
}
_MENTION = re.compile(
    r"(?P<limit>uiterlijk (?:in )?)?(?P<part>begin |eind |in |Q[1-4] )?\b(?P<year>20[0-9]{2})\b"
    r"(?!-20[0-9]{2})(?<!-20[0-9]{2})"
)
_TERM = re.compile(r"\b(?P<van>20[0-9]{2})-(?P<tot>20[0-9]{2})\b")
_PARTS = {"begin": (1, 2), "eind": (4, 4), "in": (1, 4), "": (1, 4)} | {
    f"Q{q}": (q, q) for q in range(1, 5)
}
_AROUND = 40
# Where words stand: of a vermelding as a whole, or of a stap.
_OF_VERMELDING = {
    "maatregel_tekst": ("de maatregel", "pagina"),
    "toelichting": ("de toelichting", "pagina_toelichting"),
}
_OF_STAP = {"stap": "de stap", "doorwerking": "de doorwerking", "borging": "de borging"}


@dataclass(frozen=True)
class Mention:
    """A year or quarter in a text, with its first and last day.

    limit: it is said to be the last ("uiterlijk"), so that whatever comes before fits.
    """

    words: str
    van: datetime.date
    tot: datetime.date
    limit: bool = False


def mentions(text: str) -> list[Mention]:
    """The moments that the words of a text give; terms of programmes are not among them."""
    found = []
    for match in _MENTION.finditer(text):
        year = match.start("year")
        around = text[max(0, year - _AROUND) : year] + text[year : year + _AROUND]
        if _is_no_moment(around, min(year, _AROUND)):
            continue
        first, last = _PARTS[(match["part"] or "").strip()]
        number = int(match["year"])
        van, tot = quarter_start(number, first), quarter_end(number, last)
        found.append(Mention(" ".join(match[0].split()), van, tot, bool(match["limit"])))
    return found


def _is_no_moment(around: str, place: int) -> bool:
    return any(
        hit.start() <= place < hit.end() + len("26")
        for pattern in NO_MOMENT
        for hit in re.finditer(pattern, around)
    )


def years_in_words(table: pd.DataFrame, sporen: pd.DataFrame) -> list[dict]:
    """The contradictions of rule `jaar_in_woorden`: see `selections.contradictions`."""
    return [*_beside_moments(table), *_after_their_term(sporen), *_different_terms(table)]


def _beside_moments(table: pd.DataFrame) -> Iterator[dict]:
    with_stap = table[table["stap_nr"].notna()]
    for _, rows in with_stap.groupby("vermelding", sort=False):
        head = rows.iloc[0]
        for column, (name, page) in _OF_VERMELDING.items():
            if isinstance(head[column], str):
                strange = _strange(head[column], rows)
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
                    more = _strange(text, stap)
                    strange += more
                    held += [f"{name}: {text}"] if more else []
            if strange:
                certainty = PRINTED if any("borging" in words for words in held) else SCOPE
                place = Place(
                    f"{first['maatregel']}, stap {first['stap_nr']}", "; ".join(held),
                    page_of(stap).iloc[0],
                )  # fmt: skip
                yield _record(place, strange, stap, certainty, first)


def _strange(text: str, rows: pd.DataFrame) -> list[Mention]:
    """The mentions that no moment of the rows fits; none where the rows have no dated moment."""
    dated = rows[rows["tot"].notna()]
    moments = [
        (pd.Timestamp.min if pd.isna(row.van) else pd.Timestamp(row.van), pd.Timestamp(row.tot))
        for row in dated.itertuples(index=False)
    ]
    return [mention for mention in mentions(text) if moments and not _fits(mention, moments)]


def _fits(mention: Mention, moments: list[tuple[pd.Timestamp, pd.Timestamp]]) -> bool:
    van, tot = pd.Timestamp(mention.van), pd.Timestamp(mention.tot)
    if mention.limit:
        return all(last <= tot for _, last in moments)
    return any(first <= tot and last >= van for first, last in moments)


def _record(
    place: Place, strange: list[Mention], rows: pd.DataFrame, certainty: str, head: pd.Series
) -> dict:
    said = list(dict.fromkeys(mention.words for mention in strange))
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
        term = _TERM.search(row.onderdeel)
        if term and not pd.isna(row.van) and row.van.year > int(term["tot"]):
            place = Place(f"Spoor {row.spoor} (hoofdstuk 2)", row.onderdeel, row.pagina)
            other = Other(Place(f"Moment van {row.id}", row.moment, row.pagina))
            yield record(
                "jaar_in_woorden", row.programma or row.onderdeel, place, [other],
                f"Het moment {row.moment} valt na de looptijd {term[0]} in de naam",
            )  # fmt: skip


def _different_terms(table: pd.DataFrame) -> Iterator[dict]:
    """The same programme with two terms: the words with a capital before a term name it."""
    found: dict[str, dict[str, tuple[Place, str]]] = {}
    for column in ("keuze_tekst", "maatregel_tekst", "toelichting", "stap", "borging"):
        for row in table.dropna(subset=column).drop_duplicates(column).itertuples(index=False):
            text = getattr(row, column)
            for match in _TERM.finditer(text):
                before = text[max(0, match.start() - 60) : match.start()]
                names = re.findall(r"[A-Z][\w’]+", before)
                # The next plan has another term by right.
                if not names or "volgende" in before:
                    continue
                where = f"keuze {row.keuze}" if column == "keuze_tekst" else row.maatregel
                place = Place(where[0].upper() + where[1:], text, row.pagina)
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
