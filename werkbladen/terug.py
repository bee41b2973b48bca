"""A filled-in workbook as it comes back: the wrong cells marked, and in words what to mend.

All that somebody typed stays, also in columns of their own; the rows to be mended stand on top. It
can be handed in again: what it says of how it went out is that of the workbook that came in, but of
rows whose words changed, which go out with the present ones.
"""

import datetime
from collections.abc import Iterator

import pandas as pd

from documents.opendocument.ods_parts import column_letters
from loaders.errors import shown
from loaders.overheidslagen import LAGEN
from selections.words import counted
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.typed import one_space
from werkbladen.cells import Spreadsheet
from werkbladen.check import Problem, Reading
from werkbladen.form import (
    OWN_LAAG,
    OWN_NAME,
    TO_MEND,
    by_sleutel,
    choices,
    fields,
    fixed_cells,
    noted,
    said_of,
    titled,
)
from werkbladen.opened import opened, places_in
from werkbladen.sheets import DETAILS, EXPLANATION, SHEET, Field, FillIn


def to_mend(
    file: bytes,
    reading: Reading,
    kalender: Kalender,
    state: pd.DataFrame | None,
    made: datetime.datetime,
    mark: str = "",
) -> FillIn:
    """The workbook to be sent back. Raises `werkbladen.cells.Unusable`.

    reading: of this file. state: of the calendar now, of which it says how each row stands; None
    where the log is away: then that stays as it went out. made: now, with its time zone. mark: as
    in `werkbladen.form.make`.
    """
    book = opened(file)
    of_row, notes = {} if state is None else by_sleutel(state), noted(kalender.table)
    sheet, places, own = book.sheets[SHEET], places_in(book), _own_columns(book)
    wrong: dict[int, list[Problem]] = {}
    for problem in reading.problems:
        wrong.setdefault(problem.regel, []).append(problem)
    numbers = [number for number in sheet.lines if number > 1]
    rows, of_calendar = [], []
    for number in sorted(numbers, key=lambda number: number not in wrong):
        texts = {name: sheet.cell(number, at).text for name, at in places.items()}
        row = kalender.row(one_space(texts["sleutel"]))
        of_calendar.append(row)
        if row is not None and (standing := of_row.get(row["sleutel"])) is not None:
            texts["stand"] = said_of(standing, notes[row["sleutel"]])
        if row is not None and row["sleutel"] in reading.other_words and number in wrong:
            texts |= fixed_cells(row)
        told = "\n".join(map(_told, wrong.get(number, [])))
        sleutel, *others = texts.values()
        rows.append([sleutel, told, *others, *(sheet.cell(number, at).text for at in own)])
    sleutel_field, *other_fields = fields().values()
    # The message stands beside the sleutel, which stays in sight.
    place_of = {name: place + bool(place) for place, name in enumerate(fields())}
    on_top = sorted(wrong.keys() & sheet.lines.keys())
    line_of = {number: line for line, number in enumerate(on_top)}
    return FillIn(
        title=titled(
            "Borgingskalender: werkblad om te herstellen van "
            f"{reading.organisatie.naam if reading.organisatie else shown(reading.laag)}",
            mark,
        ),
        made=made,
        fields=[
            sleutel_field,
            Field(TO_MEND, 60),
            *other_fields,
            *(
                Field(sheet.cell(1, at).text or f"kolom {column_letters(at + 1)}", 26, fill_in=True)
                for at in own
            ),
        ],
        rows=rows,
        choices={place + 1: of_rows for place, of_rows in choices(of_calendar).items()},
        wrong={
            (line_of[one.regel], place_of[one.veld])
            for one in reading.problems
            if one.veld and one.regel in line_of
        },
        explanation=[*_explanation(book, len(wrong))],
        to_answer={OWN_NAME: (), OWN_LAAG: LAGEN},
        details=[*_details(book, reading, kalender)],
    )


def _told(problem: Problem) -> str:
    column = fields()[problem.veld].title if problem.veld else problem.cel
    stood = f" Er stond {shown(problem.staat)}." if problem.staat else ""
    told = problem.melding.removesuffix(".")
    if not told.casefold().startswith(column.casefold()):
        told = f"{column}: {told}"
    return f"{told[:1].upper()}{told[1:]}.{stood}"


def _own_columns(book: Spreadsheet) -> list[int]:
    """The places of the columns that somebody added, and in which something stands."""
    sheet, ours = book.sheets[SHEET], {*places_in(book).values()}
    lines = sheet.lines.values()
    filled = {at for cells in lines for at, cell in enumerate(cells) if not cell.is_empty}
    return [at for at in sorted(filled - ours) if one_space(sheet.cell(1, at).text) != TO_MEND]


def _explanation(book: Spreadsheet, count: int) -> Iterator[tuple[str, str]]:
    sheet = book.sheets.get(EXPLANATION)
    lines = sheet.lines if sheet else ()
    pairs = [(sheet.cell(line, 0).text, sheet.cell(line, 1).text) for line in lines]
    for label in (OWN_NAME, OWN_LAAG):
        yield from (pair for pair in pairs if pair[0] == label)
    yield (
        TO_MEND,
        f"{counted(count, 'regel')}, bovenaan op het blad {SHEET}: in de kolom {TO_MEND} staat wat "
        "er aan de hand is, en de cel is rood omlijnd. Herstel haar, bewaar het bestand en lever "
        "het opnieuw in. Wat in die kolom staat, wordt niet gelezen.",
    )
    yield from (pair for pair in pairs if pair[0] not in (OWN_NAME, OWN_LAAG, TO_MEND))


def _details(book: Spreadsheet, reading: Reading, kalender: Kalender) -> Iterator[list[str]]:
    for cells in book.sheets[DETAILS].lines.values():
        line = [cell.text for cell in cells]
        if line and line[0] in reading.other_words:
            line[2] = fingerprint(words_of(kalender.row(line[0])))
        yield line
