"""What a workbook that comes in says of itself: its sheets, whose it is, how it went out.

Every function raises `werkbladen.cells.Unusable` where it is no workbook of this dashboard.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.errors import shown
from loaders.overheidslagen import LAGEN
from voortgang.rechten import Organisatie
from voortgang.record import LIMITS, unreadable_sign
from voortgang.typed import as_recorded, one_space
from werkbladen.cells import Spreadsheet, Unusable, read
from werkbladen.form import DETAILS_HEADER, KIND, OWN_LAAG, OWN_NAME, PRACTICE_KIND, fields
from werkbladen.sheets import DETAILS, EXPLANATION, SHEET

_LAAG = "laag van de organisatie"


@dataclass(frozen=True)
class Row:
    """What the hidden sheet says of a row: `gezien`, the fingerprint of its words, and of what was
    filled in the trace (None in an older workbook) and the names of the fields.
    """

    gezien: str
    mark: str
    trace: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """What the hidden sheet says of the workbook, and of its rows by sleutel."""

    pairs: Mapping[str, str]
    rows: Mapping[str, Row]


def opened(file: bytes) -> Spreadsheet:
    """The sheets that are read."""
    return read(file, (SHEET, EXPLANATION, DETAILS))


def organisation_of(book: Spreadsheet, pairs: Mapping[str, str]) -> Organisatie | None:
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
    is_long = len(name) > LIMITS["organisatie"]
    if why := "is te lang" if is_long else unreadable_sign(name, lines=False):
        raise Unusable(f"de naam van de organisatie op het blad {shown(EXPLANATION)} {why}")
    return Organisatie(naam=name, laag=laag)


def made_of(book: Spreadsheet, kind: str) -> Made:
    """What the hidden sheet says; kind: of the workbook, as it must say."""
    for name in (SHEET, DETAILS):
        if name not in book.sheets:
            has = ", ".join(map(shown, book.names[:10])) or "geen"
            raise Unusable(
                f"het blad {shown(name)} ontbreekt (bladen in dit bestand: {has}). Kies een "
                "werkblad dat op dit scherm is opgehaald"
            )
    # As Excel, LibreOffice and people name a copy of the sheet to fill in.
    alike = [name for name in book.names if name.strip().casefold().startswith(SHEET.casefold())]
    if copies := [name for name in alike if name != SHEET]:
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
        line[0]: Row(
            *line[1:3],
            trace=(*line[3:4], "")[0] if knows else None,
            fields=tuple((*line[4:5], "")[0].split()),
        )
        for line in lines[header + 1 :]
        if len(line) > 2
    }
    return Made(pairs, rows)


def places_in(book: Spreadsheet) -> dict[str, int]:
    """Where each column stands: somebody may have put others between them."""
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
