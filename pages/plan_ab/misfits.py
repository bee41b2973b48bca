"""Section "Momenten naast de uitgangspunten van de publicatie", each with the hypothesis."""

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from pages.plan_ab.words import note
from selections.lezing.hypothesen import hypotheses_of_publication, misfits
from selections.plan_ab import has_amvb
from shell.links import page_link, row_link
from shell.table import show_tabel
from shell.view import View

ALL_FIT = (
    "Elk moment in beeld van een regel die een wijziging van Bkl, Bal of Bbl noemt, past bij de "
    "uitgangspunten van de publicatie. Andere momenten zijn niet getoetst."
)
NOTHING_TESTED = (
    "Geen van de regels in beeld noemt een wijziging van Bkl, Bal of Bbl met een moment; er is dus "
    "niets getoetst."
)


def show_misfits(view: View) -> None:
    """Draw them, or say that there are none."""
    tested = view.rows.loc[has_amvb(view.rows), "agendering"].notna().any()
    show_tabel(misfits_tabel(view), ALL_FIT if tested else NOTHING_TESTED)


def misfits_tabel(view: View) -> Tabel:
    """Every moment in view that does not fit a hypothesis, or not wholly."""
    found = misfits(view.rows, hypotheses_of_publication())

    def hypothesis(row) -> Cell:
        page = page_link(view, row.kern, int(row.hypothese_pagina), "blz. {}")
        return Shown(row.kern, Markup("<q>{}</q> ({})").format(row.kern, page))

    return Tabel.each(
        "Momenten en uitgangspunten",
        found.itertuples(),
        {
            "Maatregel": lambda row: Shown(row.maatregel, row_link(view, row)),
            Column("Stap", where=Where.FILE): "stap_nr",
            "Borging": "borging",
            "Moment": "agendering",
            "Uitgangspunt": hypothesis,
            Column("Blz. uitgangspunt", where=Where.FILE): "hypothese_pagina",
            "Oordeel": _verdict,
            Column("Uitleg", where=Where.FILE): "uitleg",
            Column("Koppeling twijfelachtig", where=Where.FILE): "op_volgorde",
            Column("Aantekening", where=Where.FILE): "redactie",
            Column("Blz.", numeric=True): "pagina",
        },
        caption="Momenten die niet of niet helemaal bij een werkhypothese passen, of daarin niet "
        f"te plaatsen zijn: {len(found)}",
    )


def _verdict(row) -> Cell:
    doubt = " De koppeling van moment en regel is twijfelachtig." if row.op_volgorde else ""
    remarks = [] if pd.isna(row.redactie) else row.redactie.split("\n")
    told = Markup("{}. {}{}{}").format(row.oordeel, row.uitleg, doubt, note(row, remarks))
    return Shown(row.oordeel, told)
