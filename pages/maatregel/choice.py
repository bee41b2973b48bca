"""Choosing a maatregel: those in view, and the nearest to a code that does not exist."""

import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from loaders.errors import shown
from selections.dossier import nearest_codes
from selections.maatregelen import maatregelen
from shell.notices import melding
from shell.parts.elsewhere import Elsewhere
from shell.table import screen_link
from shell.view import View


def show_unknown_codes(view: View) -> None:
    """Offer the nearest to each code in the address that does not exist; the bar has told that."""
    for problem in view.problems:
        if problem.parameter != "maatregel" or not problem.unknown:
            continue
        near = nearest_codes(view.table, problem.unknown)
        if near:
            known = view.calendar.choices["maatregel"]
            links = Markup(", ").join(
                screen_link(view.address("maatregel", maatregel=(code,)), known.of(code).label)
                for code in near
            )
            near_to = Markup("Het dichtst bij {}: {}.").format(shown(problem.unknown), links)
            st.html(melding(near_to, said=False))


def choice_tabel(view: View) -> Tabel:
    """Every maatregel in view, each the way to its dossier."""
    found, elsewhere = maatregelen(view.rows, view.table), Elsewhere(view.table)

    def way(row) -> Cell:
        address = view.address("maatregel", maatregel=(row.maatregel,))
        link = screen_link(address, f"{row.maatregel} {row.titel}")
        return Shown(row.maatregel, link + elsewhere.note(row))

    return Tabel.each(
        "Maatregelen",
        found.itertuples(),
        {
            "Maatregel": way,
            Column("Titel", where=Where.FILE): "titel",
            "Keuze": lambda row: ", ".join(row.keuzes),
            "Subthema": "subthema",
            **elsewhere.column(found),
            Column("Stappen", numeric=True): "stappen",
            Column("Regels in beeld", numeric=True): "regels",
            # A reference can be one of a part: then the maatregel has stappen of its own too.
            "Uitgewerkt bij (afgeleid)": lambda row: [
                f"ook: {code}" if row.stappen else code for code in row.uitgewerkt_in
            ],
            Column("Blz.", numeric=True): "pagina",
        },
        caption=f"Kies een maatregel of andere code: {len(found)} in beeld",
    )
