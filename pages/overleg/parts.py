"""What the parts of Overleg share: which of them is in view, rows by name, a part as a document."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Cell, Column, Shown, Where
from documents.view_info import CONCEPT, NO_FILTERS, ViewInfo
from overleg.agenda import GONE_IN_WORDS
from overleg.agendastuk import line
from overleg.besluitenlijst import counted_each
from selections.caveats import CAVEATS
from selections.dates import date_in_words
from selections.kwartalen import quarter
from selections.words import or_else
from shell.downloads import show_report_buttons
from shell.filter_bar import of_overleg
from shell.links import dossier_link
from shell.lists import listed
from shell.office import office
from shell.parts.status_definitions import statussen
from shell.state_words import beside, evidence
from shell.table import screen_link
from shell.view import View
from voortgang.rijen import rows_of, words_of_gone

TITLES = {
    "agenda": "Agenda",
    "besluiten": "Besluiten",
    "organisaties": "Per organisatie",
    "was-wordt": "Was-wordt",
    "verslag": "Voortgangsrapportage",
    "besluitenlijst": "Meldingen",
}
GONE_IS_NOT_FILTERED = (
    "Filters kiezen niet onder de regels die de kalender niet meer heeft: zij staan er alle bij."
)
# Where a row stands and what it is about: the first columns of each table of rows.
PLACE = (
    Column("Sleutel", where=Where.FILE),
    Column("Maatregel", where=Where.FILE),
    Column("Stap", where=Where.FILE),
    Column("Maatregel en stap", where=Where.SCREEN),
    Column("Borging (plan: afgeleid)"),
)
RECORDED_MEANS = (
    "Niet vastgelegd is geen oordeel: het zegt niet dat er niets is gedaan, en ook niet dat het "
    "goed gaat."
)


def show_parts(view: View) -> None:
    """Draw the parts to choose from, the others as links, and the choices of the one in view."""
    items = []
    for deel, title in TITLES.items():
        if deel == view.query.deel:
            chosen = '<li class="gekozen"><b aria-current="true" tabindex="-1">{}</b></li>'
            items.append(Markup(chosen).format(title))
            continue
        # Of the agenda it is the version in view, of the others up to which record they count.
        kept = None if "agenda" in (deel, view.query.deel) else view.query.bericht
        address = view.address(None, deel=deel, bericht=kept)
        items.append(Markup("<li>{}</li>").format(screen_link(address, title)))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.html(
            Markup('<ul class="keuzerij delen" aria-label="Delen van dit scherm">{}</ul>').format(
                Markup("").join(items)
            ),
            width="content",
        )
        # A saved agenda is of the quarter of its own day.
        if view.query.deel != "agenda" or view.query.vergadering is None:
            of_overleg(view)


def show_heading(
    view: View,
    title: str,
    day: datetime.date,
    make: Callable[[ViewInfo], Document] | None = None,
    beside: Callable[[], None] = lambda: None,
    again: Mapping[str, object] | None = None,
    file_title: str = "",
) -> None:
    """Draw the heading of a part, and beside it the way to take it along as `make` gives it, and
    what `beside` draws.

    again: what the address in the file says beside what that of the screen says. file_title: what
    the file is called, where that is not what the screen is.
    """
    if view.query.presentatie:
        st.title(title, anchor=False)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.header(title, anchor=False, width="content")
        if make is not None:
            words = TITLES[view.query.deel]
            with st.popover(f"{words} meenemen", width="content"):
                show_report_buttons(view, day, words, file_title or title, make, again)
        beside()


def named(view: View, state: pd.DataFrame, sleutels: Iterable[str]) -> pd.DataFrame:
    """The rows by sleutel (`voortgang.rijen.rows_of`), also those that are gone.

    state: one that knows the rows that are gone. Raises `StoreAway`.
    """
    words = words_of_gone(office().store, state)
    return rows_of(view.table, sleutels, words).set_index("sleutel", drop=False)


def by_sleutel(rows: pd.DataFrame) -> dict[str, NamedTuple]:
    """The rows of `named`, each to be asked for by its sleutel."""
    return {row.sleutel: row for row in rows.itertuples(index=False)}


def of_view_or_gone(view: View, sleutels: pd.Series) -> pd.Series:
    """Which of these rows are in view, or no longer in the calendar (bool)."""
    return sleutels.isin(view.rows["sleutel"]) | ~sleutels.isin(view.table["sleutel"])


def stap(row) -> str:
    """The stap of a row of `named`; empty where it has none."""
    return "" if pd.isna(row.stap_nr) else f"stap {int(row.stap_nr)}"


def place_cell(view: View, row, in_step: str) -> Markup:
    """Where a row stands, as a link to its dossier; on the shared screen as words.

    row: of `named`, or an `voortgang.vergaderstukken.Regeltekst`. in_step: its stap in words.
    """
    if row.in_kalender and not view.query.presentatie:
        link = dossier_link(view, row.maatregel, row.titel)
        return Markup("{}, {}").format(link, in_step) if in_step else link
    maatregel = f"{row.maatregel} {row.titel}" if row.in_kalender else row.maatregel
    gone = "" if row.in_kalender else GONE_IN_WORDS
    return Markup("{}").format(", ".join(filter(None, (maatregel, in_step, gone))))


def names_html(rows: Iterable[tuple[str, str, str]]) -> Markup:
    """Maatregelen by name with their stappen, as a list; of a stap with more rows how many.

    rows: of each its code, title (empty where the calendar no longer has it) and stap.
    """
    stappen: dict[tuple[str, str], Counter[str]] = {}
    for code, titel, step in rows:
        stappen.setdefault((code, titel or f"({GONE_IN_WORDS})"), Counter())[step] += 1
    items = (
        ", ".join((f"{code} {titel}", *counted_each(of))) for (code, titel), of in stappen.items()
    )
    return listed(items, "namen")


def place_columns(view: View, rows: pd.DataFrame) -> dict[Column, Callable[[Any], Cell]]:
    """The columns of `PLACE`, each with what it says of anything that names one of these rows of
    `named` by its `sleutel`.
    """
    named = by_sleutel(rows)
    says = (
        lambda row: row.sleutel,
        lambda row: f"{row.maatregel} {or_else(row.titel, GONE_IN_WORDS)}",
        stap,
        lambda row: place_cell(view, row, stap(row)),
        line,
    )

    def of_row(say: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
        return lambda one: say(named[one.sleutel])

    return {column: of_row(say) for column, say in zip(PLACE, says, strict=True)}


def beside_cell(row, prefix: str = "") -> Shown:
    """What is recorded beside the status of a row, a line each (`shell.state_words.beside`)."""
    said = beside(row, prefix)
    html = [
        Markup("{}: {}").format(name, evidence(text) if name == "bewijs" else text)
        for name, text in said
    ]
    return Shown("\n".join(f"{name}: {text}" for name, text in said), Markup("<br>").join(html))


def document(
    info: ViewInfo,
    last: int,
    basis: tuple[tuple[str, str], ...],
    sections: Iterable[Section],
    kalender: str | None = None,
) -> Document:
    """A part as a document: what it says, then how to read it and what it rests on.

    last: the number of the last record it rests on, 0 where there is none. basis: what else it
    rests on, label and value. kalender: the version, where that is not the one of now.
    """
    facts = (
        *basis,
        (info.day_is, date_in_words(info.peildatum)),
        ("Logboek", rests_on(last)),
        *anchor(last),
        *(info.filters or NO_FILTERS),
        ("In beeld", info.counts),
        ("Kalender", f"versie {kalender or office().kalender.versie}"),
    )
    reading = Section("Lees dit zo", (*CAVEATS, RECORDED_MEANS, GONE_IS_NOT_FILTERED))
    meanings = Section("Wat de statussen betekenen", (), (statussen(),))
    said = (*sections, reading, meanings)
    return Document(info, facts, said, facts_at=len(said))


def period(view: View) -> tuple[pd.Period, pd.Period]:
    """The first and the last quarter, by default of the half-year up to the peildatum."""
    now = quarter(view.peildatum)
    van, tot = view.query.verslag_van, view.query.verslag_tot
    if van is None:
        van = now - 1 if tot is None else min(now - 1, tot)
    return van, max(van, now) if tot is None else tot


def ends(of: tuple[pd.Period, pd.Period]) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of these quarters."""
    first, last = of
    return first.start_time.date(), last.end_time.date()


def unknown_meeting(view: View) -> str:
    """That the log has no meeting of this name on this day."""
    return (
        f"Het logboek kent op {date_in_words(view.peildatum)} geen overleg met de naam "
        f"{view.query.vergadering} in het adres. Kies een ander overleg, of een latere peildatum."
    )


def anchor(last: int) -> tuple[tuple[str, str], ...]:
    """Number and seal of the last record that counts, by which a paper can prove the log later.

    Raises `StoreAway`.
    """
    found = office().store.anchor(last)
    return (("Anker", f"{found} (python -m voortgang controle --tegen)"),) if found else ()


def concept(day: datetime.date) -> str:
    """That something is not fixed, with the day of its state; stands in each of its titles."""
    return f"{CONCEPT} van {date_in_words(day)}"


def rests_on(last: int) -> str:
    """Up to which record something counts, in Dutch."""
    return f"tot en met nummer {last} van het logboek" if last else "er is niets vastgelegd"
