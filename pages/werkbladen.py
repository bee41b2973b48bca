"""Werkbladen: the progress of a layer, filled in elsewhere and taken in at once."""

import streamlit as st
from markupsafe import Markup

from screen.filter_bar import View
from screen.filter_widgets import today
from screen.status_woorden import show_status_woorden
from screen.voortgang import progress
from screen.werkblad_inleveren import show_upload
from screen.werkblad_ophalen import show_download
from selections.caveats import MOMENT_CAN_COME_UP


def draw(view: View) -> None:
    st.title("Werkbladen")
    st.html(
        Markup(
            '<p class="voorbehoud">{}</p><p>Haal voor een overheidslaag een rekenblad op, vul het '
            "in en lever het hier in. Er wordt pas iets vastgelegd nadat u hebt gezien wat, en dat "
            "hebt bevestigd.</p>"
        ).format(MOMENT_CAN_COME_UP)
    )
    now = progress(view, today())
    if now.problem:
        st.html(Markup('<div class="melding" role="status"><p>{}</p></div>').format(now.problem))
        return
    show_status_woorden()
    st.header("Ophalen", anchor=False)
    show_download(view, now.state)
    st.header("Inleveren", anchor=False)
    show_upload(view, now.state)
