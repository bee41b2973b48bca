"""What Plan A en B shows beside its rows."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Tabel
from pages.plan_ab.ketens import in_view, ketens
from pages.plan_ab.tranches import MUST_BE_PRIORITISED
from pages.plan_ab.waiting import waiting_in_view
from selections.caveats import PLANS_IN_PARALLEL
from selections.dates import date_in_words
from selections.hypothesen import misfits
from selections.stappen import whole_stappen
from selections.tranches import AMVBS, tranches
from selections.words import moment_of
from shell.assumptions import Assumptions, assumptions, hypotheses
from shell.filter_bar import View
from shell.progress import Progress, progress
from shell.state_words import expected, in_one_line, status_and_doubts
from shell.table_columns import YES_NO, picked
from shell.table_notes import BY_ORDER, DERIVED_PLAN, freshness_note
from voortgang.rijen import with_state, with_state_if_recorded


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    assumed = assumptions(view)
    standing = progress(view)
    if standing.state is not None:
        yield _waiting(view, standing.state, assumed)
    yield _ketens(view, standing, assumed)
    yield _tranches(view, assumed)
    yield _misfits(view)


def _ketens(view: View, standing: Progress, assumed: Assumptions) -> Tabel:
    found = in_view(view, ketens(view, assumed, standing.state).every)
    stappen = whole_stappen(view.rows, view.table)
    recorded = with_state_if_recorded(stappen, standing.state)
    rows = (stappen if recorded is None else recorded).set_index("sleutel", drop=False)
    with_log = (
        {}
        if standing.state is None
        else {
            "besluit": "Gevraagd over plan B",
            "verwachte_marge": "Marge naar verwachting",
            "verwachte_marge_tot": "Tot, naar verwachting",
        }
    )
    if with_log:
        found = found.assign(
            besluit=[[f"{signal}: {why}" for signal, why in asked] for asked in found["besluit"]],
            verwachte_marge=found["verwachte_marge"].where(found["anders_verwacht"]),
            verwachte_marge_tot=found["verwachte_marge_tot"].where(found["anders_verwacht"]),
        )
    return Tabel.of_frame(
        "Ketens van plan A en plan B",
        picked(
            found.assign(
                plan_a=[_lines(rows, keys) for keys in found["plan_a"]],
                plan_b=[_lines(rows, keys) for keys in found["plan_b"]],
                start_naam=found["start_naam"].replace("", "niet te bepalen"),
                op_volgorde=found["op_volgorde"].map(YES_NO),
            ),
            maatregel="Maatregel",
            stap_nr="Stap",
            stap="Concrete stap",
            plan_a="Plan A met momenten",
            plan_b="Plan B met momenten",
            start_naam="Uiterste start plan B",
            marge="Marge (kwartalen)",
            marge_tot="Marge tot",
            **with_log,
            uitleg="In woorden",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
        (
            assumed.sentence,
            f"Eerst wat een marge heeft, de krapste bovenaan. {DERIVED_PLAN} {BY_ORDER}",
            PLANS_IN_PARALLEL,
            standing.problem or freshness_note(view, with_state(stappen, standing.state)),
        ),
    )


def _tranches(view: View, assumed: Assumptions) -> Tabel:
    load = tranches(view.rows, assumed.per_jaar)
    return Tabel.of_frame(
        "Tranches",
        picked(
            load.assign(
                aantal=load["maatregelen"].map(len),
                prioriteren=load["prioriteren"].map(YES_NO),
            ),
            tranche="Tranche",
            regels="Regels",
            **{amvb: amvb for amvb in AMVBS},
            aantal="Aantal maatregelen",
            prioriteren="Te prioriteren",
            op_volgorde="Regels op volgorde",
            maatregelen="Welke maatregelen",
        ),
        (assumed.sentence, MUST_BE_PRIORITISED),
    )


def _misfits(view: View) -> Tabel:
    wrong = misfits(view.rows, hypotheses())
    return Tabel.of_frame(
        "Past niet bij werkhypothesen",
        picked(
            wrong.assign(op_volgorde=wrong["op_volgorde"].map(YES_NO)),
            maatregel="Maatregel",
            stap_nr="Stap",
            borging="Borging",
            agendering="Moment",
            kern="Werkhypothese",
            hypothese_pagina="Blz. hypothese",
            oordeel="Oordeel",
            uitleg="Uitleg",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
    )


def _waiting(view: View, state: pd.DataFrame, assumed: Assumptions) -> Tabel:
    found = waiting_in_view(view, state, assumed)
    standing = with_state(found[["sleutel", "agendering"]], state)
    return Tabel.of_frame(
        "Gevraagd over plan B",
        picked(
            found.assign(
                verwacht=[expected(row) for row in standing.itertuples()],
                stand=[status_and_doubts(row).striptags() for row in standing.itertuples()],
                op_volgorde=found["op_volgorde"].map(YES_NO),
            ),
            plan_b="Wat nodig is",
            plan_b_reden="Waarom",
            maatregel="Maatregel",
            stap_nr="Stap",
            borging="Plan B",
            agendering="Moment",
            verwacht="Verwacht",
            uiterste_start="Uiterste start",
            stand="Vastgelegd",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
        (
            f"De regels van plan B waarvan de uiterste start op {date_in_words(view.peildatum)} is "
            "bereikt en waarover geen begin is vastgelegd.",
            assumed.sentence,
            PLANS_IN_PARALLEL,
        ),
    )


def _lines(rows: pd.DataFrame, keys: list[str]) -> list[str]:
    return [
        f"{row.borging}: {moment_of(row)}"
        + (f" ({in_one_line(row).striptags()})" if "klasse" in rows else "")
        for row in rows.loc[keys].itertuples()
    ]
