"""What the log says of a row, in Dutch sentences."""

from collections.abc import Iterator

import pandas as pd

from selections.dates import DUTCH_TIME, date_in_words
from selections.words import slip_in_words
from voortgang.vocabulary import BESIDE, vocabulary

NOTHING = "niets vastgelegd"


def day_of(time: pd.Timestamp) -> str:
    """The day of a time in the log, in the Netherlands."""
    return date_in_words(time.tz_convert(DUTCH_TIME).date())


def when(time: pd.Timestamp) -> str:
    """A time in the log as a day and a time in the Netherlands."""
    return f"{day_of(time)}, {time.tz_convert(DUTCH_TIME):%H.%M} uur"


def by_whom(organisatie: object, auteur: str) -> str:
    """Who says it: the organisation, and only where none is named who recorded it."""
    return auteur if pd.isna(organisatie) else organisatie


def fase_label(waarde: str) -> str:
    """The stage of an AMvB as a reader sees it."""
    return next((fase.label for fase in vocabulary().fasen if fase.waarde == waarde), waarde)


def in_log(row: object) -> str:
    """What stands in the log about a row of `voortgang.stand.state_at`, in Dutch, plain text."""
    return " ".join(_sentences(row))


def _sentences(row) -> Iterator[str]:
    if pd.isna(row.laatste_bericht):
        yield "Niets vastgelegd."
        return
    if pd.isna(row.status):
        yield f"Wat was vastgelegd, is ingetrokken ({day_of(row.laatste_tijdstip)})."
        return
    status = vocabulary().status[row.status]
    who = by_whom(row.organisatie, row.auteur)
    yield f"{status.label}, vastgelegd op {day_of(row.tijdstip)} door {who}."
    if not pd.isna(row.verwacht):
        later = slip_in_words(row.verschuiving)
        slip = f" ({later} dan de publicatie)" if later else ""
        yield f"Verwacht: {row.verwacht}{slip}; reden: {row.reden}."
    if not pd.isna(row.fase):
        yield f"Fase: {row.fase}."
    for name in BESIDE[1:]:
        said = getattr(row, name)
        if not pd.isna(said):
            yield f"{name.capitalize()}: {said.rstrip('.')}."
    if row.geen_bericht:
        yield "Dit is meer dan twee kwartalen oud."
    if row.eerdere_tekst:
        yield "Vastgelegd op een eerdere tekst van de kalender."
