"""What the progress log says of the rows on a screen at the end of a day.

A log that is away never takes the calendar down: `Log.problem` says so in Dutch, and the next rerun
asks again.
"""

import datetime
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import streamlit as st

from figures.kalender import RECORDED
from loaders.settings import table_path
from overleg.vergaderingen import Vergadering, vergaderingen
from selections.dates import end_of
from shell.calendar_table import file_stamp
from shell.kept import kept
from shell.office import office
from voortgang.counts import class_label, class_of, standings
from voortgang.failures import StoreAway, away_by
from voortgang.rijen import is_recorded, with_state
from voortgang.settings import DATABASE_URL
from voortgang.stand import state_at
from voortgang.vergaderstukken import Stuk


@dataclass(frozen=True, eq=False)
class Log:
    """What the log says at the end of `day`; asked once, when something of it is wanted.

    table: the whole calendar. rows_in_view: of it, those that a screen shows. lead: quarters that
    an AMvB takes. until: the last record that counts, for what it said during a day; None counts
    all.
    """

    table: pd.DataFrame
    rows_in_view: pd.DataFrame
    day: datetime.date
    lead: int
    until: int | None = None

    def at(self, day: datetime.date, until: int | None = None) -> "Log":
        """What it says at the end of another day, or of the same one, asked anew."""
        return replace(self, day=day, until=until)

    def required(self) -> pd.DataFrame:
        """The state, for callers that can do nothing without it. Raises `StoreAway`."""
        if isinstance(self._asked, StoreAway):
            raise self._asked
        return self._asked

    @property
    def state(self) -> pd.DataFrame | None:
        """Of every row of the calendar (`voortgang.stand.state_at`); None where the log is away.

        Sessions that ask the same share it: it is not to be changed.
        """
        return None if isinstance(self._asked, StoreAway) else self._asked

    @property
    def problem(self) -> str | None:
        """Why the log cannot say it, in Dutch."""
        return str(self._asked) if isinstance(self._asked, StoreAway) else None

    @cached_property
    def recorded(self) -> pd.DataFrame | None:
        """The state where anything is recorded of the rows in view.

        None where nothing is, so that a screen without progress is as it was.
        """
        return self.state if is_recorded(self.rows_in_view, self.state) else None

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows in view with their state (`voortgang.rijen.with_state`), not to be changed.

        Sessions that look at the same rows share them: to join the two is most of such a screen.
        """
        places = self.rows_in_view.index.to_numpy().tobytes()
        return _with_state(self.table, places, self.state, self.rows_in_view)

    def recorded_of(self, rows: pd.DataFrame) -> pd.DataFrame | None:
        """These rows of the calendar with their state; None where nothing is recorded of any."""
        return with_state(rows, self.state) if is_recorded(rows, self.state) else None

    @cached_property
    def classes(self) -> pd.Series | None:
        """In which class each row of the calendar stands, by index; None where the log is away."""
        return None if self.state is None else class_of(self.table, self.state)

    @cached_property
    def standings(self) -> pd.DataFrame | None:
        """What the filter `status` chooses by, of each row of the calendar; None where the log is
        away.
        """
        return None if self.state is None else _standings(self.table, self.state)

    @property
    def latest(self) -> datetime.datetime | None:
        """The time of the last record that counts; None where there is none."""
        latest = pd.NaT if self.state is None else self.state["laatste_tijdstip"].max()
        return None if pd.isna(latest) else latest.to_pydatetime().astimezone(datetime.UTC)

    @cached_property
    def stukken(self) -> tuple[Stuk, ...]:
        """The besluiten, acties and agendas, oldest first. Raises `StoreAway`."""
        end = end_of(self.day)
        every = _stukken(DATABASE_URL.read(), office().store.last_id())
        return tuple(
            stuk
            for stuk in every
            if stuk.tijdstip < end and (self.until is None or stuk.id <= self.until)
        )

    @cached_property
    def last(self) -> int:
        """The number of the last record or stuk that counts; 0 for none. Raises `StoreAway`."""
        recorded = self.required()["laatste_bericht"].dropna()
        return int(max([*recorded, *(stuk.id for stuk in self.stukken)], default=0))

    @cached_property
    def vergaderingen(self) -> tuple[Vergadering, ...]:
        """The meetings that these are of, the earliest day first. Raises `StoreAway`."""
        return vergaderingen(self.stukken)

    @cached_property
    def _asked(self) -> pd.DataFrame | StoreAway:
        path = table_path()
        try:
            number = office().store.last_id()
            # An empty log says the same wherever it stands, also those of as many tests.
            made_from = (path, file_stamp(path), number and DATABASE_URL.read(), number)
            return _state(made_from, self.day, self.lead, self.until)
        except StoreAway as away:
            return away
        except Exception as error:
            return away_by(error)


def for_figure(recorded: pd.DataFrame) -> pd.DataFrame:
    """What `figures.kalender` draws of rows with their state (`voortgang.rijen.with_state`)."""
    return recorded.assign(stand=recorded["klasse"].map(class_label))[list(RECORDED)]


# A record changes the number, a new calendar the stamp: what is kept is never out of date.
@st.cache_resource(show_spinner=False, max_entries=16)
def _state(made_from: tuple, op: datetime.date, lead: int, until: int | None) -> pd.DataFrame:
    of = office()
    return state_at(of.kalender.table, of.store.records_at(op, until), op, lead)


# `number`: of the last record of all, which every record changes.
@st.cache_resource(show_spinner=False, max_entries=4)
def _stukken(url: str, number: int) -> list[Stuk]:
    return office().store.stukken(number)


_standings = kept(entries=16)(standings)


@kept(entries=64)
def _with_state(
    table: pd.DataFrame, places: bytes, state: pd.DataFrame, _rows: pd.DataFrame
) -> pd.DataFrame:
    return with_state(_rows, state)
