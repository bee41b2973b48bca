"""Editing an agenda: each step gives a new agenda, and none is in the log before it is saved.

A point keeps its id through all of it; what is split off is a new point. Where rows come to or
leave a point, its onderwerp and question follow by rule as long as nobody changed them by hand.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from overleg.agenda import BEHANDELINGEN, BESPREEKSTUK
from overleg.vergaderingen import Versie
from selections.words import counted
from voortgang.vergaderstukken import Punt

# Onderwerp and vraag by rule of a point of these rows; None where there are none.
Proposed = Callable[[Collection[str]], tuple[str, str] | None]
OWN = "Eigen punt"
LONGEST_SUBJECT = 500
# What is split off a point keeps its subject, as a next part.
_PART = re.compile(r" \(deel [0-9]+\)$")
FIELDS = ("onderwerp", "vraag", "behandeling", "minuten", "toelichting")
_COUNTED = re.compile(r"\b([0-9]+) (?:regels?|momenten?|moment)\b")


@dataclass(frozen=True)
class Werkpunt:
    """A point that is edited. sleutel: its name while it is; id: None before it is first saved."""

    sleutel: str
    id: int | None
    onderwerp: str
    vraag: str
    behandeling: str
    minuten: int | None
    toelichting: str
    sleutels: tuple[str, ...]
    van_punten: tuple[int, ...] = ()

    @property
    def naam(self) -> str:
        """What it is called in a list."""
        return self.onderwerp or self.vraag or OWN

    def given(self) -> dict[str, object]:
        """The same as it is saved."""
        said = {name: getattr(self, name) for name in ("id", *FIELDS)}
        filled = {name: value for name, value in said.items() if value not in (None, "")}
        if self.van_punten:
            filled["van_punten"] = list(self.van_punten)
        return filled | {"vraag": self.vraag, "sleutels": list(self.sleutels)}

    @property
    def miscounted(self) -> int | None:
        """How many rows and moments the question names, where those are not its rows."""
        named = [int(number) for number in _COUNTED.findall(self.vraag)]
        return sum(named) if named and sum(named) != len(self.sleutels) else None


@dataclass(frozen=True)
class Werk:
    """An agenda that is edited. basis: the version that it was made from, by its number in the log.

    volgend: names the next new point. uitgaande_van: as `overleg.vergaderingen.Versie` has it.
    """

    basis: int
    inleiding: str
    punten: tuple[Werkpunt, ...]
    volgend: int = 1
    uitgaande_van: int | None = None

    @classmethod
    def of(cls, versie: Versie) -> "Werk":
        """As it was saved."""
        punten = tuple(map(_of_saved, versie.punten))
        return cls(versie.stuk.id, versie.inleiding, punten, uitgaande_van=versie.uitgaande_van)

    @classmethod
    def starting_with(cls, versie: Versie) -> "Werk":
        """Another meeting's first agenda that starts with this one: its points, as new ones."""
        punten = tuple(
            replace(_of_saved(punt), id=None, van_punten=(punt.id,)) for punt in versie.punten
        )
        return cls(0, versie.inleiding, punten, uitgaande_van=versie.stuk.id)

    def given(self) -> dict[str, object]:
        """What is saved: its introduction and its points."""
        said = {"inleiding": self.inleiding, "uitgaande_van": self.uitgaande_van}
        filled = {name: value for name, value in said.items() if value}
        return filled | {"punten": [one.given() for one in self.punten]}

    def at(self, sleutel: str) -> int:
        """The place of a point, from 0."""
        return next(at for at, one in enumerate(self.punten) if one.sleutel == sleutel)

    def has(self, sleutel: str | None) -> bool:
        """Whether this point is on it."""
        return any(one.sleutel == sleutel for one in self.punten)

    def changed(self, sleutel: str, **values: object) -> "Werk":
        """With other values in the fields of a point."""
        at = self.at(sleutel)
        return self._with(at, 1, replace(self.punten[at], **values))

    def moved(self, sleutel: str, by: int) -> "Werk":
        """With a point so many places further down, or up."""
        at, punten = self.at(sleutel), list(self.punten)
        to = min(max(at + by, 0), len(punten) - 1)
        punten.insert(to, punten.pop(at))
        return replace(self, punten=tuple(punten))

    def merged(self, sleutel: str, proposed: Proposed) -> "Werk":
        """With a point taken into the one above it, which keeps its id."""
        at = self.at(sleutel)
        above, here = self.punten[at - 1], self.punten[at]
        sleutels = tuple(dict.fromkeys((*above.sleutels, *here.sleutels)))
        by_rule = proposed(sleutels) if _by_rule(proposed, above, here) else None
        onderwerp, vraag = by_rule or (
            _joined("; ", above.onderwerp, here.onderwerp),
            _joined("\n", above.vraag, here.vraag),
        )
        minutes = (above.minuten or 0) + (here.minuten or 0)
        both = replace(
            above,
            onderwerp=_short(onderwerp),
            vraag=vraag,
            behandeling=max(above.behandeling, here.behandeling, key=BEHANDELINGEN.index),
            minuten=minutes or None,
            toelichting=_joined("\n", above.toelichting, here.toelichting),
            sleutels=sleutels,
            van_punten=tuple(dict.fromkeys((*above.van_punten, *here.van_punten))),
        )
        return self._with(at - 1, 2, both)

    def split(self, sleutel: str, taken: Collection[str], proposed: Proposed) -> "Werk":
        """With some rows of a point taken out of it, into a new point after it."""
        at = self.at(sleutel)
        here = self.punten[at]
        out = tuple(one for one in here.sleutels if one in taken)
        rest = tuple(one for one in here.sleutels if one not in taken)
        of_rule = _by_rule(proposed, here)
        stays = replace(here, sleutels=rest, **_said(here, proposed(rest) if of_rule else None))
        new = replace(
            here,
            sleutel=self._next,
            id=None,
            sleutels=out,
            minuten=None,
            **_said(here, proposed(out)),
        )
        if new.onderwerp == stays.onderwerp:
            new = replace(new, onderwerp=self._unlike(new.onderwerp))
        return replace(self._with(at, 1, stays, new), volgend=self.volgend + 1)

    def _unlike(self, onderwerp: str) -> str:
        """The same subject as a next part, as no other point is called."""
        named = {one.onderwerp for one in self.punten}
        whole = _short(_PART.sub("", onderwerp))
        parts = (f"{whole} (deel {number})" for number in range(2, len(named) + 3))
        return next(one for one in parts if one not in named)

    def removed(self, sleutel: str) -> "Werk":
        """Without a point."""
        return self._with(self.at(sleutel), 1)

    def added(self, onderwerp: str = OWN, vraag: str = "", **values: object) -> "Werk":
        """With a new point at the end."""
        empty = Werkpunt(self._next, None, onderwerp, vraag, BESPREEKSTUK, None, "", ())
        new = replace(empty, **values)
        return replace(self, punten=(*self.punten, new), volgend=self.volgend + 1)

    @property
    def _next(self) -> str:
        return f"nieuw-{self.volgend}"

    def _with(self, at: int, number: int, *others: Werkpunt) -> "Werk":
        return replace(self, punten=(*self.punten[:at], *others, *self.punten[at + number :]))


@dataclass(frozen=True)
class Verschil:
    """Where two agendas differ: at which point, and what each says; empty where it lacks it."""

    punt: str
    hier: str
    daar: str


def differences(here: Werk, there: Werk) -> list[Verschil]:
    """What differs: the introduction, each point of `here`, what only `there` has, the order."""
    ours, theirs = _by_name(here, "hier"), _by_name(there, "daar")
    found = [Verschil("Inleiding", here.inleiding, there.inleiding)]
    for name in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(name), theirs.get(name)
        found.append(Verschil((mine or other).naam, _in_words(mine), _in_words(other)))
    orders = (
        [one.naam for name, one in of.items() if name in ours.keys() & theirs.keys()]
        for of in (ours, theirs)
    )
    found.append(Verschil("Volgorde", *map("; ".join, orders)))
    return [one for one in found if one.hier != one.daar]


def _by_name(werk: Werk, side: str) -> dict[str, Werkpunt]:
    # Points that were not saved have no id, so that those of two agendas are never the same.
    return {f"{one.id or f'{side} {one.sleutel}'}": one for one in werk.punten}


def missing(werk: Werk) -> dict[str, str]:
    """What is wrong with each point that has no question, by its name."""
    return {
        one.sleutel: f"De vraag van punt {at} ontbreekt; vul in wat het overleg wordt gevraagd."
        for at, one in enumerate(werk.punten, 1)
        if not one.vraag
    }


def _of_saved(punt: Punt) -> Werkpunt:
    return Werkpunt(
        sleutel=f"punt-{punt.id}",
        id=punt.id,
        onderwerp=punt.onderwerp or "",
        vraag=punt.vraag,
        behandeling=punt.behandeling,
        minuten=punt.minuten,
        toelichting=punt.toelichting or "",
        sleutels=tuple(punt.sleutels),
        van_punten=tuple(punt.van_punten or ()),
    )


def _by_rule(proposed: Proposed, *punten: Werkpunt) -> bool:
    """Whether each of these still says what the rule says of its rows."""
    return all(
        proposed(one.sleutels) == (_PART.sub("", one.onderwerp), one.vraag) for one in punten
    )


def _said(here: Werkpunt, by_rule: tuple[str, str] | None) -> dict[str, str]:
    if by_rule is None:
        return {"onderwerp": here.onderwerp, "vraag": here.vraag}
    part = _PART.search(here.onderwerp)
    onderwerp, vraag = by_rule
    return {"onderwerp": f"{onderwerp}{part.group() if part else ''}", "vraag": vraag}


def _short(onderwerp: str) -> str:
    if len(onderwerp) <= LONGEST_SUBJECT:
        return onderwerp
    return f"{onderwerp[: LONGEST_SUBJECT - 2]} …"


def _joined(between: str, *texts: str) -> str:
    return between.join(dict.fromkeys(filter(None, texts)))


def _in_words(one: Werkpunt | None) -> str:
    if one is None:
        return ""
    how = [one.behandeling, *([counted(one.minuten, "minuut")] if one.minuten else [])]
    texts = filter(None, (one.onderwerp, one.vraag, one.toelichting))
    return f"{' '.join(texts)} ({', '.join((*how, counted(len(one.sleutels), 'regel')))})"
