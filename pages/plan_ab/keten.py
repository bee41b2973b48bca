"""One chain "als dan" as a chart with its rows: the tightest in view, or the one that is chosen."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.keten import NOTHING, Recorded, keten_alt, keten_figure
from pages.plan_ab.waiting import BY_ORDER
from selections.plan_ab import MARGIN, latest_starts
from selections.stappen import STAP
from selections.words import moment_of
from shell.assumptions import Assumptions
from shell.chart import show_chart
from shell.filter_bar import View, stap_of_chain
from shell.links import dossier_link, record_link
from shell.progress import for_figure
from shell.query import chain_name
from shell.state_words import moments, status_and_doubts
from shell.table import Cell, Column, show_table
from style.look import NO_LINE
from voortgang.counts import class_label, classes
from voortgang.rijen import with_state_if_recorded
from voortgang.vocabulary import vocabulary
from voortgang.words import fase_label

ROWS = (
    Column("Borging"),
    Column("Plan (onze lezing)"),
    Column("Moment"),
    Column("AMvB"),
    Column("Doorlooptijd"),
    Column("Uiterste start"),
    Column("Blz.", numeric=True),
)
RECORDED = Column("Vastgelegd")
PARALLEL = "A en B worden parallel uitgewerkt."


def show_chain(
    view: View,
    every: pd.DataFrame,
    found: pd.DataFrame,
    assumed: Assumptions,
    state: pd.DataFrame | None,
) -> None:
    """Draw one of the chains `every`; those in view (`found`) are offered.

    state: of the whole calendar at the peildatum; None while the log is away.
    """
    names = [chain_name(chain.maatregel, chain.stap_nr) for chain in every.itertuples()]
    named = every.set_axis(names)
    offered = named.index[every.index.isin(found.index)]
    chosen = stap_of_chain(view, offered)
    if chosen is not None and chosen not in offered:
        st.html("<p>De gekozen stap valt buiten de filters.</p>")
    chain = named.loc[chosen or offered[0]]
    stap = view.table[(view.table[STAP] == chain[STAP]).all(axis="columns")]
    standing = with_state_if_recorded(stap, state)
    recorded = NOTHING if standing is None else _recorded(standing)
    st.html(
        Markup("<p>Maatregel {}, stap {}: {}</p>").format(
            dossier_link(view, chain["maatregel"], chain["titel"]), chain["stap_nr"], chain["stap"]
        )
    )
    figure = keten_figure(
        stap,
        chain,
        assumed.lead,
        assumed.stages,
        view.peildatum,
        narrow=view.narrow,
        recorded=recorded,
        sentences=view.calendar.sentences,
    )
    show_chart(figure, "keten", keten_alt(stap, chain, recorded))
    doubt = f" {BY_ORDER}" if chain["op_volgorde"] else ""
    parallel = f" {PARALLEL}" if chain["geval"] == MARGIN else ""
    asked = asked_of_plan_b(chain["besluit"]) if state is not None else ""
    st.html(Markup("<p>{}{}{} {}</p>").format(chain["uitleg"], parallel, doubt, asked))
    starts = latest_starts(stap, assumed.lead).set_index("sleutel")
    show_table(
        f"De regels van maatregel {chain['maatregel']}, stap {chain['stap_nr']}",
        ROWS if standing is None else (*ROWS[:-1], RECORDED, ROWS[-1]),
        _cells(view, stap if standing is None else standing, starts),
    )


def asked_of_plan_b(asked: list[tuple[str, str]]) -> Markup:
    """What is asked about the plan B of a stap (`voortgang.ketens`), each with why."""
    return Markup("<br>").join(
        Markup("<b>{}</b>: {}.").format(signal[0].upper() + signal[1:], reason)
        for signal, reason in asked
    )


def _recorded(standing: pd.DataFrame) -> Recorded:
    plans = standing["plan"].astype(object).fillna(NO_LINE)
    order = classes()
    said = {}
    for plan, of_plan in standing["klasse"].groupby(plans):
        counts = of_plan.value_counts()
        said[plan] = ", ".join(
            f"{counts[name]} {class_label(name).lower()}"
            for name in sorted(counts.index, key=order.index)
        )
    stadia = {fase.waarde: fase.stadium or fase_label(fase.waarde) for fase in vocabulary().fasen}
    return Recorded(
        said=said,
        rows=for_figure(standing),
        stages=tuple(stadia[fase] for fase in standing["fase"].dropna().unique()),
    )


def _cells(view: View, rows: pd.DataFrame, starts: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    for row in rows.itertuples():
        start = starts.loc[row.sleutel] if row.sleutel in starts.index else None
        published = "" if start is None else start["start_naam"]
        cells = [
            "geen borgingsregel" if pd.isna(row.borging) else row.borging,
            "" if pd.isna(row.plan) else row.plan,
            moment_of(row),
            ", ".join(row.amvb) or "geen",
            "" if start is None else start["doorlooptijd"],
            published,
            row.pagina,
        ]
        if "klasse" in rows:
            cells[2] = moments(row)
            if not pd.isna(row.verwacht) and isinstance(row.uiterste_start, str):
                cells[5] = Markup("{}<br>naar verwachting {}").format(published, row.uiterste_start)
            told = status_and_doubts(row), record_link(view, row.maatregel, row.sleutel)
            cells.insert(-1, Markup("{}<br>{}").format(*told))
        yield tuple(cells)
