"""Overzicht: how the rows in view stand by the log at the peildatum, and what changed since."""

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel
from figures.per_subthema import stand_alt, stand_figure
from selections.dates import date_in_words
from selections.words import counted
from shell.chart import show_chart
from shell.filter_bar import field
from shell.links import number_link
from shell.notices import melding, voorbehoud
from shell.parts.class_counts import counts_tabel
from shell.parts.freshness import show_freshness
from shell.parts.rows_table import folded, rows_in_short
from shell.parts.status_definitions import show_status_woorden
from shell.recording.aanmelden import may_record_here
from shell.table import screen_link, show_tabel
from shell.view import View
from voortgang.counts import change, class_label, class_of, per_laag, per_subthema, previous_review
from voortgang.vocabulary import UNRECORDED


def show_stand(view: View) -> None:
    """Draw the part; short where nothing is recorded of the rows in view."""
    if view.log.problem is not None:
        st.html(melding(view.log.problem))
        return
    show_freshness(view, view.rows, "regels in beeld")
    st.html(_unrecorded(view, int(view.log.rows["niet_vastgelegd"].sum())))
    if view.log.recorded is None:
        return
    _show_numbers(view)
    show_status_woorden()


def stand_tabellen(view: View) -> Iterator[Tabel]:
    """Per thema and per layer; none where nothing is recorded of the rows in view."""
    if view.log.recorded is not None:
        yield _counts(view, view.rows, per_subthema)
        yield _counts(view, view.rows_of_matrix(), per_laag)


def _unrecorded(view: View, number: int) -> Markup:
    link = number_link(view, number, "niet vastgelegd", status=(UNRECORDED,))
    to_record = ", om vast te leggen" if may_record_here() else ""
    return Markup(
        "<p>Niet vastgelegd, terwijl het kwartaal van het moment voorbij is: <b>{}</b> {}. Dat "
        "zegt niet dat er niets is gedaan, en ook niet dat het goed gaat. {}</p>"
    ).format(
        link.html if isinstance(link, Shown) else "geen",
        "regel" if number == 1 else "regels",
        screen_link(view.address("voortgang"), f"Naar Voortgang{to_record}"),
    )


def _show_numbers(view: View) -> None:
    counts = per_subthema(view.rows, view.log.state)
    show_chart(stand_figure(counts), "stand", stand_alt(counts))
    was = field(view, "was")
    since = was or previous_review(view.peildatum)
    then = view.log.at(since) if since < view.peildatum else None
    before = None if then is None else then.state
    st.html(_compared_with(view, was, since))
    if then is not None and then.problem is not None:
        st.html(melding(then.problem))
    show_tabel(_counts(view, view.rows, per_subthema, before))
    with st.expander("Per overheidslaag"):
        # The number of a layer leads to its rows, whichever layer is chosen now.
        show_tabel(_counts(view, view.rows_of_matrix(), per_laag, before))
    if before is not None:
        _show_moves(view, view.log.state, before, since)


def _counts(
    view: View,
    rows: pd.DataFrame,
    count: Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame],
    before: pd.DataFrame | None = None,
) -> Tabel:
    """The rows counted by how they stand, and how that differs from the state before."""
    now = count(rows, view.log.state)
    return counts_tabel(view, now, None if before is None else change(now, count(rows, before)))


def _compared_with(view: View, was: date | None, since: date) -> Markup:
    if since >= view.peildatum:
        return Markup(
            "<p>De gekozen dag, {}, ligt niet voor de peildatum: er is niets te vergelijken.</p>"
        ).format(date_in_words(since))
    why = (
        "de gekozen dag"
        if was
        else "de laatste dag van het vorige halfjaar, zolang u geen andere dag kiest"
    )
    return Markup(
        "<p>Tussen haakjes staat het verschil met de stand op <b>{}</b> ({}). Elk aantal leidt "
        "naar zijn regels.</p>"
    ).format(date_in_words(since), why)


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
            voorbehoud(
                "Een regel waarover niets wordt vastgelegd, gaat naar niet vastgelegd zodra het "
                "kwartaal van zijn moment voorbij is."
            )
        )
        show_tabel(
            Tabel.of(
                "Regels die anders staan",
                (Column(f"Op {date_in_words(since)}"), Column("Nu"), Column("Regels")),
                (
                    (before, after, folded(map(lines.get, sleutels), f"{before}, nu {after}"))
                    for pair, sleutels in groups
                    for before, after in (map(class_label, pair),)
                ),
                caption=f"Regels die anders staan: {len(moved)}",
            )
        )
