"""A filled-in workbook, read back and laid beside what stands for its organisation.

What is to be recorded, what stands so already, what somebody else recorded meanwhile, and what is
wrong in which cell. Records nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from documents.opendocument.ods_parts import column_letters
from loaders.errors import shown
from selections.words import dotted
from voortgang import record
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.per_organisatie import VanOrganisatie, as_entry, stands_for, stays
from voortgang.rechten import Organisatie, organisation_fields
from voortgang.rijen import seen
from voortgang.typed import as_recorded, one_space
from voortgang.vocabulary import WITHDRAWN, vocabulary
from werkbladen.cells import Cell, Sheet, Spreadsheet, Unusable
from werkbladen.form import INPUT, KIND, PRACTICE_KIND, TO_MEND, by_sleutel, fixed_cells, trace
from werkbladen.opened import Made, Row, made_of, opened, organisation_of, places_in
from werkbladen.sheets import SHEET
from werkbladen.unread import unread

# Somebody may keep rows of their own under those of the calendar.
SPARE_LINES = 100

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

    to_record: what differs from what stands. meanwhile: so too, and what stands is not what
    stood in the workbook. confirmed: filled in, and it stands so already. unchanged: as it went
    out, and it stands so still.
    other_words: the rows (sleutel) whose words in the calendar have changed since.
    other_version: whether it was made from a different version of the calendar.
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
    made = made_of(book, PRACTICE_KIND if practice else KIND)
    of = organisation_of(book, made.pairs) or voor
    if of is not None and of.laag is None and voor is not None and voor.is_same(of):
        of = voor
    return _Reader(kalender, by_sleutel(state), made, places_in(book), of, vandaag).read(book)


@dataclass(frozen=True)
class _Line:
    """A line of the sheet to fill in; cells: by the name of their column."""

    number: int
    cells: Mapping[str, Cell]

    @cached_property
    def sleutel(self) -> str:
        return one_space(self.cells["sleutel"].text)

    @cached_property
    def filled(self) -> dict[str, str]:
        """What is filled in, as it is recorded."""
        found = {name: as_recorded(name, self.cells[name].text) for name in INPUT}
        return {name: text for name, text in found.items() if text is not None}

    def moved(self, row: Mapping[str, object]) -> dict[str, str]:
        """The grey cells in which something else stands than belongs with the row, and that."""
        return {
            name: text
            for name, text in fixed_cells(row).items()
            if one_space(self.cells[name].text) != one_space(text)
        }


def _emptied(
    made: Row, filled: Mapping[str, str], stands: VanOrganisatie | None
) -> Iterator[tuple[str, str]]:
    """Cells that somebody made empty, though what stood there stays."""
    now = as_entry(stands)
    status = vocabulary().status.get(filled.get("status"))
    # Of what is closed nothing is expected any more.
    stays_open = ("verwacht", "fase") if status is None or status.open else ("fase",)
    for name in stays_open:
        if name in made.fields and name in now and name not in filled:
            told = f"hier stond {shown(now[name])}, en leegmaken verandert dat niet. Schrijf wat er"
            yield name, f"{told} nu geldt{' met de reden' if name == 'verwacht' else ''}"


@dataclass
class _Reader:
    """Goes through the lines, and keeps what each asks until all are read."""

    kalender: Kalender
    state: Mapping[str, NamedTuple]
    made: Made
    places: Mapping[str, int]
    of: Organisatie | None
    vandaag: datetime.date
    found: dict[str, list[Asked]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    emptied: list[int] = field(default_factory=list)
    not_so_now: list[int] = field(default_factory=list)
    other_words: set[str] = field(default_factory=set)

    def read(self, book: Spreadsheet) -> Reading:
        sheet = book.sheets[SHEET]
        lines = [
            _Line(number, {name: sheet.cell(number, at) for name, at in self.places.items()})
            for number in sheet.lines
            if number > 1
        ]
        known = len(self.kalender.sleutels)
        if len(lines) > 2 * known + SPARE_LINES:
            raise Unusable(
                f"het blad {shown(SHEET)} heeft {dotted(len(lines))} regels, veel meer dan de "
                f"kalender ({dotted(known)}). Haal een nieuw werkblad op"
            )
        touched = {line.number: line for line in lines if self._is_touched(line)}
        joined = self._merged(sheet, touched)
        asked: defaultdict[str, list[int]] = defaultdict(list)
        for number in sorted(touched):
            asked[touched[number].sleutel].append(number)
        for number in sorted(touched.keys() - joined):
            self._read_line(touched[number], asked[touched[number].sleutel])
        in_vain = [
            line.number
            for line in lines
            if line.number not in touched and self._is_changed_in_vain(line)
        ]
        header = [one_space(cell.text) for cell in sheet.lines.get(1, [])]
        ours = {*self.places.values(), *(at for at, text in enumerate(header) if text == TO_MEND)}
        notes = unread(book, ours, touched, in_vain, self.emptied, self.not_so_now)
        pairs = self.made.pairs
        return Reading(
            laag=pairs.get("laag", ""),
            peildatum=pairs.get("peildatum", ""),
            other_version=pairs["kalender"] != self.kalender.versie,
            organisatie=self.of,
            problems=tuple(self.problems),
            other_words=frozenset(self.other_words),
            notes=tuple(notes),
            **{name: tuple(found) for name, found in self.found.items()},
        )

    def _is_changed_in_vain(self, line: _Line) -> bool:
        """Whether a grey cell is not as it went out, of a line on which nothing is filled in."""
        row, made = self.kalender.row(line.sleutel), self.made.rows.get(line.sleutel)
        if row is None or made is None or made.mark != fingerprint(words_of(row)):
            return False
        return bool(line.moved(row))

    def _is_touched(self, line: _Line) -> bool:
        """Whether somebody filled in something on this line."""
        made = self.made.rows.get(line.sleutel)
        known = made is not None and made.trace is not None
        if known and trace(line.filled) == made.trace:
            self._keep_unchanged(line)
        elif known and not line.filled:
            self.emptied.append(line.number)
        else:
            return bool(line.filled)
        return False

    def _keep_unchanged(self, line: _Line) -> None:
        if not line.filled or self.kalender.row(line.sleutel) is None:
            return
        stands = self._stands(line)
        if as_entry(stands) != line.filled:
            return
        if any(True for _ in self._rules_broken(line)):
            self.not_so_now.append(line.number)
        else:
            self._keep("unchanged", line, stands)

    def _keep(self, kind: str, line: _Line, stands: VanOrganisatie | None) -> None:
        gezien = seen(self.state[line.sleutel])
        self.found[kind].append(Asked(line.number, line.sleutel, line.filled, stands, gezien))

    def _stands(self, line: _Line) -> VanOrganisatie | None:
        return stands_for(self.state[line.sleutel].organisaties, self.of)

    def _merged(self, sheet: Sheet, touched: Collection[int]) -> set[int]:
        """The lines of cells that were made one."""
        joined: set[int] = set()
        name_of = {at + 1: name for name, at in self.places.items()}
        for top, left, bottom, right in sheet.merged:
            if bottom == 1 or not any(left <= at <= right for at in name_of):
                continue
            here = {number for number in touched if top <= number <= bottom}
            first, last = f"{column_letters(left)}{top}", f"{column_letters(right)}{bottom}"
            told = {top, *(here - joined)} & sheet.lines.keys()
            joined |= here
            for number in sorted(told):
                stood = sheet.cell(number, left - 1).text.strip()
                message = (
                    f"hier zijn cellen samengevoegd ({first} tot en met {last}), zodat niet te "
                    "zien is bij welke regel en kolom dit hoort. Hef de samenvoeging op en vul "
                    "elke cel apart in"
                )
                cel = f"{column_letters(left)}{number}"
                self.problems.append(Problem(cel, stood, message, number, name_of.get(left, "")))
        return joined

    def _read_line(self, line: _Line, same: Sequence[int]) -> None:
        """same: the lines on which something is filled in for this row."""
        if problem := self._wrong_key(line, same):
            self._tell(line, "sleutel", problem)
            return
        made, stands = self.made.rows[line.sleutel], self._stands(line)
        kinds = {name: line.cells[name].kind for name in INPUT}
        unreadable = {name: _NOT_HERE[kind] for name, kind in kinds.items() if kind in _NOT_HERE}
        wrong = [*self._changed_words(line)]
        wrong = wrong or [*self._broken(line), *_emptied(made, line.filled, stands)]
        # Told at once with what else is wrong, or the row comes back a second time.
        wrong = [*unreadable.items(), *(one for one in wrong if one[0] not in unreadable)]
        for name, message in wrong:
            self._tell(line, name, message)
        if not wrong:
            self._keep(_kind(made, line.filled, stands), line, stands)

    def _changed_words(self, line: _Line) -> Iterator[tuple[str, str]]:
        """The grey cells of a row whose words have changed in the calendar since."""
        row = self.kalender.row(line.sleutel)
        if self.made.rows[line.sleutel].mark == fingerprint(words_of(row)):
            return
        told = (
            "de woorden van deze regel zijn sinds dit werkblad veranderd in de kalender{}. Kijk of "
            "wat u invulde, nog klopt"
        )
        self.other_words.add(line.sleutel)
        moved = line.moved(row)
        for name, text in moved.items():
            yield name, told.format(f"; hier staat nu {shown(text)}")
        if not moved:
            yield "sleutel", told.format(" (maatregel, keuze, stap of toelichting)")

    def _wrong_key(self, line: _Line, same: Sequence[int]) -> str | None:
        if line.cells["sleutel"].kind == "formule":
            return "hier staat een formule; de sleutel mag niet veranderen"
        if not line.sleutel:
            return "op deze regel is iets ingevuld, maar de sleutel ontbreekt"
        if self.kalender.row(line.sleutel) is None:
            return "deze sleutel staat niet in de kalender"
        if line.sleutel not in self.made.rows:
            return "deze sleutel stond niet in het werkblad toen het werd gemaakt"
        if others := [other for other in same[:2] if other != line.number]:
            return f"deze sleutel staat ook op regel {others[0]}; vul elke sleutel één keer in"
        return None

    def _broken(self, line: _Line) -> Iterator[tuple[str, str]]:
        row = self.kalender.row(line.sleutel)
        for name, text in line.moved(row).items():
            yield (
                name,
                f"bij sleutel {line.sleutel} hoort hier {shown(text)}; de grijze cellen mogen niet "
                "veranderen of verschuiven. Is een deel van de kolommen apart gesorteerd, maak dat "
                "dan ongedaan of haal een nieuw werkblad op",
            )
        status = line.filled.get("status")
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
        for one in self._rules_broken(line):
            # What has no column follows from a status that is no status of a workbook.
            if one.field in self.places and (one.field != "status" or status in offered):
                yield one.field, one.message

    def _rules_broken(self, line: _Line) -> Iterator[record.Problem]:
        # Who records is known once it is confirmed; any name does for the rules on the rest.
        entry = record.Entry(sleutel=line.sleutel, **line.filled, auteur=SHEET)
        yield from record.text_problems(entry)
        yield from record.rule_problems(entry, self.kalender, None, self.vandaag)

    def _tell(self, line: _Line, name: str, message: str) -> None:
        cel = f"{column_letters(self.places[name] + 1)}{line.number}"
        stood = line.cells[name].text.strip()
        self.problems.append(Problem(cel, stood, message, line.number, name))


def _kind(made: Row, filled: Mapping[str, str], stands: VanOrganisatie | None) -> str:
    now = as_entry(stands)
    if stays(stands, filled) == now:
        return "confirmed"
    if made.trace is None:
        known = int(made.gezien) if made.gezien.isdecimal() else 0
        is_new = stands is not None and stands.bericht > known
    else:
        is_new = made.trace != trace(now)
    return "meanwhile" if is_new else "to_record"
