"""The log of the made-up year, made through the same functions as any other record.

A log gives its records the time of its own clock. Only here its clock is set, for a log that is
made to practise with and says so.
"""

import datetime
from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path

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
    database = Database(path, practice=True)
    clock = _Clock()
    office = Office(Store(database, clock), kalender, roles=lambda: None)
    steps = defaultdict(list)
    for day, act in meetings(today):
        steps[day].append(act)
    of_year = groupby(year(kalender.table, today), attrgetter("day"))
    meldingen = {day: list(of_day) for day, of_day in of_year}
    made: dict[str, int] = {}
    for day in sorted({*steps, *meldingen}):
        clock.set(day, MORNING)
        # What one organisation records on a day, as if from its workbook.
        for _, batch in groupby(meldingen.get(day, ()), lambda one: one.entry["organisatie"]):
            _record(office, list(batch), made)
        clock.set(day, NOON)
        for act in steps[day]:
            act(office)
    number = office.store.last_id()
    database.close()
    return number


class _Clock:
    """Stands still at the moment that it is set to."""

    def set(self, day: datetime.date, time: datetime.time) -> None:
        self._now = datetime.datetime.combine(day, time, DUTCH_TIME).astimezone(datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self._now


def _record(office: Office, batch: list[Melding], made: dict[str, int]) -> None:
    entries = [
        melding.entry | ({"corrigeert": made[melding.corrects]} if melding.corrects else {})
        for melding in batch
    ]
    stored = record_all(office, entries, RECORDER)
    made |= {melding.named: one.id for melding, one in zip(batch, stored, strict=True)}
