"""What is recorded about one maatregel: each row with its state, its history, the way to record."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders.schema import column
from overleg.agenda import in_log
from selections.dates import date_in_words
from selections.dossier import Dossier
from selections.words import moment_of
from shell.links import dossier_link, record_link
from shell.log import Log
from shell.office import office
from shell.recording.historie import show_history_of
from shell.state_words import doubts, evidence, expected, freshness_in_words, show_away, standing
from shell.status_definitions import show_status_woorden
from shell.table import Cell, Column, show_table
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.rijen import (
    gone_of,
    is_recorded,
    rows_of,
    with_state,
    words_of_gone,
    words_since_changed,
)
from voortgang.vocabulary import GONE, vocabulary
from voortgang.words import when

COLUMNS = (
    Column("Regel"),
    Column("Status"),
    Column("Verwacht"),
    Column("Wat erbij staat"),
    Column("Aandacht (afgeleid)"),
    Column("Laatste bericht"),
)
OF_GONE = (
    Column("Sleutel"),
    Column("Woorden van toen"),
    Column("Wat is vastgelegd"),
    Column("Laatste bericht"),
)
EXPLAINED = ("oorzaak", "gevolg", "bijsturing", "toelichting_bericht", "bewijs")


def show_progress(view: View, dossier: Dossier, found: Log) -> None:
    """Draw the state of all rows, those of where it is worked out included.

    found: at the peildatum.
    """
    on = date_in_words(view.peildatum)
    st.html(Markup('<div class="dossier"><h2>Voortgang op {}</h2></div>').format(on))
    if found.problem:
        show_away(found.problem)
        return
    rows = with_state(pd.concat([dossier.rows, dossier.elsewhere]), found.state)
    gone = gone_of(found.state, dossier.maatregel)
    elsewhere = "" if dossier.elsewhere.empty else " en van waar zij is uitgewerkt"
    st.html(freshness_in_words(rows, on, f"regels van deze maatregel{elsewhere}"))
    st.html(_waiting(rows) + _to_record(view, dossier))
    if not is_recorded(rows, found.state) and gone.empty:
        return
    try:
        then = words_since_changed(office().store, rows)
        words = words_of_gone(office().store, gone)
    except StoreAway as away:
        show_away(str(away))
        return
    if is_recorded(rows, found.state):
        show_table(
            f"De {len(rows)} regels met wat erover is vastgelegd",
            COLUMNS,
            (_cells(view, dossier, row, then) for row in rows.itertuples()),
        )
    if not gone.empty:
        _show_gone(view, gone, words)
    show_status_woorden()
    recorded = rows.loc[rows["laatste_bericht"].notna(), "sleutel"]
    show_history_of([*recorded, *gone["sleutel"]], view.peildatum)


def _waiting(rows: pd.DataFrame) -> Markup:
    """What is asked about the lines of plan B, which is derived and needs no record."""
    asked = rows[rows["plan_b"].notna()]
    if asked.empty:
        return Markup()
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>{}, stap {}, {}: <b>{}</b> ({}; uiterste start {}).</li>").format(
                row.maatregel,
                row.stap_nr,
                row.borging,
                row.plan_b,
                row.plan_b_reden,
                row.uiterste_start,
            )
            for row in asked.itertuples()
        )
    )


def _to_record(view: View, dossier: Dossier) -> Markup:
    codes = dict.fromkeys([dossier.maatregel, *dossier.elsewhere["maatregel"]])
    links = [Markup("{} bij {}").format(record_link(view, code), code) for code in codes]
    return Markup("<p>Nieuws over deze regels: {}.</p>").format(Markup(", ").join(links))


def _cells(view: View, dossier: Dossier, row, then: dict[str, dict[str, str]]) -> tuple[Cell, ...]:
    return (
        _name(view, dossier, row),
        standing(row),
        _expected(row),
        _explained(row),
        _attention(row, then.get(row.sleutel)),
        Markup("{}<br>{}").format(_last(row), record_link(view, row.maatregel, row.sleutel)),
    )


def _name(view: View, dossier: Dossier, row) -> Markup:
    other = row.maatregel != dossier.maatregel
    code = Markup("{}, ").format(dossier_link(view, row.maatregel)) if other else ""
    stap = "" if pd.isna(row.stap_nr) else f"stap {row.stap_nr}: "
    what = "geen borgingsregel" if pd.isna(row.borging) else row.borging
    return Markup('<div class="lijst">{}{}{}; {}</div>').format(code, stap, what, moment_of(row))


def _expected(row) -> Markup:
    if pd.isna(row.verwacht):
        return Markup()
    return Markup("{}<br>reden: {}").format(expected(row), row.reden)


def _explained(row) -> Markup:
    told = []
    for name in EXPLAINED:
        text = getattr(row, name)
        if pd.isna(text):
            continue
        shown = evidence(text) if name == "bewijs" else text
        told.append((name.removesuffix("_bericht").capitalize(), shown))
    return _facts(told)


def _facts(told: list[tuple[str, str | Markup]]) -> Markup:
    if not told:
        return Markup()
    return Markup('<dl class="zin">{}</dl>').format(
        Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*fact) for fact in told)
    )


def _attention(row, then: dict[str, str] | None) -> Markup:
    told = [Markup("{}").format(doubt) for doubt in doubts(row)]
    if isinstance(row.plan_b, str):
        told.insert(0, Markup("{}: {}").format(row.plan_b, row.plan_b_reden))
    if then:
        words = [(column(name).title, text or "(geen tekst)") for name, text in then.items()]
        told.append(
            Markup("<details><summary>De woorden van toen</summary>{}</details>").format(
                _facts(words)
            )
        )
    return Markup("<br>").join(told)


def _last(row) -> str:
    if pd.isna(row.laatste_bericht):
        return "niets vastgelegd"
    return f"bericht {row.laatste_bericht} van {row.laatste_auteur}, {when(row.laatste_tijdstip)}"


def _show_gone(view: View, gone: pd.DataFrame, words: dict[str, dict[str, str]]) -> None:
    rule = next(one.regel for one in vocabulary().afleidingen if one.waarde == GONE)
    st.html(Markup("<p>{}</p>").format(rule))
    show_table(f"{GONE[0].upper()}{GONE[1:]}: {len(gone)}", OF_GONE, _gone_cells(view, gone, words))


def _gone_cells(
    view: View, gone: pd.DataFrame, words: dict[str, dict[str, str]]
) -> Iterator[tuple[Cell, ...]]:
    rows = rows_of(view.table, gone["sleutel"], words)
    for row, stands in zip(rows.itertuples(), gone.itertuples(), strict=True):
        said = [text for text in (row.stap, row.borging, row.agendering) if isinstance(text, str)]
        yield (
            row.sleutel,
            Markup("<br>").join(said) or "niet bewaard",
            in_log(stands),
            _last(stands),
        )
