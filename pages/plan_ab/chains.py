"""Section "Alle stappen met plan A of plan B": what the picture draws in words, and the rest."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from pages.plan_ab.computed import chains_in_view, computed
from pages.plan_ab.words import (
    NOTE,
    PARALLEL,
    REPORTED,
    asked_of_plan_b,
    doubt_of_pairing,
    in_sentences,
    margin_in_numbers,
    margins_apart,
    note,
    of_which_doubtful,
    stap_in_words,
    stap_of,
    starts_reached,
)
from selections.caveats import (
    DERIVED_PLAN,
    INSTRUMENTS_CAN_BE_CONSIDERED,
    PLANS_AS_PRINTED,
    PLANS_IN_PARALLEL,
)
from selections.dates import date_in_words
from selections.plan_ab import CASES, CONTRADICTED, MARGIN
from selections.stappen import whole_stappen
from selections.words import capitalised, counted, moment_of, unstopped
from shell.links import cited, dossier_link
from shell.notices import voorbehoud
from shell.parts.elsewhere import Elsewhere
from shell.state_words import in_one_line
from shell.table import show_tabel
from shell.table_notes import BY_ORDER, freshness_note
from shell.view import View
from voortgang.rijen import with_state

AS_PUBLISHED = (
    "Een marge is berekend met de momenten van de publicatie; waar zij door een verwacht of bij "
    "besluit vastgesteld moment anders is, staat erbij hoe zij nu staat."
)
_ADDED = {MARGIN: ", de krapste eerst", CONTRADICTED: ""}


def show_chains(view: View) -> None:
    """Draw the whole stap of every row in view, folded up by what its plans are like."""
    cases = chains_in_view(view)["geval"]
    if cases.empty:
        st.html("<p>Geen van de stappen in beeld heeft een regel van plan A of plan B.</p>")
        return
    caveat = voorbehoud(*cited(view, INSTRUMENTS_CAN_BE_CONSIDERED), DERIVED_PLAN, PLANS_AS_PRINTED)
    said = margins_in_words(view)
    st.html(caveat + Markup("<p>{}</p>").format(said) if said else caveat)
    tabel = chains_tabel(view)
    on = "" if view.log.state is None else f"; stand op {date_in_words(view.peildatum)}"
    for case in CASES:
        number = int((cases == case).sum())
        name = capitalised(case)
        if number:
            told = counted(number, "stap") + _ADDED.get(case, ", geen marge")
            with st.expander(f"{name}: {told}"):
                show_tabel(tabel.part(cases == case, f"{name}: {told}{on}"))


def margins_in_words(view: View) -> Markup:
    """How the margins of the stappen in view fall, in one sentence; empty where none has one."""
    found = chains_in_view(view)
    apart = margins_apart(found)
    number = sum(map(len, apart))
    if not number:
        return Markup()
    contradicted = int((found["geval"] == CONTRADICTED).sum())
    left_out = (
        f"Niet meegeteld: {counted(contradicted, 'marge')}, weersproken. " if contradicted else ""
    )
    return Markup(
        "Van {} met een marge ligt de berekende uiterste start van plan B bij <b>{}</b> vóór het "
        "laatste moment van plan A{}, bij <b>{}</b> in hetzelfde kwartaal{} en bij <b>{}</b> "
        "erna{}. Op {} is zij bij <b>{}</b> bereikt. {}{}"
    ).format(
        counted(number, "stap"),
        *(said for of in apart for said in (len(of), of_which_doubtful(of))),
        date_in_words(view.peildatum),
        starts_reached(view, pd.concat(apart)),
        left_out,
        PARALLEL,
    )


def chains_tabel(view: View) -> Tabel:
    """The chains of the stappen in view, in the order of `selections.plan_ab.chains`."""
    log = view.log
    stappen = whole_stappen(view.rows, view.table)
    lines = _lines(stappen, log.recorded_of(stappen))
    found, reported, notes = chains_in_view(view), computed(view).reported, computed(view).notes
    elsewhere = Elsewhere(view.table)

    def maatregel_and_stap(chain) -> Markup:
        return Markup('<div class="lijst">{}{}<br>{}</div>').format(
            dossier_link(view, chain.maatregel), elsewhere.note(chain), stap_in_words(chain)
        )

    return Tabel.each(
        "Ketens van plan A en plan B",
        found.itertuples(),
        {
            Column("Maatregel en stap", where=Where.SCREEN): maatregel_and_stap,
            Column("Maatregel", where=Where.FILE): "maatregel",
            Column("Stap", where=Where.FILE): "stap_nr",
            Column("Concrete stap", where=Where.FILE): "stap",
            "Plan A (afgeleid)": lambda chain: _plan([lines[key] for key in chain.plan_a]),
            "Plan B (afgeleid)": lambda chain: _plan([lines[key] for key in chain.plan_b]),
            "Uiterste start plan B (berekend)": _start,
            Column("Marge in kwartalen", numeric=True): _margin,
            Column("Marge tot", where=Where.FILE): lambda chain: _counting(chain, chain.marge_tot),
            # While the log is away empty cells would say that nothing is asked or expected.
            **({} if log.state is None else BY_THE_LOG),
            "In woorden": lambda chain: _in_words(chain, notes.get(stap_of(chain), [])),
            "Waarop het rust": "in_woorden",
            REPORTED: lambda chain: in_sentences(reported.get(stap_of(chain), [])),
            Column(NOTE, where=Where.FILE): lambda chain: notes.get(stap_of(chain), []),
            Column("Koppeling twijfelachtig", where=Where.FILE): "op_volgorde",
            **elsewhere.column(found),
            Column("Blz.", numeric=True): "pagina",
        },
        notes=(
            view.assumptions.sentence,
            AS_PUBLISHED,
            "Eerst wat een marge heeft, de krapste bovenaan; dan wat gedrukte woorden weerspreken. "
            f"{DERIVED_PLAN} {PLANS_AS_PRINTED} {BY_ORDER}",
            PLANS_IN_PARALLEL,
            log.problem or freshness_note(view, with_state(stappen, log.state)),
        ),
    )


def _lines(stappen: pd.DataFrame, recorded: pd.DataFrame | None) -> dict[str, tuple[str, Markup]]:
    """Each row of plan A and B by sleutel, as text and as an item of a list.

    Made once for all chains: to pick the rows of each from the frame took longer than the rest.
    """
    rows = stappen if recorded is None else recorded
    lines = {}
    for row in rows[rows["plan"].isin(["A", "B"])].itertuples():
        moment, borging = moment_of(row), unstopped(row.borging)
        text, item = f"{borging}: {moment}", Markup("{}: <b>{}</b>").format(borging, moment)
        if recorded is not None:
            stand = in_one_line(row)
            text, item = f"{text} ({stand.striptags()})", Markup("{}<br>{}").format(item, stand)
        lines[row.sleutel] = text, Markup("<li>{}</li>").format(item)
    return lines


def _plan(lines: list[tuple[str, Markup]]) -> Cell:
    items = Markup("").join(item for _, item in lines)
    shown = Markup('<ul class="lijst">{}</ul>').format(items)
    return Shown([text for text, _ in lines], shown) if lines else "geen"


def _asked(chain) -> list[tuple[str, str]]:
    """What is asked about its plan B; nothing while the log is away."""
    return getattr(chain, "besluit", [])


def _start(chain) -> Cell:
    unknown = "niet te bepalen" if chain.plan_b else "geen regel van plan B"
    start, asked = chain.start_naam or unknown, asked_of_plan_b(_asked(chain))
    return Shown(start, Markup("{}<br>{}").format(start, asked)) if asked else start


def _margin(chain) -> Cell:
    shown = Markup(margin_in_numbers(chain.marge, chain.marge_tot))
    if chain.geval == CONTRADICTED:
        shown += Markup("<br>weersproken")
    if getattr(chain, "anders_verwacht", False):
        expected = margin_in_numbers(chain.verwachte_marge, chain.verwachte_marge_tot)
        shown += Markup("<br>zoals het nu staat {}").format(expected)
    return Shown(_counting(chain, chain.marge), shown)


def _counting(chain, margin: int) -> int | None:
    """What goes along as a number; a margin that printed words contradict is told in words."""
    return None if chain.geval == CONTRADICTED else margin


def _in_words(chain, remarks: list[str]) -> Cell:
    """What its plans are like, and folded what we decided in reading the stap."""
    parallel = f" {PARALLEL}" if chain.geval in (MARGIN, CONTRADICTED) else ""
    doubt = doubt_of_pairing(chain.op_volgorde)
    return Shown(
        chain.uitleg,
        Markup('<div class="zin">{}{}{}{}</div>').format(
            chain.uitleg, parallel, doubt, note(chain, remarks)
        ),
    )


BY_THE_LOG = {
    Column("Gevraagd over plan B", where=Where.FILE): lambda chain: [
        f"{signal}: {why}" for signal, why in _asked(chain)
    ],
    Column("Marge zoals het nu staat", where=Where.FILE): lambda chain: (
        margin_in_numbers(chain.verwachte_marge, chain.verwachte_marge_tot)
        if chain.anders_verwacht
        else None
    ),
}
