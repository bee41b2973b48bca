"""The meetings of the made-up year: their agendas, and what was advised, decided and agreed.

The points of an agenda are those that the product drafts from the calendar and the log of that day
(`overleg.punten`), so that each asks what stood in the log then.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from loaders.reported import load_reported
from loaders.side_tables import amvb_lead, load_working_hypotheses
from oefening.year import AUTEUR, MINISTERIE, untouched, working_day
from overleg.agenda import MOVED, PLAN_B, UNRECORDED, agenda
from overleg.punten import Punt, punten
from overleg.vaststellen import as_sent
from selections.kwartalen import label, quarter
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_stuk
from voortgang.stand import state_at
from voortgang.vergaderstukken import Stuk, actions
from voortgang.vocabulary import START_B

BO, DO = "bestuurlijk overleg", "directeurenoverleg"
NAMES = {BO: "Bestuurlijk overleg Denkbeeldige Delta", DO: "Directeurenoverleg Denkbeeldige Delta"}
SECRETARIS = Auteur("", Via.COMMAND_LINE)
PRESENT = ["Ministerie D", "Provincie A", "Provincie E", "Waterschap B", "Gemeente C"]
FIRST_A_PLAN = "Het overleg wil eerst een planning zien."
INTRODUCTION = "Oefenagenda: de punten volgen uit de kalender en de verzonnen voortgang."
MINUTES = {"ter kennisneming": 1, "hamerstuk": 2, "bespreekstuk": 10}
# Of an agenda: points in all and of one rule, and rows of a point.
MOST, MOST_OF_RULE, MOST_ROWS = 8, 2, 14


@dataclass(frozen=True)
class Meeting:
    """A meeting whose agenda, besluiten and acties are recorded in an office, on a day."""

    office: Office
    soort: str
    datum: datetime.date
    today: datetime.date
    day: datetime.date

    @cached_property
    def overleg(self) -> dict[str, str]:
        naam = NAMES[self.soort]
        return {"soort": self.soort, "naam": naam, "datum": self.datum.isoformat()}

    @property
    def punten(self) -> list[dict]:
        """The points of its agenda as it was saved last."""
        return self.stukken("agenda")[-1].inhoud["punten"]

    def stukken(self, soort: str) -> list[Stuk]:
        every = self.office.store.stukken()
        return [
            one for one in every if one.soort == soort and one.inhoud["overleg"] == self.overleg
        ]

    def add(self, kind: str, **said: object) -> Stuk:
        data = {"auteur": f"{AUTEUR} secretaris", "overleg": self.overleg} | said
        if kind == "agenda":
            data = as_sent(self.office, data, self.day)
        return record_stuk(self.office, kind, data, SECRETARIS)

    def state(self, day: datetime.date) -> pd.DataFrame:
        records = self.office.store.records_at(day)
        return state_at(self.office.kalender.table, records, day, amvb_lead())

    def decide(self, punt: dict, soort: str, woorden: str, **said: object) -> Stuk:
        given = {"punt": punt["id"], "sleutels": punt["sleutels"], "organisaties": PRESENT}
        if woorden:
            given["woorden"] = woorden
        return self.add("besluit", soort=soort, **given, **said)

    def act(self, wat: str, organisatie: str, voor: datetime.date, **said: object) -> Stuk:
        day = working_day(voor).isoformat()
        return self.add("actie", wat=wat, organisatie=organisatie, voor=day, **said)


# What is recorded of a meeting on a day.
Step = tuple[datetime.date, Callable[[Office], None]]


def meetings(today: datetime.date) -> list[Step]:
    """What is recorded of three meetings, and of the agenda of the next, in order."""

    def step(soort: str, ago: int, days: int, act: Callable[[Meeting], None]) -> Step:
        datum = working_day(today - datetime.timedelta(days=ago))
        day = working_day(datum - datetime.timedelta(days=days))
        return day, lambda office: act(Meeting(office, soort, datum, today, day))

    return [
        step(BO, 195, 9, _fixed_agenda),
        step(BO, 195, 0, _spring),
        step(BO, 75, 9, _fixed_agenda),
        step(BO, 75, 0, _autumn),
        step(DO, 18, 8, _fixed_agenda),
        step(DO, 18, 0, _directors),
        step(BO, -16, 22, _draft_agenda),
        step(BO, -16, 19, _edit_agenda),
    ]


def _fixed_agenda(meeting: Meeting) -> None:
    _draft_agenda(meeting)
    meeting.add("agenda", vast=True, inleiding=INTRODUCTION, punten=meeting.punten)


def _edit_agenda(meeting: Meeting) -> None:
    """Another order, and an introduction."""
    first, second, *others = meeting.punten
    meeting.add("agenda", inleiding=INTRODUCTION, punten=[second, first, *others])


def _draft_agenda(meeting: Meeting) -> None:
    table, lead = meeting.office.kalender.table, amvb_lead()
    per_jaar = int(load_working_hypotheses().loc["wijzigingsbesluiten", "per_jaar"])
    when, state = quarter(meeting.datum), meeting.state(meeting.datum)
    found = agenda(table, state, when, lead)
    chosen: list[Punt] = []
    for punt in punten(found, table, state, when, lead, per_jaar, load_reported()):
        of_rule = sum(one.rubriek is punt.rubriek for one in chosen)
        if of_rule < MOST_OF_RULE and len(punt.sleutels) <= MOST_ROWS and len(chosen) < MOST:
            chosen.append(punt)
    points = [
        {
            "onderwerp": punt.onderwerp,
            "vraag": punt.vraag,
            "behandeling": punt.voorstel,
            "sleutels": list(punt.sleutels),
            "minuten": MINUTES[punt.voorstel],
        }
        for punt in chosen
    ]
    meeting.add("agenda", punten=points)


def _of_rule(meeting: Meeting, naam: str) -> Iterable[dict]:
    return (punt for punt in meeting.punten if punt["onderwerp"].startswith(naam))


def _spring(meeting: Meeting) -> None:
    for punt in _of_rule(meeting, PLAN_B.naam):
        meeting.decide(punt, "aangehouden", FIRST_A_PLAN)
    _agree_to_moments(meeting)
    asked = ("Provincie A", "Waterschap B")
    for punt, organisatie in zip(_of_rule(meeting, UNRECORDED.naam), asked, strict=False):
        said = "De stand wordt vastgelegd vóór het volgende overleg."
        besluit = meeting.decide(punt, "akkoord", said)
        meeting.act(
            "Bij de regels van dit punt de stand vastleggen.",
            organisatie,
            meeting.datum + datetime.timedelta(days=60),
            punt=punt["id"],
            besluit=besluit.id,
        )
    _take_note_of_the_rest(meeting)
    not_begun = untouched(meeting.office.kalender.table, meeting.today)
    stap = next(stap for stap in not_begun if stap.amvb)
    sleutels = [row.sleutel for row in stap.passed]
    meeting.add(
        "besluit",
        soort="gewijzigd",
        woorden="Plan A vervalt: de partijen komen niet tot afspraken.",
        sleutels=sleutels,
        organisaties=PRESENT,
        gevolgen=[{"sleutel": sleutel, "status": "vervallen"} for sleutel in sleutels],
    )
    meeting.act(
        "Nagaan of de gemeenten in de Verzonnen Polder capaciteit kunnen delen.",
        "Gemeente C",
        meeting.datum + datetime.timedelta(days=100),
    )


def _agree_to_moments(meeting: Meeting, *, again: bool = False) -> None:
    """With what is expected at the first point; not at the next (again), or with a later moment."""
    standing = meeting.state(meeting.datum).set_index("sleutel")
    for number, punt in enumerate(_of_rule(meeting, MOVED.naam)):
        expected = standing.loc[punt["sleutels"], ["verwacht", "verwacht_tot"]]
        expected = expected[expected["verwacht_tot"].notna()]
        first = expected.index[0]
        later = label(quarter(expected["verwacht_tot"].iloc[0]) + 1)
        if not number:
            kind, said, moments = "akkoord", "", dict(expected["verwacht"])
        elif again:
            kind, said, moments = "niet akkoord", "De bijsturing is het overleg te weinig.", {}
        else:
            said = f"Akkoord, maar voor {_named(first)} geldt {later}; de rest komt terug."
            kind, moments = "gewijzigd", {first: later}
        follows = [
            {"sleutel": sleutel, "vastgesteld": moment} for sleutel, moment in moments.items()
        ]
        meeting.decide(punt, kind, said, gevolgen=follows)


def _named(sleutel: str) -> str:
    maatregel, stap, *_ = sleutel.split("/")
    return f"{maatregel}, stap {stap}"


def _autumn(meeting: Meeting) -> None:
    _settle(meeting)
    standing = meeting.state(meeting.datum).set_index("sleutel")
    start = label(quarter(meeting.datum) + 1)
    for punt in _of_rule(meeting, PLAN_B.naam):
        begins = [one for one in punt["sleutels"] if standing.loc[one, "plan_b"] == START_B][:1]
        if not begins:
            meeting.decide(punt, "aangehouden", FIRST_A_PLAN)
            continue
        besluit = meeting.decide(
            punt,
            "gewijzigd",
            f"Plan B start bij {_named(begins[0])}; bij de andere regels eerst een planning.",
            gevolgen=[{"sleutel": one, "start_plan_b": start} for one in begins],
        )
        meeting.act(
            "Een planning van plan B voorleggen.",
            MINISTERIE.naam,
            meeting.today + datetime.timedelta(days=12),
            punt=punt["id"],
            besluit=besluit.id,
        )
    _agree_to_moments(meeting, again=True)
    for punt in _of_rule(meeting, UNRECORDED.naam):
        meeting.decide(punt, "aangehouden", "Het overleg wil eerst horen waarom er geen status is.")
    _take_note_of_the_rest(meeting)
    _take_back(meeting)
    meeting.act(
        "Voor elke regel zonder status vragen wat de stand is.",
        "Waterschap F",
        meeting.today - datetime.timedelta(days=21),
    )
    meeting.act(
        "De uitkomsten van de proef in de Verzonnen Polder toelichten.",
        "Waterschap B",
        meeting.today + datetime.timedelta(days=40),
    )


def _take_note_of_the_rest(meeting: Meeting) -> None:
    decided = {stuk.inhoud.get("punt") for stuk in meeting.stukken("besluit")}
    for punt in meeting.punten:
        if punt["id"] not in decided:
            meeting.decide(punt, "ter kennisname", "")


def _take_back(meeting: Meeting) -> None:
    """The besluit that plan A was given up."""
    taken = next(
        stuk
        for stuk in meeting.office.store.stukken()
        if any("status" in gevolg for gevolg in stuk.inhoud.get("gevolgen", []))
    )
    meeting.add(
        "besluit",
        soort="gewijzigd",
        woorden="Het besluit dat plan A vervalt, geldt niet meer: de partijen praten verder.",
        sleutels=taken.inhoud["sleutels"],
        organisaties=PRESENT,
        herroept=taken.id,
    )


def _settle(meeting: Meeting) -> None:
    """What became of the acties of the meeting before: done, given up, or still open."""
    ends = (
        ("afgedaan", "De stand is vastgelegd voor zover bekend."),
        ("vervallen", "De gemeenten lossen dit zelf op."),
    )
    open_ = list(actions(meeting.office.store.stukken()))
    for number, (status, toelichting) in zip((open_[0], open_[-1]), ends, strict=True):
        meeting.add("actie", actie=number, status=status, toelichting=toelichting)


def _directors(meeting: Meeting) -> None:
    advice = {
        f"{PLAN_B.naam}: nu starten": "Stem in met de start van plan B.",
        f"{PLAN_B.naam}: tranche": "Houd dit punt aan tot er een planning ligt.",
        MOVED.naam: "Stem in met de verwachte momenten, en vraag bij elke regel om een bijsturing.",
    }
    for naam, said in advice.items():
        for punt in _of_rule(meeting, naam):
            meeting.decide(punt, "advies", said)
    _take_note_of_the_rest(meeting)
    meeting.act(
        "De bijsturing van elke vertraagde regel in één overzicht zetten.",
        "Provincie E",
        meeting.today + datetime.timedelta(days=9),
    )
