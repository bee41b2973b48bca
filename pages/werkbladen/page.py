"""Werkbladen: the progress of a layer, filled in elsewhere and taken in at once."""

import streamlit as st
from markupsafe import Markup

from pages.werkbladen.inleveren import PLACE, show_upload
from pages.werkbladen.ophalen import show_download
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import today
from shell.heading import show_heading
from shell.links import cited
from shell.notices import melding, voorbehoud
from shell.parts.status_definitions import show_status_woorden
from shell.recording.voor_wie import show_who
from shell.view import View

INTRODUCTION = Markup(
    "<p>Haal voor een overheidslaag een rekenblad op, vul het in en lever het hier in. Er wordt "
    "pas iets vastgelegd nadat u hebt gezien wat, en dat hebt bevestigd.</p>"
)


def draw(view: View) -> None:
    show_heading(view, "Werkbladen")
    st.html(voorbehoud(*cited(view, MOMENT_CAN_COME_UP)) + INTRODUCTION)
    now = view.log.at(today())
    if now.problem:
        st.html(melding(now.problem))
        return
    show_who(PLACE)
    st.header("Ophalen", anchor=False)
    show_download(view, now.state)
    st.header("Inleveren", anchor=False)
    show_upload(view, now.state)
    show_status_woorden()
