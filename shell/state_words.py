"""What the log says of a row, in words: its class, what is expected of it, what asks attention.

A row here is one of `voortgang.rijen.with_state`.
"""

import re

import pandas as pd
from markupsafe import Markup

from overleg.zinnen import freshness_sentence
from selections.stappen import borging_or_stap
from selections.words import NO_MOMENT_NAMED, moment_of, slip_in_words, within_a_sentence
from voortgang.counts import NOT_PASSED, class_label
from voortgang.vocabulary import BESIDE, EARLIER_TEXT, SILENT, UNRECORDED
from voortgang.words import fase_label, set_by_meeting

_ADDRESS = re.compile(r"https?://[^\s\"<>]+")


def standing(row) -> Markup:
    """The class of the row, grey where nothing is recorded, and the recorded stage of its AMvB."""
    label = class_label(row.klasse)
    if row.klasse == NOT_PASSED:
        label = f"Geen status; {within_a_sentence(label)}"
    if row.klasse == UNRECORDED:
        return Markup('<span class="niet_vastgelegd">{}</span>').format(label)
    if pd.isna(row.fase):
        return Markup("{}").format(label)
    return Markup("{}, fase: {}").format(label, fase_label(row.fase))


def expected(row) -> str:
    """The expected moment that is recorded, with its slip; empty where there is none."""
    if pd.isna(row.verwacht):
        return ""
    slip = slip_in_words(row.verschuiving)
    return f"verwacht {row.verwacht}" + (f", {slip}" if slip else "")


def fixed(row) -> str:
    """The moment that a meeting set, and when plan B starts by one, each with its besluit; empty
    where there is neither.
    """
    return ", ".join(set_by_meeting(row))


def doubts(row) -> list[str]:
    """Why what is recorded may no longer be so: it is old, or on other words."""
    return [
        words
        for words, holds in ((SILENT, row.geen_bericht), (EARLIER_TEXT, row.eerdere_tekst))
        if holds
    ]


def status_and_doubts(row) -> Markup:
    """How the row stands, and why that may no longer be so."""
    return Markup("; ").join([standing(row), *doubts(row)])


def in_one_line(row) -> Markup:
    """How the row stands, when it is expected, what moment a meeting set, and why what is recorded
    may no longer be so.
    """
    return Markup("; ").join(filter(None, [standing(row), expected(row), fixed(row), *doubts(row)]))


def row_name(row) -> str:
    """A row in one line of plain text, with its sleutel: no other row has the same name."""
    stap = "" if pd.isna(row.stap_nr) else f" stap {row.stap_nr}"
    what = borging_or_stap(row)
    moment = moment_of(row, NO_MOMENT_NAMED)
    return f"{row.maatregel}{stap}: {what}, {moment} ({row.sleutel})"


def moments(row) -> Markup:
    """The published moment, and under it the expected one and the one that a meeting set."""
    return Markup("<br>").join(filter(None, [moment_of(row), expected(row), fixed(row)]))


def evidence(text: str) -> Markup:
    """Where the evidence is: a link where it is a web address and nothing else, words otherwise."""
    if not _ADDRESS.fullmatch(text):
        return Markup("{}").format(text)
    return Markup('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>').format(
        text, text
    )


def freshness_in_words(state: pd.DataFrame, on: str, rows: str = "regels in beeld") -> Markup:
    """`overleg.zinnen.freshness_sentence` as a paragraph."""
    return Markup("<p>{}</p>").format(freshness_sentence(state, on, rows))


def beside(row, prefix: str = "") -> list[tuple[str, str]]:
    """What is recorded beside the status of a row, in order: what it is and its words.

    prefix: of the names of the columns.
    """
    said = [(name, getattr(row, f"{prefix}{name}")) for name in BESIDE]
    return [(name, text) for name, text in said if not pd.isna(text)]
