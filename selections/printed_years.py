"""Years and quarters that stand in words, beside the moments that are printed for them.

Left out, each with its reason in `NO_MOMENT`: a year that is a name or a goal, tells what was or
begins, or says what may be. A term ("2022-2027") belongs to the programme that it follows and is no
moment.
"""

import datetime
import re
from dataclasses import dataclass

import pandas as pd

from loaders.moments import quarter_end, quarter_start

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
    r"(?!-20[0-9]{2})(?<!-20[0-9]{2})",
    re.IGNORECASE,
)
TERM = re.compile(r"\b(?P<van>20[0-9]{2})-(?P<tot>20[0-9]{2})\b")
_PARTS = {"begin": (1, 2), "eind": (4, 4), "in": (1, 4), "": (1, 4)} | {
    f"q{quarter}": (quarter, quarter) for quarter in range(1, 5)
}
_AROUND = 40


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
        first, last = _PARTS[(match["part"] or "").strip().lower()]
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


def strange_years(text: str, rows: pd.DataFrame) -> list[Mention]:
    """The years in a text that no moment of the rows fits; none where no moment has a date."""
    found = mentions(text)
    if not found:
        return []
    dated = rows[rows["tot"].notna()]
    moments = [
        (pd.Timestamp.min if pd.isna(van) else pd.Timestamp(van), pd.Timestamp(tot))
        for van, tot in zip(dated["van"], dated["tot"], strict=True)
    ]
    return [mention for mention in found if moments and not _fits(mention, moments)]


def _fits(mention: Mention, moments: list[tuple[pd.Timestamp, pd.Timestamp]]) -> bool:
    van, tot = pd.Timestamp(mention.van), pd.Timestamp(mention.tot)
    if mention.limit:
        return all(last <= tot for _, last in moments)
    return any(first <= tot and last >= van for first, last in moments)
