"""A few Dutch sentences that say where the rows stand: what is asked, what moved, what is done."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
from markupsafe import Markup

from loaders.reported import of_being_done
from overleg.agenda import PLAN_B, RUBRIEKEN, Rubriek
from overleg.punten import Punt, in_words
from selections.buckets import bucket, due, due_in_words
from selections.counts import codes_in_words
from selections.lezing.gemeld import reported
from selections.lezing.weging import with_doubt
from selections.words import counted, enumeration, none_of, out_of, within_a_sentence
from voortgang.counts import NOT_PASSED, class_label, class_of
from voortgang.stand import freshness, with_expected_moments
from voortgang.vocabulary import UNRECORDED


def of_calendar(rows: pd.DataFrame, reports: pd.DataFrame, peildatum: date) -> Iterator[str]:
    """What the calendar alone says of these rows.

    reports: as `loaders.reported.load_reported` gives them.
    """
    passed = counted(_passed(rows, peildatum), "regel")
    yield f"{due_in_words(due(rows, peildatum), peildatum)} Van {passed} is het moment verstreken."
    yield from of_publication(rows, reports)


def of_publication(rows: pd.DataFrame, reports: pd.DataFrame) -> Iterator[str]:
    """At how many codes the publication itself has words that may tell of being done; else nothing.

    reports: as `loaders.reported.load_reported` gives them.
    """
    told = rows[rows["maatregel"].isin(reported(rows, of_being_done(reports))["maatregel"])]
    if not told.empty:
        yield (
            f"De publicatie zelf heeft bij {codes_in_words(told)} woorden die erop kunnen wijzen "
            "dat iets al gedaan of geregeld is of dat ervan is afgezien; dat telt niet als "
            "vastgelegd."
        )


def of_log(
    rows: pd.DataFrame,
    state: pd.DataFrame,
    found: pd.DataFrame,
    points: tuple[Punt, ...],
    peildatum: date,
) -> Iterator[str]:
    """What the log adds to that.

    state: `voortgang.stand.state_at` of at least these rows. found: `overleg.agenda.agenda` of
    them; points: `overleg.punten.punten` of it.
    """
    yield asked(found, points)
    standing = state.set_index("sleutel").loc[rows["sleutel"]].reset_index()
    if standing["status"].notna().any():
        yield _recorded(rows, state)
    else:
        yield (
            f"Over {none_of(len(rows))} is een status vastgelegd: wat is "
            "gedaan, is hier niet bekend."
        )
        if standing["vastgesteld"].isna().all():
            return
    now, against = with_expected_moments(rows, standing), standing["verschuiving_nu"]
    yield (
        f"Zoals het nu staat: {counted(due(now, peildatum).regels, 'regel')} aan de orde, "
        f"{_passed(now, peildatum)} verstreken; {int((against > 0).sum())} later dan gepubliceerd "
        f"en {int((against < 0).sum())} eerder."
    )


def _recorded(rows: pd.DataFrame, state: pd.DataFrame) -> str:
    counts = class_of(rows, state).value_counts()
    known = [name for name in counts.index if name not in (UNRECORDED, NOT_PASSED)]
    done = enumeration(
        [f"{within_a_sentence(class_label(name))} {counts[name]}" for name in known if counts[name]]
    )
    return f"Vastgelegd van {int(counts[known].sum())} {out_of(len(rows), 'regel')}: {done}."


def _passed(rows: pd.DataFrame, peildatum: date) -> int:
    return int((bucket(rows, peildatum) == "verstreken").sum())


def doubt_in_words(found: pd.DataFrame, rubriek: Rubriek) -> str:
    """At how many of the rows that plan B is asked of something is doubtful, after their number."""
    of_rule = found.loc[found["rubriek"] == rubriek.naam, "twijfel"]
    return with_doubt(int(of_rule.sum())) if rubriek is PLAN_B else ""


def asked(found: pd.DataFrame, points: tuple[Punt, ...]) -> str:
    """What is asked of the meeting, by rule."""
    if found.empty:
        return "Er wordt nu niets van het overleg gevraagd."
    counts = found["rubriek"].value_counts()
    kinds = [
        f"{within_a_sentence(rubriek.naam)} "
        f"({counts[rubriek.naam]}{doubt_in_words(found, rubriek)})"
        for rubriek in RUBRIEKEN
        if counts[rubriek.naam]
    ]
    return (
        f"Gevraagd (afgeleid, elke regel één keer): {in_words(found, points)}: "
        f"{enumeration(kinds)}."
    )


def freshness_sentence(state: pd.DataFrame, on: str, rows: str) -> Markup:
    """How many of these rows are recorded on the day `on` (in words), and how many of old.

    rows: what the rows are called.
    """
    fresh = freshness(state)
    if not fresh.vastgelegd:
        return Markup(
            "Op {} was over {} een status vastgelegd. Dat zegt niets over wat er is gedaan."
        ).format(on, none_of(fresh.rijen, rows))
    old = Markup("Daarvan {} er <b>{}</b> ({} procent)").format(
        "rust" if fresh.oud == 1 else "rusten", fresh.oud, round(100 * fresh.aandeel)
    )
    of_all = out_of(fresh.rijen, "regel") + rows.removeprefix("regels")
    return Markup(
        "Op {} was over <b>{}</b> {} een status vastgelegd. {} op een melding van meer dan twee "
        "kwartalen oud."
    ).format(on, fresh.vastgelegd, of_all, old if fresh.oud else "Geen daarvan rust")
