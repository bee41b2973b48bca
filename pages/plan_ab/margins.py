"""The chain "als dan" of each stap: plan A, plan B, and when plan B starts at the latest."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.plan_ab.keten import PARALLEL, asked_of_plan_b, show_chain
from pages.plan_ab.ketens import in_view, ketens
from pages.plan_ab.waiting import BY_ORDER
from selections.dates import date_in_words
from selections.plan_ab import CASES, MARGIN
from selections.stappen import whole_stappen
from selections.words import moment_of
from shell.assumptions import Assumptions
from shell.filter_bar import View
from shell.links import dossier_link
from shell.state_words import in_one_line
from shell.table import Cell, Column, show_table
from voortgang.rijen import with_state_if_recorded

CHAIN = (
    Column("Maatregel en stap"),
    Column("Plan A (onze lezing)"),
    Column("Plan B (onze lezing)"),
    Column("Uiterste start plan B"),
    Column("Marge in kwartalen", numeric=True),
    Column("In woorden"),
    Column("Blz.", numeric=True),
)


def show_chains(view: View, assumed: Assumptions, state: pd.DataFrame | None) -> None:
    """Draw the whole stap of every row in view: first what has a margin, the tightest first.

    state: of the whole calendar at the peildatum; None while the log is away.
    """
    every = ketens(view, assumed, state).every
    found = in_view(view, every)
    if found.empty:
        st.html("<p>Geen van de stappen in beeld heeft een regel van plan A of plan B.</p>")
        return
    stappen = whole_stappen(view.rows, view.table)
    recorded = with_state_if_recorded(stappen, state)
    lines = _lines(stappen) if recorded is None else _lines(recorded, in_one_line)
    with_margin = found[found["geval"] == MARGIN]
    st.html(Markup("<p>{}</p>").format(_summary(with_margin)))
    show_chain(view, every, found, assumed, state)
    on = "" if state is None else f"; stand op {date_in_words(view.peildatum)}"
    show_table(
        f"Stappen met een marge: {len(with_margin)}, de krapste eerst{on}",
        CHAIN,
        (_cells(view, chain, lines) for chain in with_margin.itertuples()),
    )
    for case in CASES[1:]:
        of_case = found[found["geval"] == case]
        if of_case.empty:
            continue
        with st.expander(f"{case[0].upper()}{case[1:]}: {len(of_case)} stappen, geen marge"):
            show_table(
                f"{case[0].upper()}{case[1:]}{on}",
                CHAIN,
                (_cells(view, chain, lines) for chain in of_case.itertuples()),
            )


def margins_in_words(view: View, assumed: Assumptions) -> Markup:
    """How the margins of the stappen in view fall, in one sentence; empty where none has one."""
    found = in_view(view, ketens(view, assumed, None).every)
    with_margin = found[found["geval"] == MARGIN]
    return Markup() if with_margin.empty else _summary(with_margin)


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


def _cells(view: View, chain, lines: dict[str, Markup]) -> tuple[Cell, ...]:
    doubt = Markup("<br><em>{}</em>").format(BY_ORDER) if chain.op_volgorde else ""
    parallel = f" {PARALLEL}" if chain.geval == MARGIN else ""
    return (
        Markup('<div class="lijst">{}<br>stap {}: {}</div>').format(
            dossier_link(view, chain.maatregel), chain.stap_nr, chain.stap
        ),
        _list(lines[key] for key in chain.plan_a),
        _list(lines[key] for key in chain.plan_b),
        _start(chain),
        _margin(chain),
        Markup('<div class="zin">{}{}{}</div>').format(chain.uitleg, parallel, doubt),
        chain.pagina,
    )


def _start(chain) -> Markup:
    start = chain.start_naam or "niet te bepalen"
    asked = asked_of_plan_b(getattr(chain, "besluit", []))
    return Markup("{}<br>{}").format(start, asked) if asked else Markup("{}").format(start)


def _lines(rows: pd.DataFrame, stands: Callable[..., Markup] | None = None) -> dict[str, Markup]:
    """Each row as an item of a list, by sleutel; stands: gives how it stands by the log.

    Drawn once for all chains: to pick the rows of each from the frame took longer than the rest.
    """
    return {
        row.sleutel: Markup("<li>{}: <b>{}</b>{}</li>").format(
            row.borging,
            moment_of(row),
            Markup("<br>{}").format(stands(row)) if stands else "",
        )
        for row in rows[rows["plan"].isin(["A", "B"])].itertuples()
    }


def _list(items: Iterable[Markup]) -> Markup:
    found = Markup("").join(items)
    return Markup('<ul class="lijst">{}</ul>').format(found) if found else Markup("geen")


def _margin(chain) -> str | Markup:
    published = margin_in_numbers(chain.marge, chain.marge_tot)
    if not getattr(chain, "anders_verwacht", False):
        return published
    expected = margin_in_numbers(chain.verwachte_marge, chain.verwachte_marge_tot)
    return Markup("{}<br>naar verwachting {}").format(published, expected)


def margin_in_numbers(smallest: object, largest: object) -> str:
    """A margin in quarters, with its sign; a range where the two differ."""
    if pd.isna(smallest):
        return "geen"
    if smallest == largest:
        return _signed(smallest)
    return f"{_signed(smallest)} tot {_signed(largest)}"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"
