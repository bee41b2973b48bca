"""What is worked out once for all sessions that ask the same."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from shell.calendar_table import Calendar

_Of = ParamSpec("_Of")
_Made = TypeVar("_Made")
_BY_IDENTITY = (pd.DataFrame, Calendar)


def kept(entries: int) -> Callable[[Callable[_Of, _Made]], Callable[_Of, _Made]]:
    """Keep what a function gives for its last so many different arguments; nobody may change it.

    A frame and a Calendar are the same where they are the very same object: to compare what is in
    them would cost more than it saves. An argument whose name begins with _ makes no difference.
    """

    def decorate(make: Callable[_Of, _Made]) -> Callable[_Of, _Made]:
        by_identity = dict.fromkeys(_BY_IDENTITY, id)

        @st.cache_resource(show_spinner=False, max_entries=entries, hash_funcs=by_identity)
        @wraps(make)
        def entry(*of: _Of.args) -> tuple[list[object], _Made]:
            # The entry holds what it was made of: else its id could come to mean another object.
            return [one for one in of if isinstance(one, _BY_IDENTITY)], make(*of)

        @wraps(make)
        def give(*of: _Of.args) -> _Made:
            return entry(*of)[1]

        return give

    return decorate
