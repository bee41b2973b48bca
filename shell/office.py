"""Where records are made: one office per process, and whether this reader sits beside it."""

from pathlib import Path

import streamlit as st

from loaders.settings import table_path
from shell.calendar_table import file_stamp
from shell.this_computer import is_here
from voortgang.database import PRACTICE, Database
from voortgang.failures import StoreAway
from voortgang.kalender import Kalender, load_kalender
from voortgang.recording import Office
from voortgang.settings import DATABASE_URL
from voortgang.store import Store


def office() -> Office:
    """Where this reader's records are made; opens the log only when it is asked for something.

    Raises `StoreAway` where BORGING_DATABASE_URL names no log, and `loaders.errors.TableError`
    where the calendar cannot be read.
    """
    path = table_path()
    store = _store(DATABASE_URL.read())
    return Office(store, _kalender(path, file_stamp(path)), here_only())


def here_only() -> bool:
    """Whether this reader sits at the computer that serves, and opened the address it printed."""
    context = st.context
    address, port = st.get_option("server.address"), st.get_option("server.port")
    return is_here(context.headers, context.cookies, address, port, practice=bool(mark()))


def mark() -> str:
    """What every screen and file of a log to practise with says of itself; empty for a real one."""
    try:
        return PRACTICE if _store(DATABASE_URL.read()).database.is_practice else ""
    except StoreAway:
        # Nothing of a log that was never read is shown.
        return ""


@st.cache_resource(show_spinner=False, max_entries=2)
def _kalender(path: Path, stamp: tuple[int, int] | None) -> Kalender:
    return load_kalender(path)


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(url: str) -> Store:
    return Store(Database(url))
