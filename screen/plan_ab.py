"""The chain "als dan" of each stap: plan A, plan B, and when plan B starts at the latest."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from screen.filter_bar import View
from screen.hypotheses import Assumptions
from screen.links import dossier_link
from screen.table import Cell, Column, show_table
from selections.plan_ab import CASES, MARGIN, chains
from selections.stappen import whole_stappen

CHAIN = (
    Column("Maatregel en stap"),
    Column("Plan A (onze lezing)"),
    Column("Plan B (onze lezing)"),
    Column("Uiterste start plan B"),
    Column("Marge in kwartalen", numeric=True),
    Column("In woorden"),
    Column("Blz.", numeric=True),
)
BY_ORDER = "Twijfelachtig: rust op een koppeling van momenten en regels op volgorde."
PARALLEL = "A en B worden parallel uitgewerkt."


def show_chains(view: View, assumed: Assumptions) -> None:
    """Draw the whole stap of every row in view: first what has a margin, the tightest first."""
    stappen = whole_stappen(view.rows, view.table)
    found = chains(stappen, assumed.lead)
    if found.empty:
        st.html("<p>Geen van de stappen in beeld heeft een regel van plan A of plan B.</p>")
        return
    rows = stappen.set_index("sleutel")
    with_margin = found[found["geval"] == MARGIN]
    st.html(_summary(with_margin))
    show_table(
        f"Stappen met een marge: {len(with_margin)}, de krapste eerst",
        CHAIN,
        (_cells(view, chain, rows) for chain in with_margin.itertuples()),
    )
    for case in CASES[1:]:
        of_case = found[found["geval"] == case]
        if of_case.empty:
            continue
        with st.expander(f"{case[0].upper()}{case[1:]}: {len(of_case)} stappen, geen marge"):
            show_table(
                f"{case[0].upper()}{case[1:]}",
                CHAIN,
                (_cells(view, chain, rows) for chain in of_case.itertuples()),
            )


def _summary(with_margin: pd.DataFrame) -> Markup:
    smallest = with_margin["marge"]
    return Markup(
        "<p>Van {} stappen met een marge had plan B bij <b>{}</b> al in voorbereiding moeten zijn "
        "voordat plan A rond kon zijn, valt bij <b>{}</b> de uiterste start samen met het laatste "
        "moment van plan A, en is er bij <b>{}</b> ruimte. {}</p>"
    ).format(
        len(with_margin),
        int((smallest < 0).sum()),
        int((smallest == 0).sum()),
        int((smallest > 0).sum()),
        PARALLEL,
    )


def _cells(view: View, chain, rows: pd.DataFrame) -> tuple[Cell, ...]:
    doubt = Markup("<br><em>{}</em>").format(BY_ORDER) if chain.op_volgorde else ""
    parallel = f" {PARALLEL}" if chain.geval == MARGIN else ""
    return (
        Markup("{}<br>stap {}: {}").format(
            dossier_link(view, chain.maatregel), chain.stap_nr, chain.stap
        ),
        _lines(rows.loc[chain.plan_a]),
        _lines(rows.loc[chain.plan_b]),
        chain.start_naam or "niet te bepalen",
        _margin(chain),
        Markup('<div class="zin">{}{}{}</div>').format(chain.uitleg, parallel, doubt),
        chain.pagina,
    )


def _lines(rows: pd.DataFrame) -> Markup:
    if rows.empty:
        return Markup("geen")
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>{}: <b>{}</b></li>").format(
                row.borging, "geen moment" if pd.isna(row.agendering) else row.agendering
            )
            for row in rows.itertuples()
        )
    )


def _margin(chain) -> str:
    if pd.isna(chain.marge):
        return "geen"
    if chain.marge == chain.marge_tot:
        return _signed(chain.marge)
    return f"{_signed(chain.marge)} tot {_signed(chain.marge_tot)}"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"
