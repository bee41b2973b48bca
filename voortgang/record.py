"""What may be recorded: the fields, and every rule with its Dutch message in one table."""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pydantic import BaseModel, ConfigDict, ValidationError

from loaders.errors import shown
from loaders.moments import read_moment
from selections.dates import date_in_words
from selections.filters import LAGEN
from selections.kwartalen import DATED
from selections.words import dotted
from voortgang.failures import Told
from voortgang.kalender import Kalender
from voortgang.rechten import Organisatie
from voortgang.typed import LONG_TEXTS, as_recorded
from voortgang.vocabulary import WITHDRAWN, Status, Vocabulary, vocabulary

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


# pydantic's error type -> what is wrong. Another type gets the last line.
_TYPES = {
    "missing": "‘{field}’ ontbreekt",
    "extra_forbidden": "onbekend veld ‘{field}’; toegestaan: " + ", ".join(FIELDS),
    "string_type": "{field}: hier hoort tekst te staan",
    "int_type": "{field}: hier hoort het nummer van een melding te staan",
    "model_type": "hier hoort een melding met sleutel, status en auteur te staan",
}
OTHER_TYPE = "{field}: {value} kan hier niet staan"


def read_entry(data: object) -> Entry:
    """Read what came in: texts as they are recorded, what is empty left out. Raises `Refused`."""
    if isinstance(data, dict):
        data = {name: as_recorded(name, value) for name, value in data.items()}
        data = {name: value for name, value in data.items() if value is not None}
    try:
        entry = Entry.model_validate(data)
    except ValidationError as error:
        raise Refused(
            *(
                _TYPES.get(wrong["type"], OTHER_TYPE).format(
                    field=shown(wrong["loc"][0])[1:-1] if wrong["loc"] else "",
                    value=shown(wrong["input"]),
                )
                for wrong in error.errors()
            )
        ) from None
    problems = [Problem(message, field) for field, message in text_problems(entry)]
    if problems:
        raise Refused(*problems)
    return entry


# Characters that turn the reading direction around: with them a text can show other words than it
# holds.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile("([A-Za-z][A-Za-z0-9+.-]*):[^ ]")


def text_problems(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is wrong with the texts themselves: field and message."""
    for field, limit in LIMITS.items():
        text = getattr(entry, field)
        if text is None:
            continue
        if len(text) > limit:
            yield (
                field,
                f"{field} telt {dotted(len(text))} tekens; hoogstens {dotted(limit)}. Zet een "
                "lang stuk in een document en noem de vindplaats bij bewijs",
            )
        if unreadable := unreadable_sign(text, lines=field in LONG_TEXTS):
            yield field, f"{field} {unreadable}"
    for field in ("corrigeert", "gezien"):
        number = getattr(entry, field)
        if number is not None and not 0 <= number <= LARGEST_ID:
            yield field, f"{field}: {shown(number)} kan geen nummer van een melding zijn"
    link = _LINK.match(entry.bewijs or "")
    if link and link[1].lower() not in ("http", "https"):
        yield (
            "bewijs",
            f"bewijs: een link begint met https:// of http://, niet met {shown(link[1] + ':')}; "
            "een kenmerk of vindplaats in woorden mag ook",
        )


def unreadable_sign(text: str, *, lines: bool) -> str | None:
    """What is said of a sign in the text that nobody can read; None where there is none.

    lines: whether the text may have more than one line.
    """
    allowed = "\n\t" if lines else ""
    wrong = next((sign for sign in text if _is_control(sign) and sign not in allowed), None)
    if wrong is None:
        return None
    new_line = ", een nieuwe regel" if wrong == "\n" else ""
    return f"bevat een teken dat niet te lezen is (U+{ord(wrong):04X}{new_line}); haal het weg"


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or bool(_DIRECTION.match(sign))


@dataclass(frozen=True)
class Corrected:
    """What a correction stays with: the row and the organisation of the record that it names, and
    the day from which that one counts.
    """

    sleutel: str
    organisatie: Organisatie | None
    dag: datetime.date


@dataclass(frozen=True)
class Facts:
    """An entry with what it is checked against: the calendar, and the record that it corrects.

    corrected: of the record that `corrigeert` names; None where there is none. vandaag: the day on
    which it is recorded.
    """

    entry: Entry
    kalender: Kalender
    corrected: Corrected | None
    vandaag: datetime.date

    @property
    def words(self) -> Vocabulary:
        return vocabulary()

    @cached_property
    def row(self) -> dict[str, object] | None:
        return self.kalender.row(self.entry.sleutel)

    @property
    def plan(self) -> str | None:
        plan = self.row["plan"]
        return None if pd.isna(plan) else plan

    @cached_property
    def status(self) -> Status | None:
        """The status where the row can have it."""
        if self.row is None:
            return None
        allowed = {status.waarde: status for status in self.words.statuses_for([self.plan])}
        return allowed.get(self.entry.status)

    @property
    def missing(self) -> list[str]:
        required = self.status.vereist if self.status else []
        return [field for field in required if getattr(self.entry, field) is None]

    @property
    def is_of_another(self) -> bool:
        """Whether it names another organisation than the record that it corrects."""
        if self.entry.organisatie is None:
            return False
        of = self.corrected.organisatie
        return of is None or not of.is_same(Organisatie(naam=self.entry.organisatie))

    @property
    def moment_is_readable(self) -> bool:
        try:
            read_moment(self.entry.verwacht)
        except ValueError:
            return False
        return True

    @cached_property
    def contradiction(self) -> str | None:
        """Why the status and the expected moment cannot both be so; None where they can."""
        if self.entry.verwacht is None or self.status is None or self.status.correctie:
            return None
        day = self.vandaag if self.corrected is None else self.corrected.dag
        return contradiction(self.entry.verwacht, self.status, day)


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


def _unknown_key(facts: Facts) -> str:
    return unknown_key(facts.entry.sleutel, facts.kalender)


def unknown_key(sleutel: str, kalender: Kalender) -> str:
    """What is said of a sleutel that the calendar does not have, with those that look like it."""
    near = difflib.get_close_matches(sleutel, kalender.sleutels, n=3)
    hint = f"; bedoelt u {' of '.join(map(shown, near))}?" if near else ""
    return f"sleutel {shown(sleutel)} staat niet in de kalender{hint}"


def _wrong_status(facts: Facts) -> str:
    written = shown(facts.entry.status)
    allowed = ", ".join(shown(status.waarde) for status in facts.words.statuses_for([facts.plan]))
    if facts.entry.status not in facts.words.status:
        return f"status {written} is onbekend; toegestaan bij deze regel: {allowed}"
    kind = f"van plan {facts.plan}" if facts.plan else "zonder borging"
    return f"status {written} hoort niet bij een regel {kind}; toegestaan: {allowed}"


@dataclass(frozen=True)
class Rule:
    """One rule: the field that it is about, when it is broken, and the message."""

    field: str
    broken: Callable[[Facts], bool]
    message: Callable[[Facts], str]


RULES = (
    Rule("sleutel", lambda f: f.row is None, _unknown_key),
    Rule("status", lambda f: f.row is not None and f.status is None, _wrong_status),
    *(
        # At the first of the fields that are empty.
        Rule(
            field,
            lambda f, field=field: f.missing[:1] == [field],
            lambda f: f"bij status {shown(f.entry.status)} hoort ook: {', '.join(f.missing)}",
        )
        for field in FIELDS
    ),
    Rule(
        "verwacht",
        lambda f: f.entry.verwacht is not None and not f.moment_is_readable,
        lambda f: (
            f"verwacht: {shown(f.entry.verwacht)} is geen moment; schrijf een kwartaal (Q1 2027), "
            "een jaar (2027), een periode (2027-2028), ‘loopt’ of ‘volgt’"
        ),
    ),
    Rule(
        "verwacht",
        lambda f: f.contradiction is not None,
        lambda f: f"verwacht: {f.contradiction}",
    ),
    Rule(
        "reden",
        lambda f: (
            f.entry.verwacht is not None and f.entry.reden is None and f.contradiction is None
        ),
        lambda f: (
            "bij een verwacht moment hoort een reden: "
            f"{', '.join(reason.waarde for reason in f.words.redenen)}. Een toelichting kan "
            "erachter, na een dubbele punt"
        ),
    ),
    Rule(
        "fase",
        lambda f: f.entry.fase is not None and f.words.fase_of(f.entry.fase) is None,
        lambda f: (
            f"fase {shown(f.entry.fase)} is onbekend; toegestaan: "
            f"{', '.join(fase.waarde for fase in f.words.fasen)}"
        ),
    ),
    Rule(
        "fase",
        lambda f: f.entry.fase is not None and f.row is not None and not takes_fase(f.row),
        lambda f: "een fase hoort alleen bij een regel van plan B die een AMvB wijzigt",
    ),
    Rule(
        "corrigeert",
        lambda f: f.entry.corrigeert is not None and f.corrected is None,
        lambda f: f"corrigeert: melding {f.entry.corrigeert} bestaat niet",
    ),
    Rule(
        "corrigeert",
        lambda f: f.corrected is not None and f.corrected.sleutel != f.entry.sleutel,
        lambda f: (
            f"corrigeert: melding {f.entry.corrigeert} gaat over {shown(f.corrected.sleutel)}, "
            f"niet over {shown(f.entry.sleutel)}"
        ),
    ),
    Rule(
        "organisatie",
        lambda f: f.corrected is not None and f.is_of_another,
        lambda f: (
            f"organisatie: melding {f.entry.corrigeert} is niet voor {shown(f.entry.organisatie)} "
            "vastgelegd, en een correctie blijft bij de organisatie van wat zij verbetert; trek "
            "die in en leg opnieuw vast"
        ),
    ),
    Rule(
        "laag",
        lambda f: f.entry.laag is not None and f.entry.laag not in LAGEN,
        lambda f: (
            f"laag {shown(f.entry.laag)} is onbekend; toegestaan: {', '.join(map(shown, LAGEN))}"
        ),
    ),
    Rule(
        "laag",
        lambda f: f.entry.laag is not None and f.entry.organisatie is None,
        lambda f: "bij een laag hoort de organisatie waarvan zij is",
    ),
    Rule(
        "corrigeert",
        lambda f: f.entry.status == WITHDRAWN and f.entry.corrigeert is None,
        lambda f: f"bij status {shown(WITHDRAWN)} hoort corrigeert: de melding die vervalt",
    ),
)


def rule_problems(facts: Facts) -> Iterator[tuple[str, str]]:
    """Field and message of every rule that is broken."""
    for rule in RULES:
        if rule.broken(facts):
            yield rule.field, rule.message(facts)


def check(facts: Facts) -> None:
    """Raises `Refused` with the message of every rule that is broken."""
    problems = [Problem(message, field) for field, message in rule_problems(facts)]
    if problems:
        raise Refused(*problems)
