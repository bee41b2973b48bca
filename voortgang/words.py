"""What the log says of a row, in Dutch sentences."""

from collections.abc import Iterator

import pandas as pd

from selections.dates import date_in_words
from voortgang.store import DUTCH_TIME
from voortgang.vocabulary import vocabulary

_EXPLAINED = ("oorzaak", "gevolg", "bijsturing", "toelichting", "bewijs")


def in_log(row: object) -> str:
    """What stands in the log about a row of `voortgang.stand.state_at`, in Dutch, plain text."""
    return " ".join(_sentences(row))


def _sentences(row) -> Iterator[str]:
    if pd.isna(row.laatste_bericht):
        yield "Niets vastgelegd."
        return
    if pd.isna(row.status):
        yield f"Wat was vastgelegd, is ingetrokken ({_when(row.laatste_tijdstip)})."
        return
    status = vocabulary().status[row.status]
    yield f"{status.label}, vastgelegd op {_when(row.tijdstip)} door {row.auteur}."
    if not pd.isna(row.verwacht):
        yield f"Verwacht: {row.verwacht}{_slip(row.verschuiving)}; reden: {row.reden}."
    if not pd.isna(row.fase):
        yield f"Fase: {row.fase}."
    for name in _EXPLAINED:
        said = getattr(row, name)
        if not pd.isna(said):
            yield f"{name.capitalize()}: {said.rstrip('.')}."
    if row.geen_bericht:
        yield "Dit is meer dan twee kwartalen oud."
    if row.eerdere_tekst:
        yield "Vastgelegd op een eerdere tekst van de kalender."


def _when(time: pd.Timestamp) -> str:
    return date_in_words(time.tz_convert(DUTCH_TIME).date())


def _slip(quarters_later: object) -> str:
    if pd.isna(quarters_later) or quarters_later == 0:
        return ""
    number = abs(quarters_later)
    noun = "kwartaal" if number == 1 else "kwartalen"
    return f" ({number} {noun} {'later' if quarters_later > 0 else 'eerder'} dan de publicatie)"
