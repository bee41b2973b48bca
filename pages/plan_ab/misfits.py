"""Section "Momenten die niet bij de werkhypothesen passen", each with the hypothesis."""

import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel, Where
from selections.hypothesen import misfits
from shell.assumptions import hypotheses
from shell.links import dossier_link
from shell.table import show_tabel
from shell.view import View

COLUMNS = (
    Column("Maatregel"),
    Column("Stap", where=Where.FILE),
    Column("Borging"),
    Column("Moment"),
    Column("Werkhypothese"),
    Column("Blz. hypothese", where=Where.FILE),
    Column("Oordeel"),
    Column("Uitleg", where=Where.FILE),
    Column("Rust op volgorde", where=Where.FILE),
    Column("Blz.", numeric=True),
)


def show_misfits(view: View) -> None:
    """Draw them, or say that there are none."""
    found = misfits_tabel(view)
    if found.rows:
        show_tabel(found)
    else:
        st.html("<p>Alle momenten in beeld passen bij de werkhypothesen.</p>")


def misfits_tabel(view: View) -> Tabel:
    """Every moment in view that does not fit a hypothesis, or not wholly."""
    found = misfits(view.rows, hypotheses())
    return Tabel.of(
        "Past niet bij werkhypothesen",
        COLUMNS,
        (
            (
                Shown(
                    row.maatregel,
                    Markup("{} stap {}").format(dossier_link(view, row.maatregel), row.stap_nr),
                ),
                row.stap_nr,
                row.borging,
                row.agendering,
                Shown(
                    row.kern, Markup("<q>{}</q> (blz. {})").format(row.kern, row.hypothese_pagina)
                ),
                row.hypothese_pagina,
                Shown(
                    row.oordeel,
                    Markup("{}. {}{}").format(
                        row.oordeel,
                        row.uitleg,
                        " Rust op een koppeling op volgorde." if row.op_volgorde else "",
                    ),
                ),
                row.uitleg,
                row.op_volgorde,
                row.pagina,
            )
            for row in found.itertuples()
        ),
        caption=f"Momenten die niet of niet helemaal passen: {len(found)}",
    )
