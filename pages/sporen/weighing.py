"""Section "De weging per maatregel": which instruments the publication puts side by side."""

import streamlit as st

from documents.tabel import Column, Shown, Tabel, Where
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from selections.weging import instruments_side_by_side
from selections.words import NO_MOMENT, or_else
from shell.links import dossier_link
from shell.table import show_tabel
from shell.view import View

COLUMNS = (
    Column("Maatregel"),
    Column("Titel", where=Where.FILE),
    Column("Instrument"),
    Column("Plan"),
    Column("Traject"),
    Column("Schil"),
    Column("AMvB"),
    Column("Momenten"),
    Column("Spoor (afgeleid)"),
    Column("regels", numeric=True),
)


def show_weighing(view: View) -> None:
    """Draw the table, or say that there is nothing to weigh."""
    found = weighing_tabel(view)
    if found.rows:
        show_tabel(found)
    else:
        st.html("<p>Geen van de regels in beeld heeft een borgingsregel.</p>")


def weighing_tabel(view: View) -> Tabel:
    """Each instrument of each maatregel in view."""
    found = instruments_side_by_side(view.rows)
    return Tabel.of(
        "Weging per maatregel",
        COLUMNS,
        (
            (
                Shown(row.maatregel, dossier_link(view, row.maatregel, row.titel)),
                row.titel,
                row.instrument,
                row.plan,
                row.traject,
                or_else(row.schil, "geen"),
                list(row.amvb) or "geen",
                list(row.momenten) or NO_MOMENT,
                row.spoor,
                row.regels,
            )
            for row in found.itertuples()
        ),
        notes=(INSTRUMENTS_CAN_BE_CONSIDERED, "Plan, traject, schil en spoor zijn onze lezing."),
        caption=f"Instrumenten naast elkaar: {found['maatregel'].nunique()} maatregelen",
    )
