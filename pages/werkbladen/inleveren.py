"""Section "Inleveren": taking in a filled-in workbook.

Nothing is recorded until somebody has seen what, and confirmed it; what is confirmed is read again
at that moment, and refused where it has become something else.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.werkbladen.reading import row_of, show_reading
from selections.dates import today
from selections.words import counted
from shell.office import office
from shell.recording.aanmelden import auteur, may_record_here, show_aanmelden, who_first
from shell.recording.outcome import refuse, show_message, show_outcome, store
from shell.table import show_tabel
from shell.uploads import allow
from shell.view import View
from voortgang.rechten import Auteur
from voortgang.recording import not_theirs
from voortgang.store import Stored
from werkbladen.cells import Unusable
from werkbladen.check import Reading, read_werkboek
from werkbladen.uploaded.refusals import LARGEST_FILE, MEGABYTE

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
    show_outcome(PLACE, after_told=lambda: _show_receipt(view))
    show_aanmelden(PLACE)
    if not allow(may_record_here()):
        return
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
    show_reading(view, reading, now)
    if reading.entries and not reading.problems:
        _offer_to_record(view, reading, file.getvalue())


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


def _offer_to_record(view: View, reading: Reading, content: bytes) -> None:
    who = auteur()
    if who is None:
        st.html(Markup("<p>{}</p>").format(who_first()))
        return
    if refused := _not_allowed(reading, who):
        show_message(refused, alert=True)
        return
    st.button(
        f"Bevestigen: {counted(len(reading.entries), 'melding')} vastleggen",
        type="primary",
        key="werkblad_bevestigen",
        on_click=_confirm,
        args=(view, reading, content),
    )


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
    show_tabel(
        Tabel.each(
            "Vastgelegd uit het werkblad",
            zip(receipt.stored, receipt.statuses, strict=True),
            {
                "Melding": lambda pair: pair[0].id,
                "Regel": lambda pair: row_of(view, pair[0].sleutel),
                "Status": lambda pair: pair[1],
            },
            caption=f"Vastgelegd uit het werkblad: {counted(len(receipt.stored), 'melding')}",
        )
    )
