"""The agendas: rows by date, of the layers that are chosen and of afspraken that name nobody."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from selections.agenda import agenda
from selections.caveats import MOMENT_CAN_COME_UP
from selections.filters import LAGEN, NOT_NAMED
from selections.lagen import agreements_without_parties
from selections.words import borging_of, moment_of
from shell.links import dossier_link
from shell.table import screen_link, show_tabel
from shell.view import View


def show_agenda(view: View) -> None:
    """Draw the agenda of the layers that are chosen; without a choice the ways to one."""
    links = Markup(" ").join(
        Markup("<li>{}</li>").format(
            screen_link(view.address("overheden", laag=(laag,)), f"agenda {laag}")
        )
        for laag in (*LAGEN, NOT_NAMED)
    )
    st.html(Markup('<ul class="keuzerij">{}</ul>').format(links))
    if view.filters.laag:
        show_tabel(agenda_tabel(view))
    else:
        st.html("<p>Kies een overheid voor haar eigen agenda, met een adres om te versturen.</p>")


def show_agreements(view: View) -> None:
    """Draw the bestuurlijke afspraken whose words name nobody."""
    found = agreements_tabel(view)
    st.html(
        Markup(
            "<p>Bij <b>{}</b> van de {} regels in beeld is de borging een bestuurlijke afspraak "
            "zonder genoemde overheid of partij.</p>"
        ).format(len(found.rows), len(view.rows))
    )
    if found.rows:
        with st.expander("De bestuurlijke afspraken, op datum"):
            show_tabel(found)


def agenda_tabel(view: View) -> Tabel:
    """The rows of the layers that are chosen."""
    rol = view.filters.rol
    role = "doorwerking of borging" if rol == "beide" else rol
    chosen = ", ".join(view.filters.laag)
    return _by_date(
        view,
        view.rows,
        "Agenda",
        (f"De regels van {chosen}, op datum.", MOMENT_CAN_COME_UP),
        f"Agenda van {chosen} ({role}): {len(view.rows)} regels, op datum",
    )


def agreements_tabel(view: View) -> Tabel:
    """The bestuurlijke afspraken whose words name neither a layer nor a party."""
    found = agreements_without_parties(view.rows)
    return _by_date(
        view,
        found,
        "Afspraken zonder partijen",
        ("Bestuurlijke afspraken waarbij geen overheid of partij is genoemd, op datum.",),
        f"Bestuurlijke afspraken zonder genoemde partijen: {len(found)}",
    )


def _by_date(
    view: View, rows: pd.DataFrame, title: str, notes: tuple[str, ...], caption: str
) -> Tabel:
    def maatregel(row) -> Cell:
        return Shown(row.maatregel, dossier_link(view, row.maatregel, row.titel))

    return Tabel.each(
        title,
        agenda(rows, view.peildatum).itertuples(),
        {
            "Wanneer": _when,
            Column("Gedrukt", where=Where.FILE): moment_of,
            "Op de peildatum": "bucket",
            "Maatregel": maatregel,
            Column("Titel", where=Where.FILE): "titel",
            "Stap": "stap",
            "Borging": borging_of,
            "Plan (onze lezing)": "plan",
            "Laag doorwerking": lambda row: list(row.laag_doorwerking) or NOT_NAMED,
            "Laag borging": lambda row: list(row.laag_borging) or NOT_NAMED,
            Column("Blz.", numeric=True): "pagina",
        },
        notes,
        caption,
    )


def _when(row) -> Cell:
    """The quarter it counts in, and the moment as printed where that is something else."""
    if pd.isna(row.agendering) or row.agendering.lower() == row.groep.lower():
        return row.groep
    return Shown(row.groep, Markup("{} (gedrukt: {})").format(row.groep, row.agendering))
