"""Section "Open data": the addresses at which other systems and agendas find the calendar."""

import streamlit as st
from markupsafe import Markup

from server.open_data import AGENDA, DATAPACKAGE, FILES, address
from shell.table import Column, show_table
from shell.view import View


def show_open_data(view: View) -> None:
    """The addresses at which other systems and agendas find the calendar."""
    st.html(
        "<p>Op deze vaste adressen staat de hele kalender. Zet er een filter achter zoals in het "
        "adres van een scherm, en u krijgt alleen die regels: "
        "<code>?thema=bodem&amp;laag=provincie&amp;rol=borging</code>. Een parameter of waarde "
        "die niet bestaat geeft een foutmelding (400) en geen bestand.</p>"
        "<p>Een overheidslaag krijgt de regels waarin zij de doorwerking of de borging verzorgt; "
        "met <code>rol=doorwerking</code> of <code>rol=borging</code> erbij alleen die.</p>"
    )
    files = [name for name in (*FILES, DATAPACKAGE) if name != AGENDA]
    show_table(
        "De gegevens voor andere systemen",
        (Column("Bestand"), Column("Adres")),
        ((name, _address(name, {})) for name in files),
    )
    feeds = [("Alle momenten", {})]
    for parameter in ("laag", "thema"):
        for choice in view.calendar.choices[parameter].choices:
            feeds.append((choice.label, {parameter: choice.slug}))
    show_table(
        "Agenda’s om op te abonneren, bijvoorbeeld in Outlook",
        (Column("Momenten van"), Column("Adres")),
        ((label, _address(AGENDA, parameters)) for label, parameters in feeds),
    )


def _address(name: str, parameters: dict[str, str]) -> Markup:
    found = address(st.context.url or "/", name, **parameters)
    return Markup('<a href="{}" download>{}</a>').format(found, found)
