"""What changed in the calendar itself between two days: rows added, reworded, taken out.

Two things are known at run time: the fingerprints of all rows in each version since the first that
was noted (`loaders.versions`), and for rows on which something was recorded the words of then, in
the log. What neither knows is said to be not known.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.versions import Line, fingerprint, words_at, words_of
from selections.dates import date_in_words
from selections.words import counted

ADDED, REWORDED, GONE = "toegevoegd", "gewijzigd", "niet meer in de kalender"
NOT_KEPT = "welke woorden er toen stonden, is hier niet bewaard"


@dataclass(frozen=True)
class Wijziging:
    """What happened to a row. versie: in which version, empty where only the log tells it. woorden:
    in Dutch, which texts are others and what they were.
    """

    sleutel: str
    soort: str
    versie: str
    woorden: str


@dataclass(frozen=True)
class Kalenderwijzigingen:
    """wijzigingen: those that are known, in the order of the calendar, what is gone last. volledig:
    whether they are all there were. bekend: in Dutch, what they rest on and what is not known.
    """

    wijzigingen: tuple[Wijziging, ...]
    volledig: bool
    bekend: str

    @property
    def in_words(self) -> str:
        """How many of each kind, as far as that is known."""
        kinds = [one.soort for one in self.wijzigingen]
        said = [f"{kind}: {counted(kinds.count(kind), 'regel')}" for kind in (REWORDED, GONE)]
        if not self.volledig:
            return f"Niet alles is bekend. Voor zover bekend: {'; '.join(said)}."
        added = counted(kinds.count(ADDED), "regel")
        return f"Toegevoegd: {added}; {'; '.join(said)}."

    def of(self, sleutels: Iterable[str]) -> tuple[Wijziging, ...]:
        """Those of these rows."""
        wanted = set(sleutels)
        return tuple(one for one in self.wijzigingen if one.sleutel in wanted)


def kalender_wijzigingen(
    versions: Sequence[Line],
    table: pd.DataFrame,
    recorded: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
    was: datetime.date,
    wordt: datetime.date,
) -> Kalenderwijzigingen:
    """Between the ends of these days.

    table: the current calendar. recorded: by sleutel the fingerprint of the words on which stands
    what held on the first day; words: the words of fingerprints that the log knows.
    """
    rows = {str(row["sleutel"]): row for row in table.to_dict("records")}
    first = min((one.datum for one in versions), default=None)
    before, after = words_at(versions, was), words_at(versions, wordt)
    is_known = bool(before)
    if not versions or wordt.isoformat() >= versions[-1].datum:
        after = {sleutel: fingerprint(words_of(row)) for sleutel, row in rows.items()}
    if not is_known:
        # Which words other rows had then is not known.
        before = dict(recorded)
        after = {sleutel: mark for sleutel, mark in after.items() if sleutel in before}
    by_version = {
        (one.sleutel, one.vingerafdruk): one.versie
        for one in versions
        if is_known and was.isoformat() < one.datum <= wordt.isoformat()
    }
    order = {sleutel: place for place, sleutel in enumerate(rows)}
    changed = sorted(
        (one for one in {*before, *after} if before.get(one) != after.get(one)),
        key=lambda one: (order.get(one, len(order)), one),
    )
    found = tuple(
        Wijziging(
            sleutel,
            _kind(before.get(sleutel), after.get(sleutel)),
            by_version.get((sleutel, after.get(sleutel, "")), ""),
            _in_words(before.get(sleutel), after.get(sleutel), words, rows.get(sleutel)),
        )
        for sleutel in changed
    )
    return Kalenderwijzigingen(found, is_known, _known(first, was, is_known, len(recorded)))


def _kind(was: str | None, wordt: str | None) -> str:
    if was is None:
        return ADDED
    return GONE if wordt is None else REWORDED


def _in_words(
    was: str | None,
    wordt: str | None,
    words: Mapping[str, Mapping[str, str]],
    row: Mapping[str, object] | None,
) -> str:
    if was is None:
        return ""
    then = words.get(was)
    if then is None:
        return NOT_KEPT
    if wordt is None:
        return "; ".join(f"{name}: {text}" for name, text in then.items() if name in _SHORT)
    now = words.get(wordt) or (words_of(row) if row is not None else {})
    differing = [name for name in {**then, **now} if then.get(name) != now.get(name)]
    return "; ".join(f"{name} was: {then.get(name) or 'leeg'}" for name in differing)


_SHORT = ("stap", "borging", "agendering")


def _known(first: str | None, was: datetime.date, is_known: bool, recorded: int) -> str:
    since = "" if first is None else date_in_words(datetime.date.fromisoformat(first))
    if is_known:
        return (
            f"Van elke versie van de kalender sinds {since} is bekend welke regels zijn "
            "toegevoegd of gewijzigd, of er niet meer in staan."
        )
    unknown = f"Welke tekst de kalender{since and ' vóór '}{since} had, is hier niet bekend."
    if not recorded:
        return f"{unknown} Of er regels bij kwamen, is niet te zeggen."
    return (
        f"{unknown} Alleen van "
        f"de {counted(recorded, 'regel')} waarover op {date_in_words(was)} een status gold, is "
        "bewaard op welke woorden die rust; of er regels bij kwamen, is niet te zeggen."
    )
