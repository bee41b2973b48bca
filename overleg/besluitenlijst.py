"""The besluitenlijst: what meetings decided and agreed, and what followed from it row by row.

Of one meeting, or of all that were held in a period. Everything is worked out from the besluiten,
acties and agendas that are given: those up to a record give the same list for good.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel, Where
from overleg.vergaderingen import Afspraak, Vergadering
from selections.dates import date_in_words
from selections.words import counted, enumeration
from voortgang.counts import class_label
from voortgang.gevolgen import with_gevolgen
from voortgang.rijen import maatregel_of, stap_of
from voortgang.stand import standing_after
from voortgang.vergaderstukken import Overleg, Stuk, in_force, replaced, sleutels_of
from voortgang.vocabulary import Decision, vocabulary
from voortgang.words import NOTHING, ORGANISATION_NOT_NAMED, gevolg_in_words, set_in_words

OF_ROW = "de regel als geheel"
TAKEN_BY_UNKNOWN = "niet genoemd"
NO_LONGER = "telt niet meer"
OUTSIDE = "buiten de agenda"
# By sleutel and organisation, or `OF_ROW`, what stood there.
Standing = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Besloten:
    """A besluit in the list.

    overleg: that took it. nummer: the place of its point on the agenda, None where it is on none.
    vraag: of that point, empty where there is none. onderwerp: what it is called, `OUTSIDE` where
    there is none. herroept: the besluit that it takes the place of; herroepen_door: that by which
    it no longer holds.
    """

    stuk: Stuk
    overleg: Overleg
    nummer: int | None
    vraag: str
    onderwerp: str
    herroept: Stuk | None
    herroepen_door: int | None

    @property
    def soort(self) -> str:
        """Its kind as a reader sees it."""
        return self._kind.label

    @property
    def beslist(self) -> bool:
        """Whether a bestuurlijk overleg did more than take note; directors advise."""
        return self.overleg.soort == "bestuurlijk overleg" and self._kind.waarde != "ter kennisname"

    @property
    def verandert(self) -> bool:
        """Whether something follows from it, or it agrees to what was asked in part or not."""
        differs = self.beslist and self._kind.waarde != "akkoord"
        return self.volgt or self.herroept is not None or differs

    @property
    def volgt(self) -> bool:
        """Whether something follows from it for rows."""
        return bool(self.stuk.inhoud.get("gevolgen"))

    @property
    def _kind(self) -> Decision:
        return kind_of(self.stuk)

    @property
    def sleutels(self) -> list[str]:
        """The rows that it is about."""
        return self.stuk.inhoud["sleutels"]

    @property
    def woorden(self) -> str:
        return self.stuk.inhoud.get("woorden", "")

    @property
    def door(self) -> tuple[str, ...]:
        """The organisations that took it."""
        return tuple(self.stuk.inhoud.get("organisaties", ()))

    @property
    def punt(self) -> str:
        """Its point with the place on the agenda, or that it belongs to none."""
        if not self.vraag:
            return OUTSIDE
        return f"{self.nummer}. {self.vraag}" if self.nummer else self.vraag


@dataclass(frozen=True)
class Verandering:
    """What stood on a row before a besluit and what after it, of one organisation or `OF_ROW`."""

    besluit: int
    sleutel: str
    organisatie: str
    was: str
    wordt: str

    @property
    def volgt(self) -> bool:
        """Whether something followed."""
        return self.was != self.wordt


def kind_of(besluit: Stuk) -> Decision:
    """As what it was decided."""
    return vocabulary().besluit[besluit.inhoud["soort"]]


def besluiten_of(meeting: Vergadering, every: Iterable[Vergadering]) -> list[Besloten]:
    """All besluiten of a meeting, the reversed ones too, in the order of its agenda.

    every: all meetings; a later one can have reversed a besluit of this.
    """
    questions = {number: punt.vraag for number, punt in meeting.punt.items()}
    places = {punt.id: place for place, punt in enumerate(meeting.punten, 1)}
    known = {stuk.id: stuk for one in every for stuk in (*one.besluiten, *one.herroepen)}
    gone = replaced(known[number] for number in sorted(known))
    found = [
        Besloten(
            stuk,
            meeting.overleg,
            places.get(stuk.inhoud.get("punt")),
            questions.get(stuk.inhoud.get("punt"), ""),
            subject(meeting, stuk),
            known.get(stuk.inhoud.get("herroept")),
            gone.get(stuk.id),
        )
        for stuk in (*meeting.besluiten, *meeting.herroepen)
    ]
    return sorted(found, key=lambda one: (one.nummer or len(places) + 1, one.stuk.id))


def subject(meeting: Vergadering, besluit: Stuk) -> str:
    """What the point is called that a besluit of a meeting is on; `OUTSIDE` where on none."""
    punt = meeting.punt.get(besluit.inhoud.get("punt"))
    return OUTSIDE if punt is None else punt.onderwerp or punt.vraag


def held_between(
    meetings: Iterable[Vergadering], first: datetime.date, last: datetime.date
) -> list[Vergadering]:
    """Those that were held from `first` up to and including `last`."""
    return [one for one in meetings if first <= one.dag <= last]


def open_before(meetings: Iterable[Vergadering], first: datetime.date) -> list[Afspraak]:
    """The acties of meetings before this day that are still open."""
    earlier = (one for one in meetings if one.dag < first)
    return [one for of in earlier for one in of.acties if one.open]


def why_concept(meeting: Vergadering) -> str:
    """Why its besluitenlijst is a concept, in Dutch; empty where it is not."""
    fixed = meeting.vastgesteld
    if fixed is None:
        return "de agenda is niet vastgesteld"
    still_open = sum(meeting.besluit(punt.id) is None for punt in fixed.punten)
    return f"{counted(still_open, 'punt')} zonder besluit" if still_open else ""


def as_reason(stuk: Stuk) -> str:
    """A besluit as the reason of what it set: its number, its overleg and day, its words."""
    words = stuk.inhoud.get("woorden") or kind_of(stuk).label
    return f"besluit {stuk.id} ({stuk.overleg.titel}): {words}"


def days_over(afspraak: Afspraak, day: datetime.date) -> int:
    """How many days ago the day was by which it was to be done; 0 where that is not so."""
    return max((day - afspraak.dag).days, 0) if afspraak.open else 0


def state_in_words(afspraak: Afspraak, day: datetime.date) -> str:
    """How an actie stands on a day: since when it is overdue is said."""
    label = next(one.label for one in vocabulary().acties if one.waarde == afspraak.status)
    days = days_over(afspraak, day)
    return f"{label}, {counted(days, 'dag')} over de afgesproken dag" if days else label


def followed_in_words(one: Besloten) -> str:
    """How many rows a besluit is about, and what followed for how many of them."""
    set_: dict[str, set[str]] = {}
    for gevolg in one.stuk.inhoud.get("gevolgen", []):
        for said in gevolg_in_words(gevolg):
            set_.setdefault(said, set()).add(gevolg["sleutel"])
    followed = "; ".join(f"{counted(len(of), 'regel')} {said}" for said, of in sorted(set_.items()))
    if one.herroept and one.herroept.inhoud.get("gevolgen"):
        lapsed = f"wat volgde uit besluit {one.herroept.id}, vervalt"
        followed = "; ".join(filter(None, (lapsed, followed)))
    if not one.sleutels:
        return followed or "gaat niet over regels"
    return f"over {counted(len(one.sleutels), 'regel')}: {followed or 'er volgt niets uit'}"


def rows_in_words(sleutels: Iterable[str]) -> str:
    """Which rows these are, shortly: by maatregel their stappen, with how many where more; of a
    single row of a stap which one, where it is not the first.
    """
    stappen: dict[str, dict[str, list[str]]] = {}
    for sleutel in sleutels:
        stap = stap_of(sleutel)
        of_maatregel = stappen.setdefault(maatregel_of(sleutel), {})
        of_maatregel.setdefault(f"stap {stap}" if stap else "", []).append(sleutel)
    said = []
    for maatregel, of in stappen.items():
        numbers = {
            f"{stap}{_which_row(rows[0])}" if len(rows) == 1 else stap: len(rows)
            for stap, rows in of.items()
        }
        said.append(f"{maatregel} {', '.join(counted_each(numbers))}".strip())
    return "; ".join(said)


def _which_row(sleutel: str) -> str:
    parts = zip(("regel", "moment"), sleutel.split("/")[2:], strict=False)
    return "".join(f" {what} {number}" for what, number in parts if int(number) > 1)


def counted_each(stappen: Mapping[str, int]) -> Iterator[str]:
    """Stappen in words, "" for rows without one, each with how many rows it has where more."""
    for stap, number in stappen.items():
        said = (stap, f"({counted(number, 'regel')})" if number > 1 else "")
        if any(said):
            yield " ".join(filter(None, said))


def besluiten_tabel(besluiten: Iterable[Besloten], of: str, one_meeting: bool = False) -> Tabel:
    """The besluiten, a row each. of: what they are of; one_meeting: a screen says of which."""
    return Tabel.each(
        "Besluiten",
        besluiten,
        {
            Column("Overleg", where=Where.FILE if one_meeting else Where.EVERYWHERE): lambda one: (
                one.overleg.titel
            ),
            "Punt": "punt",
            "Besluit": _kind,
            "In de woorden van het overleg": "woorden",
            "Genomen door": lambda one: ", ".join(one.door) or TAKEN_BY_UNKNOWN,
            "Wat eruit volgt voor regels": followed_in_words,
            "Over welke regels": lambda one: rows_in_words(one.sleutels),
            "Nummer": lambda one: one.stuk.id,
        },
        caption=f"Besluiten van {of}",
    )


def acties_tabel(title: str, acties: Iterable[Afspraak], day: datetime.date) -> Tabel:
    """Each actie with how it stands on a day."""

    def state(one: Afspraak) -> Shown:
        said = state_in_words(one, day)
        return Shown(said, Markup("<b>{}</b>" if days_over(one, day) else "{}").format(said))

    return Tabel.each(
        title,
        acties,
        {
            "Wat": "wat",
            "Organisatie": "organisatie",
            "Voor": "uiterlijk",
            "Stand": state,
            "Toelichting": lambda one: one.stuk.inhoud.get("toelichting"),
            "Afgesproken in": lambda one: one.overleg.titel,
            "Actie": "nummer",
        },
        caption=f"{title}, stand op {date_in_words(day)}",
    )


def besluiten_in_words(besluiten: Sequence[Besloten]) -> str:
    """How many there are, of which kind, and how many no longer hold."""
    holding = [one for one in besluiten if one.herroepen_door is None]
    kinds = Counter(one.soort.lower() for one in holding)
    of_each = enumeration([f"{kind} {number}" for kind, number in kinds.items()])
    said = counted(len(besluiten), "besluit") + (f": {of_each}" if of_each else "")
    reversed_ = len(besluiten) - len(holding)
    return f"{said}; {reversed_} herroepen" if reversed_ else said


def acties_in_words(acties: Sequence[Afspraak], day: datetime.date) -> str:
    """How many there are, how many of them are open, and overdue."""
    over = sum(bool(days_over(one, day)) for one in acties)
    said = f"{counted(len(acties), 'actie')}, waarvan {sum(one.open for one in acties)} open"
    return f"{said} en {over} over de afgesproken dag" if over else said


def concerns(one: Besloten, in_view: Collection[str], calendar: Collection[str]) -> bool:
    """Whether a besluit is about a row in view, about one that is gone, or about none."""
    return not one.sleutels or any(
        sleutel in in_view or sleutel not in calendar for sleutel in one.sleutels
    )


def _kind(one: Besloten) -> Shown:
    said = [one.soort]
    if one.herroept:
        said.append(f"herroept besluit {one.herroept.id}")
    if one.herroepen_door:
        said.append(f"herroepen bij besluit {one.herroepen_door}: geldt niet meer")
    first, *more = said
    html = Markup("<br>").join([Markup("<b>{}</b>").format(first), *more])
    return Shown("; ".join(said), html)


def what_followed(
    besluiten: Sequence[Besloten],
    stukken: Sequence[Stuk],
    records: pd.DataFrame,
    table: pd.DataFrame,
) -> list[Verandering]:
    """By besluit and row, in the order of the calendar, what stood before it and what after it.

    stukken: all, not those of the list alone. records: the whole history of at least the rows that
    these besluiten are about. A besluit from which nothing follows for a row has what stood there.
    One that its own meeting reversed is left out: before and after all others stood what would
    stand without it.
    """
    about = rows_about(besluiten)
    rows = table[table["sleutel"].isin(about)]
    of_rows = records[records["sleutel"].isin(about)]
    lasting, left_out = _lasting(stukken)
    # Mostly nothing is recorded between two besluiten of a meeting: then the state is the same.
    worked_out: dict[tuple, Standing] = {}

    def standing(until: int) -> Standing:
        known = of_rows[of_rows["id"] < until]
        before = [stuk for stuk in lasting if stuk.id < until]
        setting = (one.id for one in in_force(before).values() if one.inhoud.get("gevolgen"))
        key = len(known), *setting
        if key not in worked_out:
            state = standing_after(rows, with_gevolgen(known, before))
            worked_out[key] = {
                row.sleutel: dict(_said(row)) for row in state.itertuples(index=False)
            }
        return worked_out[key]

    order = {sleutel: place for place, sleutel in enumerate(rows["sleutel"])}
    changes: list[Verandering] = []
    about_rows: dict[int, set[str]] = {}
    for one in sorted(besluiten, key=lambda one: one.stuk.id):
        instead_of = one.herroept and one.herroept.id
        about_rows[one.stuk.id] = _sleutels(one) | about_rows.get(instead_of, set())
    for one in besluiten:
        if one.stuk.id in left_out:
            continue
        was, wordt = standing(one.stuk.id), standing(one.stuk.id + 1)
        for sleutel in sorted(
            about_rows[one.stuk.id], key=lambda row: (order.get(row, len(order)), row)
        ):
            before, after = was.get(sleutel, {}), wordt.get(sleutel, {})
            changes += _of_row(one.stuk.id, sleutel, before, after)
    return changes


def _lasting(stukken: Sequence[Stuk]) -> tuple[list[Stuk], set[int]]:
    """Without the besluiten that their own meeting reversed, and the numbers of those: what came in
    the place of one of them reverses what that one did.
    """
    taken = {stuk.id: stuk.overleg.key for stuk in stukken if stuk.soort == "besluit"}
    after = replaced(stukken)
    left_out = {number for number, by in after.items() if taken[number] == taken[by]}
    before = {by: number for number, by in after.items()}

    def as_lasts(stuk: Stuk) -> Stuk:
        number = before.get(stuk.id)
        if number not in left_out:
            return stuk
        while number in left_out:
            number = before.get(number)
        return replace(stuk, inhoud={**stuk.inhoud, "herroept": number})

    return [as_lasts(stuk) for stuk in stukken if stuk.id not in left_out], left_out


def rows_about(besluiten: Iterable[Besloten]) -> set[str]:
    """The sleutels that these besluiten are about, those of what they reverse included."""
    return {sleutel for one in besluiten for sleutel in _sleutels(one)}


def _sleutels(one: Besloten) -> set[str]:
    about = sleutels_of(one.stuk)
    return about if one.herroept is None else about | sleutels_of(one.herroept)


def _of_row(
    besluit: int, sleutel: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[Verandering]:
    changed = [name for name in (before | after) if before.get(name) != after.get(name)]
    told = changed or [*after]
    for name in told:
        gone_now = NO_LONGER if name in before else NOTHING
        said = (before.get(name, NOTHING), after.get(name, gone_now))
        # A moment or a start is set beside what the organisations recorded, which stays.
        if name == OF_ROW and changed:
            said = _whole(before), _whole(after)
        yield Verandering(besluit, sleutel, name, *said)
    if not told:
        yield Verandering(besluit, sleutel, OF_ROW, NOTHING, NOTHING)


def _whole(standing: dict[str, str]) -> str:
    """All that stands on a row: what is set of it as a whole, then each organisation."""
    of_each = (f"{name}: {said}" for name, said in standing.items() if name != OF_ROW)
    return ". ".join(filter(None, (standing.get(OF_ROW), *of_each))) or NOTHING


def _said(row) -> Iterator[tuple[str, str]]:
    for one in row.organisaties:
        expected = f"; verwacht {one.verwacht}" if one.verwacht else ""
        yield one.organisatie or ORGANISATION_NOT_NAMED, f"{class_label(one.status)}{expected}"
    if set_ := "; ".join(set_in_words(row._asdict())):
        yield OF_ROW, set_
