"""A saved agenda as it is read: of each point what stands about its rows, and what goes before.

All of it is plain text. Of a concept it is worked out from the calendar and the log as they stand;
a fixed agenda keeps it with itself, so that neither a later record nor a later calendar changes it.
"""

import datetime
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from functools import cached_property

import pandas as pd
from pydantic import TypeAdapter

from overleg.agenda import GONE_IN_WORDS, MOMENT, agenda, day_of_state, in_words
from overleg.beslissen import (
    BESTUURLIJK,
    Behandeld,
    advised,
    at_rows,
    follows,
    said_once,
    soort,
)
from overleg.besluitenlijst import Besloten, besluiten_of
from overleg.punten import DIFFER, OverRegels, over_regels, punten, standing
from overleg.punten import Punt as Gevraagd
from overleg.vergaderingen import Vergadering, Versie
from overleg.voorstel import rubrieken
from selections.caveats import PLAN_B_IN_CASE
from selections.counts import InView
from selections.kwartalen import quarter
from selections.stappen import borging_or_stap
from selections.tranches import PRIORITISING
from selections.words import capitalised, counted, enumeration, or_else, out_of
from voortgang.rijen import rows_of
from voortgang.vergaderstukken import Punt, Regeltekst, Stuk, Vooraftekst
from voortgang.words import NO_STATUS


@dataclass(frozen=True)
class Agendapunt:
    """A point with its place on the agenda.

    over: None where it has no rows. vervallen: of how many of its rows something was asked by rule
    at what `sinds` names, in Dutch, and that is not asked by now. eerder: label and text of what
    was advised and decided on it before.
    """

    nummer: int
    punt: Punt
    over: OverRegels | None
    regels: tuple[Regeltekst, ...]
    vervallen: int = 0
    eerder: tuple[tuple[str, ...], ...] = ()
    sinds: str = "het opslaan"

    @property
    def onderwerp(self) -> str:
        """What it is called."""
        return self.punt.onderwerp or self.punt.vraag

    @property
    def kop(self) -> str:
        """The same with its place and how many rows it has."""
        rows = f" ({counted(len(self.regels), 'regel')})" if self.regels else ""
        return f"{self.nummer}. {self.onderwerp}{rows}"

    @property
    def per_regel(self) -> list[tuple[str, str]]:
        """Where consent is asked to what its rows expect, of each its name and what the log says:
        expected moment, cause, bijsturing and of whom; otherwise none.
        """
        if not any(one.volgt == MOMENT for one in rubrieken(self.punt)):
            return []
        names = self.names
        return [(names[row.sleutel], row.logboek) for row in self.regels]

    @property
    def names(self) -> dict[str, str]:
        """By sleutel what each of its rows is called."""
        places = Counter((row.maatregel, row.stap) for row in self.regels)
        named = {}
        for row in self.regels:
            said = [f"{row.maatregel} {row.titel}".strip(), row.stap]
            if places[row.maatregel, row.stap] > 1:
                # What else the same stap holds is told apart by its line and moment.
                said.append(f"{row.borging}, {row.publicatie}")
            named[row.sleutel] = ", ".join(filter(None, said))
        return named

    @property
    def feiten(self) -> list[tuple[str, str]]:
        """What stands with it: label and text in Dutch, what there is nothing of left out."""
        minutes = f" {counted(self.punt.minuten, 'minuut')}." if self.punt.minuten else ""
        said = [("Toelichting", self.punt.toelichting or ""), *self.eerder]
        if self.over:
            said += [
                ("De publicatie", self.over.publicatie),
                ("Berekend", self.over.berekend),
                ("Vastgelegd", self.over.vastgelegd),
                # Where the log is told row by row, it is said there.
                (DIFFER, "" if self.per_regel else self.over.verschil),
                ("De publicatie zelf zegt", " ".join(f"{one}." for one in self.over.gemeld)),
            ]
        said.append(("Behandeling", f"{self.punt.behandeling}.{minutes}"))
        if self.vervallen:
            number = f"{self.vervallen} {out_of(len(self.regels), 'regel')}"
            said.append(
                (
                    f"Sinds {self.sinds}",
                    f"Bij {number} vragen de regels van het concept nu niets meer of iets anders; "
                    "kijk of de vraag nog klopt.",
                )
            )
        return [(name, text) for name, text in said if text]


@dataclass(frozen=True, eq=False)
class Grondslag:
    """What an agenda is read on.

    table: the calendar. state: `voortgang.stand.state_at` of it. overleg: the quarter of the
    meeting. lead, per_jaar, reports: as in `overleg.punten.punten`. words: of rows that the
    calendar no longer has (`voortgang.rijen.words_of_gone`).
    """

    table: pd.DataFrame
    state: pd.DataFrame
    overleg: pd.Period
    lead: int
    per_jaar: int
    reports: pd.DataFrame
    words: Mapping[str, Mapping[str, str]]

    @cached_property
    def found(self) -> pd.DataFrame:
        """Of which rows the meeting is asked something by rule (`overleg.agenda.agenda`)."""
        return agenda(self.table, self.state, self.overleg, self.lead)

    def asked(self, sleutels: Collection[str]) -> tuple[Gevraagd, ...]:
        """The points that these rows make, of those of which something is asked by rule."""
        found = self.found[self.found["sleutel"].isin(sleutels)]
        return punten(
            found, self.table, self.state, self.overleg, self.lead, self.per_jaar, self.reports
        )

    def proposed(self, sleutels: Collection[str]) -> tuple[str, str] | None:
        """Onderwerp and vraag by rule of a point of these rows; None where some are not asked."""
        points = self.asked(sleutels)
        if sum(len(one.sleutels) for one in points) < len(set(sleutels)) or not points:
            return None
        return "; ".join(one.onderwerp for one in points), "\n".join(one.vraag for one in points)

    def points(
        self, versie: Versie, saved: "Grondslag", started: "tuple[str, Grondslag] | None" = None
    ) -> tuple[Agendapunt, ...]:
        """The points of a version, read on this; saved: what it was read on when it was saved.

        started: what the agenda of another meeting is called that it started with, and what the
        points that come from it were read on.
        """
        asked, made = self._asked_of_each, []
        for number, punt in enumerate(versie.punten, 1):
            sinds, then = (started if punt.van_punten else None) or (Agendapunt.sinds, saved)
            gone = {sleutel for sleutel, _ in then._asked_of_each - asked}
            made.append(replace(self._point(number, punt, gone), sinds=sinds))
        return tuple(made)

    @cached_property
    def _asked_of_each(self) -> set[tuple[str, str]]:
        return {*zip(self.found["sleutel"], self.found["rubriek"], strict=True)}

    def _point(self, number: int, punt: Punt, gone: Collection[str]) -> Agendapunt:
        if not punt.sleutels:
            return Agendapunt(number, punt, None, ())
        starts = Counter(self._told[one][2] for one in punt.sleutels if one in self._told)
        del starts[""]
        berekend = " ".join(
            f"{text} ({counted(of, 'regel')})" if len(starts) > 1 else text
            for text, of in starts.items()
        )
        if starts:
            berekend = f"{berekend} {PRIORITISING} {PLAN_B_IN_CASE}"
        rows = standing(self.table, self.state, punt.sleutels)
        over = over_regels(rows, self.reports, berekend)
        regels = tuple(self.regels(punt.sleutels))
        return Agendapunt(number, punt, over, regels, sum(one in gone for one in punt.sleutels))

    def regels(self, sleutels: Iterable[str]) -> Iterator[Regeltekst]:
        """These rows, with what is said about each."""
        unknown = GONE_IN_WORDS, f"{NO_STATUS.capitalize()}.", ""
        for row in rows_of(self.table, sleutels, self.words).itertuples(index=False):
            publicatie, logboek, _ = self._told.get(row.sleutel, unknown)
            yield Regeltekst(
                sleutel=row.sleutel,
                maatregel=row.maatregel,
                titel=or_else(row.titel, ""),
                stap="" if pd.isna(row.stap_nr) else f"stap {int(row.stap_nr)}",
                borging=line(row),
                publicatie=publicatie,
                logboek=logboek,
                in_kalender=row.in_kalender,
            )

    @cached_property
    def _told(self) -> dict[str, tuple[str, str, str]]:
        told = in_words(self.table, self.state, self.overleg, self.lead)
        return {row.Index: (row.publicatie, row.logboek, row.berekend) for row in told.itertuples()}


@dataclass(frozen=True)
class Inhoud:
    """All that is said in an agenda beside what was saved of it, and what that rests on.

    dag: of the state; kalender: its version; in_beeld: how much the calendar holds; vastgelegd: how
    far what is recorded rests on old information.
    """

    dag: datetime.date
    kalender: str
    in_beeld: InView
    vastgelegd: str
    vooraf: Vooraftekst
    punten: tuple[Agendapunt, ...]

    def kept(self) -> dict[str, object]:
        """The same as the log keeps it (`voortgang.vergaderstukken.Agendatekst`)."""
        said = {
            "dag": self.dag.isoformat(),
            "kalender": self.kalender,
            "in_beeld": astuple(self.in_beeld),
            "vastgelegd": self.vastgelegd,
            "vooraf": self.vooraf.model_dump(),
            "punten": [
                {
                    "over": one.over and asdict(one.over),
                    "eerder": one.eerder,
                    "regels": [row.model_dump() for row in one.regels],
                }
                for one in self.punten
            ],
        }
        # Lists for tuples, as they come back from the log.
        return json.loads(json.dumps(said))

    @classmethod
    def of_kept(cls, versie: Versie) -> "Inhoud | None":
        """What a version was sent with; None where nothing was kept of it."""
        kept = versie.tekst
        if kept is None:
            return None
        pairs = zip(versie.punten, kept.punten, strict=True)
        said = kept.model_dump() | {
            "in_beeld": InView(*kept.in_beeld),
            "punten": [
                {"nummer": number, "punt": punt, **of_point.model_dump()}
                for number, (punt, of_point) in enumerate(pairs, 1)
            ],
        }
        return _INHOUD.validate_python(said)


_INHOUD = TypeAdapter(Inhoud)


def day_for(meeting: datetime.date, on: datetime.date) -> datetime.date:
    """The day of the state on which an agenda is read on this day: not after the meeting, unless
    its moments count as passed before (`overleg.agenda.day_of_state`).
    """
    return meeting if on > meeting else day_of_state(quarter(meeting), on)


def vooraf(meeting: Vergadering, every: Iterable[Vergadering]) -> Vooraftekst:
    """What goes before the points of its agenda; every: all meetings."""
    before, meetings = meeting.vorige, tuple(every)
    taken = besluiten_of(before, meetings) if before else []
    holding = [one for one in taken if one.herroepen_door is None]
    of_points: dict[object, list[Besloten]] = {}
    for one in holding:
        of_points.setdefault(one.stuk.inhoud.get("punt", f"besluit {one.stuk.id}"), []).append(one)
    # What directors agreed goes along to the bestuurlijk overleg, as what they advised does.
    of_directors = (
        one
        for each in meetings
        if meeting.overleg.soort == BESTUURLIJK != each.overleg.soort and each.dag <= meeting.dag
        for one in each.acties
        if one.open
    )
    acties = [
        [one.nummer, one.wat, one.organisatie, one.uiterlijk, one.overleg.titel]
        for one in (*meeting.eerder, *of_directors)
    ]
    parts = []
    if before:
        number = counted(len(holding), "besluit") if holding else "geen besluiten"
        parts.append(f"de besluitenlijst van {before.titel} ({number})")
    if acties:
        parts.append(counted(len(acties), "openstaande actie"))
    besluiten = [_in_cells(of_point) for of_point in of_points.values()]
    return Vooraftekst(titel=enumeration(parts), besluiten=besluiten, acties=acties)


def _in_cells(of_point: Sequence[Besloten]) -> list[str]:
    """What was decided on one point: what it is called, as what, and in words."""
    first = of_point[0]
    name = f"{first.nummer}. {first.onderwerp}" if first.nummer else first.onderwerp
    kinds = ", ".join(dict.fromkeys(soort(one.stuk) for one in of_point))
    said = []
    for one in of_point:
        if len(of_point) > 1 and one.sleutels:
            said.append(f"{soort(one.stuk)} {at_rows(one.sleutels)}")
        said += (_words(one.stuk), follows(one.stuk))
    return [name, kinds, ". ".join(map(capitalised, filter(None, said)))]


def said_before(point: Behandeld) -> tuple[tuple[str, str], ...]:
    """What was advised and decided on a point before: label and text."""
    told = [
        (soort(stuk).capitalize(), stuk, of, (_words(stuk), later.rstrip(".")))
        for stuk, of, later in advised(point)
    ] + [
        ("Eerder besloten", stuk, of, (soort(stuk), _words(stuk)))
        for stuk, of in said_once(point.eerder, point.punt)
    ]
    return tuple(
        (label, f"{stuk.overleg.titel}{of}: {'. '.join(filter(None, said))}")
        for label, stuk, of, said in told
    )


def _words(stuk: Stuk) -> str:
    return stuk.inhoud.get("woorden", "").rstrip(".")


def not_on(now: Grondslag, punten: Iterable[Punt], then: Grondslag | None = None) -> list[str]:
    """The rows of which something is asked now by rule and that are of none of these points.

    then: without those of which something was asked on this already.
    """
    known = {sleutel for punt in punten for sleutel in punt.sleutels}
    if then is not None:
        known.update(then.found["sleutel"])
    return [sleutel for sleutel in now.found["sleutel"] if sleutel not in known]


def size_in_words(punten: Sequence[Punt]) -> str:
    """How many points these are, over how many rows."""
    rows = {sleutel for punt in punten for sleutel in punt.sleutels}
    return f"{counted(len(punten), 'punt')} over {counted(len(rows), 'regel')}"


def minutes_in_words(punten: Iterable[Punt]) -> str:
    """How long they take together, and of how many that is not said; empty where of all."""
    said = [punt.minuten for punt in punten]
    unsaid = said.count(None)
    if unsaid == len(said):
        return ""
    total = f"samen {counted(sum(filter(None, said)), 'minuut')}"
    return f"{total} ({counted(unsaid, 'punt')} zonder minuten)" if unsaid else total


def line(row) -> str:
    """The borging of a row of `voortgang.rijen.rows_of`, with its plan."""
    plan = "" if pd.isna(row.plan) or row.plan == "overig" else f" (plan {row.plan}, afgeleid)"
    return f"{borging_or_stap(row)}{plan}"
