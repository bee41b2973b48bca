"""A filled-in workbook: what is wrong in which cell, what would be recorded, and recording it.

Nothing is recorded until somebody has seen what, and confirmed it; what is confirmed is read again
at that moment, and refused where it has become something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders.errors import shown
from selections.dates import date_in_words, today
from shell.links import dossier_link
from shell.office import office
from shell.recording.aanmelden import auteur, may_record_here, show_aanmelden, who_first
from shell.recording.outcome import (
    MOST_TOLD,
    refuse,
    show_message,
    show_outcome,
    store,
)
from shell.table import Column, show_table
from shell.view import View
from voortgang.rechten import Auteur
from voortgang.recording import not_theirs
from voortgang.store import Stored
from werkbladen.cells import LARGEST_FILE, MEGABYTE, Unusable
from werkbladen.check import Reading, read_werkboek
from werkbladen.form import INPUT, by_sleutel, fields, fixed_cells, said_of

PLACE = "werkbladen"
CHANGED_SINCE = (
    "Er is niets vastgelegd: sinds u dit overzicht zag, is er in het logboek of in de kalender "
    "iets veranderd. Kijk het overzicht hieronder opnieuw na."
)
_READ = "werkblad_gelezen"
_RECEIPT = "werkblad_ontvangst"
_UPLOADS = "werkblad_aantal"


@dataclass(frozen=True)
class _Receipt:
    stored: tuple[Stored, ...]
    statuses: tuple[str, ...]


def show_upload(view: View, now: pd.DataFrame) -> None:
    """Draw the field for the file, what it asks, and the button that records it.

    now: the state of the calendar today.
    """
    show_outcome(PLACE, lambda: _show_receipt(view))
    show_aanmelden(PLACE)
    file = st.file_uploader(
        "Ingevuld werkblad (xlsx of ods)",
        key=f"werkblad_bestand_{st.session_state.get(_UPLOADS, 0)}",
        max_upload_size=LARGEST_FILE // MEGABYTE,
    )
    if file is None:
        return
    reading = _read(file.file_id, file.getvalue(), now)
    if isinstance(reading, str):
        show_message([reading], alert=True)
        return
    _show_reading(view, reading, now, file.getvalue())


def _read(file_id: str, content: bytes, now: pd.DataFrame) -> Reading | str:
    """What the file asks, or why it cannot be used; read once for each state of the log."""
    kalender = office().kalender
    made_from = (file_id, kalender.versie, now["laatste_bericht"].max(skipna=True))
    kept = st.session_state.get(_READ)
    if kept is None or repr(kept[0]) != repr(made_from):
        try:
            reading = read_werkboek(content, kalender, now)
        except Unusable as unusable:
            reading = str(unusable)
        kept = st.session_state[_READ] = (made_from, reading)
    return kept[1]


def _show_reading(view: View, reading: Reading, now: pd.DataFrame, content: bytes) -> None:
    show_message(_summary(reading))
    _show_problems(reading)
    _show_changes(view, reading)
    if not reading.entries:
        return
    _show_preview(view, reading, now)
    if reading.problems:
        return
    if not may_record_here():
        return
    who = auteur()
    if who is None:
        st.html(Markup("<p>{}</p>").format(who_first()))
        return
    if refused := _not_allowed(reading, who):
        show_message(refused, alert=True)
        return
    count = len(reading.entries)
    st.button(
        f"Bevestigen: {count} {_berichten(count)} vastleggen",
        type="primary",
        key="werkblad_bevestigen",
        on_click=_confirm,
        args=(view, reading, content),
    )


def _summary(reading: Reading) -> list[str]:
    said = [
        f"Werkblad van {shown(reading.laag)}, peildatum {_day_in_words(reading.peildatum)}: "
        f"{len(reading.entries)} regels om vast te leggen, {len(reading.problems)} cellen om te "
        f"herstellen, {len(reading.changes)} regels die intussen zijn gewijzigd. Er is nog niets "
        "vastgelegd."
    ]
    if not (reading.entries or reading.problems or reading.changes):
        said = ["In dit werkblad is niets ingevuld. Er is niets vastgelegd."]
    if reading.other_version:
        said.append(
            "Dit werkblad is gemaakt van een andere versie van de kalender. Regels waarvan de "
            "woorden sindsdien zijn veranderd, worden niet aangenomen; de andere wel."
        )
    if reading.problems:
        said.append(
            "Herstel de cellen hieronder in uw rekenblad, bewaar het en kies het opnieuw. Zolang "
            "er een cel niet klopt, wordt er van het hele werkblad niets vastgelegd."
        )
    return said


def _show_problems(reading: Reading) -> None:
    if not reading.problems:
        return
    told = reading.problems[:MOST_TOLD]
    show_table(
        _caption("Cellen om te herstellen op het blad Invullen", len(told), len(reading.problems)),
        (Column("Cel"), Column("Er staat"), Column("Wat er aan de hand is")),
        [(one.cel, shown(one.staat) if one.staat else "niets", one.melding) for one in told],
    )


def _show_changes(view: View, reading: Reading) -> None:
    if not reading.changes:
        return
    told = reading.changes[:MOST_TOLD]
    show_table(
        _caption(
            "Intussen gewijzigd en daarom niet aangenomen; haal hiervoor een nieuw werkblad op",
            len(told),
            len(reading.changes),
        ),
        (
            Column("Rij"),
            Column("Regel in werkblad", numeric=True),
            Column("Waarom"),
            Column("Zo staat het nu"),
            Column("Zo stond het in het werkblad"),
            Column("Ingevuld"),
        ),
        [
            (
                _row_of(view, one.sleutel),
                one.regel,
                one.waarom,
                one.nu,
                one.werkblad,
                one.ingevuld,
            )
            for one in told
        ],
    )


def _show_preview(view: View, reading: Reading, now: pd.DataFrame) -> None:
    of_row = by_sleutel(now)
    kalender = office().kalender
    names = {name: field.title for name, field in fields().items() if name in INPUT}
    rows = []
    for number, entry in zip(reading.lines, reading.entries, strict=True):
        fixed = fixed_cells(kalender.row(entry["sleutel"]))
        rows.append(
            (
                _row_of(view, entry["sleutel"]),
                number,
                f"{fixed['borging']}, {fixed['moment']}",
                said_of(of_row[entry["sleutel"]]),
                _filled(entry, names),
            )
        )
    show_table(
        f"Dit wordt vastgelegd na uw bevestiging: {len(rows)} {_berichten(len(rows))}",
        (
            Column("Rij"),
            Column("Regel in werkblad", numeric=True),
            Column("Borging en moment"),
            Column("Staat nu in het logboek"),
            Column("Wordt vastgelegd"),
        ),
        rows,
    )


def _filled(entry: Mapping[str, object], names: Mapping[str, str]) -> Markup:
    lines = (
        Markup("<b>{}:</b> {}").format(title, entry[name])
        for name, title in names.items()
        if name in entry
    )
    return Markup("<br>").join(lines)


def _row_of(view: View, sleutel: str) -> Markup:
    code = office().kalender.row(sleutel)["maatregel"]
    return Markup("{} ({})").format(dossier_link(view, code), sleutel)


def _not_allowed(reading: Reading, who: Auteur) -> list[str]:
    refused = not_theirs(office(), [entry["sleutel"] for entry in reading.entries], who)
    return [
        f"Regel {number} ({entry['sleutel']}): {refused[entry['sleutel']]} Maak deze regel leeg en "
        "kies het werkblad opnieuw."
        for number, entry in zip(reading.lines, reading.entries, strict=True)
        if entry["sleutel"] in refused
    ]


def _confirm(view: View, seen: Reading, content: bytes) -> None:
    """Record exactly what was seen; a callback, so that the screen shows what came of it."""
    now = view.log.at(today())
    if now.problem:
        refuse(PLACE, now.problem)
        return
    if read_werkboek(content, office().kalender, now.state) != seen:
        refuse(PLACE, CHANGED_SINCE)
        return
    stored = store(seen.entries, PLACE)
    if stored:
        statuses = tuple(str(entry["status"]) for entry in seen.entries)
        st.session_state[_RECEIPT] = _Receipt(tuple(stored), statuses)
        st.session_state.pop(_READ, None)
        # Another key is another field: the file is in, and must not be offered again.
        st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def _show_receipt(view: View) -> None:
    receipt = st.session_state.get(_RECEIPT)
    if receipt is None:
        return
    count = len(receipt.stored)
    show_table(
        f"Vastgelegd uit het werkblad: {count} {_berichten(count)}",
        (Column("Bericht"), Column("Rij"), Column("Status")),
        [
            (one.id, _row_of(view, one.sleutel), status)
            for one, status in zip(receipt.stored, receipt.statuses, strict=True)
        ],
    )


def _day_in_words(written: str) -> str:
    try:
        return date_in_words(date.fromisoformat(written))
    except ValueError:
        return shown(written)


def _berichten(count: int) -> str:
    return "bericht" if count == 1 else "berichten"


def _caption(words: str, told: int, count: int) -> str:
    return f"{words}: {count}" if told == count else f"{words}: {count}, de eerste {told}"
