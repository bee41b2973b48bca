"""A filled-in workbook, read back: what it asks to record, what is wrong in which cell, and which
rows changed since it was made. Records nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from documents.opendocument.ods_parts import column_letters
from loaders.errors import shown
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.record import Entry, Facts, rule_problems, text_problems
from voortgang.typed import as_recorded, one_space
from voortgang.vocabulary import WITHDRAWN, vocabulary
from werkbladen.cells import EMPTY, Cell, Sheet, Spreadsheet, Unusable, read
from werkbladen.form import (
    DETAILS,
    DETAILS_HEADER,
    FIXED,
    INPUT,
    KIND,
    SHEET,
    by_sleutel,
    fields,
    fixed_cells,
    said_of,
    seen,
)
from werkbladen.unread import unread

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
    """What is wrong in a cell (`cel`: D14) of the sheet to fill in."""

    cel: str
    staat: str
    melding: str

    def __str__(self) -> str:
        found = f" (er staat {shown(self.staat)})" if self.staat else " (leeg)"
        return f"{SHEET}, cel {self.cel}{found}: {self.melding}"


@dataclass(frozen=True)
class Change:
    """A row that is not taken because it changed since the workbook was made; both versions.

    regel: its line in the workbook. waarom: Dutch. nu: what stands now. werkblad: what stood in the
    workbook when it was made. ingevuld: what was filled in.
    """

    regel: int
    sleutel: str
    waarom: str
    nu: str
    werkblad: str
    ingevuld: str


@dataclass(frozen=True)
class Reading:
    """What a workbook asks.

    entries: to be recorded, as `voortgang.recording.record_all` takes them, in their order.
    lines: of each entry its line in the workbook.
    other_version: whether it was made from another version of the calendar.
    notes: what stands in it and is not read, or is read though nobody saw it; Dutch sentences.
    laag, peildatum, organisatie: as the workbook says; whose it is may be empty.
    """

    laag: str
    peildatum: str
    other_version: bool
    entries: tuple[dict[str, object], ...]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()
    organisatie: str = ""


@dataclass(frozen=True)
class _Made:
    """What the hidden sheet says of the workbook, and by sleutel `gezien` and the fingerprint."""

    pairs: Mapping[str, str]
    rows: Mapping[str, tuple[str, str]]

    @property
    def organisatie(self) -> dict[str, str]:
        """Whose workbook it is, as an entry names it; empty where nobody is named."""
        named = {"organisatie": "organisatie", "laag": "laag van de organisatie"}
        return {field: text for field, name in named.items() if (text := self.pairs.get(name))}


def read_werkboek(file: bytes, kalender: Kalender, state: pd.DataFrame) -> Reading:
    """Read a workbook of `werkbladen.form`. Raises `werkbladen.cells.Unusable`.

    state: of this calendar today, as `voortgang.stand.state_at` gives it.
    """
    book = read(file, (SHEET, DETAILS))
    made = _made(book)
    places = _places(book)
    return _Reader(kalender, by_sleutel(state), made, places).read(book)


def _made(book: Spreadsheet) -> _Made:
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
    header = next((at for at, line in enumerate(lines) if tuple(line[:3]) == DETAILS_HEADER), None)
    pairs = {line[0]: line[1] for line in lines[:header] if len(line) > 1}
    if header is None or pairs.get("soort") != KIND or not pairs.get("kalender"):
        raise Unusable(
            f"het blad {shown(DETAILS)} is niet dat van een werkblad van dit dashboard. Haal een "
            "nieuw werkblad op"
        )
    rows = {line[0]: (line[1], line[2]) for line in lines[header + 1 :] if len(line) > 2}
    return _Made(pairs, rows)


def _is_copy(name: str) -> bool:
    """As Excel, LibreOffice and people name a copy of the sheet to fill in."""
    return name != SHEET and name.strip().casefold().startswith(SHEET.casefold())


def _places(book: Spreadsheet) -> dict[str, int]:
    """Where each column stands: somebody may have put another between them."""
    header = [one_space(cell.text) for cell in book.sheets[SHEET].lines.get(1, [])]
    places = {}
    for name, field in fields().items():
        titles = {field.title.casefold(), field.earlier.casefold()} - {""}
        found = [at for at, here in enumerate(header) if here.casefold() in titles]
        if len(found) != 1:
            how = "ontbreekt" if not found else "staat er meer dan één keer"
            raise Unusable(
                f"op het blad {shown(SHEET)} {how} de kolom {shown(field.title)} in de eerste "
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


class _Reader:
    def __init__(
        self,
        kalender: Kalender,
        state: Mapping[str, NamedTuple],
        made: _Made,
        places: Mapping[str, int],
    ) -> None:
        self._kalender = kalender
        self._state = state
        self._made = made
        self._places = places
        self._entries: list[tuple[int, dict[str, object]]] = []
        self._problems: list[Problem] = []
        self._changes: list[Change] = []

    def read(self, book: Spreadsheet) -> Reading:
        asked: dict[str, int] = {}
        sheet = book.sheets[SHEET]
        self._problems += self._merged(sheet)
        lines = {
            number: {
                name: cells[at] if at < len(cells) else EMPTY for name, at in self._places.items()
            }
            for number, cells in sheet.lines.items()
            if number > 1
        }
        filled = {number for number, cells in lines.items() if any(_typed(cells))}
        for number in sorted(filled):
            self._read_line(number, lines[number], asked)
        others = {number: cells for number, cells in lines.items() if number not in filled}
        pairs = self._made.pairs
        return Reading(
            laag=pairs.get("laag", ""),
            peildatum=pairs.get("peildatum", ""),
            organisatie=pairs.get("organisatie", ""),
            other_version=pairs["kalender"] != self._kalender.versie,
            entries=tuple(entry for _, entry in self._entries),
            lines=tuple(number for number, _ in self._entries),
            problems=tuple(self._problems),
            changes=tuple(self._changes),
            notes=tuple(
                unread(book, set(self._places.values()), filled, self._changed_in_vain(others))
            ),
        )

    def _changed_in_vain(self, others: Mapping[int, Mapping[str, Cell]]) -> list[int]:
        """Lines on which nothing is filled in and a grey cell is not as it went out."""
        return [
            number
            for number, cells in others.items()
            if (row := self._kalender.row(sleutel := one_space(cells["sleutel"].text)))
            and self._made.rows.get(sleutel, ("", ""))[1] == fingerprint(words_of(row))
            and any(True for _ in _moved(row, cells))
        ]

    def _merged(self, sheet: Sheet) -> Iterator[Problem]:
        ours = self._places.values()
        for top, left, bottom, right in sheet.merged:
            if bottom > 1 and any(left <= at + 1 <= right for at in ours):
                first = f"{column_letters(left)}{top}"
                cells = sheet.lines.get(top, [])
                yield Problem(
                    first,
                    cells[left - 1].text.strip() if left <= len(cells) else "",
                    f"hier zijn cellen samengevoegd ({first} tot en met "
                    f"{column_letters(right)}{bottom}), zodat niet te zien is bij welke regel en "
                    "kolom dit hoort. Hef de samenvoeging op en vul elke cel apart in",
                )

    def _read_line(self, number: int, cells: Mapping[str, Cell], asked: dict[str, int]) -> None:
        sleutel = one_space(cells["sleutel"].text)
        problem = self._wrong_key(cells["sleutel"], asked)
        if problem:
            self._problems.append(self._problem(number, "sleutel", cells, problem))
            return
        asked[sleutel] = number
        wrong = [
            self._problem(number, name, cells, _NOT_HERE[cells[name].kind])
            for name in INPUT
            if cells[name].kind in _NOT_HERE
        ]
        change = self._change(number, sleutel, cells)
        if change:
            self._changes.append(change)
            return
        wrong = wrong or [
            self._problem(number, name, cells, message)
            for name, message in self._broken(sleutel, cells)
        ]
        self._problems += wrong
        if not wrong:
            self._entries.append((number, self._entry(sleutel, cells)))

    def _wrong_key(self, cell: Cell, asked: Mapping[str, int]) -> str | None:
        sleutel = one_space(cell.text)
        if cell.kind == "formule":
            return "hier staat een formule; de sleutel mag niet veranderen"
        if not sleutel:
            return "op deze regel is iets ingevuld, maar de sleutel ontbreekt"
        if self._kalender.row(sleutel) is None:
            return "deze sleutel staat niet in de kalender"
        if sleutel not in self._made.rows:
            return "deze sleutel stond niet in het werkblad toen het werd gemaakt"
        if sleutel in asked:
            return f"deze sleutel staat ook op regel {asked[sleutel]}; vul elke sleutel één keer in"
        return None

    def _change(self, number: int, sleutel: str, cells: Mapping[str, Cell]) -> Change | None:
        row, of_row = self._kalender.row(sleutel), self._state[sleutel]
        known, mark = self._made.rows[sleutel]
        filled = "; ".join(f"{name}: {text}" for name, text in _typed(cells).items())
        if mark != fingerprint(words_of(row)):
            now = fixed_cells(row)
            return Change(
                number,
                sleutel,
                "de woorden van de regel zijn in de kalender veranderd",
                "; ".join(now.values()),
                "; ".join(cells[name].text for name in FIXED),
                filled,
            )
        if known != str(seen(of_row)):
            return Change(
                number,
                sleutel,
                "over de regel is intussen iets vastgelegd",
                said_of(of_row),
                cells["stand"].text,
                filled,
            )
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
        if status == WITHDRAWN:
            offered = vocabulary().offered_for([row["plan"]])
            yield (
                "status",
                f"met een werkblad is niets in te trekken; dat kan waar u het vastlegde (knop "
                f"Ongedaan maken) of op de opdrachtregel. Toegestaan bij deze regel: "
                f"{', '.join(shown(one.waarde) for one in offered)}",
            )
            return
        # Who records is known once it is confirmed; any name does for the rules on the rest.
        entry = Entry(sleutel=sleutel, **_typed(cells), auteur=SHEET)
        for name, message in (
            *text_problems(entry),
            *rule_problems(Facts(entry, self._kalender, None)),
        ):
            yield name, message

    def _entry(self, sleutel: str, cells: Mapping[str, Cell]) -> dict[str, object]:
        return {
            "sleutel": sleutel,
            **_typed(cells),
            **self._made.organisatie,
            "gezien": seen(self._state[sleutel]),
        }

    def _problem(self, number: int, name: str, cells: Mapping[str, Cell], message: str) -> Problem:
        cell = f"{column_letters(self._places[name] + 1)}{number}"
        return Problem(cell, cells[name].text.strip(), message)
