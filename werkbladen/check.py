"""A filled-in workbook, read back and laid beside what stands for its organisation.

What is to be recorded, what stands so already, what somebody else recorded meanwhile, and what is
wrong in which cell. Records nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pandas as pd

from documents.opendocument.ods_parts import column_letters
from loaders.errors import shown
from selections.filters import LAGEN
from selections.words import dotted
from voortgang import record
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.per_organisatie import VanOrganisatie, as_entry, stands_for, stays
from voortgang.rechten import Organisatie, organisation_fields
from voortgang.record import (
    LIMITS,
    Entry,
    rule_problems,
    text_problems,
    unreadable_sign,
)
from voortgang.rijen import seen
from voortgang.typed import as_recorded, one_space
from voortgang.vocabulary import WITHDRAWN, vocabulary
from werkbladen.cells import EMPTY, Cell, Sheet, Spreadsheet, Unusable, read
from werkbladen.form import (
    DETAILS,
    DETAILS_HEADER,
    EXPLANATION,
    INPUT,
    KIND,
    OWN_LAAG,
    OWN_NAME,
    PRACTICE_KIND,
    SHEET,
    TO_MEND,
    by_sleutel,
    fields,
    fixed_cells,
    trace,
)
from werkbladen.unread import emptied, not_so_now, unread

# Somebody may keep rows of their own under those of the calendar.
SPARE_LINES = 100
_LAAG = "laag van de organisatie"

# What may stand in a cell, by the kind of thing that stands there instead.
_NOT_HERE = {
    "formule": "hier staat een formule; formules worden niet uitgerekend. Vul de uitkomst in als "
    "tekst",
    "datum": "hier staat een datum; schrijf een kwartaal (Q1 2027), een jaar of woorden",
    "waar of onwaar": "hier hoort tekst te staan",
    "fout": "hier staat een foutwaarde; hier hoort tekst te staan",
}


@dataclass(frozen=True)
class Problem:
    """What is wrong in a cell (`cel`: D14) of the sheet to fill in.

    regel: its line. veld: the name of its column; empty where it is none of ours.
    """

    cel: str
    staat: str
    melding: str
    regel: int
    veld: str

    def __str__(self) -> str:
        found = f" (er staat {shown(self.staat)})" if self.staat else " (leeg)"
        return f"{SHEET}, cel {self.cel}{found}: {self.melding}"


@dataclass(frozen=True)
class Asked:
    """What a line of the workbook asks.

    filled: the fields of the record. stands: what stands now for the organisation of the workbook.
    gezien: the last record of the row.
    """

    regel: int
    sleutel: str
    filled: Mapping[str, str]
    stands: VanOrganisatie | None
    gezien: int = field(compare=False)


@dataclass(frozen=True)
class Reading:
    """What a workbook asks, of rows that are right.

    to_record: what is another than what stands. meanwhile: so too, and what stands is not what
    stood in the workbook. confirmed: filled in, and it stands so already. unchanged: as it went
    out, and it stands so still.
    other_words: the rows (sleutel) whose words in the calendar have changed since.
    other_version: whether it was made from another version of the calendar.
    notes: what stands in it and is not read, or is read though nobody saw it; Dutch sentences.
    laag, peildatum: as the workbook says. organisatie: for whom it is recorded.
    """

    laag: str
    peildatum: str
    other_version: bool
    organisatie: Organisatie | None = None
    to_record: tuple[Asked, ...] = ()
    meanwhile: tuple[Asked, ...] = ()
    confirmed: tuple[Asked, ...] = ()
    unchanged: tuple[Asked, ...] = ()
    problems: tuple[Problem, ...] = ()
    other_words: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    @property
    def sleutels(self) -> list[str]:
        """Of the rows that are right."""
        return [one.sleutel for name in _OF_ROWS for one in getattr(self, name)]

    def entry(self, one: Asked) -> dict[str, object]:
        """As `voortgang.recording.record_all` takes it."""
        of = organisation_fields(self.organisatie)
        return {"sleutel": one.sleutel, **one.filled, **of, "gezien": one.gezien}

    def without(self, refused: Mapping[str, str]) -> "Reading":
        """Without the rows of these sleutels, which come back with why."""
        kinds = {name: getattr(self, name) for name in _OF_ROWS}
        out = [one for kind in kinds.values() for one in kind if one.sleutel in refused]
        told = (
            Problem(f"A{one.regel}", one.sleutel, refused[one.sleutel], one.regel, "sleutel")
            for one in out
            if one not in self.unchanged
        )
        return replace(
            self,
            problems=(*self.problems, *told),
            **{name: tuple(one for one in kind if one not in out) for name, kind in kinds.items()},
        )


_OF_ROWS = ("to_record", "meanwhile", "confirmed", "unchanged")


@dataclass(frozen=True)
class _Row:
    """What the hidden sheet says of a row: `gezien`, the fingerprint of its words, and of what was
    filled in the trace (None in a workbook of before) and the names of the fields.
    """

    gezien: str
    mark: str
    trace: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True)
class _Made:
    """What the hidden sheet says of the workbook, and of its rows by sleutel."""

    pairs: Mapping[str, str]
    rows: Mapping[str, _Row]


def read_werkboek(
    file: bytes,
    kalender: Kalender,
    state: pd.DataFrame,
    voor: Organisatie | None = None,
    *,
    vandaag: datetime.date,
    practice: bool = False,
) -> Reading:
    """Read a workbook of `werkbladen.form`. Raises `werkbladen.cells.Unusable`.

    state: of this calendar today, as `voortgang.stand.state_at` gives it. vandaag: that day. voor:
    for whom it is recorded where the workbook does not say. practice: whether the log is one to
    practise with; a workbook of such a log goes into no other, nor the other way round.
    """
    book = opened(file)
    made = _made(book, PRACTICE_KIND if practice else KIND)
    of = _organisation(book, made.pairs) or voor
    if of is not None and of.laag is None and voor is not None and voor.is_same(of):
        of = voor
    return _Reader(kalender, by_sleutel(state), made, places_in(book), of, vandaag).read(book)


def opened(file: bytes) -> Spreadsheet:
    """The sheets that this reads. Raises `Unusable`."""
    return read(file, (SHEET, EXPLANATION, DETAILS))


def _organisation(book: Spreadsheet, pairs: Mapping[str, str]) -> Organisatie | None:
    """Whose workbook it is: as it went out, or as somebody filled in on the sheet that explains."""
    answers = dict(pairs)
    sheet = book.sheets.get(EXPLANATION)
    for cells in sheet.lines.values() if sheet else ():
        label, answer = (*(one_space(cell.text) for cell in cells[:2]), "", "")[:2]
        if name := {OWN_NAME: "organisatie", OWN_LAAG: _LAAG}.get(label):
            answers[name] = answers.get(name) or answer
    name, laag = answers.get("organisatie"), as_recorded("laag", answers.get(_LAAG) or "")
    if not name:
        return None
    if laag is not None and laag not in LAGEN:
        raise Unusable(
            f"op het blad {shown(EXPLANATION)} staat als overheidslaag {shown(laag)}; toegestaan: "
            f"{', '.join(LAGEN)}"
        )
    if len(name) > LIMITS["organisatie"] or (sign := unreadable_sign(name, lines=False)):
        why = "is te lang" if len(name) > LIMITS["organisatie"] else sign
        raise Unusable(f"de naam van de organisatie op het blad {shown(EXPLANATION)} {why}")
    return Organisatie(naam=name, laag=laag)


def _made(book: Spreadsheet, kind: str) -> _Made:
    for name in (SHEET, DETAILS):
        if name not in book.sheets:
            has = ", ".join(map(shown, book.names[:10])) or "geen"
            raise Unusable(
                f"het blad {shown(name)} ontbreekt (bladen in dit bestand: {has}). Kies een "
                "werkblad dat op dit scherm is opgehaald"
            )
    if copies := [name for name in book.names if _is_copy(name)]:
        raise Unusable(
            f"naast het blad {shown(SHEET)} staat er {', '.join(map(shown, copies[:10]))}, en niet "
            f"te zien is welk blad geldt. Zet alles op het blad {shown(SHEET)} en verwijder het "
            "andere"
        )
    lines = [[cell.text for cell in cells] for cells in book.sheets[DETAILS].lines.values()]
    header = next(
        (at for at, line in enumerate(lines) if tuple(line[:3]) == DETAILS_HEADER[:3]), None
    )
    pairs = {line[0]: line[1] for line in lines[:header] if len(line) > 1}
    if pairs.get("soort") in {KIND, PRACTICE_KIND} - {kind}:
        raise Unusable(
            "een werkblad van de oefenomgeving is alleen daar in te leveren, en een ander werkblad "
            "daar niet"
        )
    if header is None or pairs.get("soort") != kind or not pairs.get("kalender"):
        raise Unusable(
            f"het blad {shown(DETAILS)} is niet dat van een werkblad van dit dashboard. Haal een "
            "nieuw werkblad op"
        )
    knows = len(lines[header]) > len(DETAILS_HEADER[:3])
    rows = {
        line[0]: _Row(
            *line[1:3],
            trace=(*line[3:4], "")[0] if knows else None,
            fields=tuple((*line[4:5], "")[0].split()),
        )
        for line in lines[header + 1 :]
        if len(line) > 2
    }
    return _Made(pairs, rows)


def _is_copy(name: str) -> bool:
    """As Excel, LibreOffice and people name a copy of the sheet to fill in."""
    return name != SHEET and name.strip().casefold().startswith(SHEET.casefold())


def places_in(book: Spreadsheet) -> dict[str, int]:
    """Where each column stands: somebody may have put another between them."""
    header = [one_space(cell.text) for cell in book.sheets[SHEET].lines.get(1, [])]
    places = {}
    for name, column in fields().items():
        titles = {column.title.casefold(), column.earlier.casefold()} - {""}
        found = [at for at, here in enumerate(header) if here.casefold() in titles]
        if len(found) != 1:
            how = "ontbreekt" if not found else "staat er meer dan één keer"
            raise Unusable(
                f"op het blad {shown(SHEET)} {how} de kolom {shown(column.title)} in de eerste "
                "regel. Haal een nieuw werkblad op"
            )
        places[name] = found[0]
    return places


def _typed(cells: Mapping[str, Cell]) -> dict[str, object]:
    """What is filled in on a line, as it is recorded."""
    found = {name: as_recorded(name, cells[name].text) for name in INPUT}
    return {name: text for name, text in found.items() if text is not None}


def _moved(row: Mapping[str, object], cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    """The grey cells in which something else stands than belongs with the row, and what does."""
    for name, text in fixed_cells(row).items():
        if one_space(cells[name].text) != one_space(text):
            yield name, text


def _emptied(
    made: _Row, filled: Mapping[str, str], stands: VanOrganisatie | None
) -> Iterator[tuple[str, str]]:
    """Cells that somebody made empty, though what stood there stays."""
    now = as_entry(stands)
    status = vocabulary().status.get(filled.get("status"))
    # Of what is closed nothing is expected any more.
    stays_open = ("verwacht", "fase") if status is None or status.open else ("fase",)
    for name in stays_open:
        if name in made.fields and name in now and name not in filled:
            yield (
                name,
                f"hier stond {shown(now[name])}, en leegmaken verandert dat niet. Schrijf wat er "
                "nu geldt" + (" met de reden" if name == "verwacht" else ""),
            )


class _Reader:
    def __init__(
        self,
        kalender: Kalender,
        state: Mapping[str, NamedTuple],
        made: _Made,
        places: Mapping[str, int],
        of: Organisatie | None,
        vandaag: datetime.date,
    ) -> None:
        self._kalender = kalender
        self._state = state
        self._made = made
        self._places = places
        self._of = of
        self._vandaag = vandaag
        self._found: dict[str, list[Asked]] = {name: [] for name in _OF_ROWS}
        self._problems: list[Problem] = []
        self._emptied: list[int] = []
        self._not_so_now: list[int] = []
        self._other: set[str] = set()
        self._asked: defaultdict[str, list[int]] = defaultdict(list)

    def read(self, book: Spreadsheet) -> Reading:
        sheet = book.sheets[SHEET]
        lines = {
            number: {
                name: cells[at] if at < len(cells) else EMPTY for name, at in self._places.items()
            }
            for number, cells in sheet.lines.items()
            if number > 1
        }
        most = 2 * len(self._kalender.sleutels) + SPARE_LINES
        if len(lines) > most:
            raise Unusable(
                f"het blad {shown(SHEET)} heeft {dotted(len(lines))} regels, veel meer dan de "
                f"kalender ({dotted(len(self._kalender.sleutels))}). Haal een nieuw werkblad op"
            )
        touched = {number for number, cells in lines.items() if self._is_touched(number, cells)}
        joined = self._merged(sheet, touched)
        for number in sorted(touched):
            self._asked[one_space(lines[number]["sleutel"].text)].append(number)
        for number in sorted(touched - joined):
            self._read_line(number, lines)
        others = {number: cells for number, cells in lines.items() if number not in touched}
        header = [one_space(cell.text) for cell in sheet.lines.get(1, [])]
        ours = {*self._places.values(), *(at for at, text in enumerate(header) if text == TO_MEND)}
        notes = [*unread(book, ours, touched, self._changed_in_vain(others))]
        if self._emptied:
            notes.append(emptied(self._emptied))
        if self._not_so_now:
            notes.append(not_so_now(self._not_so_now))
        pairs = self._made.pairs
        return Reading(
            laag=pairs.get("laag", ""),
            peildatum=pairs.get("peildatum", ""),
            other_version=pairs["kalender"] != self._kalender.versie,
            organisatie=self._of,
            problems=tuple(self._problems),
            other_words=frozenset(self._other),
            notes=tuple(notes),
            **{name: tuple(found) for name, found in self._found.items()},
        )

    def _changed_in_vain(self, others: Mapping[int, Mapping[str, Cell]]) -> list[int]:
        """Lines on which nothing is filled in and a grey cell is not as it went out."""
        return [
            number
            for number, cells in others.items()
            if (row := self._kalender.row(sleutel := one_space(cells["sleutel"].text)))
            and (made := self._made.rows.get(sleutel))
            and made.mark == fingerprint(words_of(row))
            and any(True for _ in _moved(row, cells))
        ]

    def _is_touched(self, number: int, cells: Mapping[str, Cell]) -> bool:
        """Whether somebody filled in something on this line."""
        filled = _typed(cells)
        sleutel = one_space(cells["sleutel"].text)
        made = self._made.rows.get(sleutel)
        known = made is not None and made.trace is not None
        if known and trace(filled) == made.trace:
            self._keep_unchanged(number, sleutel, filled)
        elif known and not filled:
            self._emptied.append(number)
        else:
            return bool(filled)
        return False

    def _merged(self, sheet: Sheet, touched: Collection[int]) -> set[int]:
        """The lines of cells that were made one."""
        joined: set[int] = set()
        ours = self._places.values()
        for top, left, bottom, right in sheet.merged:
            if bottom == 1 or not any(left <= at + 1 <= right for at in ours):
                continue
            here = {number for number in touched if top <= number <= bottom}
            first = f"{column_letters(left)}{top}"
            told = {top, *(here - joined)} & sheet.lines.keys()
            joined |= here
            for number in sorted(told):
                cells = sheet.lines.get(number, [])
                self._problems.append(
                    Problem(
                        f"{column_letters(left)}{number}",
                        cells[left - 1].text.strip() if left <= len(cells) else "",
                        f"hier zijn cellen samengevoegd ({first} tot en met "
                        f"{column_letters(right)}{bottom}), zodat niet te zien is bij welke regel "
                        "en kolom dit hoort. Hef de samenvoeging op en vul elke cel apart in",
                        number,
                        next((name for name, at in self._places.items() if at + 1 == left), ""),
                    )
                )
        return joined

    def _read_line(self, number: int, lines: Mapping[int, Mapping[str, Cell]]) -> None:
        cells = lines[number]
        filled = _typed(cells)
        sleutel = one_space(cells["sleutel"].text)
        problem = self._wrong_key(number, lines)
        if problem:
            self._problems.append(self._problem(number, "sleutel", problem, cells))
            return
        made = self._made.rows[sleutel]
        stands = stands_for(self._state[sleutel].organisaties, self._of)
        unreadable = {
            name: _NOT_HERE[cells[name].kind] for name in INPUT if cells[name].kind in _NOT_HERE
        }
        wrong = [*self._other_words(sleutel, cells)]
        wrong = wrong or [*self._broken(sleutel, cells), *_emptied(made, filled, stands)]
        # Told at once with what else is wrong, or the row comes back a second time.
        wrong = [*unreadable.items(), *(one for one in wrong if one[0] not in unreadable)]
        self._problems += [self._problem(number, *one, cells) for one in wrong]
        if not wrong:
            one = Asked(number, sleutel, filled, stands, seen(self._state[sleutel]))
            self._found[self._kind(made, filled, stands)].append(one)

    def _keep_unchanged(self, number: int, sleutel: str, filled: Mapping[str, str]) -> None:
        if filled and self._kalender.row(sleutel) is not None:
            stands = stands_for(self._state[sleutel].organisaties, self._of)
            if as_entry(stands) != filled:
                return
            if any(True for _ in self._rules_broken(sleutel, filled)):
                self._not_so_now.append(number)
                return
            one = Asked(number, sleutel, filled, stands, seen(self._state[sleutel]))
            self._found["unchanged"].append(one)

    def _kind(self, made: _Row, filled: Mapping[str, str], stands: VanOrganisatie | None) -> str:
        now = as_entry(stands)
        if stays(stands, filled) == now:
            return "confirmed"
        if made.trace is None:
            known = int(made.gezien) if made.gezien.isdecimal() else 0
            is_new = stands is not None and stands.bericht > known
        else:
            is_new = made.trace != trace(now)
        return "meanwhile" if is_new else "to_record"

    def _other_words(self, sleutel: str, cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """The grey cells of a row whose words are others in the calendar of now."""
        row = self._kalender.row(sleutel)
        if self._made.rows[sleutel].mark == fingerprint(words_of(row)):
            return
        told = (
            "de woorden van deze regel zijn sinds dit werkblad veranderd in de kalender{}. Kijk of "
            "wat u invulde, nog klopt"
        )
        self._other.add(sleutel)
        moved = [*_moved(row, cells)]
        for name, text in moved:
            yield name, told.format(f"; hier staat nu {shown(text)}")
        if not moved:
            yield "sleutel", told.format(" (maatregel, keuze, stap of toelichting)")

    def _wrong_key(self, number: int, lines: Mapping[int, Mapping[str, Cell]]) -> str | None:
        cell = lines[number]["sleutel"]
        sleutel = one_space(cell.text)
        if cell.kind == "formule":
            return "hier staat een formule; de sleutel mag niet veranderen"
        if not sleutel:
            return "op deze regel is iets ingevuld, maar de sleutel ontbreekt"
        if self._kalender.row(sleutel) is None:
            return "deze sleutel staat niet in de kalender"
        if sleutel not in self._made.rows:
            return "deze sleutel stond niet in het werkblad toen het werd gemaakt"
        if others := [other for other in self._asked[sleutel][:2] if other != number]:
            return f"deze sleutel staat ook op regel {others[0]}; vul elke sleutel één keer in"
        return None

    def _broken(self, sleutel: str, cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        row = self._kalender.row(sleutel)
        for name, text in _moved(row, cells):
            yield (
                name,
                f"bij sleutel {sleutel} hoort hier {shown(text)}; de grijze cellen mogen niet "
                "veranderen of verschuiven. Is een deel van de kolommen apart gesorteerd, maak dat "
                "dan ongedaan of haal een nieuw werkblad op",
            )
        status = _typed(cells).get("status")
        if status is None:
            yield "status", "op deze regel is iets ingevuld, maar de status ontbreekt"
            return
        offered = [one.waarde for one in vocabulary().offered_for([row["plan"]])]
        if status not in offered:
            why = (
                "met een werkblad is niets in te trekken; dat kan waar u het vastlegde (knop "
                "Ongedaan maken) of op de opdrachtregel"
                if status == WITHDRAWN
                else f"status {shown(status)} hoort hier niet"
                if status in vocabulary().status
                else f"status {shown(status)} is onbekend"
            )
            yield "status", f"{why}; toegestaan bij deze regel: {', '.join(map(shown, offered))}"
        for one in self._rules_broken(sleutel, _typed(cells)):
            # What has no column follows from a status that is no status of a workbook.
            if one.field in self._places and (one.field != "status" or status in offered):
                yield one.field, one.message

    def _rules_broken(self, sleutel: str, filled: Mapping[str, str]) -> Iterator[record.Problem]:
        # Who records is known once it is confirmed; any name does for the rules on the rest.
        entry = Entry(sleutel=sleutel, **filled, auteur=SHEET)
        yield from text_problems(entry)
        yield from rule_problems(entry, self._kalender, None, self._vandaag)

    def _problem(self, number: int, name: str, message: str, cells: Mapping[str, Cell]) -> Problem:
        cell = f"{column_letters(self._places[name] + 1)}{number}"
        return Problem(cell, cells[name].text.strip(), message, number, name)
