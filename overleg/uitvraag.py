"""What is asked of each organisation before a meeting: its open acties, and what it can report.

The publication does not say whose a row is. Of an organisation of an overheidslaag those rows are
asked in which that layer is named (`selections.lagen.naming_role`), and it is said that who is
named is not therefore responsible.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.overheidslagen import LAGEN
from overleg.besluitenlijst import acties_in_words, state_in_words
from overleg.vergaderingen import Afspraak, Vergadering
from selections.buckets import bucket
from selections.caveats import MOSTLY_REGIONAL
from selections.dates import date_in_words
from selections.lagen import ROLE_IN_WORDS, naming_role
from selections.words import counted
from voortgang.counts import class_label
from voortgang.per_organisatie import VanOrganisatie, stands_for
from voortgang.rechten import Organisatie
from voortgang.stand import is_silent, with_expected_moments
from voortgang.vocabulary import vocabulary
from voortgang.words import NOTHING
from voortgang.words import day_of as recorded_on

BEFORE = datetime.timedelta(weeks=2)
NAMED_IS_NOT_RESPONSIBLE = (
    "Geteld zijn regels waarin de overheidslaag genoemd is (afgeleid): bij de borging, anders in "
    "de stap, anders bij de doorwerking. Een regel waarin meer dan één laag genoemd is, telt bij "
    "elk daarvan; een regel waarin geen laag is genoemd, staat niet hier; is haar moment "
    "verstreken of aan de orde, dan wel op de agenda. "
    "Wie genoemd is, is daarmee nog niet verantwoordelijk: de publicatie wijst per regel geen "
    "verantwoordelijke aan. In het algemeen zegt zij: "
    f"{MOSTLY_REGIONAL}; wat de tekst van een maatregel erover zegt (zoals bij SK1 en 1.2.10), "
    "staat in het dossier."
)
PASSED_MEANS = (
    "Een verstreken moment zonder melding is geen oordeel: het zegt niet dat er niets is gedaan."
)


@dataclass(frozen=True)
class Gevraagd:
    """A row on which an organisation is asked to report: which role names its layer, and what
    stands there for it."""

    sleutel: str
    genoemd: str
    staat_er: str


@dataclass(frozen=True)
class Uitvraag:
    """What is asked of one organisation.

    organisatie: its laag is None where that is not known. bekend: whether anything names it, else
    it stands for all of its layer. acties: open. niets: rows with a moment that has passed and
    nothing recorded for it; oud: rows that are open with its last record older than two quarters.
    """

    organisatie: Organisatie
    bekend: bool
    acties: tuple[Afspraak, ...]
    niets: tuple[Gevraagd, ...]
    oud: tuple[Gevraagd, ...]

    @property
    def regels(self) -> tuple[Gevraagd, ...]:
        return (*self.niets, *self.oud)


@dataclass(frozen=True)
class Termijn:
    """By when a workbook is asked. overleg: for which meeting; None where the day was chosen and
    none is coming. voorbij: whether that day has passed. afgeleid: whether nobody chose it."""

    dag: datetime.date
    overleg: Vergadering | None
    voorbij: bool
    afgeleid: bool

    @property
    def in_words(self) -> str:
        beside = (
            "afgeleid: twee weken vóór het overleg" if self.afgeleid else "",
            "die dag is voorbij" if self.voorbij else "",
        )
        told = "; ".join(filter(None, beside))
        said = date_in_words(self.dag) + (f" ({told})" if told else "")
        return said if self.overleg is None else f"{said}, voor {self.overleg.titel}"


def termijn(
    meetings: Iterable[Vergadering],
    day: datetime.date,
    chosen: datetime.date | None,
    asking: Vergadering | None = None,
) -> Termijn | None:
    """The day that is chosen, else two weeks before the meeting that asks, or before the first from
    `day` on that has not begun to decide; None where there is neither.

    asking: for which is asked, while it is not past.
    """
    if asking is not None and asking.dag >= day:
        coming = asking
    else:
        coming = next((one for one in meetings if one.dag >= day and not one.besluiten), None)
    wanted = coming and coming.dag - BEFORE if chosen is None else chosen
    return None if wanted is None else Termijn(wanted, coming, wanted < day, chosen is None)


def uitvragen(
    rows: pd.DataFrame,
    state: pd.DataFrame,
    meetings: Sequence[Vergadering],
    known: Iterable[Organisatie],
    day: datetime.date,
) -> list[Uitvraag]:
    """For each organisation, by layer and name; of a layer that no known one is of, once for all.

    rows: of the calendar. state: `voortgang.stand.state_at` of at least these on `day`. known: the
    organisations; one that only an actie names is added.
    """
    acties = [one for meeting in meetings for one in meeting.acties if one.open]
    every = {one.naam.casefold(): one for one in known}
    for one in acties:
        every.setdefault(one.organisatie.casefold(), Organisatie(naam=one.organisatie))
    without = [laag for laag in LAGEN if laag not in {one.laag for one in every.values()}]
    asked = _asked(rows, state, day)
    of_layers = [Organisatie(naam=laag, laag=laag) for laag in without]
    listed = [*every.values(), *of_layers]
    places = {laag: place for place, laag in enumerate((*LAGEN, None))}
    ordered = sorted(listed, key=lambda one: (places[one.laag], one.naam.casefold()))
    return [_of(one, one not in of_layers, asked, acties, day) for one in ordered]


def as_text(one: Uitvraag, names: dict[str, str], when: Termijn | None, day: datetime.date) -> str:
    """The list as plain text, to be mailed. names: by sleutel what a row is called."""
    return "\n".join(_lines(one, names, when, day))


def _lines(
    one: Uitvraag, names: dict[str, str], when: Termijn | None, day: datetime.date
) -> Iterator[str]:
    of_all = "" if one.bekend else " (nog geen organisatie in het logboek)"
    yield f"Aan: {one.organisatie.naam}{of_all}"
    yield f"Borgingskalender Water en Bodem Sturend, stand op {date_in_words(day)}"
    yield ""
    if when is not None:
        yield f"Gevraagd: uw werkblad ingeleverd uiterlijk {when.in_words}."
        yield ""
    yield f"Openstaande acties: {acties_in_words(one.acties, day)}."
    for actie in one.acties:
        agreed = f"afgesproken in {actie.overleg.titel}"
        state = state_in_words(actie, day).lower()
        yield f"- {actie.wat} (voor {actie.uiterlijk}; {state}; {agreed})"
    yield ""
    for words, of_kind in (
        ("Moment verstreken en voor u niets vastgelegd", one.niets),
        ("Uw laatste melding is meer dan twee kwartalen oud", one.oud),
    ):
        yield f"{words}: {counted(len(of_kind), 'regel')}."
        for row in of_kind:
            yield f"- {names[row.sleutel]} ({row.genoemd}; {row.staat_er})"
        yield ""
    yield NAMED_IS_NOT_RESPONSIBLE
    yield PASSED_MEANS


@dataclass(frozen=True)
class _Row:
    sleutel: str
    lagen: frozenset[str]
    genoemd: str
    verstreken: bool
    organisaties: tuple[VanOrganisatie, ...]
    lang_geleden: frozenset[int]


def _asked(rows: pd.DataFrame, state: pd.DataFrame, day: datetime.date) -> list[_Row]:
    """What is looked at of each row, whoever is asked."""
    standing = state.set_index("sleutel", drop=False).loc[rows["sleutel"]].reset_index(drop=True)
    passed = bucket(with_expected_moments(rows, standing), day) == "verstreken"
    every = {one.bericht: one.tijdstip for said in standing["organisaties"] for one in said}
    silent = is_silent(pd.Series(every, dtype="datetime64[us, UTC]"), day) if every else []
    long_ago = {number for number, old in zip(every, silent, strict=True) if old}
    found = []
    for row, has_passed, said in zip(
        rows.itertuples(), passed, standing["organisaties"], strict=True
    ):
        role = naming_role(row)
        lagen = frozenset(getattr(row, role)) if role else frozenset()
        old = frozenset(one.bericht for one in said if one.bericht in long_ago)
        words = ROLE_IN_WORDS.get(role, "")
        found.append(_Row(row.sleutel, lagen, words, bool(has_passed), said, old))
    return found


def _of(
    organisatie: Organisatie,
    bekend: bool,
    asked: Sequence[_Row],
    acties: Iterable[Afspraak],
    day: datetime.date,
) -> Uitvraag:
    statuses = vocabulary().status
    niets, oud = [], []
    for row in asked:
        stands = stands_for(row.organisaties, organisatie)
        genoemd = f"{organisatie.laag} genoemd {row.genoemd}"
        if stands is None:
            if row.verstreken and organisatie.laag in row.lagen:
                niets.append(Gevraagd(row.sleutel, genoemd, NOTHING))
        elif (
            stands.organisatie is not None
            and statuses[stands.status].open
            and stands.bericht in row.lang_geleden
        ):
            said = f"{class_label(stands.status)}, {recorded_on(stands.tijdstip)}"
            named = genoemd if organisatie.laag in row.lagen else "eerder gemeld"
            oud.append(Gevraagd(row.sleutel, named, said))
    own = organisatie.naam.casefold()
    return Uitvraag(
        organisatie,
        bekend,
        tuple(one for one in acties if one.organisatie.casefold() == own),
        tuple(niets),
        tuple(oud),
    )
