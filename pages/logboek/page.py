"""Logboek: every record that was ever made, for an audit."""

import streamlit as st
from markupsafe import Markup

from pages.logboek.check import show_check
from pages.logboek.export import show_export
from pages.logboek.records import show_records
from pages.logboek.stukken import show_stukken
from shell.heading import show_title
from shell.notices import melding
from shell.parts.status_definitions import show_status_woorden
from shell.recording.aanmelden import at_this_computer, show_aanmelden
from shell.recording.audit import audit
from shell.table import screen_link
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.rechten import NotAllowed

ABOUT_PERSONS = (
    "Van personen staan bij een melding, besluit, actie of agenda de naam, de organisatie, het "
    "account, hoe is aangemeld en het tijdstip, omdat bij een toets te vragen moet zijn wie wat "
    "wanneer heeft vastgelegd; meer over personen wordt niet gevraagd (in vrije tekst kan meer "
    "staan). Zolang het logboek wordt bewaard, wordt er niets uit verwijderd."
)


def draw(view: View) -> None:
    show_title("Logboek")
    st.html(
        Markup(
            "<p>Alle meldingen over de voortgang, zoals ze zijn vastgelegd. Een melding verandert "
            "nooit: een correctie is een nieuwe melding. De filters bovenaan kiezen regels van de "
            "kalender en gelden hier niet. {}. {}</p>"
        ).format(screen_link(view.address("voortgang"), "Terug naar Voortgang"), ABOUT_PERSONS)
    )
    try:
        audit()
    except (NotAllowed, StoreAway) as problem:
        st.html(melding(str(problem)))
        if not at_this_computer():
            show_aanmelden("logboek")
        return
    st.header("Is het gaaf?", anchor=False)
    show_check()
    st.header("Meenemen", anchor=False)
    show_export()
    st.header("De meldingen", anchor=False)
    show_status_woorden()
    show_records(view)
    st.header("Besluiten, acties en agenda’s", anchor=False)
    show_stukken()
