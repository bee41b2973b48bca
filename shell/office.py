"""Where records are made: one office per process, and whether this reader sits beside it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from shell.calendar_table import file_stamp
from shell.settings import table_path
from voortgang.database import Database
from voortgang.kalender import load_kalender
from voortgang.rechten import listens_here_only
from voortgang.recording import Office
from voortgang.settings import DATABASE_URL
from voortgang.store import Store

# A proxy on this computer makes a server that listens here alone reachable from elsewhere.
THROUGH_A_PROXY = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


def office() -> Office:
    """Where this reader's records are made; opens the log only when it is asked for something.

    Raises `StoreAway` where BORGING_DATABASE_URL names no log, and `loaders.errors.TableError`
    where the calendar cannot be read.
    """
    path = table_path()
    kept = _office(path, file_stamp(path), DATABASE_URL.read())
    return replace(kept, here_only=here_only())


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
