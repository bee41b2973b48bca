"""Which lines of plan B wait for a decision at the peildatum, each number with its rows."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.plan_ab.ketens import in_view, ketens
from selections.dates import date_in_words
from selections.stappen import whole_stappen
from shell.assumptions import Assumptions
from shell.filter_bar import View
from shell.freshness import show_freshness
from shell.links import dossier_link, record_link
from shell.query import chain_name
from shell.state_words import moments, status_and_doubts
from shell.table import Cell, Column, screen_link, show_table
from voortgang.ketens import SIGNALS
from voortgang.rijen import with_state
from voortgang.vocabulary import vocabulary

BY_ORDER = "Twijfelachtig: rust op een koppeling van momenten en regels op volgorde."
COLUMNS = (
    Column("Maatregel en stap"),
    Column("Plan B (onze lezing)"),
    Column("Moment"),
    Column("Uiterste start"),
    Column("Waarom"),
    Column("Vastgelegd"),
    Column("Blz.", numeric=True),
)


def show_waiting(view: View, state: pd.DataFrame, assumed: Assumptions) -> None:
    """Draw how many lines wait, by what is asked, and under each number its rows.

    state: of the whole calendar at the peildatum (`shell.progress.progress`).
    """
    on = date_in_words(view.peildatum)
    found = waiting_in_view(view, state, assumed)
    rows = whole_stappen(view.rows, view.table)
    plans = rows[rows["plan"].isin(["A", "B"])]
    if plans.empty:
        st.html("<p>De stappen in beeld hebben geen regels van plan A of plan B.</p>")
        return
    show_freshness(view, plans, state, "regels van plan A en plan B in deze stappen")
    if found.empty:
        st.html(
            Markup(
                "<p>Op {} is bij geen regel van plan B in beeld de uiterste start bereikt zonder "
                "dat een begin is vastgelegd.</p>"
            ).format(on)
        )
        return
    rules = {one.waarde: one.regel for one in vocabulary().afleidingen}
    for signal in SIGNALS:
        of_signal = found[found["plan_b"] == signal]
        if of_signal.empty:
            continue
        label = f"{signal[0].upper()}{signal[1:]}: {_lines(len(of_signal))} op {on}"
        with st.expander(label):
            st.html(Markup('<p class="voorbehoud">{}</p>').format(rules[signal]))
            show_table(label, COLUMNS, _cells(view, of_signal, state))


def waiting_in_view(view: View, state: pd.DataFrame, assumed: Assumptions) -> pd.DataFrame:
    """The lines of plan B that wait, of the whole stappen in view (`voortgang.ketens.waiting`)."""
    return in_view(view, ketens(view, assumed, state).waits)


def waiting_in_words(view: View, state: pd.DataFrame, assumed: Assumptions) -> Markup:
    """How many lines wait, by what is asked, in one sentence; empty where none does."""
    counts = waiting_in_view(view, state, assumed)["plan_b"].value_counts()
    told = [
        Markup("{}: <b>{}</b>").format(signal, _lines(counts[signal]))
        for signal in SIGNALS
        if signal in counts
    ]
    if not told:
        return Markup()
    return Markup("Op {}: {}.").format(date_in_words(view.peildatum), Markup("; ").join(told))


def _lines(number: int) -> str:
    return f"{number} {'regel' if number == 1 else 'regels'} van plan B"


def _cells(view: View, found: pd.DataFrame, state: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    standing = with_state(found[["sleutel", "agendering"]], state)
    for row, stands in zip(found.itertuples(), standing.itertuples(), strict=True):
        chain = view.address(None, keten=chain_name(row.maatregel, row.stap_nr))
        doubt = Markup("<br><em>{}</em>").format(BY_ORDER) if row.op_volgorde else ""
        yield (
            Markup("{}, {}").format(
                dossier_link(view, row.maatregel),
                screen_link(
                    chain,
                    f"stap {row.stap_nr}",
                    f"stap {row.stap_nr}: keten van maatregel {row.maatregel}",
                ),
            ),
            row.borging,
            moments(stands),
            row.uiterste_start,
            Markup("{}{}").format(row.plan_b_reden, doubt),
            Markup("{}<br>{}").format(
                status_and_doubts(stands), record_link(view, row.maatregel, row.sleutel)
            ),
            row.pagina,
        )
