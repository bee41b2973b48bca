"""The log may be away or refused while the screen stands: each part of it asks for itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from shell.notices import melding
from voortgang.failures import StoreAway
from voortgang.rechten import NotAllowed


@contextmanager
def refusal_in_its_place() -> Iterator[None]:
    """Say in the place of a part why it cannot be shown."""
    try:
        yield
    except (NotAllowed, StoreAway) as problem:
        st.html(melding(str(problem)))
