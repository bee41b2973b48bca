"""The meetings that the log knows: their agendas, what was decided, and the actions agreed.

Made of the besluiten, acties and agendas of the log alone; of those up to a record it gives the
meetings as they stood then (`up_to`).
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import get_args

from selections.dates import date_in_words
from voortgang.vergaderstukken import Agendatekst, Overleg, Punt, Stuk, actions, in_force
from voortgang.vocabulary import SoortOverleg

LONGEST_NAME = 60
OPEN = "open"


def _slug(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", plain))


# How a meeting is called in an address.
SLEUTEL = re.compile(
    rf"(?:{'|'.join(map(_slug, get_args(SoortOverleg)))})-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    rf"(?:-[a-z0-9]{{1,{LONGEST_NAME}}}){{0,{LONGEST_NAME}}}"
)


@dataclass(frozen=True)
class Versie:
    """A version of an agenda; its points in their order. nummer: the first is 1."""

    nummer: int
    stuk: Stuk

    @property
    def vast(self) -> bool:
        """Whether it is fixed, as it is sent."""
        return self.stuk.inhoud["vast"]

    @property
    def tot_en_met(self) -> int | None:
        """The last record that a fixed one rests on."""
        return self.stuk.inhoud.get("tot_en_met")

    @property
    def tekst(self) -> Agendatekst | None:
        """What a fixed one was sent with; None where nothing was kept of it."""
        kept = self.stuk.inhoud.get("tekst")
        return None if kept is None else Agendatekst.model_validate(kept)

    @property
    def uitgaande_van(self) -> int | None:
        """The number in the log of the agenda of another meeting that it started with."""
        return self.stuk.inhoud.get("uitgaande_van")

    @property
    def inleiding(self) -> str:
        return self.stuk.inhoud.get("inleiding", "")

    @property
    def punten(self) -> tuple[Punt, ...]:
        """Its points as they were saved, whatever the rules are now."""
        return tuple(Punt.model_construct(**punt) for punt in self.stuk.inhoud["punten"])


@dataclass(frozen=True)
class Afspraak:
    """An actie as it stands. nummer: that of its first record; overleg: where it was agreed."""

    nummer: int
    overleg: Overleg
    stuk: Stuk

    @property
    def wat(self) -> str:
        return self.stuk.inhoud["wat"]

    @property
    def organisatie(self) -> str:
        """That does it."""
        return self.stuk.inhoud["organisatie"]

    @property
    def dag(self) -> datetime.date:
        """The day by which."""
        return datetime.date.fromisoformat(self.stuk.inhoud["voor"])

    @property
    def uiterlijk(self) -> str:
        """That day in words."""
        return date_in_words(self.dag)

    @property
    def status(self) -> str:
        return self.stuk.inhoud["status"]

    @property
    def open(self) -> bool:
        return self.status == OPEN


@dataclass(frozen=True, eq=False)
class Vergadering:
    """A meeting: an overleg (soort and naam) on a day.

    sleutel: in addresses, the same for good. versies: of its agenda, the first first. besluiten:
    those of it that hold, herroepen: those that a later one reversed; acties: agreed in it; eerder:
    agreed before in the same overleg and still open; all in the order of the log. vorige: the
    meeting of the same overleg before it.
    """

    sleutel: str
    overleg: Overleg
    versies: tuple[Versie, ...]
    besluiten: tuple[Stuk, ...]
    herroepen: tuple[Stuk, ...]
    acties: tuple[Afspraak, ...]
    eerder: tuple[Afspraak, ...]
    vorige: "Vergadering | None" = field(repr=False)

    @property
    def dag(self) -> datetime.date:
        """On which it is held."""
        return self.overleg.dag

    @property
    def titel(self) -> str:
        """Its name and day in words."""
        return self.overleg.titel

    @cached_property
    def punt(self) -> dict[int, Punt]:
        """By its id each point that any version had, as the last of them has it."""
        return {punt.id: punt for versie in self.versies for punt in versie.punten}

    def versie_bij(self, number: int) -> Versie | None:
        """The last version when this was the last record of the log."""
        return next((one for one in reversed(self.versies) if one.stuk.id <= number), None)

    @property
    def agenda(self) -> Versie | None:
        """The agenda of the meeting: the last version that was fixed, else the last.

        None where only besluiten or acties were recorded.
        """
        return self.vastgesteld or self.laatste

    @property
    def punten(self) -> tuple[Punt, ...]:
        """The points of its agenda; none where it has none."""
        return self.agenda.punten if self.agenda else ()

    @property
    def vastgesteld(self) -> Versie | None:
        """The last version that was fixed."""
        return next((one for one in reversed(self.versies) if one.vast), None)

    @property
    def laatste(self) -> Versie | None:
        """The last version, also where it is a concept after one that was fixed."""
        return self.versies[-1] if self.versies else None

    def besluiten_bij(self, punt: int) -> tuple[Stuk, ...]:
        """What holds on the point of this id, the first first."""
        return tuple(stuk for stuk in self.besluiten if stuk.inhoud.get("punt") == punt)

    def besluit(self, punt: int) -> Stuk | None:
        """What holds on the point of this id; the last where there is more."""
        return next(reversed(self.besluiten_bij(punt)), None)

    def acties_bij(self, punt: int) -> tuple[Afspraak, ...]:
        """The acties that were agreed in it on the point of this id."""
        return tuple(one for one in self.acties if one.stuk.inhoud.get("punt") == punt)


def started_with(versie: Versie, every: Iterable[Vergadering]) -> tuple[Vergadering, Versie] | None:
    """The agenda that this one started with, and whose of these meetings it is; None for none."""
    started = (
        (meeting, one)
        for meeting in every
        for one in meeting.versies
        if one.stuk.id == versie.uitgaande_van
    )
    return next(started, None)


def up_to(stukken: Iterable[Stuk], number: int) -> tuple[Stuk, ...]:
    """Those that stood in the log when this was its last record."""
    return tuple(stuk for stuk in stukken if stuk.id <= number)


def as_fixed(stukken: Sequence[Stuk], versie: Versie) -> tuple[Vergadering, ...]:
    """The meetings as they stood when this version was fixed, with no other agenda of its own
    meeting; that one first.
    """
    every = vergaderingen((*up_to(stukken, versie.tot_en_met), versie.stuk))
    return alone(every, versie), *(
        one for one in every if one.overleg.key != versie.stuk.overleg.key
    )


def alone(every: Iterable[Vergadering], versie: Versie) -> Vergadering:
    """The meeting among these that this version is of, with no other agenda."""
    own = next(one for one in every if one.overleg.key == versie.stuk.overleg.key)
    return replace(own, versies=(versie,))


def vergaderingen(stukken: Sequence[Stuk]) -> tuple[Vergadering, ...]:
    """All meetings of which something stands in the log (these stukken), the earliest day first."""
    of_meeting: dict[tuple[str, str, str], list[Stuk]] = {}
    for stuk in stukken:
        of_meeting.setdefault(stuk.overleg.key, []).append(stuk)
    sleutels = _sleutels(of_meeting)
    holding, first = in_force(stukken), {stuk.id: stuk for stuk in stukken}
    agreed = [
        Afspraak(number, first[number].overleg, last) for number, last in actions(stukken).items()
    ]
    made: dict[tuple[str, str], list[Vergadering]] = {}
    # What the log had first comes first on one day.
    for meeting, here in sorted(of_meeting.items(), key=lambda pair: pair[0][2]):
        overleg = here[0].overleg
        before = made.setdefault(meeting[:2], [])
        of_same = [one for one in agreed if one.overleg.key[:2] == meeting[:2]]
        besluiten = [stuk for stuk in here if stuk.soort == "besluit"]
        agendas = [stuk for stuk in here if stuk.soort == "agenda"]
        before.append(
            Vergadering(
                sleutel=sleutels[meeting],
                overleg=overleg,
                versies=tuple(Versie(number, stuk) for number, stuk in enumerate(agendas, 1)),
                besluiten=tuple(stuk for stuk in besluiten if stuk.id in holding),
                herroepen=tuple(stuk for stuk in besluiten if stuk.id not in holding),
                acties=tuple(one for one in of_same if one.overleg.datum == overleg.datum),
                eerder=tuple(
                    one for one in of_same if one.overleg.datum < overleg.datum and one.open
                ),
                vorige=before[-1] if before else None,
            )
        )
    every = (one for of_overleg in made.values() for one in of_overleg)
    return tuple(sorted(every, key=lambda one: one.overleg.datum))


def _sleutels(meetings: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], str]:
    """What each is called, in the order of the log: what a later one is called changes no other."""
    sleutels: dict[str, tuple[str, str, str]] = {}
    for meeting in meetings:
        soort, naam, datum = meeting
        short = f"{_slug(soort)}-{datum}"
        long = f"{short}-{_slug(naam)[:LONGEST_NAME].strip('-')}".strip("-")
        numbered = (f"{long}-{number}" for number in range(2, len(sleutels) + 3))
        sleutels[next(one for one in (short, long, *numbered) if one not in sleutels)] = meeting
    return {meeting: sleutel for sleutel, meeting in sleutels.items()}
