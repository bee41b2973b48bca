"""For who may, the way to take a besluit again or back from the besluitenlijst."""

from collections.abc import Iterable

import streamlit as st

from overleg.beslissen import Behandeld, soort
from overleg.besluitenlijst import subject
from overleg.vergaderingen import Vergadering
from pages.overleg.agenda_gelezen import gelezen, te_beslissen
from pages.overleg.panel import show_besluit_panel
from pages.overleg.panel_fields import PanelFields
from shell.recording.outcome import show_outcome
from shell.recording.vergadering import may_record_of
from shell.view import View
from voortgang.vergaderstukken import Punt, Stuk

_LAST = "besluit_herzien_plaats"


def show_revising(view: View, meetings: Iterable[Vergadering]) -> None:
    """Draw for who may record them the besluiten that hold, to choose the one to revise."""
    theirs = {
        besluit.id: (meeting, besluit)
        for meeting in meetings
        if may_record_of(meeting.overleg.naam)
        for besluit in meeting.besluiten
    }
    if not theirs:
        return
    names = {
        number: f"{subject(of, besluit)}: {soort(besluit)} ({of.titel}, besluit {number})"
        for number, (of, besluit) in theirs.items()
    }
    with st.expander("Een besluit opnieuw nemen of herroepen"):
        number = st.selectbox(
            "Besluit",
            list(names),
            format_func=names.get,
            index=None,
            key="besluit_herzien",
            placeholder="kies een besluit",
        )
        if number is not None:
            meeting, besluit = theirs[number]
            point = _point(view, meeting, besluit)
            st.session_state[_LAST] = PanelFields(meeting, point).place
            show_besluit_panel(view, meeting, point, besluit)
        elif place := st.session_state.get(_LAST):
            # What took its place is another besluit.
            show_outcome(place)


def _point(view: View, meeting: Vergadering, besluit: Stuk) -> Behandeld:
    if meeting.agenda is not None:
        for one in te_beslissen(view, gelezen(view, meeting, meeting.agenda)):
            if besluit in one.besluiten:
                return one
    # On no point that is on the agenda by now: what it was about is all that is known.
    punt = Punt.model_construct(
        id=besluit.inhoud.get("punt"), vraag="", sleutels=besluit.inhoud["sleutels"]
    )
    return Behandeld(0, punt, (besluit,), (), (), ())
