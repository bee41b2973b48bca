"""The saved agenda of a meeting as a screen, a slide or a file shows it: the version that is
chosen, on the log as it stood.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from loaders.reported import load_reported
from overleg.agendastuk import (
    Agendapunt,
    Grondslag,
    Inhoud,
    day_for,
    minutes_in_words,
    size_in_words,
)
from overleg.beslissen import Behandeld, behandeld, with_last
from overleg.vaststellen import inhoud
from overleg.vergaderingen import Vergadering, Versie, as_fixed, started_with
from overleg.voorstel import on_consent
from pages.overleg.parts import concept, rests_on
from selections.dates import date_in_words, time_in_words, today
from selections.kwartalen import quarter
from shell.assumptions import Assumptions, assumed
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.office import office
from shell.url.query import EMPTY
from shell.view import View
from voortgang.rijen import words_of_gone
from voortgang.vocabulary import vocabulary
from voortgang.words import in_log


@dataclass(frozen=True)
class Gelezen:
    """A version of the agenda of a meeting, as it is read.

    meeting: as it stands now, with what it decided. on: what the version is read on, of a fixed
    one as it stood then; last: its last record; inhoud: what it says. besloten: by the id of a
    point what the meeting did with it, also since.
    """

    meeting: Vergadering
    versie: Versie
    on: Grondslag
    last: int
    inhoud: Inhoud
    besloten: dict[int, Behandeld]

    @property
    def day(self) -> datetime.date:
        """Of the state that it is read on."""
        return self.inhoud.dag

    @property
    def punten(self) -> tuple[Agendapunt, ...]:
        return self.inhoud.punten

    @property
    def concept(self) -> str:
        """That it is not fixed, with the day of its state; empty where it is."""
        return "" if self.versie.vast else concept(self.day)

    @property
    def title(self) -> str:
        """What the agenda is called; of a concept that it is one."""
        return ", ".join(filter(None, (f"Agenda van {self.meeting.titel}", self.concept)))

    @property
    def file_title(self) -> str:
        """The same, telling most at its beginning, since the name of a file is cut."""
        draft = f" ({self.concept})" if self.concept else ""
        return f"Agenda {date_in_words(self.meeting.dag)}{draft}: {self.meeting.overleg.naam}"

    @property
    def status(self) -> str:
        """Which version this is and whether it is fixed, in Dutch."""
        stuk = self.versie.stuk
        how = f"opgeslagen op {time_in_words(stuk.tijdstip)}"
        if self.versie.vast:
            how = f"vastgesteld op {date_in_words(stuk.dag)}, {rests_on(self.last)}"
        return f"versie {self.versie.nummer}, {how}"

    @property
    def counts(self) -> str:
        """How many points over how many rows, and how long they take."""
        punten = [one.punt for one in self.punten]
        said, minutes = size_in_words(punten), minutes_in_words(punten)
        return f"{said}, {minutes}" if minutes else said


def chosen(view: View, meeting: Vergadering) -> Versie | None:
    """The version that is chosen: the one up to a record, else the agenda of the meeting."""
    number = view.query.bericht
    return meeting.agenda if number is None else meeting.versie_bij(number)


def gelezen(view: View, meeting: Vergadering, versie: Versie) -> Gelezen:
    """This version, read. Raises `StoreAway`."""
    every, known = view.log.vergaderingen, set(view.table["sleutel"])
    done = {one.punt.id: one for one in behandeld(meeting, every, known)}
    if not versie.vast:
        on, day, last = now(view, meeting)
        then = (replace(meeting, versies=(versie,)), *every)
        said = _inhoud(view, then, versie, on, day, _as_saved(view, meeting, versie))
        return Gelezen(meeting, versie, on, last, said, done)
    last = versie.tot_en_met
    day = day_for(meeting.dag, versie.stuk.dag)
    on = _read(view, meeting, day, last, assumed(EMPTY))
    said = Inhoud.of_kept(versie)
    if said is None:
        said = _inhoud(view, as_fixed(view.log.stukken, versie), versie, on, day, on)
    return Gelezen(meeting, versie, on, last, said, done)


def te_beslissen(view: View, made: Gelezen) -> tuple[Behandeld, ...]:
    """The points on it as they are to be decided: each with what follows from consent."""
    meeting = made.meeting
    points = behandeld(meeting, view.log.vergaderingen, set(view.table["sleutel"]))
    # What follows is recorded now: it is read on what stands by now, whatever the agenda says.
    day = max(day_for(meeting.dag, today()), today())
    state = replace(view.log, lead=assumed(EMPTY).lead).at(day).required()
    names = {sleutel: name for one in made.punten for sleutel, name in one.names.items()}
    return tuple(_to_decide(one, made, view.table, state, names) for one in points)


def _to_decide(
    point: Behandeld,
    made: Gelezen,
    table: pd.DataFrame,
    state: pd.DataFrame,
    names: Mapping[str, str],
) -> Behandeld:
    own = [stuk.id for stuk in point.besluiten]
    rows = list(state[state["sleutel"].isin(point.punt.sleutels)].itertuples())
    closed = vocabulary().closed
    awaited = {
        row.sleutel: {one.verwacht for one in row.organisaties if one.verwacht is not None}
        for row in rows
    }
    return replace(
        with_last(point, state),
        voorstel=on_consent(point.punt, own, made.meeting.dag, table, state),
        sindsdien={
            row.sleutel: (names.get(row.sleutel, row.sleutel), in_log(row))
            for row in rows
            if made.versie.vast
            and pd.notna(row.laatste_bericht)
            and row.laatste_bericht > made.last
            and row.laatste_bericht not in own
        },
        verschillen=tuple(row for row, moments in awaited.items() if len(moments) > 1),
        gesloten=tuple(row.sleutel for row in rows if row.status in closed),
    )


def now(view: View, meeting: Vergadering) -> tuple[Grondslag, datetime.date, int]:
    """On what an agenda of this meeting is read now, with the day and the last record of that."""
    day = day_for(meeting.dag, view.peildatum)
    on = _read(view, meeting, day, None, view.assumptions)
    return on, day, view.log.at(day).last


def as_read(view: View, made: Gelezen) -> View:
    """The view that a file of this version tells of: all rows, on the day of its state."""
    # A day on which the version is in the log.
    day, whole = max(made.day, made.versie.stuk.dag), view.table
    query = view.query.without_filters().with_changes(
        peildatum=day, amvb_maanden=None, besluiten_per_jaar=None
    )
    counts = made.inhoud.in_beeld
    return replace(view, rows=whole, query=query, peildatum=day, counts=counts, problems=())


def agenda_of(meeting: Vergadering) -> str:
    """What its agenda is called in a sentence."""
    return f"de agenda van {meeting.titel}"


def _inhoud(
    view: View,
    then: tuple[Vergadering, ...],
    versie: Versie,
    on: Grondslag,
    day: datetime.date,
    saved: Grondslag,
) -> Inhoud:
    """then: the meetings as they stood, first this one with this version. saved: what the points
    were read on when they were saved.
    """

    def points() -> tuple[Agendapunt, ...]:
        found = started_with(versie, view.log.vergaderingen)
        started = found and (agenda_of(found[0]), _as_saved(view, *found))
        return on.points(versie, saved, started)

    made = _points(view.calendar, on.state, saved.state, versie.stuk.id, points)
    return inhoud(on, day, office().kalender, then, made)


def _as_saved(view: View, meeting: Vergadering, versie: Versie) -> Grondslag:
    day = day_for(meeting.dag, versie.stuk.dag)
    return _read(view, meeting, day, versie.stuk.id, view.assumptions)


def _read(
    view: View, meeting: Vergadering, day: datetime.date, until: int | None, terms: Assumptions
) -> Grondslag:
    state = replace(view.log, lead=terms.lead).at(day, until).required()
    when = quarter(meeting.dag).ordinal
    return _grondslag(view.calendar, state, when, terms.lead, terms.per_jaar)


# For every session that reads the same: to read an agenda takes as long as the rest of a screen.
@kept(entries=16)
def _grondslag(
    calendar: Calendar, state: pd.DataFrame, overleg: int, lead: int, per_jaar: int
) -> Grondslag:
    words = words_of_gone(office().store, state)
    period = pd.Period(ordinal=overleg, freq="Q")
    return Grondslag(calendar.table, state, period, lead, per_jaar, load_reported(), words)


@kept(entries=16)
def _points(
    calendar: Calendar,
    state: pd.DataFrame,
    saved: pd.DataFrame,
    number: int,
    _make: Callable[[], tuple[Agendapunt, ...]],
) -> tuple[Agendapunt, ...]:
    return _make()
