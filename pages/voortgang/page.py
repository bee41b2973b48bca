"""Voortgang: what has been recorded, what waits, and recording it."""

import streamlit as st
from markupsafe import Markup

from pages.voortgang.front import facts, show_front
from pages.voortgang.stand import show_state
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import today
from shell.heading import show_heading
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.parts.begrippen import show_begrippen
from shell.parts.punten import asked
from shell.parts.status_definitions import show_status_woorden
from shell.recording.audit import may_audit
from shell.recording.historie import show_history
from shell.recording.one_row import show_row_dialog
from shell.recording.vastleggen import show_recording
from shell.table import screen_link
from shell.view import View


def draw(view: View) -> None:
    if view.rows.empty:
        show_heading(view, "Voortgang")
        return
    found, now = view.log, view.log.at(today())
    if problem := found.problem or now.problem:
        show_heading(view, "Voortgang")
        st.html(melding(problem))
        return
    made = asked(view)
    show_heading(view, "Voortgang", *facts(view, made))
    show_front(view, made)
    show_status_woorden()
    show_begrippen(view, "regel", "melding", "moment", "verstreken", "aan de orde", "punt")
    show_recording(now)
    if may_audit():
        st.html(
            Markup("<p>Voor de beheerder: {}.</p>").format(
                screen_link(view.address("logboek"), "het logboek als geheel")
            )
        )
    st.header("De regels", anchor=False)
    st.html(voorbehoud(*cited(view, MOMENT_CAN_COME_UP)))
    show_history(view, now.state)
    show_state(view, found.state, made.found)
    show_row_dialog(view)
