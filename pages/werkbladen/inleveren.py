"""Section "Inleveren": taking in a filled-in workbook.

Nothing is recorded until somebody has seen what, and confirmed it; what is confirmed is read again
at that moment, and refused where it has become something else.
"""

import datetime
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.werkbladen.meanwhile import chosen, show_meanwhile
from pages.werkbladen.onderweg import ALSO_UNCHANGED, drop_choices, keep_choices, show_underway
from pages.werkbladen.ophalen import in_file_name, show_files
from pages.werkbladen.reading import row_of, show_reading, summary
from selections.dates import time_in_words, today
from selections.words import counted
from server.uploads import allow
from shell.office import mark, office
from shell.recording.aanmelden import auteur, may_choose_organisation, may_record_here, who_first
from shell.recording.outcome import refuse, show_message, show_outcome, store
from shell.recording.voor_wie import in_words, propose_laag, voor_wie
from shell.recording.way_in import not_theirs_here
from shell.table import screen_link, show_tabel
from shell.view import View
from voortgang.per_organisatie import stands_for
from voortgang.store import Stored
from werkbladen.cells import Unusable
from werkbladen.check import Asked, Reading, read_werkboek
from werkbladen.sheets import FillIn
from werkbladen.terug import to_mend
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
class _Upload:
    """A file and what it asks."""

    content: bytes
    reading: Reading


@dataclass(frozen=True)
class _Receipt:
    stored: tuple[Stored, ...]
    statuses: tuple[str, ...]
    left: int
    upload: _Upload


def show_upload(view: View, now: pd.DataFrame) -> None:
    """Draw the field for the file, what it asks, and the button that records it.

    now: the state of the calendar today.
    """
    field = f"werkblad_bestand_{st.session_state.get(_UPLOADS, 0)}"
    # Of a next workbook its own is shown; of the one before it one line is left.
    is_next = st.session_state.get(field) is not None
    show_outcome(PLACE, after_told=None if is_next else lambda: _show_receipt(view))
    if not allow(may_record_here()):
        st.html("<p>Inleveren kan wie iets mag vastleggen; wie en hoe, staat bovenaan.</p>")
        return
    label, most = "Ingevuld werkblad (xlsx of ods)", LARGEST_FILE // MEGABYTE
    file = st.file_uploader(label, key=field, max_upload_size=most)
    if file is None:
        if _RECEIPT not in st.session_state and (last := _recorded_last(view, now)):
            st.html(last)
        show_underway()
        return
    reading = _read(file.file_id, file.getvalue(), now)
    if isinstance(reading, str):
        show_message([reading])
        return
    if reading.organisatie == voor_wie() and propose_laag(reading.laag):
        st.rerun()
    upload = _Upload(file.getvalue(), _theirs(reading))
    show_message(summary(upload.reading))
    if told := _of_another(reading):
        show_message([told])
        return
    before = keep_choices(file.name, upload.reading)
    _show_buttons(view, upload)
    show_meanwhile(view, upload.reading, before)
    show_reading(view, upload.reading)


def _recorded_last(view: View, now: pd.DataFrame) -> Markup:
    """What was recorded last for the organisation and holds, of which no receipt is at hand, as
    after the page was loaded anew; empty where nothing is.
    """
    of = voor_wie()
    found = [
        one
        for one in (stands_for(said, of) for said in now["organisaties"])
        if one is not None and one.besluit is None and one.organisatie == (of and of.naam)
    ]
    if not found:
        return Markup()
    last = max(one.tijdstip for one in found)
    return Markup(
        "<p>Het laatst vastgelegd voor {}, en nog geldig: {}, {}. Uit welk werkblad het kwam, "
        "staat niet in het logboek. {}.</p>"
    ).format(
        in_words(of),
        counted(sum(one.tijdstip == last for one in found), "melding"),
        time_in_words(last),
        screen_link(view.address("overleg", deel="besluitenlijst"), "Bekijk de meldingen"),
    )


def _read(file_id: str, content: bytes, now: pd.DataFrame) -> Reading | str:
    """What the file asks, or why it cannot be used; read once for each state of the log."""
    kalender = office().kalender
    made_from = (file_id, kalender.versie, now["laatste_bericht"].max(skipna=True), voor_wie())
    kept = st.session_state.get(_READ)
    if kept is None or repr(kept[0]) != repr(made_from):
        try:
            reading = _reading_of(content, now)
        except Unusable as unusable:
            reading = str(unusable)
        kept = st.session_state[_READ] = (made_from, reading)
    return kept[1]


def _reading_of(content: bytes, now: pd.DataFrame) -> Reading:
    return read_werkboek(
        content, office().kalender, now, voor_wie(), vandaag=today(), practice=bool(mark())
    )


def _theirs(reading: Reading) -> Reading:
    """What somebody may record of it: the other rows come back."""
    return reading.without(not_theirs_here(reading.sleutels))


def _of_another(reading: Reading) -> str | None:
    """Why who is here records nothing of it, where it is the workbook of another organisation."""
    of, own = reading.organisatie, voor_wie()
    if of is None or may_choose_organisation() or (own is not None and own.is_same(of)):
        return None
    return (
        f"Dit werkblad is van {of.naam}; u legt vast voor {in_words(own)}. Laat {of.naam} het "
        "inleveren, of een beheerder."
    )


def _show_buttons(view: View, upload: _Upload) -> None:
    reading = upload.reading
    if reading.unchanged:
        st.checkbox(
            f"Leg ook vast dat het bij {counted(len(reading.unchanged), 'regel')} waarop niets is "
            "veranderd, nog zo is",
            key=ALSO_UNCHANGED,
        )
    asked = _asked(reading)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if asked and auteur() is None:
            st.html(Markup("<p>{}</p>").format(who_first()))
        elif asked:
            st.button(
                f"Bevestigen: {counted(len(asked), 'melding')} vastleggen",
                type="primary",
                key="werkblad_bevestigen",
                on_click=_confirm,
                args=(view, upload),
            )
        _show_back(view, upload, "nu")


def _asked(reading: Reading) -> list[Asked]:
    """What is recorded once it is confirmed."""
    also = reading.unchanged if st.session_state.get(ALSO_UNCHANGED) else ()
    return sorted([*reading.to_record, *chosen(reading), *also], key=lambda one: one.regel)


def _show_back(view: View, upload: _Upload, when: str) -> None:
    """Draw the buttons for the workbook with what is wrong in it, where anything is."""
    reading, kalender = upload.reading, office().kalender
    if not reading.problems:
        return

    def made() -> FillIn:
        state, now = view.log.at(today()).state, datetime.datetime.now(datetime.UTC)
        now = now.replace(microsecond=0)
        return to_mend(upload.content, reading, kalender, state, now, mark())

    of = reading.organisatie.naam if reading.organisatie else reading.laag
    name = f"werkblad-te-herstellen-{in_file_name(of)}-{today()}"
    labels = ("Terug om te herstellen (xlsx)", "Terug als ods")
    show_files(made, name, f"werkblad_terug_{when}", labels)


def _confirm(view: View, seen: _Upload) -> None:
    """Record exactly what was seen; a callback, so that the screen shows what came of it."""
    now = view.log.at(today())
    if now.problem:
        refuse(PLACE, now.problem)
        return
    if _theirs(_reading_of(seen.content, now.state)) != seen.reading:
        refuse(PLACE, CHANGED_SINCE)
        return
    asked = _asked(seen.reading)
    stored = store([seen.reading.entry(one) for one in asked], PLACE)
    if stored:
        left = len(seen.reading.meanwhile) - len(chosen(seen.reading))
        statuses = tuple(one.filled["status"] for one in asked)
        st.session_state[_RECEIPT] = _Receipt(tuple(stored), statuses, left, seen)
        st.session_state.pop(_READ, None)
        drop_choices()
        # A new key is a new field: the file is in, and must not be offered again.
        st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def _show_receipt(view: View) -> None:
    receipt = st.session_state.get(_RECEIPT)
    if receipt is None:
        return
    told = []
    if receipt.left:
        told.append(f"Gelaten zoals het stond: {counted(receipt.left, 'regel')}.")
    if problems := receipt.upload.reading.problems:
        rows = counted(len({one.regel for one in problems}), "regel")
        told.append(f"Niet vastgelegd, want nog te herstellen: {rows}.")
    if told:
        show_message(told)
        with st.container(horizontal=True, gap="small"):
            _show_back(view, receipt.upload, "daarna")
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
