"""The chain "als dan" of each stap: plan A, plan B, and when plan B starts at the latest."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.keten import keten_alt, keten_figure
from screen.chart import show_chart
from screen.filter_bar import View, stap_of_chain
from screen.hypotheses import Assumptions
from screen.links import dossier_link
from screen.query import chain_name
from screen.table import Cell, Column, show_table
from selections.plan_ab import CASES, MARGIN, chains, latest_starts
from selections.stappen import STAP

CHAIN = (
    Column("Maatregel en stap"),
    Column("Plan A (onze lezing)"),
    Column("Plan B (onze lezing)"),
    Column("Uiterste start plan B"),
    Column("Marge in kwartalen", numeric=True),
    Column("In woorden"),
    Column("Blz.", numeric=True),
)
ROWS = (
    Column("Borging"),
    Column("Plan (onze lezing)"),
    Column("Moment"),
    Column("AMvB"),
    Column("Doorlooptijd"),
    Column("Uiterste start"),
    Column("Blz.", numeric=True),
)
BY_ORDER = "Twijfelachtig: rust op een koppeling van momenten en regels op volgorde."
PARALLEL = "A en B worden parallel uitgewerkt."


def show_chains(view: View, assumed: Assumptions) -> None:
    """Draw the whole stap of every row in view: first what has a margin, the tightest first."""
    every = chains(view.table, assumed.lead)
    found = _in_view(view, every)
    if found.empty:
        st.html("<p>Geen van de stappen in beeld heeft een regel van plan A of plan B.</p>")
        return
    rows = view.table.set_index("sleutel", drop=False)
    with_margin = found[found["geval"] == MARGIN]
    st.html(Markup("<p>{}</p>").format(_summary(with_margin)))
    _show_one(view, every, found, assumed)
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


def margins_in_words(view: View, assumed: Assumptions) -> Markup:
    """How the margins of the stappen in view fall, in one sentence; empty where none has one."""
    found = _in_view(view, chains(view.table, assumed.lead))
    with_margin = found[found["geval"] == MARGIN]
    return Markup() if with_margin.empty else _summary(with_margin)


def _in_view(view: View, every: pd.DataFrame) -> pd.DataFrame:
    stappen = pd.MultiIndex.from_frame(view.rows[STAP].dropna())
    return every[pd.MultiIndex.from_frame(every[STAP]).isin(stappen)]


def _show_one(view: View, every: pd.DataFrame, found: pd.DataFrame, assumed: Assumptions) -> None:
    """Draw one chain as a chart with its rows: the tightest, or the one that is chosen."""
    names = [chain_name(chain.maatregel, chain.stap_nr) for chain in every.itertuples()]
    named = every.set_axis(names)
    offered = named.index[every.index.isin(found.index)]
    chosen = stap_of_chain(view, offered)
    if chosen is not None and chosen not in offered:
        st.html("<p>De gekozen stap valt buiten de filters.</p>")
    chain = named.loc[chosen or offered[0]]
    stap = view.table[(view.table[STAP] == chain[STAP]).all(axis="columns")]
    st.html(
        Markup("<p>Maatregel {}, stap {}: {}</p>").format(
            dossier_link(view, chain["maatregel"], chain["titel"]), chain["stap_nr"], chain["stap"]
        )
    )
    figure = keten_figure(
        stap, chain, assumed.lead, assumed.stages, view.peildatum, narrow=view.narrow
    )
    show_chart(figure, "keten", keten_alt(stap, chain))
    doubt = f" {BY_ORDER}" if chain["op_volgorde"] else ""
    parallel = f" {PARALLEL}" if chain["geval"] == MARGIN else ""
    st.html(Markup("<p>{}{}{}</p>").format(chain["uitleg"], parallel, doubt))
    starts = latest_starts(stap, assumed.lead).set_index("sleutel")
    show_table(
        f"De regels van maatregel {chain['maatregel']}, stap {chain['stap_nr']}",
        ROWS,
        (_row_cells(row, starts) for row in stap.itertuples()),
    )


def _row_cells(row, starts: pd.DataFrame) -> tuple[Cell, ...]:
    with_start = row.sleutel in starts.index
    return (
        "geen borgingsregel" if pd.isna(row.borging) else row.borging,
        "" if pd.isna(row.plan) else row.plan,
        _moment(row),
        ", ".join(row.amvb) or "geen",
        starts.loc[row.sleutel, "doorlooptijd"] if with_start else "",
        starts.loc[row.sleutel, "start_naam"] if with_start else "",
        row.pagina,
    )


def _summary(with_margin: pd.DataFrame) -> Markup:
    smallest = with_margin["marge"]
    return Markup(
        "Van {} stappen met een marge had plan B bij <b>{}</b> al in voorbereiding moeten zijn "
        "voordat plan A rond kon zijn, valt bij <b>{}</b> de uiterste start samen met het laatste "
        "moment van plan A, en is er bij <b>{}</b> ruimte. {}"
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
        Markup('<div class="lijst">{}<br>stap {}: {}</div>').format(
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
    return Markup('<ul class="lijst">{}</ul>').format(
        Markup("").join(
            Markup("<li>{}: <b>{}</b></li>").format(row.borging, _moment(row))
            for row in rows.itertuples()
        )
    )


def _moment(row) -> str:
    return "geen moment" if pd.isna(row.agendering) else row.agendering


def _margin(chain) -> str:
    if pd.isna(chain.marge):
        return "geen"
    if chain.marge == chain.marge_tot:
        return _signed(chain.marge)
    return f"{_signed(chain.marge)} tot {_signed(chain.marge_tot)}"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"
