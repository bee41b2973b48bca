"""What a test has recorded on the real calendar, at a time of its own choosing."""

import datetime

import pandas as pd

from shell.calendar_table import calendar_table
from shell.kept import kept
from tests.voortgang.conftest import ADMINISTRATOR
from tests.voortgang.conftest import entry as as_entry
from voortgang.kalender import Kalender
from voortgang.recording import Office, record_all, record_stuk
from voortgang.store import Store

PEILDATUM = "2026-11-24"
AWAY = "sqlite:////proc/nergens/voortgang.sqlite"


@kept(entries=4)
def kalender(table: pd.DataFrame) -> Kalender:
    """The calendar as the log sees it: to find its rows takes longer than to record on one."""
    return Kalender(table, "proefkalender")


def keep(
    log: Store,
    *entries: dict[str, object],
    on: datetime.date = datetime.date(2026, 11, 2),
    table: pd.DataFrame | None = None,
) -> None:
    """Record these entries at noon of a day; earlier days must be recorded first.

    table: another calendar than the real one, for words that were others then.
    """
    noon = datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    of = kalender(calendar_table() if table is None else table)
    office = Office(Store(log.database, lambda: noon), of, roles=lambda: None)
    record_all(office, [as_entry(**one) for one in entries], ADMINISTRATOR)


def keep_stuk(
    log: Store, kind: str, on: datetime.date = datetime.date(2026, 11, 2), **said: object
) -> int:
    """Record a besluit, actie or agenda at noon of a day; earlier days must come first."""
    noon = datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    of = kalender(calendar_table())
    office = Office(Store(log.database, lambda: noon), of, roles=lambda: None)
    return record_stuk(office, kind, {"auteur": "S. de Groot"} | said, ADMINISTRATOR).id
