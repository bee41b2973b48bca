"""What Overzicht shows beside its rows."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Tabel
from pages.overzicht.gevraagd import besluiten, rests_on
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, MOMENT_CAN_COME_UP, PLANS_IN_PARALLEL
from selections.counts import rows_per_bucket, rows_per_plan, with_total
from selections.dates import date_in_words
from selections.kwartalen import moments_per_kwartaal
from shell.aansluiting_table import aansluiting_table
from shell.lagen import rows_of_matrix
from shell.log import Log
from shell.table_columns import YES_NO, picked
from shell.table_notes import BY_ORDER, DERIVED_LAAG, DERIVED_PLAN, NOT_RECORDED
from shell.view import View
from voortgang.counts import class_label, classes, per_laag, per_subthema


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    day = date_in_words(view.peildatum)
    yield Tabel.of_frame(
        "Momenten op de peildatum",
        with_total(rows_per_bucket(view.rows, view.peildatum)).rename(
            columns={"subthema": "Subthema"}
        ),
        (f"Regels in beeld op {day}.", MOMENT_CAN_COME_UP),
    )
    per_kwartaal = moments_per_kwartaal(view.rows)
    yield Tabel.of_frame(
        "Momenten per kwartaal",
        picked(
            per_kwartaal[per_kwartaal["momenten"] > 0],
            naam="Kwartaal",
            momenten="Momenten",
            kwartaalmomenten="Van een kwartaal",
            jaarmomenten="Van een jaar",
            periodemomenten="Van een periode",
        ),
        ("Een moment telt in het kwartaal waarin het eindigt.",),
    )
    yield Tabel.of_frame(
        "Regels per plan",
        with_total(rows_per_plan(view.rows)).rename(
            columns={"subthema": "Subthema", "A": "Plan A", "B": "Plan B"}
        ),
        (DERIVED_PLAN, INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL),
    )
    yield from _recorded(view, view.log)
    yield _besluiten(view, view.log)
    yield aansluiting_table(view)


def _recorded(view: View, log: Log) -> Iterator[Tabel]:
    """What Overzicht counts by the log; nothing where nothing is recorded of the rows in view."""
    if log.recorded is None:
        return
    day = date_in_words(view.peildatum)
    labels = {name: class_label(name) for name in classes()}
    yield Tabel.of_frame(
        "Stand per thema",
        with_total(per_subthema(view.rows, log.state)).rename(
            columns={"subthema": "Thema", "totaal": "Totaal"} | labels
        ),
        (f"Regels in beeld naar wat erover op {day} was vastgelegd.", NOT_RECORDED),
    )
    yield Tabel.of_frame(
        "Stand per overheidslaag",
        per_laag(rows_of_matrix(view), log.state).rename(
            columns={"laag": "Laag borging", "totaal": "Totaal"} | labels
        ),
        (f"Wat er op {day} was vastgelegd. {DERIVED_LAAG}", NOT_RECORDED),
    )


def _besluiten(view: View, log: Log) -> Tabel:
    found = besluiten(view, log)
    lines = [
        (
            besluit.soort,
            besluit.onderwerp,
            besluit.vraag,
            besluit.reden,
            YES_NO[besluit.op_volgorde],
            list(besluit.sleutels),
        )
        for besluit in found
    ]
    headings = ["Soort", "Waarover", "Vraag", "Waarop het rust", "Op volgorde", "Regels"]
    return Tabel.of_frame(
        "Gevraagde besluiten",
        pd.DataFrame(lines, columns=headings),
        (view.assumptions.sentence, BY_ORDER, rests_on(view, log)),
    )
