"""What the parts of the screen share: a refusal, and what a record and a stuk of a meeting have in
common in a table.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import DUTCH_TIME, date_in_words
from shell.notices import melding
from voortgang.failures import StoreAway
from voortgang.rechten import NotAllowed

_SHORT_SEAL = 12


@contextmanager
def refusal_in_its_place() -> Iterator[None]:
    """Say in the place of a part why it cannot be shown: the log may be away or refused while the
    screen stands, and each part asks for itself.
    """
    try:
        yield
    except (NotAllowed, StoreAway) as problem:
        st.html(melding(str(problem)))


def recorded_on(record) -> str:
    """When it was recorded, to the second."""
    at = record.tijdstip.tz_convert(DUTCH_TIME)
    return f"{date_in_words(at.date())}, {at:%H.%M.%S} uur"


def recorded_by(record) -> Markup:
    """For which organisation, by whom, and how they were known."""
    return lines(record.organisatie, record.auteur, record.account, record.via)


def sealed(record) -> Markup:
    """On which calendar, and the beginning of its seal."""
    return lines(record.kalender, f"zegel {record.zegel[:_SHORT_SEAL]}")


def lines(*texts: object) -> Markup:
    """A line for each that is not empty."""
    return Markup("<br>").join(text for text in texts if not pd.isna(text) and text)
