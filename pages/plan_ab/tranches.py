"""Section "Belasting per wijzigingsbesluit": which maatregelen ask for the same tranche."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Tabel
from figures.tranches import tranches_alt, tranches_figure
from loaders.instruments import AMVBS
from selections.kaart import FIXED_MOMENT
from selections.tranches import DERIVED_TRANCHE, PRIORITISING, tranches, with_standing
from shell.calendar_table import Calendar
from shell.chart import show_chart
from shell.kept import kept
from shell.links import dossier_links
from shell.table import show_tabel
from shell.view import View
from voortgang.stand import moment_is_set, with_expected_moments

PUBLISHED, STANDING = "zoals gepubliceerd", "zoals het nu staat"
WHICH_MOMENTS = (
    "De AMvB’s en wat te prioriteren is, tellen met de gepubliceerde momenten; zoals het nu staat "
    "telt met wat bij besluit is vastgesteld of wordt verwacht, het laatst vastgelegde van die "
    "twee."
)
WHAT_IT_RESTS_ON = (
    f"{DERIVED_TRANCHE} {PRIORITISING} Te prioriteren is hier een genoemde tranche waarin meer dan "
    "één maatregel of andere code valt. Een regel die twee AMvB’s noemt, telt bij beide; een "
    "schuine streep ertussen kan ook ‘of’ zijn."
)
NO_HALF = "niet te zeggen: halfjaar niet genoemd"
NO_DATE = "niet te zeggen: geen moment met een datum"


def show_tranches(view: View) -> None:
    """Draw the load of each tranche."""
    load = both_loads(view)
    if load.empty:
        st.html("<p>Geen van de regels in beeld noemt een wijziging van Bkl, Bal of Bbl.</p>")
        return
    which = WHICH_MOMENTS if "regels_nu" in load else ""
    st.html(Markup("<p>{} {}</p>").format(WHAT_IT_RESTS_ON, which))
    show_chart(tranches_figure(load), "tranches", tranches_alt(load))
    show_tabel(tranches_tabel(view))


def both_loads(view: View) -> pd.DataFrame:
    """The load as published, and beside it how it now stands, where a moment differs."""
    return _kept(view.calendar, view.log.state, view.places, view.assumptions.per_jaar)


# For all sessions with the same rows in view: figure, table and slide ask it.
@kept(entries=16)
def _kept(
    calendar: Calendar, state: pd.DataFrame | None, places: bytes, per_jaar: int
) -> pd.DataFrame:
    rows = calendar.rows_at(places)
    load = tranches(rows, per_jaar)
    if state is None:
        return load
    now = with_expected_moments(calendar.table, state).loc[rows.index]
    standing = tranches(now, per_jaar)
    both = with_standing(load, standing, set(state.loc[moment_is_set(state), "sleutel"]))
    return both if both["anders"].any() else load


def tranches_tabel(view: View) -> Tabel:
    """The load of each tranche in order of time: as published, and as it now stands where a moment
    differs.
    """
    load = both_loads(view)
    now: dict = {}
    if "regels_nu" in load:
        now = {
            Column(f"regels, {STANDING}", numeric=True): "regels_nu",
            Column(f"waarvan {FIXED_MOMENT}", numeric=True): "vastgesteld",
            f"Welke, {STANDING}": lambda row: dossier_links(view, row.maatregelen_nu),
        }
    return Tabel.each(
        "Tranches",
        load.itertuples(),
        {
            "Tranche (afgeleid)": "tranche",
            Column(f"regels, {PUBLISHED}" if now else "regels", numeric=True): "regels",
            **{Column(amvb, numeric=True): amvb for amvb in AMVBS},
            "Waar het om gaat": "omvang",
            "Te prioriteren (afgeleid)": lambda row: (
                row.prioriteren
                if pd.notna(row.nummer)
                else NO_HALF
                if pd.notna(row.jaar)
                else NO_DATE
            ),
            "Twijfel, in regels": "twijfel",
            "Welke": lambda row: dossier_links(view, row.maatregelen),
            **now,
        },
        notes=(view.assumptions.sentence, WHAT_IT_RESTS_ON, *((WHICH_MOMENTS,) if now else ())),
        caption=f"Regels die een AMvB wijzigen, per tranche: {int(load['regels'].sum())}",
    )
