"""What may be recorded: the fields, and every rule with its Dutch message."""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pydantic import BaseModel, ConfigDict, ValidationError

from loaders.errors import shown
from loaders.moments import read_moment
from loaders.overheidslagen import LAGEN
from selections.dates import date_in_words
from selections.kwartalen import DATED
from selections.words import dotted
from voortgang.failures import Told
from voortgang.kalender import Kalender
from voortgang.rechten import Organisatie
from voortgang.typed import LONG_TEXTS, as_recorded
from voortgang.vocabulary import WITHDRAWN, Status, vocabulary

LARGEST_ID = 2**63 - 1


class Entry(BaseModel):
    """What somebody asks to record; the names are those of the command line and the workbook."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    sleutel: str
    status: str
    auteur: str
    verwacht: str | None = None
    reden: str | None = None
    oorzaak: str | None = None
    gevolg: str | None = None
    bijsturing: str | None = None
    fase: str | None = None
    toelichting: str | None = None
    bewijs: str | None = None
    # For whom is recorded, and its overheidslaag.
    organisatie: str | None = None
    laag: str | None = None
    corrigeert: int | None = None
    # The last record of the row that the author has seen (0: none). Where another came in
    # between, both stand and the answer says so.
    gezien: int | None = None


FIELDS = tuple(Entry.model_fields)
LIMITS = {
    **dict.fromkeys(LONG_TEXTS, 4000),
    "bewijs": 2000,
    "reden": 500,
    "auteur": 200,
    "organisatie": 200,
    **dict.fromkeys(("sleutel", "status", "verwacht", "fase", "laag"), 100),
}


@dataclass(frozen=True)
class Problem:
    """Why an entry is refused: its field, and its row where there are more entries than one."""

    message: str
    field: str = ""
    sleutel: str = ""

    def __str__(self) -> str:
        return f"regel {self.sleutel}: {self.message}" if self.sleutel else self.message


class Refused(Told):
    """What was asked is not recorded; `str()` says why, in Dutch, all reasons at once."""

    def __init__(self, *problems: str | Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(one if isinstance(one, Problem) else Problem(one) for one in problems)


# pydantic's error type -> what is wrong.
_TYPES = {
    "missing": "‘{field}’ ontbreekt",
    "extra_forbidden": "onbekend veld ‘{field}’; toegestaan: " + ", ".join(FIELDS),
    "string_type": "{field}: hier hoort tekst te staan",
    "int_type": "{field}: hier hoort het nummer van een melding te staan",
    "model_type": "hier hoort een melding met sleutel, status en auteur te staan",
}


def refusal(error: ValidationError, messages: Mapping[str, str], whole: str = "") -> Refused:
    """What pydantic found wrong, in Dutch.

    messages: by its type of error; a type that is not among them gets words that always hold.
    whole: the name of the whole, where something is wrong with none of its fields.
    """
    problems = []
    for wrong in error.errors():
        field = ".".join(shown(str(part))[1:-1] for part in wrong["loc"]) or whole
        message = messages.get(wrong["type"], "{field}: {value} kan hier niet staan")
        said = str(wrong.get("ctx", {}).get("error", ""))
        told = message.format(field=field, value=shown(wrong["input"]), said=said)
        problems.append(Problem(told, field))
    return Refused(*problems)


def read_entry(data: object) -> Entry:
    """Read what came in: texts as they are recorded, what is empty left out. Raises `Refused`."""
    if isinstance(data, dict):
        data = {name: as_recorded(name, value) for name, value in data.items()}
        data = {name: value for name, value in data.items() if value is not None}
    try:
        entry = Entry.model_validate(data)
    except ValidationError as error:
        raise refusal(error, _TYPES) from None
    if problems := [*text_problems(entry)]:
        raise Refused(*problems)
    return entry


# Characters that turn the reading direction around: with them a text can show other words than it
# holds.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile("([A-Za-z][A-Za-z0-9+.-]*):[^ ]")


def text_problems(entry: Entry) -> Iterator[Problem]:
    """What is wrong with the texts themselves."""
    for field, limit in LIMITS.items():
        text = getattr(entry, field) or ""
        if len(text) > limit:
            message = (
                f"{field} telt {dotted(len(text))} tekens; hoogstens {dotted(limit)}. Zet een "
                "lang stuk in een document en noem de vindplaats bij bewijs"
            )
            yield Problem(message, field)
        if unreadable := unreadable_sign(text, lines=field in LONG_TEXTS):
            yield Problem(f"{field} {unreadable}", field)
    for field in ("corrigeert", "gezien"):
        number = getattr(entry, field)
        if number is not None and not 0 <= number <= LARGEST_ID:
            told = f"{field}: {shown(number)} kan geen nummer van een melding zijn"
            yield Problem(told, field)
    link = _LINK.match(entry.bewijs or "")
    if link and link[1].lower() not in ("http", "https"):
        message = (
            f"bewijs: een link begint met https:// of http://, niet met {shown(link[1] + ':')}; "
            "een kenmerk of vindplaats in woorden mag ook"
        )
        yield Problem(message, "bewijs")


def unreadable_sign(text: str, *, lines: bool) -> str | None:
    """What is said of a sign in the text that nobody can read; None where there is none.

    lines: whether the text may have more than one line.
    """
    allowed = "\n\t" if lines else ""
    wrong = next((sign for sign in text if sign not in allowed and _is_unreadable(sign)), None)
    if wrong is None:
        return None
    new_line = ", een nieuwe regel" if wrong == "\n" else ""
    return f"bevat een teken dat niet te lezen is (U+{ord(wrong):04X}{new_line}); haal het weg"


def _is_unreadable(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or bool(_DIRECTION.match(sign))


@dataclass(frozen=True)
class Corrected:
    """What a correction stays with: the row and the organisation of the record that it names, and
    the day from which that one counts.
    """

    sleutel: str
    organisatie: Organisatie | None
    dag: datetime.date


def contradiction(written: str, status: Status | None, day: datetime.date) -> str | None:
    """Why a moment that is waited for cannot go with this status on this day, in Dutch; None where
    it can, and where it is no moment. A status that is not named is one that is still open.
    """
    try:
        moment = read_moment(written)
    except ValueError:
        return None
    if status is None or status.open:
        if moment.precisie not in DATED or moment.tot >= day:
            return None
        return (
            f"{shown(written)} was op {date_in_words(day)} al voorbij; bij wat nog niet is "
            "afgesloten, hoort een moment dat dan niet voorbij is"
        )
    if moment.van is not None and moment.van <= day:
        return None
    return (
        f"{shown(written)} en status {shown(status.waarde)} spreken elkaar tegen: daarbij wordt "
        "niets meer verwacht. Maak het moment en de reden leeg, of kies een andere status"
    )


def takes_fase(row: Mapping[str, object]) -> bool:
    """Whether the stage of an AMvB can be recorded on this row of the calendar."""
    return row["plan"] == "B" and len(row["amvb"]) > 0


def unknown_key(sleutel: str, kalender: Kalender) -> str:
    """What is said of a sleutel that the calendar does not have, with those that look like it."""
    near = difflib.get_close_matches(sleutel, kalender.sleutels, n=3)
    hint = f"; bedoelt u {' of '.join(map(shown, near))}?" if near else ""
    return f"sleutel {shown(sleutel)} staat niet in de kalender{hint}"


def rule_problems(
    entry: Entry, kalender: Kalender, corrected: Corrected | None, vandaag: datetime.date
) -> Iterator[Problem]:
    """What cannot be recorded of an entry.

    corrected: of the record that `corrigeert` names; None where there is none. vandaag: the day on
    which it is recorded.
    """
    words, row = vocabulary(), kalender.row(entry.sleutel)
    allowed = [] if row is None else words.statuses_for([row["plan"]])
    status = next((one for one in allowed if one.waarde == entry.status), None)
    if row is None:
        yield Problem(unknown_key(entry.sleutel, kalender), "sleutel")
    elif status is None:
        yield Problem(_wrong_status(entry.status, row["plan"], allowed), "status")
    elif missing := [name for name in status.vereist if getattr(entry, name) is None]:
        told = f"bij status {shown(entry.status)} hoort ook: {', '.join(missing)}"
        yield Problem(told, missing[0])
    if entry.verwacht is not None:
        yield from _wrong_moment(entry, status, vandaag if corrected is None else corrected.dag)
    if entry.fase is not None:
        if words.fase_of(entry.fase) is None:
            known = ", ".join(fase.waarde for fase in words.fasen)
            yield Problem(f"fase {shown(entry.fase)} is onbekend; toegestaan: {known}", "fase")
        if row is not None and not takes_fase(row):
            told = "een fase hoort alleen bij een regel van plan B die een AMvB wijzigt"
            yield Problem(told, "fase")
    if corrected is not None:
        yield from _wrong_correction(entry, corrected)
    elif entry.corrigeert is not None:
        told = f"corrigeert: melding {entry.corrigeert} bestaat niet"
        yield Problem(told, "corrigeert")
    if entry.laag is not None and entry.laag not in LAGEN:
        known = ", ".join(map(shown, LAGEN))
        yield Problem(f"laag {shown(entry.laag)} is onbekend; toegestaan: {known}", "laag")
    if entry.laag is not None and entry.organisatie is None:
        yield Problem("bij een laag hoort de organisatie waarvan zij is", "laag")
    if entry.status == WITHDRAWN and entry.corrigeert is None:
        told = f"bij status {shown(WITHDRAWN)} hoort corrigeert: de melding die vervalt"
        yield Problem(told, "corrigeert")


def _wrong_status(written: str, plan: object, allowed: Sequence[Status]) -> str:
    known = ", ".join(shown(status.waarde) for status in allowed)
    if written not in vocabulary().status:
        return f"status {shown(written)} is onbekend; toegestaan bij deze regel: {known}"
    kind = "zonder borging" if pd.isna(plan) else f"van plan {plan}"
    return f"status {shown(written)} hoort niet bij een regel {kind}; toegestaan: {known}"


def _wrong_moment(entry: Entry, status: Status | None, day: datetime.date) -> Iterator[Problem]:
    try:
        read_moment(entry.verwacht)
    except ValueError:
        message = (
            f"verwacht: {shown(entry.verwacht)} is geen moment; schrijf een kwartaal (Q1 2027), "
            "een jaar (2027), een periode (2027-2028), ‘loopt’ of ‘volgt’"
        )
        yield Problem(message, "verwacht")
    holds = status is not None and not status.correctie
    if wrong := holds and contradiction(entry.verwacht, status, day):
        yield Problem(f"verwacht: {wrong}", "verwacht")
    elif entry.reden is None:
        reasons = ", ".join(reason.waarde for reason in vocabulary().redenen)
        message = (
            f"bij een verwacht moment hoort een reden: {reasons}. Een toelichting kan erachter, na "
            "een dubbele punt"
        )
        yield Problem(message, "reden")


def _wrong_correction(entry: Entry, corrected: Corrected) -> Iterator[Problem]:
    if corrected.sleutel != entry.sleutel:
        message = (
            f"corrigeert: melding {entry.corrigeert} gaat over {shown(corrected.sleutel)}, "
            f"niet over {shown(entry.sleutel)}"
        )
        yield Problem(message, "corrigeert")
    of = corrected.organisatie
    named = None if entry.organisatie is None else Organisatie(naam=entry.organisatie)
    if named is not None and (of is None or not of.is_same(named)):
        message = (
            f"organisatie: melding {entry.corrigeert} is niet voor {shown(entry.organisatie)} "
            "vastgelegd, en een correctie blijft bij de organisatie van wat zij verbetert; trek "
            "die in en leg opnieuw vast"
        )
        yield Problem(message, "organisatie")
