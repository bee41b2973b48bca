"""Sentences that more than one section says."""

from collections.abc import Callable
from typing import Any

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Shown
from selections.plan_ab import MARGIN, start_reached
from selections.stappen import DOUBTFUL_PAIRING
from selections.words import capitalised
from shell.recording.way_in import record_links
from shell.state_words import status_and_doubts
from shell.table import opens_to
from shell.view import View

PARALLEL = "A en B (afgeleid) worden parallel uitgewerkt."
UNFIT = "De berekende uiterste start rust op een moment dat niet bij een uitgangspunt past."
REPORTED = "De publicatie zegt zelf"
NOTE = "Aantekening"
# Of a margin what makes it less sure than the others.
_LESS_SURE = {
    "tegenstrijdig": "met een tegenstrijdig moment",
    "past_niet": "met een moment dat niet past",
    "op_volgorde": "met een twijfelachtige koppeling",
    "indeling": "met een twijfelachtige indeling",
}


def doubt_of_pairing(holds: bool) -> Markup:
    """Under what is said of a stap, whether its moments may belong to other lines."""
    return Markup("<br><em>{}</em>").format(DOUBTFUL_PAIRING) if holds else Markup()


def asked_of_plan_b(asked: list[tuple[str, str]]) -> Markup:
    """What is asked about the plan B of a stap (`voortgang.ketens`), each with why."""
    return Markup("<br>").join(
        Markup("<b>{}</b> (afgeleid): {}.").format(capitalised(signal), reason)
        for signal, reason in asked
    )


def recorded_cell(view: View, rows: pd.DataFrame) -> Callable[[Any], Cell]:
    """How each of these rows stands by the log (`voortgang.rijen.with_state`), with the way to its
    record for who can record.
    """
    to_record = record_links(view, rows)

    def cell(row) -> Cell:
        stand = status_and_doubts(row)
        shown = filter(None, (stand, to_record.get(row.sleutel)))
        return Shown(stand.striptags(), Markup("<br>").join(shown))

    return cell


def margins_apart(chains: pd.DataFrame) -> list[pd.DataFrame]:
    """Of these the chains with a margin: in which the latest start lies before the last moment of
    plan A, falls in it, and lies after it.
    """
    margins = chains[chains["geval"] == MARGIN]
    return [
        margins[holds(margins["marge"], 0)] for holds in (pd.Series.lt, pd.Series.eq, pd.Series.gt)
    ]


def less_sure(chains: pd.DataFrame) -> pd.DataFrame:
    """Which chains have a margin less sure than that of others: a column a reason (bool)."""
    return chains[list(_LESS_SURE)].astype(bool).rename(columns=_LESS_SURE)


def of_which_doubtful(chains: pd.DataFrame) -> str:
    """What stands behind a number of chains: how many of them are less sure than the others."""
    said = [
        f"{'' if number == len(chains) else f'waarvan {number} '}{words}"
        for words, number in less_sure(chains).sum().items()
        if number
    ]
    return f" ({', '.join(said)})" if said else ""


def starts_reached(view: View, chains: pd.DataFrame) -> int:
    """Of how many of these chains the latest start of plan B is reached at the peildatum."""
    deciding = view.table[view.table["sleutel"].isin(chains["moment_b"].dropna())]
    return int(start_reached(deciding, view.peildatum, view.assumptions.lead).sum())


def stap_of(row) -> tuple[str, int]:
    """Of which stap a row or a chain is, as `pages.plan_ab.computed` names them."""
    return row.vermelding, row.stap_nr


def stap_in_words(row) -> str:
    """The stap of a row with its number, as it stands under the maatregel."""
    return f"stap {row.stap_nr}: {row.stap}"


def note(row, remarks: list[str]) -> Markup:
    """What was decided in reading the stap of a row, folded; nothing where that is nothing."""
    if not remarks:
        return Markup()
    return opens_to("aantekening", f"{row.maatregel} stap {row.stap_nr}", " ".join(remarks))


def in_sentences(sentences: list[str]) -> Cell:
    """Sentences of one cell under each other; nothing where there are none."""
    return Shown(sentences, Markup("<br>").join(sentences)) if sentences else None


def margin_in_numbers(smallest: object, largest: object) -> str:
    """A margin in quarters, with its sign; a range where the two differ."""
    if pd.isna(smallest):
        return "geen"
    if smallest == largest:
        return _signed(smallest)
    return f"{_signed(smallest)} tot {_signed(largest)}"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"
