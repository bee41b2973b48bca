"""The progress log on the screens: one office per process, and the state of the rows at a date.

A log that is away never takes the calendar down: `Progress.problem` says so in Dutch, and the next
rerun asks again.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from figures.kalender import RECORDED
from shell.assumptions import assumed
from shell.calendar_table import file_stamp
from shell.filter_bar import Calendar, Standing, View
from shell.query import Query
from shell.settings import table_path
from voortgang.counts import class_label, class_of
from voortgang.database import Database
from voortgang.failures import StoreAway
from voortgang.kalender import load_kalender
from voortgang.rechten import listens_here_only
from voortgang.recording import Office
from voortgang.rijen import is_recorded, with_state
from voortgang.settings import DATABASE_URL
from voortgang.stand import state_at
from voortgang.store import Store

# A proxy on this computer makes a server that listens here alone reachable from elsewhere.
THROUGH_A_PROXY = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


@dataclass(frozen=True)
class Progress:
    """What the log says: `state` as `voortgang.stand.state_at` gives it, or why it cannot say."""

    state: pd.DataFrame | None
    problem: str | None = None


@dataclass(frozen=True)
class Recorded:
    """What is recorded of the rows in view: `state`, as in `Progress`.

    It is None where nothing is recorded of any of them, so that a screen without progress is as it
    was, and where the log is away: then `problem` says so.
    """

    state: pd.DataFrame | None = None
    problem: str | None = None


def office() -> Office:
    """Where this reader's records are made; opens the log only when it is asked for something.

    Raises `StoreAway` where BORGING_DATABASE_URL names no log, and `loaders.errors.TableError`
    where the calendar cannot be read.
    """
    path = table_path()
    kept = _office(path, file_stamp(path), DATABASE_URL.read())
    return replace(kept, here_only=here_only())


def progress(view: View, op: datetime.date | None = None) -> Progress:
    """The state of every row of the calendar at the end of day `op`, or at the peildatum."""
    try:
        return Progress(state_on(view, op or view.peildatum))
    except StoreAway as away:
        return Progress(None, str(away))


def state_on(view: View, op: datetime.date) -> pd.DataFrame:
    """The same for who has more to ask of the log. Raises `StoreAway`."""
    return _state_on(view.query, op)


def recorded_in_view(view: View) -> Recorded:
    """What is recorded of the rows in view at the peildatum."""
    found = progress(view)
    recorded = is_recorded(view.rows, found.state)
    return Recorded(found.state if recorded else None, found.problem)


def rows_with_state(view: View, state: pd.DataFrame) -> pd.DataFrame:
    """The rows in view with their state (`voortgang.rijen.with_state`), not to be changed.

    Sessions that look at the same rows share them: to join the two is most of such a screen.
    """
    return _with_state(view.calendar, view.places, state).rows


def standing(table: pd.DataFrame, query: Query, peildatum: datetime.date) -> Standing:
    """In which class each row of the calendar stands at the peildatum, for the filter on status."""
    try:
        state = _state_on(query, peildatum)
    except StoreAway as away:
        return Standing(problem=str(away))
    latest = state["laatste_tijdstip"].max()
    return Standing(
        class_of(table, state),
        latest=None if pd.isna(latest) else latest.to_pydatetime().astimezone(datetime.UTC),
    )


def _state_on(query: Query, op: datetime.date) -> pd.DataFrame:
    path = table_path()
    number = office().store.last_id()
    made_from = (path, file_stamp(path), DATABASE_URL.read(), number)
    return _state(made_from, op, assumed(query).lead)


def for_figure(recorded: pd.DataFrame) -> pd.DataFrame:
    """What `figures.kalender` draws of rows with their state (`voortgang.rijen.with_state`).

    Of a row that is closed nothing is expected any more, whatever was.
    """
    drawn = recorded.assign(stand=recorded["klasse"].map(class_label))[list(RECORDED)]
    expected = [name for name in RECORDED if name != "stand"]
    drawn[expected] = drawn[expected].where(recorded["open"])
    return drawn


def here_only() -> bool:
    """Whether this reader sits at the computer that serves, and nobody elsewhere can."""
    headers = st.context.headers
    forwarded = any(name in headers for name in THROUGH_A_PROXY) or _opened_elsewhere(headers)
    return listens_here_only(st.get_option("server.address"), forwarded=forwarded)


def _opened_elsewhere(headers: Mapping[str, str]) -> bool:
    # nginx adds no header of its own accord, but the browser says what address it opened.
    addresses = (headers.get("Origin"), f"//{headers['Host']}" if "Host" in headers else None)
    return any(
        not listens_here_only(urlsplit(address).hostname, forwarded=False)
        for address in addresses
        if address
    )


@st.cache_resource(show_spinner=False, max_entries=4)
def _office(path: Path, stamp: tuple[int, int] | None, url: str) -> Office:
    return Office(_store(url), load_kalender(path))


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(url: str) -> Store:
    return Store(Database(url))


# A record changes the number, a new calendar the stamp: what is kept is never out of date.
@st.cache_resource(show_spinner=False, max_entries=16)
def _state(made_from: tuple, op: datetime.date, lead: int) -> pd.DataFrame:
    of = office()
    return state_at(of.kalender.table, of.store.records_at(op), op, lead)


@dataclass(frozen=True)
class _WithState:
    """Rows with their state; `made_from` they were joined."""

    made_from: tuple[Calendar, pd.DataFrame]
    rows: pd.DataFrame


# The entry holds what it was made from, so that its id cannot come to mean another.
@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={Calendar: id, pd.DataFrame: id})
def _with_state(calendar: Calendar, places: bytes, state: pd.DataFrame) -> _WithState:
    return _WithState((calendar, state), with_state(calendar.rows_at(places), state))
