"""Overzicht: how the rows in view stand by the log at the peildatum, and what changed since."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.stand import stand_alt, stand_figure
from figures.text import counted
from screen.chart import show_chart
from screen.filter_bar import View, day_of_comparison
from screen.overheden import rows_of_matrix
from screen.rows_table import folded, rows_in_short
from screen.stand_woorden import freshness_in_words, show_away
from screen.status_woorden import show_status_woorden
from screen.table import Cell, Column, screen_link, show_table
from screen.voortgang import Progress, progress
from selections.counts import TOTAL, with_total
from selections.dates import date_in_words
from selections.lagen import ROWS
from voortgang.counts import (
    change,
    class_label,
    class_of,
    classes,
    per_laag,
    per_subthema,
    previous_review,
)
from voortgang.rijen import with_state
from voortgang.vocabulary import UNRECORDED


def show_stand(view: View, found: Progress) -> None:
    """Draw the part; short where nothing is recorded of the rows in view."""
    if found.problem is not None:
        show_away(found.problem)
        return
    recorded = with_state(view.rows, found.state)
    fresh = freshness_in_words(recorded, date_in_words(view.peildatum))
    st.html(fresh + _unrecorded(view, int((recorded["klasse"] == UNRECORDED).sum())))
    if recorded["laatste_bericht"].isna().all():
        return
    _show_numbers(view, found)
    show_status_woorden()


def _unrecorded(view: View, number: int) -> Markup:
    rows = (
        screen_link(
            view.address("kalender", status=(UNRECORDED,)),
            number,
            f"{number}: regels die niet zijn vastgelegd",
        )
        if number
        else "geen"
    )
    return Markup(
        "<p>Niet vastgelegd, terwijl het kwartaal van het moment voorbij is: <b>{}</b> {}. Dat "
        "zegt niet dat er niets is gedaan, en ook niet dat het goed gaat. {}</p>"
    ).format(
        rows,
        "regel" if number == 1 else "regels",
        screen_link(view.address("voortgang"), "Naar Voortgang, om vast te leggen"),
    )


def _show_numbers(view: View, found: Progress) -> None:
    counts = per_subthema(view.rows, found.state)
    show_chart(stand_figure(counts, narrow=view.narrow), "stand", stand_alt(counts))
    was = day_of_comparison(view)
    since = was or previous_review(view.peildatum)
    then = progress(view, since) if since < view.peildatum else Progress(None)
    st.html(_compared_with(view, was, since))
    if then.problem is not None:
        show_away(then.problem)
    _show_counts(view, "Thema", counts, _change(view.rows, counts, then, per_subthema))
    # The number of a layer leads to its rows, whichever layer is chosen now.
    laag_rows = rows_of_matrix(view)
    of_laag = per_laag(laag_rows, found.state)
    with st.expander("Per overheidslaag"):
        _show_counts(view, "Laag borging", of_laag, _change(laag_rows, of_laag, then, per_laag))
    if then.state is not None:
        _show_moves(view, found.state, then.state, since)


def _change(
    rows: pd.DataFrame,
    now: pd.DataFrame,
    then: Progress,
    count: Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame],
) -> pd.DataFrame | None:
    return None if then.state is None else change(now, count(rows, then.state))


def _compared_with(view: View, was: date | None, since: date) -> Markup:
    if since >= view.peildatum:
        return Markup(
            "<p>De gekozen dag, {}, ligt niet voor de peildatum: er is niets te vergelijken.</p>"
        ).format(date_in_words(since))
    why = (
        "de gekozen dag"
        if was
        else "de laatste dag van het vorige halfjaar; wanneer het vorige overleg was, weet het "
        "dashboard niet"
    )
    return Markup(
        "<p>Tussen haakjes staat het verschil met de stand op <b>{}</b> ({}). Elk aantal leidt "
        "naar zijn regels.</p>"
    ).format(date_in_words(since), why)


def _show_counts(
    view: View, header: str, counts: pd.DataFrame, changed: pd.DataFrame | None
) -> None:
    group = counts.columns[0]
    differs = pd.Series(False, index=classes()) if changed is None else changed[classes()].any()
    shown = {name: class_label(name) for name in classes() if counts[name].any() or differs[name]}
    total = group == "subthema"
    if total:
        in_view = counts["totaal"] > 0
        counts = with_total(counts[in_view])
        changed = None if changed is None else with_total(changed[in_view])
    lines = _lines(view, counts, changed, shown)
    show_table(
        f"Regels per {'thema' if total else 'overheidslaag die voor de borging zorgt'} naar wat "
        f"erover is vastgelegd op {date_in_words(view.peildatum)}",
        (
            Column(header),
            *(Column(label, numeric=True) for label in shown.values()),
            Column("totaal", numeric=True),
        ),
        lines,
        total=total,
    )


def _lines(
    view: View, counts: pd.DataFrame, changed: pd.DataFrame | None, shown: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    group = counts.columns[0]
    for place, row in enumerate(counts.to_dict("records")):
        name = row[group]
        within = _within(group, name)
        yield (
            name,
            *(
                Markup("{}{}").format(
                    _number(view, row[kind], f"{name}, {label}", status=(kind,), **within),
                    "" if changed is None else _signed(changed.iloc[place][kind]),
                )
                for kind, label in shown.items()
            ),
            _number(view, row["totaal"], name, **within),
        )


def _within(group: str, name: str) -> dict[str, object]:
    """What a link to the rows of a group chooses."""
    if group == "subthema":
        return {} if name == TOTAL else {"thema": (name,)}
    return {"laag": (), "rol": "beide"} if name == ROWS else {"laag": (name,), "rol": "borging"}


def _number(view: View, number: int, of_what: str, **changes: object) -> Cell:
    if number == 0:
        return 0
    return screen_link(view.address("kalender", **changes), int(number), f"{number}: {of_what}")


def _signed(number: int) -> str:
    return f" ({number:+d})".replace("-", "\u2212") if number else ""


def _show_moves(view: View, now: pd.DataFrame, then: pd.DataFrame, since: date) -> None:
    """Draw which rows went from one class to another, with the rows themselves."""
    was, wordt = class_of(view.rows, then), class_of(view.rows, now)
    moved = view.rows[was.astype(str) != wordt.astype(str)]
    days = f"{date_in_words(since)} en {date_in_words(view.peildatum)}"
    if moved.empty:
        st.html(Markup("<p>Tussen {} staat geen van de regels in beeld anders.</p>").format(days))
        return
    lines = rows_in_short(view, moved)
    groups = moved["sleutel"].groupby([was[moved.index], wordt[moved.index]], observed=True)
    with st.expander(f"Wat is er veranderd: {counted(len(moved), 'regel')} tussen {days}"):
        st.html(
            '<p class="voorbehoud">Een regel waarover niets wordt vastgelegd, gaat naar niet '
            "vastgelegd zodra het kwartaal van zijn moment voorbij is.</p>"
        )
        show_table(
            f"Regels die anders staan: {len(moved)}",
            (Column(f"Op {date_in_words(since)}"), Column("Nu"), Column("Regels")),
            (
                (class_label(before), class_label(after), folded(map(lines.get, sleutels)))
                for (before, after), sleutels in groups
            ),
        )
