"""Besluiten, acties and agendas of a meeting: what may stand in each, and the rules.

Append-only as all of the log: an agenda is saved as a new version, an actie is recorded again with
how it now stands, a besluit is taken back for good by one that names it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from loaders.errors import shown
from loaders.moments import read_moment
from selections.dates import DUTCH_TIME, date_in_words
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.record import (
    LARGEST_ID,
    OTHER_TYPE,
    Problem,
    Refused,
    contradiction,
    takes_fase,
    unknown_key,
    unreadable_sign,
)
from voortgang.typed import as_recorded
from voortgang.vocabulary import SoortOverleg, Status, vocabulary


@dataclass(frozen=True)
class Stuk:
    """A besluit, actie or agenda as it stands in the log; `inhoud` by the names of its fields."""

    id: int
    tijdstip: datetime.datetime
    soort: str
    inhoud: dict[str, object]
    auteur: str
    organisatie: str | None
    kalender: str

    @property
    def dag(self) -> datetime.date:
        """The day, in the Netherlands, on which it was recorded."""
        return self.tijdstip.astimezone(DUTCH_TIME).date()

    @property
    def overleg(self) -> "Overleg":
        """The meeting that it is of."""
        return Overleg.model_construct(**self.inhoud["overleg"])


def _readable(lines: bool):
    def check(text: str) -> str:
        if unreadable := unreadable_sign(text, lines=lines):
            raise ValueError(unreadable)
        return text

    return AfterValidator(check)


def _day(text: str) -> str:
    try:
        if datetime.date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ValueError("is geen datum als 2026-12-31")


Line = Annotated[
    str,
    Field(min_length=1, max_length=500),
    BeforeValidator(partial(as_recorded, "sleutel")),
    _readable(lines=False),
]
Lines = Annotated[
    str,
    Field(min_length=1, max_length=4000),
    BeforeValidator(partial(as_recorded, "toelichting")),
    _readable(lines=True),
]


def _dated(text: str) -> str:
    try:
        end = read_moment(text).tot
    except ValueError:
        end = None
    if end is None:
        raise ValueError("is geen kwartaal (Q1 2027), jaar of periode (2027-2028)")
    return text


def moment_problem(text: str, status: Status | None, dag: datetime.date) -> str | None:
    """Why a meeting on this day cannot set this moment, in Dutch; None where it can.

    status: that it sets with it, of the row as a whole.
    """
    moment = as_recorded("verwacht", text)
    try:
        _dated(moment)
    except ValueError as wrong:
        return f"{shown(text)} {wrong}"
    return contradiction(moment, status, dag)


def asked_beside(status: Status) -> list[str]:
    """What must stand in a besluit beside this status; why a row has it, is in its words."""
    return ["woorden" if name == "toelichting" else name for name in status.vereist]


Moment = Annotated[Line, BeforeValidator(partial(as_recorded, "verwacht")), AfterValidator(_dated)]
Day = Annotated[str, AfterValidator(_day)]
Number = Annotated[int, Field(ge=1, le=LARGEST_ID)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Overleg(_Strict):
    """One meeting: an overleg on a day."""

    soort: SoortOverleg
    naam: Line
    datum: Day

    @property
    def dag(self) -> datetime.date:
        """On which it is held."""
        return datetime.date.fromisoformat(self.datum)

    @property
    def titel(self) -> str:
        """For example "BO Water en Bodem, 15 december 2026"."""
        return f"{self.naam}, {date_in_words(self.dag)}"

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it this meeting: kind, name and day. Capitals do not make another."""
        return self.soort, self.naam.casefold(), self.datum

    def is_same(self, other: "Overleg") -> bool:
        """Whether both are meetings of one overleg, on whatever day."""
        return self.key[:2] == other.key[:2]


class Gevolg(_Strict):
    """What follows from a besluit for a row: at least one of the fields after `organisatie`.

    organisatie: for which a status holds; without it for all that stand on the row. vastgesteld:
    the moment that the meeting sets. start_plan_b: the moment at which plan B starts.
    """

    sleutel: Line
    organisatie: Line | None = None
    status: Annotated[Line, BeforeValidator(partial(as_recorded, "status"))] | None = None
    oorzaak: Lines | None = None
    gevolg: Lines | None = None
    bijsturing: Lines | None = None
    vastgesteld: Moment | None = None
    start_plan_b: Moment | None = None
    fase: Annotated[Line, BeforeValidator(partial(as_recorded, "fase"))] | None = None


class Besluit(_Strict):
    """What a meeting decided on a point.

    punt: the id of the point, where it stands on an agenda of the meeting. sleutels: the rows it is
    about. organisaties: that took it. herroept: the besluit that no longer holds by this one.
    gevolgen: what follows from it for rows, recorded with it or not at all.
    """

    auteur: Line
    overleg: Overleg
    punt: Number | None = None
    soort: Line
    woorden: Lines | None = None
    sleutels: list[Line] = []
    organisaties: list[Line] = []
    herroept: Number | None = None
    gevolgen: list[Gevolg] = []


class Actie(_Strict):
    """What somebody will do, as it stands now; of an earlier one (`actie`) what is left out stays.

    punt: of the agenda; besluit: from which it follows. organisatie: that does it. voor: the day by
    which.
    """

    auteur: Line
    overleg: Overleg
    actie: Number | None = None
    punt: Number | None = None
    besluit: Number | None = None
    wat: Lines
    organisatie: Line
    voor: Day
    status: Line = "open"
    toelichting: Lines | None = None


class Punt(_Strict):
    """A point of an agenda; `id` is given when it is first saved and is its own for good.

    onderwerp: what it is called, a few words; without it the question names it. van_punten: the ids
    of those that it comes from, on the agenda that its agenda started with (`uitgaande_van`).
    """

    id: Number | None = None
    onderwerp: Line | None = None
    vraag: Lines
    behandeling: Literal["ter kennisneming", "hamerstuk", "bespreekstuk"] = "bespreekstuk"
    sleutels: list[Line] = []
    minuten: Annotated[int, Field(ge=1, le=600)] | None = None
    toelichting: Lines | None = None
    van_punten: list[Number] | None = None


class Overtekst(_Strict):
    """What was sent with a point about its rows (`overleg.punten.OverRegels`)."""

    maatregelen: list[list[str]]
    publicatie: str
    vastgelegd: str
    gemeld: list[str]
    gemeld_bij: list[str]
    berekend: str = ""
    verschil: str = ""


class Regeltekst(_Strict):
    """What was sent of a row (`overleg.agendastuk.Regel`)."""

    sleutel: Line
    maatregel: str
    titel: str
    stap: str
    borging: str
    publicatie: str
    logboek: str
    in_kalender: bool


class Punttekst(_Strict):
    """What was sent with a point; eerder: label and text of what was advised and decided before."""

    over: Overtekst | None = None
    eerder: list[list[str]] = []
    regels: list[Regeltekst]


class Vooraftekst(_Strict):
    """What was sent before the points (`overleg.agendastuk.Vooraf`)."""

    titel: str
    besluiten: list[list[str]]
    acties: list[list[int | str]]


class Agendatekst(_Strict):
    """What a fixed agenda was sent with, word for word: a later calendar changes none of it.

    dag: of the state; kalender: its version; in_beeld: the numbers of `selections.counts.InView`;
    vastgelegd: how far what is recorded rests on old information. punten: of each point, in order.
    """

    dag: Day
    kalender: str
    in_beeld: list[int]
    vastgelegd: str
    vooraf: Vooraftekst
    punten: list[Punttekst]


class Agenda(_Strict):
    """A version of the agenda of a meeting, with its points in their order.

    vast: fixed, as it is sent. tot_en_met: the last record that a fixed one rests on, the last of
    all where none is named. gezien: the number of the version that it was made from, 0 for none;
    where another was saved since, this one is refused. uitgaande_van: the number of the agenda of
    another meeting that it started with. tekst: of a fixed one what it is sent with,
    which the screens and the command line add; without it that is read from the log and the
    calendar.
    """

    auteur: Line
    overleg: Overleg
    gezien: Annotated[int, Field(ge=0, le=LARGEST_ID)] | None = None
    uitgaande_van: Number | None = None
    vast: bool = False
    tot_en_met: Number | None = None
    inleiding: Lines | None = None
    punten: list[Punt]
    tekst: Agendatekst | None = None


@dataclass(frozen=True)
class Holding(Problem):
    """That another besluit holds already. punt: the id of its point; besluit: the one that does."""

    punt: int | None = None
    besluit: Stuk | None = None


KINDS: dict[str, type[Besluit | Actie | Agenda]] = {
    "besluit": Besluit,
    "actie": Actie,
    "agenda": Agenda,
}
# pydantic's error type -> what is wrong. Another type gets the last line.
_TYPES = {
    "missing": "‘{field}’ ontbreekt",
    "extra_forbidden": "onbekend veld ‘{field}’",
    "string_type": "{field}: hier hoort tekst te staan",
    "string_too_long": "{field} is te lang",
    "int_type": "{field}: hier hoort een getal te staan",
    "list_type": "{field}: hier hoort een lijst te staan",
    "bool_type": "{field}: hier hoort true of false te staan",
    "model_type": "{field}: hier hoort een blok met velden te staan",
    "literal_error": "{field}: {value} is niet toegestaan",
    "value_error": "{field}: {value} {said}",
}


def read_stuk(soort: str, data: object) -> Besluit | Actie | Agenda:
    """Read what came in, texts as they are recorded. Raises `Refused`."""
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if value is not None}
    try:
        return KINDS[soort].model_validate(data)
    except ValidationError as error:
        raise Refused(*map(_problem, error.errors())) from None


def _problem(wrong: dict) -> Problem:
    field = ".".join(shown(str(part))[1:-1] for part in wrong["loc"]) or "het stuk"
    said = str(wrong.get("ctx", {}).get("error", ""))
    message = _TYPES.get(wrong["type"], OTHER_TYPE)
    return Problem(message.format(field=field, value=shown(wrong["input"]), said=said), field)


def replaced(stukken: Iterable[Stuk]) -> dict[int, int]:
    """By number each besluit that no longer holds, and the one that came in its place.

    Of besluiten that name one another (`herroept`) only the last holds: to bring back what an
    earlier one said, a new one says it again.
    """
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    found: dict[int, int] = {}
    for stuk in stukken:
        if stuk.soort == "besluit":
            start = first[stuk.id] = first.get(stuk.inhoud.get("herroept"), stuk.id)
            if start in last:
                found[last[start]] = stuk.id
            last[start] = stuk.id
    return found


def in_force(stukken: Sequence[Stuk]) -> dict[int, Stuk]:
    """By number the besluiten that hold: those that are not `replaced`."""
    gone = replaced(stukken)
    return {stuk.id: stuk for stuk in stukken if stuk.soort == "besluit" and stuk.id not in gone}


def actions(stukken: Sequence[Stuk]) -> dict[int, Stuk]:
    """By the number of an actie, that of its first record, how it was recorded last."""
    return {stuk.inhoud.get("actie", stuk.id): stuk for stuk in stukken if stuk.soort == "actie"}


def agendas(stukken: Sequence[Stuk], overleg: Overleg) -> list[Stuk]:
    """All versions of the agenda of a meeting, the first first."""
    return [stuk for stuk in stukken if stuk.soort == "agenda" and stuk.overleg.key == overleg.key]


def points(versions: Sequence[Stuk]) -> set[int]:
    """The ids of all points that these versions of an agenda had."""
    return {punt["id"] for version in versions for punt in version.inhoud["punten"]}


def sleutels_of(stuk: Stuk) -> set[str]:
    """The rows that it names."""
    parts = [stuk.inhoud, *stuk.inhoud.get("punten", [])]
    return {sleutel for part in parts for sleutel in part.get("sleutels", [])}


def content(
    soort: str,
    data: object,
    stukken: Sequence[Stuk],
    kalender: Kalender,
    last: int,
    recorded: Callable[[str], bool],
) -> dict[str, object]:
    """What is to be recorded of this one, complete. Raises `Refused`.

    stukken: all that stand in the log. last: the number of its last record. recorded: whether the
    log has something on a row, so that an agenda can have it where the calendar lost it. Of an
    actie what is left out comes from its record before, and points of an agenda that have no id
    get one.
    """
    if soort == "actie" and isinstance(data, dict):
        data = _with_what_stands(data, stukken)
    stuk = read_stuk(soort, data)
    unknown = [one for one in _sleutels(stuk) if kalender.row(one) is None]
    if unknown and soort == "agenda":
        on_agendas = {sleutel for one in stukken for sleutel in sleutels_of(one)}
        unknown = [one for one in unknown if one not in on_agendas and not recorded(one)]
    problems = [*_RULES[soort](stuk, stukken), *(unknown_key(one, kalender) for one in unknown)]
    if soort == "besluit" and not problems:
        problems = list(_of_gevolgen(stuk, kalender))
    if problems:
        raise Refused(*problems)
    said = stuk.model_dump(exclude={"auteur", "gezien"}, exclude_none=True)
    for gevolg in said.get("gevolgen", []):
        gevolg["vingerafdruk"] = fingerprint(words_of(kalender.row(gevolg["sleutel"])))
    if soort == "agenda":
        if stuk.vast:
            said["tot_en_met"] = min(stuk.tot_en_met or last, last)
        _number_points(said["punten"], points(agendas(stukken, stuk.overleg)))
    return said


def _with_what_stands(data: dict, stukken: Sequence[Stuk]) -> dict:
    before = actions(stukken).get(data["actie"]) if isinstance(data.get("actie"), int) else None
    said = {name: value for name, value in data.items() if value is not None}
    return said if before is None else {**before.inhoud, **said}


def _number_points(punten: list[dict], known: set[int]) -> None:
    following = max(known, default=0) + 1
    for punt in punten:
        if "id" not in punt:
            punt["id"] = following
            following += 1


def _sleutels(stuk: Besluit | Actie | Agenda) -> list[str]:
    parts = stuk.punten if isinstance(stuk, Agenda) else [stuk]
    return [sleutel for part in parts for sleutel in getattr(part, "sleutels", [])]


def _unknown_point(stuk: Besluit | Actie, stukken: Sequence[Stuk]) -> list[Problem]:
    if stuk.punt is None or stuk.punt in points(agendas(stukken, stuk.overleg)):
        return []
    return [Problem(f"punt {stuk.punt} staat op geen agenda van dit overleg", "punt")]


def _of_besluit(stuk: Besluit, stukken: Sequence[Stuk]) -> list[Problem]:
    problems = _unknown_point(stuk, stukken)
    kinds = vocabulary().besluit
    here = [one.waarde for one in kinds.values() if stuk.overleg.soort in one.overleg]
    if stuk.soort not in here:
        problems.append(
            Problem(
                f"soort {shown(stuk.soort)} hoort niet bij een {stuk.overleg.soort}; toegestaan: "
                f"{', '.join(map(shown, here))}",
                "soort",
            )
        )
    elif missing := [name for name in kinds[stuk.soort].vereist if getattr(stuk, name) is None]:
        problems.append(Problem(f"bij {stuk.soort} hoort ook: {', '.join(missing)}", missing[0]))
    return [*problems, *_not_reversed(stuk, stukken), *_decided(stuk, stukken)]


def _decided(stuk: Besluit, stukken: Sequence[Stuk]) -> list[Problem]:
    """That its meeting decided already on these rows of the point, as where two press at once."""
    if stuk.punt is None:
        return []
    holding = [
        one
        for one in in_force(stukken).values()
        if one.inhoud.get("punt") == stuk.punt
        and one.id != stuk.herroept
        and one.overleg.key == stuk.overleg.key
    ]
    for one in holding:
        both = set(one.inhoud["sleutels"]), set(stuk.sleutels)
        if not all(both) or not both[0].isdisjoint(both[1]):
            message = (
                f"op punt {stuk.punt} geldt al besluit {one.id} ({one.inhoud['soort']}); neem het "
                "opnieuw door het te noemen (herroept), of noem andere sleutels"
            )
            return [Holding(message, "punt", punt=stuk.punt, besluit=one)]
    return []


def _not_reversed(stuk: Besluit, stukken: Sequence[Stuk]) -> list[Problem]:
    if stuk.herroept is None:
        return []
    holding, gone = in_force(stukken), replaced(stukken)
    before = holding.get(stuk.herroept)
    if before is None:
        message = f"herroept: {stuk.herroept} is geen besluit dat nu geldt"
        number = stuk.herroept
        while number in gone:
            number = gone[number]
        if number not in holding:
            return [Problem(message, "herroept")]
        return [Holding(message, "herroept", punt=stuk.punt, besluit=holding[number])]
    if not before.overleg.is_same(stuk.overleg):
        naam = before.overleg.naam
        return [Problem(f"herroept: besluit {stuk.herroept} is van {naam}", "herroept")]
    return []


def _of_gevolgen(stuk: Besluit, kalender: Kalender) -> Iterator[Problem]:
    kind = vocabulary().besluit[stuk.soort]
    if stuk.gevolgen and not kind.gevolgen:
        yield Problem(f"uit {shown(stuk.soort)} volgt niets voor regels", "gevolgen")
        return
    of = [(gevolg.sleutel, gevolg.organisatie) for gevolg in stuk.gevolgen]
    for at, gevolg in enumerate(stuk.gevolgen):
        if of.index((gevolg.sleutel, gevolg.organisatie)) != at:
            yield Problem(f"gevolgen: {gevolg.sleutel} staat er vaker", "gevolgen")
        elif gevolg.sleutel not in stuk.sleutels:
            yield Problem(f"gevolgen: {gevolg.sleutel} staat niet bij sleutels", "gevolgen")
        else:
            for message in _of_gevolg(stuk, gevolg, kalender.row(gevolg.sleutel)):
                yield Problem(f"gevolg bij {gevolg.sleutel}: {message}", "gevolgen")


def _of_gevolg(stuk: Besluit, gevolg: Gevolg, row: dict[str, object]) -> Iterator[str]:
    words = vocabulary()
    if not any((gevolg.status, gevolg.vastgesteld, gevolg.start_plan_b, gevolg.fase)):
        yield "noem een status, een vastgesteld moment, de start van plan B of een fase"
    offered = {one.waarde: one for one in words.offered_for([row["plan"]])}
    if gevolg.status is not None and gevolg.status not in offered:
        yield f"status {shown(gevolg.status)} kan hier niet; toegestaan: {', '.join(offered)}"
    elif gevolg.status is not None:
        said = {**gevolg.model_dump(), "woorden": stuk.woorden}
        missing = [name for name in asked_beside(offered[gevolg.status]) if not said[name]]
        if missing:
            yield f"bij status {shown(gevolg.status)} hoort ook: {', '.join(missing)}"
    # A moment is of the row: where one organisation is done, another may wait for it.
    status = offered.get(gevolg.status) if gevolg.organisatie is None else None
    for moment in filter(None, (gevolg.vastgesteld, gevolg.start_plan_b)):
        if wrong := contradiction(moment, status, stuk.overleg.dag):
            yield wrong
    if gevolg.start_plan_b is not None and row["plan"] != "B":
        yield "dit is geen regel van plan B"
    if gevolg.fase is not None and (words.fase_of(gevolg.fase) is None or not takes_fase(row)):
        yield f"fase {shown(gevolg.fase)} kan hier niet"


def _of_actie(stuk: Actie, stukken: Sequence[Stuk]) -> list[Problem]:
    problems = _unknown_point(stuk, stukken)
    states = {one.waarde: one for one in vocabulary().acties}
    if stuk.status in states:
        problems += [
            Problem(f"bij status {shown(stuk.status)} hoort ook: {name}", name)
            for name in states[stuk.status].vereist
            if getattr(stuk, name) is None
        ]
    else:
        problems.append(
            Problem(
                f"status {shown(stuk.status)} is onbekend; toegestaan: "
                f"{', '.join(map(shown, states))}",
                "status",
            )
        )
    if stuk.actie is not None:
        before = actions(stukken).get(stuk.actie)
        if before is None:
            problems.append(Problem(f"actie {stuk.actie} bestaat niet", "actie"))
        elif not before.overleg.is_same(stuk.overleg):
            naam = before.overleg.naam
            problems.append(Problem(f"actie {stuk.actie} is van {naam}", "actie"))
    if stuk.besluit is not None and stuk.besluit not in in_force(stukken):
        problems.append(Problem(f"besluit {stuk.besluit} is geen besluit dat nu geldt", "besluit"))
    return problems


def _of_agenda(stuk: Agenda, stukken: Sequence[Stuk]) -> list[Problem]:
    given = [punt.id for punt in stuk.punten if punt.id is not None]
    versions = agendas(stukken, stuk.overleg)
    known, last = points(versions), versions[-1] if versions else None
    problems = [
        Problem(f"punt {number} stond nog op geen agenda van dit overleg; laat id weg", "punten")
        for number in sorted(set(given) - known)
    ]
    if len(set(given)) != len(given):
        problems.append(Problem("een punt staat er vaker dan één keer", "punten"))
    problems += _of_origin(stuk, stukken)
    if stuk.tekst is not None and not (stuk.vast and len(stuk.tekst.punten) == len(stuk.punten)):
        problems.append(Problem("tekst hoort bij elk punt van een vaste agenda", "tekst"))
    if stuk.gezien is not None and last is not None and last.id != stuk.gezien:
        message = f"intussen heeft {last.auteur} versie {len(versions)} van deze agenda opgeslagen"
        problems.append(Problem(message, "gezien"))
    return problems


def _of_origin(stuk: Agenda, stukken: Sequence[Stuk]) -> list[Problem]:
    """That what it started with is no agenda of another meeting, or has not these points."""
    number = stuk.uitgaande_van
    start = next((one for one in stukken if one.id == number and one.soort == "agenda"), None)
    if number is not None and (start is None or start.overleg.key == stuk.overleg.key):
        return [Problem(f"{number} is geen agenda van een ander overleg", "uitgaande_van")]
    known = points([start] if start else [])
    named = {one for punt in stuk.punten for one in punt.van_punten or ()}
    return [
        Problem(f"punt {one} staat niet op de agenda waarvan deze uitgaat", "van_punten")
        for one in sorted(named - known)
    ]


_RULES = {"besluit": _of_besluit, "actie": _of_actie, "agenda": _of_agenda}
