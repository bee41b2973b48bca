"""Section "Open data": the addresses at which other systems and agendas find the calendar."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel
from selections.filters import NOT_NAMED
from server.open_data import AGENDA, DATAPACKAGE, FILES, address
from shell.view import View


def open_data_section(view: View) -> Iterator[Tabel | str]:
    """The addresses at which other systems and agendas find the calendar."""
    yield (
        "<p>Op deze vaste adressen staat de hele kalender. Zet er een filter achter zoals in het "
        "adres van een scherm, en u krijgt alleen die regels: "
        "<code>?thema=bodem&amp;laag=provincie&amp;rol=borging</code>. Een parameter of waarde "
        "die niet bestaat geeft een foutmelding (400) en geen bestand.</p>"
        "<p>Een overheidslaag krijgt de regels waarin zij bij de doorwerking of de borging is "
        "genoemd (afgeleid; genoemd is niet verantwoordelijk); met <code>rol=doorwerking</code> "
        "of <code>rol=borging</code> erbij alleen die. Waar alleen de stap haar noemt, staat de "
        "regel er niet bij; met <code>rol=alle</code> wel.</p>"
    )
    files = [name for name in (*FILES, DATAPACKAGE) if name != AGENDA]
    yield Tabel.each(
        "Open data",
        files,
        {"Bestand": str, "Adres": lambda name: _address(name, {})},
        caption="De gegevens voor andere systemen",
    )
    feeds = [("Alle momenten", {})]
    for parameter, which in (("laag", "{} genoemd (afgeleid)"), ("thema", "{}")):
        for choice in view.calendar.choices[parameter].choices:
            label = "geen laag" if choice.label == NOT_NAMED else choice.label
            feeds.append((which.format(label), {parameter: choice.slug}))
    yield Tabel.of(
        "Agenda’s",
        [Column("Momenten"), Column("Adres")],
        ((label, _address(AGENDA, parameters)) for label, parameters in feeds),
        caption="Agenda’s om op te abonneren, bijvoorbeeld in Outlook",
    )


def _address(name: str, parameters: dict[str, str]) -> Shown:
    found = address(st.context.url or "/", name, **parameters)
    return Shown(found, Markup('<a href="{}" download>{}</a>').format(found, found))
