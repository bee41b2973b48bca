"""Section "Besluit over plan B": which lines of plan B wait for a decision at the peildatum, and
which stappen are near one: plan A is past, the latest start of plan B not reached or not known.
"""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from pages.plan_ab.computed import computed, near_in_view, waiting_in_view
from pages.plan_ab.words import (
    NOTE,
    REPORTED,
    doubt_of_pairing,
    in_sentences,
    note,
    recorded_cell,
    stap_in_words,
    stap_of,
)
from selections.caveats import PLAN_B_IN_CASE, PLAN_B_IN_TIME, PLANS_IN_PARALLEL
from selections.dates import date_in_words
from selections.gevraagd import NEAR_IN_WORDS, Besluit
from selections.kwartalen import quarter
from selections.lezing.weging import CLASS_DOUBT, marks, with_doubt
from selections.plan_ab import CONTRADICTED, reached_in_words
from selections.stappen import STAP, page_of, whole_stappen
from selections.words import (
    as_sentence,
    capitalised,
    code_in_words,
    counted,
    moment_of,
    out_of,
    unstopped,
)
from shell.links import cited, dossier_link
from shell.notices import voorbehoud
from shell.parts.elsewhere import Elsewhere
from shell.parts.freshness import show_freshness
from shell.state_words import expected, moments
from shell.table import screen_link, show_first, show_tabel
from shell.url.choices import chain_name
from shell.view import View
from voortgang.rijen import with_state
from voortgang.vocabulary import DECIDE_B, SIGNALS, vocabulary

SHOWN = 6


def show_waiting(view: View) -> None:
    """Draw how many lines wait, by what is asked, and under each number its rows."""
    on = date_in_words(view.peildatum)
    rows = whole_stappen(view.rows, view.table)
    plans = rows[rows["plan"].isin(["A", "B"])]
    if plans.empty:
        st.html("<p>De stappen in beeld hebben geen regels van plan A of plan B.</p>")
        return
    show_freshness(view, plans, "regels van plan A en plan B in deze stappen")
    signals = waiting_in_view(view)["plan_b"]
    if signals.empty:
        st.html(
            Markup(
                "<p>Op {} is bij geen regel van plan B in beeld de berekende uiterste start "
                "bereikt zonder dat een begin is vastgelegd.</p>"
            ).format(on)
        )
        return
    st.html(voorbehoud(*cited(view, PLAN_B_IN_CASE, PLAN_B_IN_TIME)))
    rules = vocabulary().rules
    tabel = waiting_tabel(view)
    for signal, number in _counts(signals).items():
        lines = f"{counted(number, 'regel')} van plan B"
        label = f"{capitalised(signal)}: {lines} op {on}"
        show_first(tabel.part(signals == signal, label), SHOWN, "regel")
        st.html(voorbehoud(rules[signal]))


def waiting_in_words(view: View) -> Markup:
    """How many lines wait, by what is asked, in one sentence; empty where none does."""
    found = waiting_in_view(view)
    counts = _counts(found["plan_b"])
    if not counts:
        return Markup()
    doubted = sum(map(bool, marks(found)))
    told = Markup(", ").join(
        Markup("{} <b>{}</b>").format(signal, number) for signal, number in counts.items()
    )
    plans = whole_stappen(view.rows, view.table).query("plan in ('A', 'B')")
    recorded = with_state(plans, view.log.state)["status"].notna().sum()
    return Markup(
        "Regels van plan B (afgeleid{}): {}. Vastgelegd is over {} {} van plan A en "
        "B; dat zegt niet wat er is gedaan."
    ).format(with_doubt(doubted, "; "), told, recorded, out_of(len(plans), "regel"))


def waiting_tabel(view: View) -> Tabel:
    """The lines, in the order of `SIGNALS`; each leads to its dossier, its chain and its record."""
    found = waiting_in_view(view).drop(columns=["plan_b", "plan_b_reden", "uiterste_start"])

    def maatregel_and_stap(row) -> Markup:
        stap = f"stap {row.stap_nr}"
        address = view.address(None, keten=chain_name(row.maatregel, row.stap_nr))
        keten = screen_link(address, stap, f"{stap}: keten van {code_in_words(row.maatregel)}")
        link = dossier_link(view, row.maatregel)
        told = link, keten, row.stap, elsewhere.note(row)
        return Markup('<div class="lijst">{}, {}: {}{}</div>').format(*told)

    elsewhere = Elsewhere(view.table)
    now, lead, known = quarter(view.peildatum), view.assumptions.lead, computed(view)
    # Where a stap has no plan A, its chain says where there is one.
    without = known.chains[known.chains["plan_a"].map(len) == 0].set_index(STAP)["uitleg"]
    contradicted = known.chains[known.chains["geval"] == CONTRADICTED].set_index(STAP)["uitleg"]
    classed = known.chains[known.chains["indeling"]].set_index(STAP).index

    def said_by_publication(row) -> list[str]:
        return known.reported.get(stap_of(row), [])

    def noted(row) -> list[str]:
        return known.notes.get(stap_of(row), [])

    def why(row) -> Cell:
        reason = as_sentence(row.plan_b_reden)
        stap = stap_of(row)
        parts = [
            reached_in_words(row.start, row.start_tot, now, lead),
            without.get(stap, reason),
            contradicted.get(stap, ""),
            row.te_vroeg,
            known.disputed.get(row.sleutel, ""),
            f"{CLASS_DOUBT}." if stap in classed else "",
        ]
        said = " ".join(filter(None, parts))
        reported = Markup("").join(map(Markup("<br>{}").format, said_by_publication(row)))
        beside = reported, doubt_of_pairing(row.op_volgorde), note(row, noted(row))
        return Shown(said, Markup('<div class="zin">{}{}{}{}</div>').format(said, *beside))

    return Tabel.each(
        "Gevraagd over plan B",
        with_state(found, view.log.state).itertuples(),
        {
            Column("Wat nodig is", where=Where.FILE): "plan_b",
            Column("Maatregel en stap", where=Where.SCREEN): maatregel_and_stap,
            Column("Maatregel", where=Where.FILE): "maatregel",
            Column("Stap", where=Where.FILE): "stap_nr",
            Column("Concrete stap", where=Where.FILE): "stap",
            "Plan B (afgeleid)": "borging",
            "Moment": lambda row: Shown(moment_of(row), moments(row)),
            Column("Verwacht", where=Where.FILE): expected,
            "Uiterste start (berekend)": "uiterste_start",
            "Waarom": why,
            Column(REPORTED, where=Where.FILE): said_by_publication,
            "Vastgelegd": recorded_cell(view, found),
            Column(NOTE, where=Where.FILE): noted,
            Column("Koppeling twijfelachtig", where=Where.FILE): "op_volgorde",
            **elsewhere.column(found),
            Column("Blz.", numeric=True): "pagina",
        },
        notes=(
            f"De regels van plan B waarvan de berekende uiterste start op "
            f"{date_in_words(view.peildatum)} is bereikt en waarover geen begin is vastgelegd.",
            view.assumptions.sentence,
            vocabulary().rules[DECIDE_B],
            f"{PLAN_B_IN_CASE} {PLAN_B_IN_TIME}",
            PLANS_IN_PARALLEL,
        ),
    )


def _counts(signals: pd.Series) -> dict[str, int]:
    counts = signals.value_counts()
    return {signal: int(counts[signal]) for signal in SIGNALS if signal in counts}


def show_near(view: View) -> None:
    """Draw the stappen, folded up; nothing where there are none."""
    tabel = near_tabel(view)
    if tabel.rows:
        label = f"{NEAR_IN_WORDS}: {counted(len(tabel.rows), 'stap')}"
        with st.expander(label):
            show_tabel(tabel)


def near_tabel(view: View) -> Tabel:
    """A row a stap, with its lines of plan B and what the publication says of them."""
    known = computed(view)

    def maatregel(of: tuple[Besluit, pd.DataFrame]) -> Cell:
        row = of[1].iloc[0]
        told = dossier_link(view, row["maatregel"]), stap_in_words(row)
        return Shown(row["maatregel"], Markup('<div class="lijst">{}<br>{}</div>').format(*told))

    def noted(of: tuple[Besluit, pd.DataFrame]) -> list[str]:
        return known.notes.get(tuple(of[1][STAP].iloc[0]), [])

    def what(of: tuple[Besluit, pd.DataFrame]) -> Cell:
        said = f"{of[0].vraag} {of[0].reden}"
        return Shown(said, Markup("{}{}").format(said, note(of[1].iloc[0], noted(of))))

    return Tabel.each(
        "Momenten van plan A verstreken",
        near_in_view(view),
        {
            "Maatregel": maatregel,
            Column("Stap", where=Where.FILE): lambda of: int(of[1]["stap_nr"].iloc[0]),
            Column("Concrete stap", where=Where.FILE): lambda of: of[1]["stap"].iloc[0],
            "Plan A (afgeleid)": lambda of: _of_plan(of[1], "A"),
            "Plan B (afgeleid)": lambda of: _of_plan(of[1], "B"),
            "Wat er aan de hand is": what,
            REPORTED: lambda of: in_sentences(known.reported.get(tuple(of[1][STAP].iloc[0]), [])),
            Column(NOTE, where=Where.FILE): noted,
            "Koppeling twijfelachtig": lambda of: of[0].volgorde,
            Column("Blz.", numeric=True): lambda of: int(page_of(of[1]).iloc[0]),
        },
        notes=(f"Op {date_in_words(view.peildatum)}.", view.assumptions.sentence),
        caption=f"{NEAR_IN_WORDS}, op {date_in_words(view.peildatum)}",
    )


def _of_plan(rows: pd.DataFrame, plan: str) -> list[str]:
    of_plan = rows[["borging", "agendering"]][rows["plan"] == plan]
    return [f"{unstopped(row.borging)}: {moment_of(row)}" for row in of_plan.itertuples()]
