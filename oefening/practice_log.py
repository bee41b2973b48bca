"""The log of the made-up year, made through the same functions as any other record.

A log gives its records the time of its own clock. Only here its clock is set, for a log that is
made to practise with and says so.
"""

import datetime
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import sqlalchemy as sa

from oefening.meetings import meetings
from oefening.year import Melding, year
from selections.dates import DUTCH_TIME
from voortgang.database import Database
from voortgang.kalender import Kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_all
from voortgang.store import Store

MORNING, NOON = datetime.time(10), datetime.time(13)
RECORDER = Auteur("", Via.COMMAND_LINE)


def make(path: Path, kalender: Kalender, today: datetime.date) -> int:
    """Make the log in a new file; gives how many records it holds.

    The same calendar and day give the same log. Raises `FileExistsError`: nothing is ever added to
    a file that is there.
    """
    if path.exists():
        raise FileExistsError(path)
    url = sa.URL.create("sqlite", database=str(path.resolve()))
    database = Database(url, practice=True)
    clock = _Clock()
    office = Office(Store(database, clock), kalender, roles=lambda: None)
    steps = {step.day: [] for step in meetings(today)}
    for step in meetings(today):
        steps[step.day].append(step.record)
    meldingen = {day: list(of_day) for day, of_day in groupby(year(kalender.table, today), _day_of)}
    made: dict[str, int] = {}
    for day in sorted({*steps, *meldingen}):
        clock.set(day, MORNING)
        for batch in _batches(meldingen.get(day, [])):
            _record(office, batch, made)
        clock.set(day, NOON)
        for record in steps.get(day, []):
            record(office)
    number = office.store.last_id()
    database.close()
    return number


class _Clock:
    """Stands still at the moment that it is set to."""

    def set(self, day: datetime.date, time: datetime.time) -> None:
        self._now = datetime.datetime.combine(day, time, DUTCH_TIME).astimezone(datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self._now


def _day_of(melding: Melding) -> datetime.date:
    return melding.day


def _batches(meldingen: list[Melding]) -> Iterator[list[Melding]]:
    """What one organisation records on a day, as if from its workbook."""
    for _, batch in groupby(meldingen, lambda melding: melding.entry["organisatie"]):
        yield list(batch)


def _record(office: Office, batch: list[Melding], made: dict[str, int]) -> None:
    entries = [
        melding.entry | ({"corrigeert": made[melding.corrects]} if melding.corrects else {})
        for melding in batch
    ]
    stored = record_all(office, entries, RECORDER)
    made |= {melding.named: one.id for melding, one in zip(batch, stored, strict=True)}
