"""What meetings had on their agenda, decided and agreed about given rows, in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from overleg.beslissen import BESTUURLIJK, KENNISNAME
from overleg.besluitenlijst import Besloten, besluiten_of
from overleg.vergaderingen import Vergadering
from selections.dates import date_in_words
from selections.words import counted
from voortgang.vergaderstukken import Stuk


@dataclass(frozen=True)
class BijRegels:
    """An agenda, besluit or actie: its last record, and its kind, meeting and words in Dutch."""

    stuk: Stuk
    soort: str
    overleg: str
    woorden: str


def bij_regels(meetings: Iterable[Vergadering], sleutels: Collection[str]) -> list[BijRegels]:
    """What touches any of these rows, what was recorded last first.

    Of an agenda the version that counts, of an actie how it stands. An actie touches the rows of
    the besluit or the point that it follows from.
    """
    every, wanted = list(meetings), set(sleutels)
    found = [one for meeting in every for one in _of_meeting(meeting, every, wanted)]
    return sorted(found, key=lambda one: -one.stuk.id)


def besloten_bij(meetings: Iterable[Vergadering], sleutels: Collection[str]) -> dict[str, str]:
    """By row the last decision of a bestuurlijk overleg on it that still holds, in Dutch; also
    where it only took note.
    """
    found: dict[str, str] = {}
    for one, rows in _holding(meetings, sleutels):
        if one.overleg.soort == BESTUURLIJK:
            at = "" if one.nummer is None else f", punt {one.nummer}"
            found |= dict.fromkeys(rows, f"{_when(one)}{at}: {one.soort.lower()}")
    return found


def laatste_besluiten(
    meetings: Iterable[Vergadering], sleutels: Collection[str]
) -> dict[str, dict[int, str]]:
    """By row the last besluit that holds of each kind of overleg, the earliest meeting first: by
    its number what it is and of which meeting, in Dutch.
    """
    last: dict[str, dict[str, Besloten]] = {}
    for one, rows in _holding(meetings, sleutels):
        for sleutel in rows:
            of_row = last.setdefault(sleutel, {})
            of_row.pop(one.overleg.soort, None)
            of_row[one.overleg.soort] = one
    return {
        sleutel: {
            one.stuk.id: f"besluit {one.stuk.id}: {one.soort.lower()}, {one.overleg.titel}"
            for one in of_row.values()
        }
        for sleutel, of_row in last.items()
    }


def _holding(
    meetings: Iterable[Vergadering], sleutels: Collection[str]
) -> Iterator[tuple[Besloten, set[str]]]:
    """Each besluit that holds, with which of these rows it is about."""
    every, wanted = list(meetings), set(sleutels)
    for meeting in every:
        for one in besluiten_of(meeting, every):
            if one.herroepen_door is None:
                yield one, wanted.intersection(one.sleutels)


def _when(one: Besloten) -> str:
    """When it was decided; of a day that was still to come at the record, what is known."""
    day, recorded = one.overleg.dag, one.stuk.dag
    if day <= recorded:
        verb = "behandeld" if one.soort.lower() == KENNISNAME else "besloten"
        return f"{verb} op {date_in_words(day)}"
    return f"vastgelegd op {date_in_words(recorded)}, overleg van {date_in_words(day)}"


def kind_of(said: str) -> str:
    """As what it was decided, of what `besloten_bij` says: to hold it over decides nothing yet."""
    return said.rpartition(": ")[2]


def besloten_in_words(besloten: Mapping[str, str], sleutels: Sequence[str]) -> str:
    """The same of the rows of a point, with of how many of them; empty where of none."""
    counts = Counter(besloten[one] for one in sleutels if one in besloten)
    rows = len(sleutels)
    return "; ".join(
        said if number == rows else f"{said} ({counted(number, 'regel')})"
        for said, number in counts.items()
    )


def _of_meeting(
    meeting: Vergadering, every: list[Vergadering], wanted: set[str]
) -> Iterator[BijRegels]:
    points: set[int] = set()
    for versie in meeting.versies:
        points |= {punt.id for punt in versie.punten if wanted.intersection(punt.sleutels)}
    agenda = meeting.agenda
    for place, punt in enumerate(meeting.punten, 1):
        if wanted.intersection(punt.sleutels):
            kind = f"agenda, {'vastgesteld' if agenda.vast else 'concept'}"
            yield BijRegels(agenda.stuk, kind, meeting.titel, f"punt {place}: {punt.vraag}")
    touched: set[int] = set()
    for one in besluiten_of(meeting, every):
        if wanted.intersection(one.sleutels):
            touched.add(one.stuk.id)
            yield BijRegels(one.stuk, "besluit", meeting.titel, _besluit(one))
    for actie in meeting.acties:
        of = actie.stuk.inhoud
        if of.get("besluit") in touched or of.get("punt") in points:
            words = (actie.wat, actie.organisatie, f"voor {actie.uiterlijk}", actie.status)
            yield BijRegels(actie.stuk, "actie", meeting.titel, "; ".join(words))


def _besluit(one: Besloten) -> str:
    said = [one.soort, one.woorden, one.vraag and f"over: {one.vraag}"]
    if one.herroepen_door:
        said.append(f"herroepen bij besluit {one.herroepen_door}: geldt niet meer")
    return "; ".join(filter(None, said))
