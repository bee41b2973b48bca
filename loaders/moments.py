"""How a printed moment of the column agendering is read. The only place."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

ALLOWED = (
    "Q1 2026 (kwartaal), 2026 (jaar), 2025-2028 (periode), ‘Realiseerbaar in 2024/25’, loopt, "
    "‘Loopt Q4 2024’, volgt, ‘Incidenteel karakter’; meer momenten zijn meer regels"
)


@dataclass(frozen=True)
class Moment:
    """`van` and `tot` as dates, None where open or not said; `precisie` one of the contract's."""

    van: datetime.date | None
    tot: datetime.date | None
    precisie: str


def quarter_start(year: int, quarter: int) -> datetime.date:
    return datetime.date(year, 3 * quarter - 2, 1)


def quarter_end(year: int, quarter: int) -> datetime.date:
    following = datetime.date(year + 1, 1, 1) if quarter == 4 else quarter_start(year, quarter + 1)
    return following - datetime.timedelta(days=1)


def _years(first: int, last: int, precisie: str) -> Moment:
    if last < first:
        raise ValueError(f"eindjaar {last} ligt voor beginjaar {first}")
    return Moment(datetime.date(first, 1, 1), datetime.date(last, 12, 31), precisie)


Q, Y = "([1-4])", "(20[0-9]{2})"
RULES: list[tuple[str, Callable[..., Moment]]] = [
    (f"Q{Q} {Y}", lambda q, y: Moment(quarter_start(y, q), quarter_end(y, q), "kwartaal")),
    (Y, lambda y: _years(y, y, "jaar")),
    (f"{Y}-{Y}", lambda first, last: _years(first, last, "periode")),
    (f"Realiseerbaar in {Y}/([0-9]{{2}})", lambda y, z: _years(y, y // 100 * 100 + z, "periode")),
    ("[Ll]oopt", lambda: Moment(None, None, "lopend")),
    (f"[Ll]oopt Q{Q} {Y}", lambda q, y: Moment(None, quarter_end(y, q), "lopend")),
    ("volgt", lambda: Moment(None, None, "volgt")),
    ("Incidenteel karakter", lambda: Moment(None, None, "incidenteel")),
    ("", lambda: Moment(None, None, "geen")),
]


def read_moment(printed: str) -> Moment:
    """Read a moment as printed (hyphens restored); empty text is a row without a moment.

    Raises ValueError, in Dutch, on anything else than the forms of the reading rules.
    """
    for pattern, rule in RULES:
        if match := re.fullmatch(pattern, printed):
            return rule(*map(int, match.groups()))
    raise ValueError(f"moment ‘{printed[:80]}’ wordt niet herkend; toegestaan: {ALLOWED}")


_QUARTER = "(?:q|k|kw|kwartaal)"
_BETWEEN = "[ ,/-]*"
_COUNTED = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4"}
# What somebody may write for a moment -> how it is printed. In small letters.
_WRITTEN = {
    f"{_QUARTER} ?{Q}{_BETWEEN}(?:van )?{Y}": "Q{} {}",
    f"{Q}(?:e|de|ste) {_QUARTER}{_BETWEEN}(?:van )?{Y}": "Q{} {}",
    f"{Y}{_BETWEEN}{_QUARTER} ?{Q}": "Q{1} {0}",
    f"{Y} ?(?:-|/|t/m|tot en met) ?{Y}": "{}-{}",
    f"realiseerbaar in {Y}/([0-9]{{2}})": "Realiseerbaar in {}/{}",
    "loopt": "loopt",
    "volgt": "volgt",
    "incidenteel karakter": "Incidenteel karakter",
}


def as_printed(written: str) -> str:
    """How the moment is printed that somebody wrote, where there is only one that it can be.

    Any other text stays as it is. written: with single spaces, as `voortgang.typed` makes them.
    """
    text = re.sub("[\u2010-\u2015\u2212]", "-", written).lower()
    for word, number in _COUNTED.items():
        text = text.replace(f"{word} kwartaal", f"{number}e kwartaal")
    start = "Loopt " if text.startswith("loopt ") else ""
    for pattern, printed in _WRITTEN.items():
        if match := re.fullmatch(pattern, text.removeprefix("loopt ")):
            found = start + printed.format(*match.groups())
            return found if _is_read(found) else written
    return written


def _is_read(printed: str) -> bool:
    try:
        read_moment(printed)
    except ValueError:
        return False
    return True
