"""The besluitenlijst: what a meeting, or each meeting of a period, decided and agreed."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Column, Tabel, Where
from documents.view_info import ViewInfo
from overleg.besluitenlijst import (
    TAKEN_BY_UNKNOWN,
    Besloten,
    Verandering,
    acties_in_words,
    acties_tabel,
    besluiten_in_words,
    besluiten_of,
    besluiten_tabel,
    concerns,
    followed_in_words,
    held_between,
    open_before,
    rows_about,
    state_in_words,
    what_followed,
    why_concept,
)
from overleg.vergaderingen import Afspraak, Vergadering, up_to, vergaderingen
from pages.overleg import parts
from pages.overleg.acties import show_settling
from pages.overleg.besluit_herzien import show_revising
from selections.dates import today
from selections.kwartalen import label
from selections.words import counted, enumeration
from shell.lists import listed
from shell.notices import melding, voorbehoud
from shell.office import office
from shell.parts.status_definitions import show_status_woorden
from shell.table import screen_link, show_tabel
from shell.view import View

ACTIONS_NOT_FILTERED = "Filters kiezen niet onder de acties: zij staan er alle."
FOLLOWED = (
    "Was is wat bij een regel stond vlak voor het besluit, wordt is wat er stond vlak erna; wat "
    "organisaties later vastlegden, staat hier niet."
)
REVERSED_AT_ONCE = (
    "Een besluit dat hetzelfde overleg heeft herroepen, telt hier niet: was en wordt zijn zoals "
    "zonder dat besluit."
)


@dataclass(frozen=True)
class Besluiten:
    """What is listed.

    meetings: of which; meeting: the one that was chosen, None for those of a period. besluiten: of
    the rows in view, of those that are gone, and of no row. elsewhere: how many are of other rows
    alone. followed: of each row. rows: what they are called. last: the last record it rests on.
    """

    meetings: tuple[Vergadering, ...]
    meeting: Vergadering | None
    period: tuple[pd.Period, pd.Period]
    day: datetime.date
    besluiten: tuple[Besloten, ...]
    elsewhere: int
    acties: tuple[Afspraak, ...]
    eerder: tuple[Afspraak, ...]
    followed: tuple[Verandering, ...]
    rows: pd.DataFrame
    last: int

    @property
    def concept(self) -> str:
        """That it is a concept, of which day and why; empty where it is not."""
        reasons = [
            reason if self.meeting else f"{one.titel}: {reason}"
            for one in self.meetings
            if (reason := why_concept(one))
        ]
        return f"{parts.concept(self.day)} ({'; '.join(reasons)})" if reasons else ""

    @property
    def subject(self) -> str:
        """What it is of, in Dutch."""
        if self.meeting:
            return self.meeting.titel
        first, last = (label(one) for one in self.period)
        return first if first == last else f"{first} tot en met {last}"

    @property
    def title(self) -> str:
        """With the word CONCEPT and the day where it is one."""
        concept = f", {parts.concept(self.day)}" if self.concept else ""
        return f"Besluitenlijst van {self.subject}{concept}"

    def of(self, besluit: Besloten) -> list[Verandering]:
        """What followed from it, row by row."""
        return [one for one in self.followed if one.besluit == besluit.stuk.id]

    @property
    def how_to_read(self) -> tuple[str, ...]:
        """What was and wordt are, in sentences."""
        told = {one.besluit for one in self.followed}
        left_out = any(one.stuk.id not in told for one in self.besluiten if one.herroepen_door)
        about = {(one.besluit, one.sleutel) for one in self.followed}
        unchanged = len(about - {(one.besluit, one.sleutel) for one in self.followed if one.volgt})
        said = [FOLLOWED]
        if left_out:
            said.append(REVERSED_AT_ONCE)
        if unchanged:
            rows = counted(unchanged, "regel")
            said.append(f"Bij {rows} waarover een besluit gaat, volgde er niets uit.")
        return tuple(said)


def besluiten(view: View) -> Besluiten:
    """What was decided in the meeting or the period that is chosen. Raises `StoreAway`."""
    until = view.query.bericht
    stukken = view.log.stukken if until is None else up_to(view.log.stukken, until)
    every = vergaderingen(stukken)
    period = parts.period(view)
    meeting = next((one for one in every if one.sleutel == view.query.vergadering), None)
    first, last = parts.ends(period)
    held = [meeting] if meeting else held_between(every, first, last)
    earlier = meeting.eerder if meeting else open_before(every, first)
    found = [one for of in held for one in besluiten_of(of, every)]
    in_view, calendar = set(view.rows["sleutel"]), set(view.table["sleutel"])
    here = [one for one in found if concerns(one, in_view, calendar)]
    records = office().store.history(*rows_about(here))
    if until is not None:
        records = records[records["id"] <= until]
    followed = what_followed(here, stukken, records, view.table)
    sleutels = dict.fromkeys(one.sleutel for one in followed)
    return Besluiten(
        tuple(held),
        meeting,
        period,
        view.peildatum,
        tuple(here),
        len(found) - len(here),
        tuple(one for of in held for one in of.acties),
        tuple(earlier),
        tuple(followed),
        parts.named(view, view.log.required(), sleutels),
        max((stuk.id for stuk in stukken), default=0),
    )


def show_besluiten(view: View) -> None:
    """Draw what was decided and agreed, and for who may the way to settle an actie. Raises
    `StoreAway`.
    """
    made = besluiten(view)
    if view.query.vergadering and made.meeting is None:
        st.html(melding(parts.unknown_meeting(view)))
        return
    # The address in the file names what was left to its default: it gives this list for good.
    van, tot = made.period
    again = {"bericht": made.last} | (
        {} if made.meeting else {"verslag_van": van, "verslag_tot": tot}
    )
    parts.show_heading(
        view, made.title, made.day, lambda info: besluiten_report(view, made, info), again=again
    )
    if view.query.presentatie:
        st.html(_slide(made))
        return
    if made.meetings:
        st.html(_meetings(view, made))
    st.html(Markup("<p>{}</p>").format(" ".join(summary(made))) + _concept(made))
    if made.besluiten:
        with st.container(key="besluiten"):
            show_tabel(_table(made))
    for name, acties in (("Acties", made.acties), ("Nog open van eerder", made.eerder)):
        if acties:
            with st.container(key=f"acties_{name.split()[0].lower()}"):
                show_tabel(acties_tabel(name, acties, made.day))
    # Of an earlier day it is shown how it stood then, which is no ground to record on.
    if made.day == today() and view.query.bericht is None:
        show_settling((*made.acties, *made.eerder))
        show_revising(view, made.meetings)
    for one in made.besluiten:
        _show_rows(view, made, one)
    if made.followed:
        st.html(voorbehoud(*made.how_to_read))
    show_status_woorden()


def besluiten_report(view: View, made: Besluiten, info: ViewInfo) -> Document:
    """The list as a document."""
    said = (*([f"{made.concept}."] if made.concept else []), *summary(made))
    sections = [Section("Besluiten", said, (_table(made),) if made.besluiten else ())]
    sections += [
        Section(heading, (ACTIONS_NOT_FILTERED,), (acties_tabel(title, acties, made.day),))
        for heading, title, acties in (
            ("Acties", "Acties", made.acties),
            ("Acties van eerdere overleggen die nog open zijn", "Nog open van eerder", made.eerder),
        )
        if acties
    ]
    if made.followed:
        rows = (_followed(view, made, changed),) if (changed := _changed(made.followed)) else ()
        sections.append(Section("Was en wordt per regel", made.how_to_read, rows))
    basis = (("Overleg" if made.meeting else "Overleggen in", made.subject),)
    return parts.document(info, made.last, basis, sections)


def summary(made: Besluiten) -> Iterator[str]:
    """How many besluiten of which kind, and how many acties."""
    if not made.meetings:
        yield f"In {made.subject} is van geen overleg iets vastgelegd."
        return
    yield f"{besluiten_in_words(made.besluiten)}."
    yield f"{acties_in_words((*made.acties, *made.eerder), made.day)}."
    if made.elsewhere:
        outside = counted(made.elsewhere, "besluit")
        yield f"Niet in de lijst, want buiten de filters: {outside}."


def _slide(made: Besluiten) -> Markup:
    """The whole list in a few lines each, for the shared screen."""
    # Mostly all who sat there took all of it: then that is said once.
    took = {one.door for one in made.besluiten}
    door = enumeration([*took.pop()]) if len(took) == 1 else ""
    said = [*summary(made), f"Genomen door {door}." if door else ""]
    lists = [
        _list(
            "Besluiten" if made.meeting else meeting.titel,
            (_in_a_line(one, not door) for one in made.besluiten if one.overleg == meeting.overleg),
        )
        for meeting in made.meetings
    ]
    for name, acties in (("Acties", made.acties), ("Nog open van eerder", made.eerder)):
        lines = (
            Markup("{} <b>{}</b>, uiterlijk {} ({}; actie {})").format(
                one.wat, one.organisatie, one.uiterlijk, state_in_words(one, made.day), one.nummer
            )
            for one in acties
        )
        lists.append(_list(name, lines))
    return Markup("<p>{}</p>{}{}").format(
        " ".join(filter(None, said)), _concept(made), Markup("").join(lists)
    )


def _list(heading: str, items: Iterable[Markup]) -> Markup:
    lines = list(items)
    if not lines:
        return Markup()
    return Markup("<h2>{}</h2>{}").format(heading, listed(lines, "besloten"))


def _in_a_line(one: Besloten, by_whom: bool) -> Markup:
    at = f"{one.nummer}. " if one.nummer else ""
    beside = [
        f"herroept besluit {one.herroept.id}" if one.herroept else "",
        f"geldt niet meer: herroepen bij {one.herroepen_door}" if one.herroepen_door else "",
        followed_in_words(one),
        f"genomen door {', '.join(one.door) or TAKEN_BY_UNKNOWN}" if by_whom else "",
        f"besluit {one.stuk.id}",
    ]
    return Markup("{}{}: <b>{}</b>.{} <span>({})</span>").format(
        at,
        one.onderwerp,
        one.soort.lower(),
        f" {one.woorden}" if one.woorden else "",
        "; ".join(filter(None, beside)),
    )


def _concept(made: Besluiten) -> Markup:
    return voorbehoud(f"{made.concept}.") if made.concept else Markup()


def _meetings(view: View, made: Besluiten) -> Markup:
    """The meetings to choose from: those of the period, or the way back to them."""
    if made.meeting:
        links = [
            screen_link(view.address(None, deel="agenda"), "Agenda van dit overleg"),
            screen_link(view.address(None, vergadering=None), "Alle besluiten van de periode"),
        ]
    else:
        links = [
            screen_link(view.address(None, vergadering=one.sleutel), one.titel)
            for one in made.meetings
        ]
    return Markup('<ul class="keuzerij" aria-label="Overleggen">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(link) for link in links)
    )


def _table(made: Besluiten) -> Tabel:
    return besluiten_tabel(made.besluiten, made.subject, made.meeting is not None)


def _show_rows(view: View, made: Besluiten, one: Besloten) -> None:
    followed = made.of(one)
    changed = _changed(followed)
    if not changed:
        return
    rows = counted(len({change.sleutel for change in followed}), "regel")
    other = counted(len({change.sleutel for change in changed}), "regel")
    title = f"Was en wordt bij besluit {one.stuk.id}: {rows}, waarvan {other} anders"
    with st.expander(title), st.container(key=f"was_wordt_besluit_{one.stuk.id}"):
        show_tabel(_followed(view, made, changed))


def _changed(followed: Iterable[Verandering]) -> list[Verandering]:
    return [one for one in followed if one.volgt]


def _followed(view: View, made: Besluiten, followed: Iterable[Verandering]) -> Tabel:
    return Tabel.each(
        "Was en wordt",
        followed,
        {
            Column("Besluit", where=Where.FILE): "besluit",
            **parts.place_columns(view, made.rows),
            "Organisatie": "organisatie",
            "Was": "was",
            "Wordt": "wordt",
        },
        caption="Was en wordt, per regel en organisatie",
    )
