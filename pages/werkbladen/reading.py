"""What a filled-in workbook asks: what is wrong in which cell, and what would be recorded."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
from markupsafe import Markup

from documents.tabel import Column, Tabel
from loaders.errors import shown
from selections.dates import date_in_words
from selections.words import counted
from shell.links import dossier_link
from shell.office import office
from shell.recording.outcome import MOST_TOLD, show_message
from shell.table import show_tabel
from shell.view import View
from werkbladen.check import Reading
from werkbladen.form import INPUT, by_sleutel, fields, fixed_cells, said_of


def show_reading(view: View, reading: Reading, now: pd.DataFrame) -> None:
    """Draw it as far as there is something of it.

    now: the state of the calendar today.
    """
    show_message(_summary(reading))
    if reading.problems:
        _show_problems(reading)
    if reading.changes:
        _show_changes(view, reading)
    if reading.entries:
        _show_preview(view, reading, now)


def row_of(view: View, sleutel: str) -> Markup:
    """The row as a link to its dossier, with its sleutel."""
    code = office().kalender.row(sleutel)["maatregel"]
    return Markup("{} ({})").format(dossier_link(view, code), sleutel)


def _show_problems(reading: Reading) -> None:
    told = reading.problems[:MOST_TOLD]
    show_tabel(
        Tabel.each(
            "Cellen om te herstellen",
            told,
            {
                "Cel": "cel",
                "Er staat": lambda one: shown(one.staat) if one.staat else "niets",
                "Wat er aan de hand is": "melding",
            },
            caption=_caption(
                "Cellen om te herstellen op het blad Invullen", len(told), len(reading.problems)
            ),
        )
    )


def _show_changes(view: View, reading: Reading) -> None:
    told = reading.changes[:MOST_TOLD]
    show_tabel(
        Tabel.each(
            "Intussen gewijzigd",
            told,
            {
                "Regel": lambda one: row_of(view, one.sleutel),
                Column("Regel in werkblad", numeric=True): "regel",
                "Waarom": "waarom",
                "Zo staat het nu": "nu",
                "Zo stond het in het werkblad": "werkblad",
                "Ingevuld": "ingevuld",
            },
            caption=_caption(
                "Intussen gewijzigd en daarom niet aangenomen; haal hiervoor een nieuw werkblad op",
                len(told),
                len(reading.changes),
            ),
        )
    )


def _show_preview(view: View, reading: Reading, now: pd.DataFrame) -> None:
    of_row = by_sleutel(now)
    kalender = office().kalender
    names = {name: field.title for name, field in fields().items() if name in INPUT}

    def in_calendar(pair: tuple) -> str:
        fixed = fixed_cells(kalender.row(pair[1]["sleutel"]))
        return f"{fixed['borging']}, {fixed['moment']}"

    show_tabel(
        Tabel.each(
            "Wordt vastgelegd",
            zip(reading.lines, reading.entries, strict=True),
            {
                "Regel": lambda pair: row_of(view, pair[1]["sleutel"]),
                Column("Regel in werkblad", numeric=True): lambda pair: pair[0],
                "Borging en moment": in_calendar,
                "Staat nu in het logboek": lambda pair: said_of(of_row[pair[1]["sleutel"]]),
                "Wordt vastgelegd": lambda pair: _filled(pair[1], names),
            },
            caption="Dit wordt vastgelegd na uw bevestiging: "
            f"{counted(len(reading.entries), 'melding')}",
        )
    )


def _filled(entry: Mapping[str, object], names: Mapping[str, str]) -> Markup:
    lines = (
        Markup("<b>{}:</b> {}").format(title, entry[name])
        for name, title in names.items()
        if name in entry
    )
    return Markup("<br>").join(lines)


def _summary(reading: Reading) -> list[str]:
    said = [
        f"Werkblad van {shown(reading.organisatie or reading.laag)}, peildatum "
        f"{_day_in_words(reading.peildatum)}: "
        f"{counted(len(reading.entries), 'regel')} om vast te leggen, "
        f"{counted(len(reading.problems), 'cel')} om te herstellen, intussen gewijzigd: "
        f"{counted(len(reading.changes), 'regel')}. Er is nog niets vastgelegd."
    ]
    if not (reading.entries or reading.problems or reading.changes):
        said = ["In dit werkblad is niets ingevuld. Er is niets vastgelegd."]
    if reading.other_version:
        said.append(
            "Dit werkblad is gemaakt van een andere versie van de kalender. Regels waarvan de "
            "woorden sindsdien zijn veranderd, worden niet aangenomen; de andere wel."
        )
    said += reading.notes
    if reading.problems:
        said.append(
            "Herstel de cellen hieronder in uw rekenblad, bewaar het en kies het opnieuw. Zolang "
            "er een cel niet klopt, wordt er van het hele werkblad niets vastgelegd."
        )
    return said


def _day_in_words(written: str) -> str:
    try:
        return date_in_words(date.fromisoformat(written))
    except ValueError:
        return shown(written)


def _caption(words: str, told: int, count: int) -> str:
    return f"{words}: {count}" if told == count else f"{words}: {count}, de eerste {told}"
