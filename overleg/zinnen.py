"""A few Dutch sentences that say where the rows stand: what is asked, what moved, what is done."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from overleg.agenda import RUBRIEKEN
from overleg.punten import Punt, in_words
from selections.buckets import bucket, due, due_in_words
from selections.counts import codes_in_words
from selections.lezing.gemeld import reported
from selections.words import counted, enumeration, within_a_sentence
from voortgang.counts import NOT_PASSED, class_label, class_of
from voortgang.vocabulary import UNRECORDED


def of_calendar(rows: pd.DataFrame, reports: pd.DataFrame, peildatum: date) -> Iterator[str]:
    """What the calendar alone says of these rows.

    reports: as `loaders.reported.load_reported` gives them.
    """
    passed = int((bucket(rows, peildatum) == "verstreken").sum())
    yield f"{due_in_words(due(rows, peildatum), peildatum)} {_passed(passed)}"
    told = rows[rows["maatregel"].isin(reported(rows, reports)["maatregel"])]
    if not told.empty:
        yield (
            f"De publicatie zelf zegt bij {codes_in_words(told)} iets over wat al gedaan of "
            "geregeld is of waarvan is afgezien; dat telt niet als vastgelegd."
        )


def of_log(
    rows: pd.DataFrame, state: pd.DataFrame, found: pd.DataFrame, points: int
) -> Iterator[str]:
    """What the log adds to that.

    state: `voortgang.stand.state_at` of at least these rows. found: `overleg.agenda.agenda` of
    them; points: `overleg.punten.punten` of it.
    """
    yield asked(found, points)
    standing = state[state["sleutel"].isin(rows["sleutel"])]
    if standing["status"].isna().all():
        yield (
            f"Over geen van de {counted(len(rows), 'regel')} is een status vastgelegd: wat is "
            "gedaan of verschoven, is hier niet bekend."
        )
        return
    counts = class_of(rows, state).value_counts()
    known = [name for name in counts.index if name not in (UNRECORDED, NOT_PASSED)]
    done = enumeration(
        [f"{within_a_sentence(class_label(name))} {counts[name]}" for name in known if counts[name]]
    )
    yield f"Vastgelegd van {int(counts[known].sum())} van de {counted(len(rows), 'regel')}: {done}."
    # Of a row that is closed nothing is expected any more, whatever was.
    slips = standing.loc[standing["open"], "verschuiving"].dropna()
    later, earlier = int((slips > 0).sum()), int((slips < 0).sum())
    yield (
        f"Later verwacht dan de publicatie: {counted(later, 'regel')}; eerder: "
        f"{counted(earlier, 'regel')}."
    )


def _passed(number: int) -> str:
    return f"Van {counted(number, 'regel')} is het moment verstreken."


def asked(found: pd.DataFrame, points: tuple[Punt, ...]) -> str:
    """What is asked of the meeting, by rule."""
    if found.empty:
        return "Er wordt nu niets van het overleg gevraagd."
    counts = found["rubriek"].value_counts()
    kinds = [
        f"{rubriek.naam[0].lower()}{rubriek.naam[1:]} ({counts[rubriek.naam]})"
        for rubriek in RUBRIEKEN
        if counts[rubriek.naam]
    ]
    return f"Gevraagd van het overleg: {in_words(found, points)}: {enumeration(kinds)}."
