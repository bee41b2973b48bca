"""Section "De weging per maatregel": which instruments the publication puts side by side."""

import streamlit as st

from documents.tabel import Column, Tabel, Where
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from selections.lezing.weging import instruments_side_by_side
from selections.words import NO_MOMENT, or_else
from shell.links import dossier_of
from shell.table import show_tabel
from shell.view import View


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
    return Tabel.each(
        "Weging per maatregel",
        found.itertuples(),
        {
            "Maatregel": dossier_of(view),
            Column("Titel", where=Where.FILE): "titel",
            "Instrument": "instrument",
            "Plan (afgeleid)": "plan",
            "Traject (afgeleid)": "traject",
            "Schil (afgeleid)": lambda row: or_else(row.schil, "geen"),
            "AMvB": lambda row: list(row.amvb) or "geen genoemd",
            "Twijfel": lambda row: list(row.twijfel),
            "Momenten": lambda row: list(row.momenten) or NO_MOMENT,
            "Spoor (afgeleid)": "spoor",
            Column("regels", numeric=True): "regels",
        },
        notes=(
            INSTRUMENTS_CAN_BE_CONSIDERED,
            "Plan, traject, schil en spoor zijn afgeleid, en bij meer regels of momenten in één "
            "stap ook welk moment bij welke regel hoort; de aantekening in het dossier zegt hoe.",
        ),
        caption=f"Instrumenten naast elkaar: {found['maatregel'].nunique()} maatregelen",
    )
