"""Section "Belasting per wijzigingsbesluit": which maatregelen ask for the same tranche."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel
from figures.tranches import tranches_alt, tranches_figure
from selections.tranches import AMVBS, DERIVED_TRANCHE, PRIORITISING, tranches
from shell.chart import show_chart
from shell.links import dossier_links
from shell.table import show_tabel
from shell.view import View

WHAT_IT_RESTS_ON = f"{DERIVED_TRANCHE} {PRIORITISING}"


def show_tranches(view: View) -> None:
    """Draw the load of each tranche."""
    load = load_of_tranches(view)
    if load.empty:
        st.html("<p>Geen van de regels in beeld wijzigt een AMvB.</p>")
        return
    st.html(Markup("<p>{}</p>").format(WHAT_IT_RESTS_ON))
    show_chart(tranches_figure(load), "tranches", tranches_alt(load))
    show_tabel(tranches_tabel(view))


def load_of_tranches(view: View) -> pd.DataFrame:
    """`selections.tranches.tranches` of the rows in view, by what is assumed."""
    return tranches(view.rows, view.assumptions.per_jaar)


def tranches_tabel(view: View) -> Tabel:
    """The load of each tranche, in order of time."""
    load = load_of_tranches(view)
    return Tabel.each(
        "Tranches",
        load.itertuples(),
        {
            "Tranche (afgeleid)": "tranche",
            Column("regels", numeric=True): "regels",
            **{Column(amvb, numeric=True): amvb for amvb in AMVBS},
            "Waar het om gaat": "omvang",
            "Te prioriteren (afgeleid)": "prioriteren",
            Column("koppeling twijfelachtig", numeric=True): "op_volgorde",
            "Welke": lambda row: Shown(row.maatregelen, dossier_links(view, row.maatregelen)),
        },
        notes=(view.assumptions.sentence, WHAT_IT_RESTS_ON),
        caption=f"Regels die een AMvB wijzigen, per tranche: {int(load['regels'].sum())}",
    )
