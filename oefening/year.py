"""The records of the made-up year: of each stap of the calendar what its organisations recorded.

One stap after another gets the next of the courses below, so that the same calendar and day give
the same year. What the publication itself reports as done is left alone.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import cycle

import pandas as pd

from loaders.reported import load_reported, of_being_done
from oefening import words
from selections.buckets import bucket
from selections.kwartalen import label, quarter
from selections.stappen import STAP
from voortgang.rechten import Organisatie, organisation_fields

MINISTERIE = Organisatie(naam="Ministerie D", laag="Rijk")
# Of each layer the organisations that record, two where there are more than one.
ORGANISATIES = {"Rijk": (MINISTERIE,)} | {
    laag: tuple(Organisatie(naam=naam, laag=laag) for naam in names)
    for laag, names in (
        ("provincie", ("Provincie A", "Provincie E")),
        ("waterschap", ("Waterschap B", "Waterschap F")),
        ("gemeente", ("Gemeente C", "Gemeente G")),
    )
}
AUTEUR = "Oefenaar"
_OF_ROW = ["sleutel", "borging", "tot"]


@dataclass(frozen=True)
class Melding:
    """A record to be made on a day. corrects: the one that it corrects, by its place in the year.

    named: how a later one names it.
    """

    day: datetime.date
    entry: dict[str, object]
    named: str = ""
    corrects: str = ""


@dataclass(frozen=True)
class Stap:
    """A stap with what can be recorded about it; number: its place among those of the year."""

    number: int
    rows: pd.DataFrame
    today: datetime.date

    @cached_property
    def passed(self) -> list:
        """Its lines and moments outside plan B that have passed."""
        chosen = (self.rows["plan"] != "B") & (self.rows["vak"] == "verstreken")
        return list(self.rows.loc[chosen, _OF_ROW].itertuples())

    @cached_property
    def amvb(self) -> list:
        """Its lines that change an AMvB, with a moment."""
        chosen = (self.rows["plan"] == "B") & self.rows["amvb"].map(len) & self.rows["tot"].notna()
        return list(self.rows.loc[chosen.astype(bool), _OF_ROW].itertuples())

    @cached_property
    def organisaties(self) -> list[Organisatie]:
        """Of the layers that it names, in the order of the layers; at least two, all different."""
        named = {
            laag
            for name in ("laag_borging", "laag_stap", "laag_doorwerking")
            for lagen in self.rows[name]
            for laag in lagen
        }
        first = [
            of_laag[self.number % len(of_laag)]
            for laag, of_laag in ORGANISATIES.items()
            if laag in named and laag != "Rijk"
        ]
        return list(dict.fromkeys([*first, MINISTERIE, *ORGANISATIES["provincie"]]))

    def ago(self, days: int) -> datetime.date:
        """A working day so long before today, a different one for each stap."""
        return working_day(self.today - datetime.timedelta(days=days + self.number % 11))

    def at(self, quarters: int) -> str:
        """The quarter so many after that of today, as a record names it."""
        return label(quarter(self.today) + quarters)

    @property
    def delay(self) -> words.Delay:
        return words.DELAYS[self.number % len(words.DELAYS)]

    @property
    def runs(self) -> str:
        return words.RUNNING[self.number % len(words.RUNNING)]

    def running(self, row, who: Organisatie, days: int, quarters: int) -> Melding:
        """Running; expected later than the publication prints, unless that is as late."""
        said = {"toelichting": self.runs}
        if quarter(row.tot) < quarter(self.today) + quarters:
            said |= {"verwacht": self.at(quarters), "reden": self.delay.reden}
        return self.record(row, who, days, "loopt", **said)

    def delayed(self, row, who: Organisatie, days: int, quarters: int) -> Melding:
        said = {"verwacht": self.at(quarters), **self.delay._asdict()}
        return self.record(row, who, days, "vertraagd", **said)

    def done(self, row, who: Organisatie, days: int) -> Melding:
        said, bewijs = words.done(row.borging), words.EVIDENCE.format(self.number)
        return self.record(row, who, days, "afgerond", toelichting=said, bewijs=bewijs)

    def given_up(self, row, who: Organisatie, days: int) -> Melding:
        said = words.GIVEN_UP[self.number % len(words.GIVEN_UP)]
        return self.record(row, who, days, "vervallen", toelichting=said)

    def not_begun(self, row, who: Organisatie, days: int, quarters: int) -> Melding:
        said = {"verwacht": self.at(quarters), "reden": self.delay.reden}
        return self.record(row, who, days, "niet gestart", toelichting=words.NOT_BEGUN, **said)

    def staged(self, days: int, quarters: int, fase: str) -> Iterator[Melding]:
        """Its lines that change an AMvB at this stage."""
        said = {"verwacht": self.at(quarters), "reden": words.TRANCHE}
        said |= {"fase": fase, "toelichting": words.STAGES[fase]}
        for row in self.amvb:
            yield self.record(row, MINISTERIE, days, "loopt", **said)

    def record(self, row, who: Organisatie, days: int, status: str, **more: object) -> Melding:
        entry = {
            "sleutel": row.sleutel,
            "status": status,
            "auteur": f"{AUTEUR} {who.naam}",
            **organisation_fields(who),
        }
        return Melding(self.ago(days), entry | more)


def year(table: pd.DataFrame, today: datetime.date) -> list[Melding]:
    """The records of the year up to today, in the order in which they are made."""
    found = [melding for stap, course in _stappen(table, today) for melding in course(stap)]
    found += _later(table, today)
    return sorted(found, key=lambda melding: melding.day)


def untouched(table: pd.DataFrame, today: datetime.date) -> Iterator[Stap]:
    """The stappen of the year of which nothing is recorded."""
    return (stap for stap, course in _stappen(table, today) if course is _NOTHING)


def working_day(day: datetime.date) -> datetime.date:
    """The day, or the Friday before it."""
    return day - datetime.timedelta(days=max(day.weekday() - 4, 0))


def _stappen(
    table: pd.DataFrame, today: datetime.date
) -> Iterator[tuple[Stap, Callable[[Stap], Iterator[Melding]]]]:
    rows = _rows(table, today)
    with_b, without = cycle(WITH_PLAN_B), cycle(WITHOUT)
    number = 0
    for _, of_stap in rows.groupby(STAP, sort=False, observed=True):
        stap = Stap(number, of_stap, today)
        if stap.passed:
            both = stap.amvb and all(map(words.is_agreement, stap.passed))
            yield stap, next(with_b if both else without)
            number += 1


def _rows(table: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The rows of a stap, but for those that the publication itself reports on, with `vak`."""
    reported = of_being_done(load_reported())["maatregel"]
    rows = table.assign(vak=bucket(table, today))
    return rows[rows["stap_nr"].notna() & ~rows["maatregel"].isin(reported)]


def _finished(stap: Stap) -> Iterator[Melding]:
    who = stap.organisaties[0]
    for row in stap.passed:
        yield stap.running(row, who, 300, -1)
        yield stap.done(row, who, 140)
        for line in stap.amvb:
            status, said = "niet nodig: plan A gehaald", words.NOT_NEEDED
            yield stap.record(line, MINISTERIE, 120, status, toelichting=said)


def _corrected(stap: Stap) -> Iterator[Melding]:
    """A wrong year in a record, put right three days later by whose it was."""
    row, who = stap.passed[0], stap.organisaties[0]
    wrong, right = stap.delayed(row, who, 34, 5), stap.delayed(row, who, 34, 1)
    name = f"verschreven {row.sleutel}"
    yield replace(wrong, named=name)
    entry = right.entry | {"toelichting": words.CORRECTED}
    yield Melding(wrong.day + datetime.timedelta(days=3), entry, corrects=name)


def _taken_back(stap: Stap) -> Iterator[Melding]:
    """Something recorded on the wrong row, and taken back."""
    row, who = stap.passed[0], stap.organisaties[0]
    wrong = stap.done(row, who, 110)
    yield replace(wrong, named=f"verkeerd {row.sleutel}")
    taken = stap.record(row, who, 107, "ingetrokken", toelichting=words.TAKEN_BACK)
    yield replace(taken, corrects=f"verkeerd {row.sleutel}")


@dataclass(frozen=True)
class Course:
    """What is recorded about a stap.

    lines: of each line that has passed by which of its organisations, what, and how many days ago;
    of what is expected, how many quarters from now. stage: of its lines that change an AMvB, as
    `Stap.staged` takes it.
    """

    lines: Sequence[tuple] = ()
    stage: tuple[int, int, str] | None = None

    def __call__(self, stap: Stap) -> Iterator[Melding]:
        for row in stap.passed:
            for place, record, *when in self.lines:
                yield record(stap, row, stap.organisaties[place], *when)
        if self.stage is not None:
            yield from stap.staged(*self.stage)


_NOTHING = Course()
_RUNNING = Course([(0, Stap.running, 70, 1)])
_SILENT = Course([(0, Stap.running, 270, -1)])
_GIVEN_UP = Course([(0, Stap.running, 310, -1), (0, Stap.given_up, 95)])
_NOT_ALL_BEGUN = Course([(0, Stap.done, 150), (1, Stap.not_begun, 80, 2)])
_DONE_BY_ALL = Course([(0, Stap.done, 220), (1, Stap.done, 170)], (90, 5, "afstemming"))
_DELAYED = Course([(0, Stap.running, 260, -1), (0, Stap.delayed, 45, 3)], (40, 7, "concept"))
_DIFFERENT = Course(
    [(0, Stap.done, 200), (1, Stap.running, 180, 0), (1, Stap.delayed, 60, 2)],
    (50, 3, "consultatie"),
)
# Of stappen with an agreement as plan A and an AMvB as plan B, and of the others.
WITH_PLAN_B = (
    *(_finished, _GIVEN_UP, _DELAYED, _NOTHING, _DIFFERENT, _DONE_BY_ALL, _GIVEN_UP, _RUNNING),
    *(_NOT_ALL_BEGUN, _NOTHING),
)
WITHOUT = (
    *(_finished, _DIFFERENT, _NOTHING, _DELAYED, _DONE_BY_ALL, _RUNNING, _NOTHING, _SILENT),
    *(_corrected, _NOT_ALL_BEGUN, _DONE_BY_ALL, _DELAYED, _taken_back, _finished, _RUNNING),
)


def _later(table: pd.DataFrame, today: datetime.date) -> Iterator[Melding]:
    """Of what is still to come some has begun, and one is expected earlier."""
    rows = _rows(table, today)
    coming = rows[rows["borging"].notna() & (rows["vak"] == "later")]
    for number, (place, row) in enumerate(coming.iterrows()):
        stap = Stap(number, coming.loc[[place]], today)
        if number % 3 == 0:
            yield stap.record(row, MINISTERIE, 25, "niet gestart", toelichting=words.NOT_BEGUN)
        elif number % 3 == 1:
            yield stap.record(row, MINISTERIE, 65, "loopt", toelichting=stap.runs)
        elif row["precisie"] == "kwartaal" and row["plan"] == "B":
            said = {"verwacht": label(quarter(row["tot"]) - 1), "reden": words.EARLIER}
            yield stap.record(row, MINISTERIE, 15, "loopt", toelichting=stap.runs, **said)
