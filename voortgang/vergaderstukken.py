"""Besluiten, acties and agendas of a meeting: what stands in each, and which of them hold.

Append-only as all of the log: an agenda is saved as a new version, an actie is recorded again with
how it now stands, a besluit is taken back for good by one that names it.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from loaders.errors import shown
from loaders.moments import read_moment
from selections.dates import DUTCH_TIME, date_in_words
from voortgang.record import LARGEST_ID, Problem, contradiction, refusal, unreadable_sign
from voortgang.typed import as_recorded
from voortgang.vocabulary import SoortOverleg, Status


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


def _text(field: str, longest: int, *, lines: bool):
    """A text as it is recorded in this field of a record on a row."""

    def readable(text: str) -> str:
        if unreadable := unreadable_sign(text, lines=lines):
            raise ValueError(unreadable)
        return text

    return Annotated[
        str,
        Field(min_length=1, max_length=longest),
        BeforeValidator(partial(as_recorded, field)),
        AfterValidator(readable),
    ]


def _day(text: str) -> str:
    try:
        if datetime.date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ValueError("is geen datum als 2026-12-31")


Line = _text("sleutel", 500, lines=False)
Lines = _text("toelichting", 4000, lines=True)


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
        """What makes it this meeting: kind, name and day. Capitals make no difference."""
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
    """What stands about a row of a point; titel: empty where the calendar no longer has it."""

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
    """What goes before the points: the besluitenlijst of the meeting before, and the acties of
    this overleg, and of the directors before a bestuurlijk overleg, that are still open; each row
    as the cells of a table.

    titel: empty where there is neither. besluiten: point, kind, words, a row a point. acties:
    number, what, organisation, by when, when agreed.
    """

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
    another meeting that it started with. tekst: of a fixed one what it is sent with, which the
    screens and the command line add; without it that is read from the log and the calendar.
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


KINDS = {"besluit": Besluit, "actie": Actie, "agenda": Agenda}
# pydantic's error type -> what is wrong.
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
        raise refusal(error, _TYPES, whole="het stuk") from None


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


def sleutels_in(inhoud: Mapping[str, object]) -> list[str]:
    """The rows that stand in it, by the names of its fields."""
    parts = [inhoud, *inhoud.get("punten", [])]
    return [sleutel for part in parts for sleutel in part.get("sleutels", [])]


def sleutels_of(stuk: Stuk) -> set[str]:
    """The rows that it names."""
    return set(sleutels_in(stuk.inhoud))
