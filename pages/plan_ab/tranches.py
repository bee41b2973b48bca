"""The load per wijzigingsbesluit, and the moments that do not fit the working hypotheses."""

import streamlit as st
from markupsafe import Markup

from figures.tranches import tranches_alt, tranches_figure
from selections.hypothesen import misfits
from selections.tranches import AMVBS, tranches
from shell.assumptions import Assumptions, hypotheses
from shell.chart import show_chart
from shell.filter_bar import View
from shell.links import dossier_link, dossier_links
from shell.table import Column, show_table

MUST_BE_PRIORITISED = (
    "Waar meer maatregelen om dezelfde tranche vragen, moet worden geprioriteerd (blz. 6)."
)


def show_tranches(view: View, assumed: Assumptions) -> None:
    """Draw which maatregelen ask for the same tranche; it must be prioritised."""
    load = tranches(view.rows, assumed.per_jaar)
    if load.empty:
        st.html("<p>Geen van de regels in beeld wijzigt een AMvB.</p>")
        return
    st.html(Markup("<p>{}</p>").format(MUST_BE_PRIORITISED))
    show_chart(tranches_figure(load), "tranches", tranches_alt(load))
    show_table(
        f"Regels die een AMvB wijzigen, per tranche: {int(load['regels'].sum())}",
        (
            Column("Tranche"),
            Column("regels", numeric=True),
            *(Column(amvb, numeric=True) for amvb in AMVBS),
            Column("maatregelen", numeric=True),
            Column("Te prioriteren"),
            Column("rust op volgorde", numeric=True),
            Column("Welke maatregelen"),
        ),
        (
            (
                row.tranche,
                row.regels,
                *(getattr(row, amvb) for amvb in AMVBS),
                len(row.maatregelen),
                "ja" if row.prioriteren else "nee",
                row.op_volgorde,
                dossier_links(view, row.maatregelen),
            )
            for row in load.itertuples()
        ),
    )


def show_misfits(view: View) -> None:
    """Draw every moment that does not fit a working hypothesis, with the hypothesis."""
    found = misfits(view.rows, hypotheses())
    if found.empty:
        st.html("<p>Alle momenten in beeld passen bij de werkhypothesen.</p>")
        return
    show_table(
        f"Momenten die niet of niet helemaal passen: {len(found)}",
        (
            Column("Maatregel"),
            Column("Borging"),
            Column("Moment"),
            Column("Werkhypothese"),
            Column("Oordeel"),
            Column("Blz.", numeric=True),
        ),
        (
            (
                Markup("{} stap {}").format(dossier_link(view, row.maatregel), row.stap_nr),
                row.borging,
                row.agendering,
                Markup("<q>{}</q> (blz. {})").format(row.kern, row.hypothese_pagina),
                f"{row.oordeel}. {row.uitleg}"
                + (" Rust op een koppeling op volgorde." if row.op_volgorde else ""),
                row.pagina,
            )
            for row in found.itertuples()
        ),
    )
