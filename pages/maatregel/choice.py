"""Choosing a maatregel: those in view, and the nearest to a code that does not exist."""

import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel, Where
from loaders.errors import shown
from selections.dossier import nearest_codes
from selections.maatregelen import maatregelen
from shell.notices import melding
from shell.table import screen_link
from shell.view import View

COLUMNS = (
    Column("Maatregel"),
    Column("Titel", where=Where.FILE),
    Column("Keuze"),
    Column("Subthema"),
    Column("Stappen", numeric=True),
    Column("Regels in beeld", numeric=True),
    Column("Uitgewerkt bij"),
    Column("Blz.", numeric=True),
)


def show_unknown_codes(view: View) -> None:
    """Offer the nearest to each code in the address that does not exist; the bar has told that."""
    for problem in view.problems:
        if problem.parameter != "maatregel" or not problem.unknown:
            continue
        near = nearest_codes(view.table, problem.unknown)
        if near:
            links = Markup(", ").join(
                screen_link(view.address("maatregel", maatregel=(code,)), _named(view, code))
                for code in near
            )
            near_to = Markup("Het dichtst bij {}: {}.").format(shown(problem.unknown), links)
            st.html(melding(near_to, role=None))


def choice_tabel(view: View) -> Tabel:
    """Every maatregel in view, each the way to its dossier."""
    found = maatregelen(view.rows, view.table)
    return Tabel.of(
        "Maatregelen",
        COLUMNS,
        (
            (
                Shown(
                    row.maatregel,
                    screen_link(
                        view.address("maatregel", maatregel=(row.maatregel,)),
                        f"{row.maatregel} {row.titel}",
                    ),
                ),
                row.titel,
                ", ".join(map(str, row.keuzes)),
                row.subthema,
                row.stappen,
                row.regels,
                row.uitgewerkt_in,
                row.pagina,
            )
            for row in found.itertuples()
        ),
        caption=f"Kies een maatregel: {len(found)} in beeld",
    )


def _named(view: View, code: str) -> str:
    return view.calendar.choices["maatregel"].of(code).label
