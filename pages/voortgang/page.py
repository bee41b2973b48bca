"""Voortgang: what has been recorded, and recording it."""

import streamlit as st
from markupsafe import Markup

from pages.voortgang.stand import show_headline, show_state
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import today
from shell.audit import may_audit
from shell.heading import show_heading
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.recording.historie import show_history
from shell.recording.one_row import show_row_dialog
from shell.recording.vastleggen import show_recording
from shell.table import screen_link
from shell.view import View


def draw(view: View) -> None:
    show_heading(view, "Voortgang")
    if view.rows.empty:
        return
    st.html(voorbehoud(MOMENT_CAN_COME_UP))
    found, now = view.log, view.log.at(today())
    if problem := found.problem or now.problem:
        st.html(melding(problem))
        return
    show_headline(view, found.state)
    show_status_woorden()
    show_recording(now)
    st.html(
        Markup("<p>Veel regels tegelijk, of buiten dit dashboard: {}.</p>").format(
            screen_link(view.address("werkbladen"), "haal een werkblad op en lever het in")
        )
    )
    if may_audit():
        st.html(
            Markup("<p>Voor de beheerder: {}.</p>").format(
                screen_link(view.address("logboek"), "het logboek als geheel")
            )
        )
    st.header("De regels", anchor=False)
    show_history(view, now.state)
    show_state(view, found.state)
    show_row_dialog(view)
