"""What is recorded about one maatregel: each row with its state, its history, the way to record."""

import pandas as pd
import streamlit as st
from markupsafe import Markup, escape

from documents.tabel import Cell, Column, Shown, Tabel, Where
from figures.strips import state_strip
from loaders.reported import load_reported
from loaders.schema import column
from selections.dates import date_in_words, time_in_words
from selections.dossier import Dossier
from selections.lezing.gemeld import reported_in_words
from selections.lezing.hoofdstukken import sentences_beside
from selections.lezing.weging import marks
from selections.stappen import borging_or_stap
from selections.words import capitalised, counted, moment_of
from shell.links import dossier_link, record_link
from shell.lists import listed, terms
from shell.notices import melding
from shell.office import office
from shell.parts.states import states_legend
from shell.parts.status_definitions import show_status_woorden
from shell.recording.historie import show_history_of, touched
from shell.recording.way_in import record_links
from shell.state_words import doubts, evidence, expected, fixed, freshness_in_words, standing
from shell.table import show_tabel
from shell.table_notes import freshness_note
from shell.view import View
from style.look import STAND_LOOKS
from voortgang.counts import class_label, class_of
from voortgang.failures import StoreAway
from voortgang.rijen import gone_of, rows_of, with_state, words_of_gone, words_since_changed
from voortgang.vocabulary import GONE, vocabulary
from voortgang.words import NOTHING, by_whom, in_log, last_of

EXPLAINED = ("oorzaak", "gevolg", "bijsturing", "toelichting_bericht", "bewijs")


def show_standing(view: View, dossier: Dossier) -> None:
    """Draw how all rows stand, those of where it is worked out included, and what is asked."""
    problem = view.log.problem
    left, right = st.columns(2, gap="medium")
    with left:
        st.html(melding(problem) if problem else _standing(view, dossier))
    with right:
        asked = Markup() if problem else _waiting(with_state(dossier.everywhere, view.log.state))
        st.html(
            Markup('<div class="dossier stand">{}{}{}</div>').format(
                asked, _reported(dossier), _to_record(view, dossier)
            )
        )


def _standing(view: View, dossier: Dossier) -> Markup:
    rows, on = dossier.everywhere, date_in_words(view.peildatum)
    elsewhere = "" if dossier.elsewhere.empty else " en van waar zij is uitgewerkt"
    of_these = f"regels van deze maatregel{elsewhere}"
    standing = class_of(rows, view.log.state)
    counts = standing.value_counts(sort=False)
    strip = state_strip(
        [(STAND_LOOKS[kind], number, Markup(number)) for kind, number in counts.items()]
    )
    return Markup('<div class="dossier stand"><h2>Stand</h2>{}{}{}</div>').format(
        freshness_in_words(with_state(rows, view.log.state), on, of_these),
        strip,
        states_legend(standing),
    )


def show_progress(view: View, dossier: Dossier) -> None:
    """Draw what is recorded, row by row and record by record; nothing where nothing is."""
    if view.log.problem:
        return
    try:
        of_rows, of_gone = recorded_tabellen(view, dossier)
    except StoreAway as away:
        st.html(melding(str(away)))
        return
    if not of_rows and not of_gone:
        return
    state, sleutels = view.log.state, dossier.everywhere["sleutel"]
    st.html('<div class="dossier"><h2>Wat erover is vastgelegd</h2></div>')
    if of_rows:
        show_tabel(of_rows)
    if of_gone:
        st.html(Markup("<p>{}</p>").format(*of_gone.notes))
        show_tabel(of_gone)
    show_status_woorden()
    recorded = sleutels[sleutels.isin(touched(view, state))]
    show_history_of(view, [*recorded, *gone_of(state, dossier.maatregel)["sleutel"]])


def recorded_tabellen(view: View, dossier: Dossier) -> tuple[Tabel | None, Tabel | None]:
    """What is recorded of its rows, and of rows that the calendar no longer has; None for nothing.

    Raises `StoreAway`.
    """
    gone = gone_of(view.log.required(), dossier.maatregel)
    rows = view.log.recorded_of(dossier.everywhere)
    return (
        None if rows is None else _of_rows(view, dossier, rows),
        None if gone.empty else _of_gone(view, gone),
    )


def _of_rows(view: View, dossier: Dossier, rows: pd.DataFrame) -> Tabel:
    then = words_since_changed(office().store, rows)
    log = view.log.state.set_index("sleutel", drop=False).loc[rows["sleutel"]]
    said = {recorded.sleutel: in_log(recorded) for recorded in log.itertuples()}
    to_record = record_links(view, rows)

    def last(row) -> Cell:
        shown = filter(None, (escape(_last(row)), to_record.get(row.sleutel)))
        return Shown(row.laatste_bericht, Markup("<br>").join(shown))

    return Tabel.each(
        "Voortgang",
        rows.itertuples(),
        {
            Column("Sleutel", where=Where.FILE): "sleutel",
            Column("Borging", where=Where.FILE): borging_or_stap,
            Column("In de kalender", where=Where.FILE): moment_of,
            Column("Regel", where=Where.SCREEN): lambda row: _name(view, dossier, row),
            "Status": lambda row: Shown(class_label(row.klasse), standing(row)),
            "Verwacht": _expected,
            Column("Vastgesteld", where=Where.FILE): "vastgesteld",
            Column("Wat erbij staat", where=Where.SCREEN): _explained,
            Column("In het logboek", where=Where.FILE): lambda row: said[row.sleutel],
            "Aandacht (afgeleid)": lambda row: _attention(row, then.get(row.sleutel)),
            "Laatste melding": last,
        },
        notes=(freshness_note(view, rows),),
        caption=f"{counted(len(rows), 'regel')} met wat erover is vastgelegd",
    )


def _of_gone(view: View, gone: pd.DataFrame) -> Tabel:
    rows = rows_of(view.table, gone["sleutel"], words_of_gone(office().store, gone))
    words = rows.set_index("sleutel")[["stap", "borging", "agendering"]]
    name = capitalised(GONE)

    def words_of_then(row) -> Cell:
        said = list(words.loc[row.sleutel].dropna())
        return Shown(said, Markup("<br>").join(said)) if said else "niet bewaard"

    return Tabel.each(
        name,
        gone.itertuples(),
        {
            "Sleutel": "sleutel",
            "Woorden van toen": words_of_then,
            "Wat is vastgelegd": in_log,
            "Laatste melding": lambda row: Shown(row.laatste_bericht, escape(_last(row))),
        },
        notes=(vocabulary().rules[GONE],),
        caption=f"{name}: {len(gone)}",
    )


def _reported(dossier: Dossier) -> Markup:
    """What the publication itself says of being done; nothing follows from it."""
    said = [f"{one}." for one in reported_in_words(dossier.everywhere, load_reported())]
    said += sentences_beside(dossier.everywhere)
    if not said:
        return Markup()
    heading = Markup("<p>De publicatie zelf zegt; dit wijzigt geen stand en geen moment:</p>")
    return heading + listed(said)


def _waiting(rows: pd.DataFrame) -> Markup:
    """What is asked about the lines of plan B, which is derived and needs no record."""
    asked = rows[rows["plan_b"].notna()]
    if asked.empty:
        return Markup()
    return listed(
        Markup("{}, stap {}, {}: afgeleid: <b>{}</b> ({}).").format(
            row.maatregel,
            row.stap_nr,
            row.borging,
            row.plan_b,
            "; ".join(
                (row.plan_b_reden, f"berekende uiterste start {row.uiterste_start}", *doubts)
            ),
        )
        for row, doubts in zip(asked.itertuples(), marks(asked), strict=True)
    )


def _to_record(view: View, dossier: Dossier) -> Markup:
    """The way to record on these rows, of each maatregel; nothing for who cannot."""
    rows = dossier.everywhere
    theirs = rows["sleutel"].isin(record_links(view, rows))
    codes = dict.fromkeys(rows.loc[theirs, "maatregel"])
    if not codes:
        return Markup()
    links = [Markup("{} bij {}").format(record_link(view, code), code) for code in codes]
    return Markup("<p>Iets te melden over deze regels? Ga naar {}.</p>").format(
        Markup(", ").join(links)
    )


def _name(view: View, dossier: Dossier, row) -> Shown:
    other = row.maatregel != dossier.maatregel
    code = Markup("{}, ").format(dossier_link(view, row.maatregel)) if other else ""
    stap = "" if pd.isna(row.stap_nr) else f"stap {row.stap_nr}: "
    name = Markup("{}{}{}; {}").format(code, stap, borging_or_stap(row), moment_of(row))
    return Shown(name.striptags(), Markup('<div class="lijst">{}</div>').format(name))


def _expected(row) -> Shown:
    reason = "" if pd.isna(row.verwacht) else f"reden: {row.reden}"
    told = filter(None, [expected(row), reason, fixed(row)])
    return Shown(row.verwacht, Markup("<br>").join(told))


def _explained(row) -> Shown:
    told = []
    for name in EXPLAINED:
        text = getattr(row, name)
        if pd.isna(text):
            continue
        shown = evidence(text) if name == "bewijs" else text
        told.append((name.removesuffix("_bericht").capitalize(), shown))
    drawn = terms(told, "zin") if told else Markup()
    return Shown([f"{title}: {text}" for title, text in told], drawn)


def _attention(row, then: dict[str, str] | None) -> Shown:
    asked = [f"{row.plan_b}: {row.plan_b_reden}"] if isinstance(row.plan_b, str) else []
    told = [*asked, *doubts(row)]
    drawn = [Markup("{}").format(words) for words in told]
    if then:
        words = [(column(name).title, text or "(geen tekst)") for name, text in then.items()]
        folded = Markup("<details><summary>De woorden van toen</summary>{}</details>")
        drawn.append(folded.format(terms(words, "zin")))
    return Shown(told, Markup("<br>").join(drawn))


def _last(row) -> str:
    if pd.isna(row.laatste_bericht):
        return NOTHING
    who = by_whom(row.laatste_organisatie, row.laatste_auteur, row.laatste_besluit)
    return f"melding {last_of(row)}, {who}, {time_in_words(row.laatste_tijdstip)}"
