"""Per organisation what is asked of it before the next meeting, ready to be mailed."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Column, Shown, Tabel
from documents.view_info import ViewInfo
from overleg.besluitenlijst import acties_tabel, days_over
from overleg.uitvraag import (
    NAMED_IS_NOT_RESPONSIBLE,
    PASSED_MEANS,
    Gevraagd,
    Termijn,
    Uitvraag,
    as_text,
    termijn,
    uitvragen,
)
from pages.overleg import parts
from selections.dates import date_in_words
from selections.lagen import EACH_OF_LAAG
from selections.lezing.weging import marks
from selections.words import counted, moment_of, or_else
from shell.notices import melding, voorbehoud
from shell.office import office
from shell.parts.status_definitions import show_status_woorden
from shell.recording.aanmelden import organisaties as of_roles
from shell.table import screen_link, show_tabel
from shell.view import View

TITLE = "Gevraagd per organisatie"


@dataclass(frozen=True)
class Lists:
    """What is asked: of every organisation, of the one that is chosen (None for none), by when, and
    what the rows are called, with their `marks` (`merken`). last: the last record it rests on.
    """

    every: list[Uitvraag]
    chosen: Uitvraag | None
    when: Termijn | None
    rows: pd.DataFrame
    last: int

    @property
    def asked(self) -> str:
        """By when, as a sentence."""
        if self.when is None:
            return (
                "Wanneer de werkbladen binnen moeten zijn, is niet bepaald: het logboek kent geen "
                "overleg dat nog moet beslissen. Kies een dag bij ‘Werkblad uiterlijk’."
            )
        return f"Werkbladen binnen uiterlijk {self.when.in_words}."


def organisaties(view: View) -> Lists:
    """What is asked of whom. Raises `StoreAway`."""
    state, meetings = view.log.required(), view.log.vergaderingen
    known = {one.naam.casefold(): one for one in (*of_roles(), *office().store.organisaties())}
    every = uitvragen(view.rows, state, meetings, known.values(), view.peildatum)
    wanted = (view.query.organisatie or "").casefold()
    chosen = next((one for one in every if one.organisatie.naam.casefold() == wanted), None)
    sleutels = dict.fromkeys(row.sleutel for one in every for row in one.regels)
    rows = parts.named(view, state, sleutels)
    in_calendar = view.table[view.table["sleutel"].isin(sleutels)]
    told = dict(zip(in_calendar["sleutel"], marks(in_calendar), strict=True))
    return Lists(
        every,
        chosen,
        termijn(meetings, view.peildatum, view.query.uiterlijk, view.vergadering),
        rows.assign(merken=[told.get(sleutel, []) for sleutel in rows["sleutel"]]),
        view.log.last,
    )


def show_organisaties(view: View) -> None:
    """Draw what is asked of each organisation, and the list of the one that is chosen. Raises
    `StoreAway`.
    """
    made = organisaties(view)
    title = TITLE if made.chosen is None else f"Gevraagd van {name_of(made.chosen)}"
    parts.show_heading(
        view, title, view.peildatum, lambda info: organisaties_report(view, made, info)
    )
    if view.query.organisatie and made.chosen is None:
        words = f"Van ‘{view.query.organisatie}’ is niets vastgelegd of afgesproken."
        st.html(melding(words))
    st.html(Markup("<p>{}</p>").format(made.asked))
    if made.chosen is None:
        with st.container(key="organisaties"):
            show_tabel(_overview(view, made))
    else:
        _show_one(view, made, made.chosen)
    st.html(voorbehoud(NAMED_IS_NOT_RESPONSIBLE, PASSED_MEANS))
    show_status_woorden()


def name_of(one: Uitvraag) -> str:
    """The organisation; or its layer, where no organisation of it is known."""
    if one.bekend:
        return one.organisatie.naam
    return f"{EACH_OF_LAAG[one.organisatie.laag]} (nog niet bekend)"


def organisaties_report(view: View, made: Lists, info: ViewInfo) -> Document:
    """The list of the one that is chosen, or of each, as a document."""
    every = made.every if made.chosen is None else [made.chosen]
    overview = (_overview(view, made),) if made.chosen is None else ()
    sections = [Section(TITLE, (made.asked,), overview)]
    for one in every:
        # Beside the one that is chosen there is no other to be told from.
        number = len(sections) if made.chosen is None else None
        tables = [_acties(one, info.peildatum, number)] if one.acties else []
        if one.regels:
            tables.append(_rows(view, made, one.regels, number))
        if tables or made.chosen:
            heading = _numbered(name_of(one), number)
            sections.append(Section(heading, (_in_words(one),), tuple(tables)))
    sections.append(Section("Wat is geteld", (NAMED_IS_NOT_RESPONSIBLE, PASSED_MEANS)))
    basis = (("Organisatie", "alle" if made.chosen is None else name_of(made.chosen)),)
    return parts.document(info, made.last, basis, sections)


def _show_one(view: View, made: Lists, one: Uitvraag) -> None:
    if not view.query.presentatie:
        back = screen_link(view.address(None, organisatie=None), "Alle organisaties")
        st.html(Markup("<p>{}. {}</p>").format(back, _in_words(one)))
        names = {row.sleutel: _name(row) for row in made.rows.itertuples(index=False)}
        with st.expander("Als tekst, om te mailen"):
            st.code(as_text(one, names, made.when, view.peildatum), language=None, wrap_lines=True)
    if one.acties:
        show_tabel(_acties(one, view.peildatum))
    if one.regels:
        with st.container(key="was_wordt_gevraagd"):
            show_tabel(_rows(view, made, one.regels))


def _overview(view: View, made: Lists) -> Tabel:
    def link(one: Uitvraag) -> str | Shown:
        words = name_of(one)
        if view.query.presentatie:
            return words
        address = view.address(None, organisatie=one.organisatie.naam)
        return Shown(words, screen_link(address, words))

    return Tabel.each(
        TITLE,
        made.every,
        {
            "Organisatie": link,
            "Overheidslaag": lambda one: one.organisatie.laag or "niet bekend",
            Column("Open acties", numeric=True): lambda one: len(one.acties),
            Column("Waarvan over de dag", numeric=True): lambda one: sum(
                bool(days_over(actie, view.peildatum)) for actie in one.acties
            ),
            Column("Verstreken, niets vastgelegd", numeric=True): lambda one: (
                len(one.niets) if one.organisatie.laag else "niet te bepalen"
            ),
            Column("Melding ouder dan twee kwartalen", numeric=True): lambda one: len(one.oud),
        },
        caption=f"Wat van wie wordt gevraagd, stand op {date_in_words(view.peildatum)}",
    )


def _in_words(one: Uitvraag) -> str:
    if one.organisatie.laag is None:
        return (
            f"{counted(len(one.acties), 'actie')} open. De overheidslaag van deze organisatie is "
            "niet bekend: in welke regels zij genoemd kan zijn, is niet te bepalen."
        )
    laag = one.organisatie.laag
    the = f"het {laag}" if laag in ("Rijk", "waterschap") else f"de {laag}"
    return (
        f"{counted(len(one.acties), 'actie')} open; {counted(len(one.niets), 'regel')} met een "
        f"verstreken moment waarin {the} genoemd is en waarover niets is "
        f"vastgelegd; {counted(len(one.oud), 'regel')} waarvan de laatste melding meer dan twee "
        "kwartalen oud is."
    )


def _acties(one: Uitvraag, day: datetime.date, number: int | None = None) -> Tabel:
    return acties_tabel(_numbered("Openstaande acties", number), one.acties, day)


def _numbered(title: str, number: int | None) -> str:
    # Each table of a document has a name of its own: with the number of its section.
    return title if number is None else f"{number}. {title}"


def _rows(view: View, made: Lists, asked: Iterable[Gevraagd], number: int | None = None) -> Tabel:
    rows = parts.by_sleutel(made.rows)
    return Tabel.each(
        _numbered("Gevraagde regels", number),
        asked,
        {
            **parts.place_columns(view, made.rows),
            "In de kalender": lambda one: _moment(rows[one.sleutel]),
            "Genoemd": "genoemd",
            "Wat er voor haar staat": "staat_er",
        },
        caption="Regels waarover een melding wordt gevraagd",
    )


def _name(row) -> str:
    # Rows of a maatregel can have the same line: by the words of its stap each is told apart.
    words = "" if pd.isna(row.borging) else or_else(row.stap, "")
    stap = ": ".join(filter(None, (parts.stap(row), words)))
    named = ", ".join(filter(None, (f"{row.maatregel} {row.titel}", stap)))
    return f"{named}; {parts.line(row)}; {_moment(row)}"


def _moment(row) -> str:
    return "; ".join((moment_of(row), *row.merken))
