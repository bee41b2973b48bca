"""Gevraagde besluiten: what the figures ask of the meeting, each question with its rows."""

import streamlit as st
from markupsafe import Markup

from screen.filter_bar import View
from screen.hypotheses import assumptions
from screen.links import dossier_links
from screen.table import Column, show_table
from screen.tegenstrijdigheden import computed_contradictions
from selections.besluiten import DATE, PLAN_B, TRANCHE, gevraagde_besluiten
from selections.stappen import whole_stappen

KINDS = {
    PLAN_B: ("Besluit over plan B", "stappen"),
    TRANCHE: ("Tranches prioriteren", "tranches"),
    DATE: ("Vaststellen welk moment geldt", "tegenstrijdigheden"),
}
COLUMNS = (
    Column("Waarover"),
    Column("Vraag"),
    Column("Waarop het rust"),
    Column("Rust op volgorde"),
    Column("Maatregelen"),
)


def show_besluiten(view: View) -> None:
    """Draw the questions by kind, folded up with how many there are."""
    assumed = assumptions(view)
    _, contradictions = computed_contradictions(view.table)
    stappen = whole_stappen(view.rows, view.table)
    found = gevraagde_besluiten(
        stappen, view.peildatum, assumed.lead, assumed.per_jaar, contradictions
    )
    maatregel_of = stappen.set_index("sleutel")["maatregel"]
    st.html(
        "<p>Wat de cijfers van het overleg vragen. Wat is vastgelegd over de voortgang telt hier "
        "niet mee; plan A en plan B worden parallel uitgewerkt (blz. 8).</p>"
    )
    for kind, (heading, noun) in KINDS.items():
        of_kind = [besluit for besluit in found if besluit.soort == kind]
        with st.expander(f"{heading}: {len(of_kind)} {noun}"):
            if not of_kind:
                st.html("<p>Voor de regels in beeld wordt hier niets gevraagd.</p>")
                continue
            show_table(
                f"{heading}: {len(of_kind)}",
                COLUMNS,
                (
                    (
                        besluit.onderwerp,
                        besluit.vraag,
                        Markup('<div class="zin">{}</div>').format(besluit.reden),
                        "ja" if besluit.op_volgorde else "nee",
                        dossier_links(
                            view,
                            dict.fromkeys(
                                maatregel_of[key] for key in besluit.sleutels if key in maatregel_of
                            ),
                        ),
                    )
                    for besluit in of_kind
                ),
            )
