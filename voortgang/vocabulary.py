"""The words in which progress is recorded: statuses, reasons, AMvB stages, derivations."""

from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import Field

from loaders.errors import shown
from loaders.paths import DATA
from loaders.side_tables import load_working_hypotheses
from loaders.yaml_rows import Block, Deviations, Text, read

VOORTGANG = DATA / "voortgang.yaml"
NO_PLAN = "geen"
WITHDRAWN = "ingetrokken"
NOT_NEEDED = "niet nodig: plan A gehaald"
# What can stand in a record beside its status and its moment, in the order in which it is said.
BESIDE = ("reden", "oorzaak", "gevolg", "bijsturing", "toelichting", "bewijs")

# Derivations that code decides on by name.
UNRECORDED = "niet vastgelegd"
SILENT = "geen melding"
EARLIER_TEXT = "vastgelegd op een eerdere tekst"
GONE = "niet meer in de kalender"
START_B = "plan B nu starten"
DECIDE_B = "besluit over plan B nodig"
A_STILL_OPEN = "plan A nog niet gehaald"
# Of a line of plan B; what asks most of a meeting first.
SIGNALS = (START_B, DECIDE_B, A_STILL_OPEN)
_DERIVED = (UNRECORDED, SILENT, EARLIER_TEXT, GONE, *SIGNALS)

SoortOverleg = Literal["directeurenoverleg", "bestuurlijk overleg"]
Explained = Literal["oorzaak", "gevolg", "bijsturing", "toelichting", "bewijs", "verwacht", "fase"]


class Status(Block):
    """One status. What each field means stands at the top of the file."""

    waarde: Text
    label: Text
    definitie: Text
    plannen: list[Literal["A", "B", "overig", "geen"]]
    open: bool
    plan_a: Literal["gehaald", "niet gehaald", "nog niet"]
    begonnen: bool
    vereist: list[Explained] = []
    correctie: bool = False


class Reason(Block):
    """Why a moment is expected elsewhere than published."""

    waarde: Text
    definitie: Text


class Fase(Block):
    """A stage of an AMvB; `stadium` is its name in data/werkhypothesen.yaml."""

    waarde: Text
    label: Text
    stadium: Text | None = None


class Derivation(Block):
    """Something that is always computed and never typed, with its rule."""

    waarde: Text
    regel: Text


class Decision(Block):
    """What a meeting can decide on a point; what each field means stands above it in the file."""

    waarde: Text
    label: Text
    definitie: Text
    overleg: list[SoortOverleg]
    vereist: list[Literal["woorden"]] = []
    gevolgen: bool = False
    instemming: Text = ""


class ActionState(Block):
    """How an action that was agreed stands."""

    waarde: Text
    label: Text
    definitie: Text
    vereist: list[Literal["toelichting"]] = []


class Together(Block):
    """Which status a row has of which organisations have all of these; the first that fits."""

    samen: Annotated[list[Text], Field(min_length=1)]
    stand: Text
    regel: Text


class Vocabulary(Block):
    """All of data/voortgang.yaml."""

    statussen: list[Status]
    stand_van_de_regel: list[Together]
    redenen: list[Reason]
    fasen: list[Fase]
    besluiten: list[Decision]
    acties: list[ActionState]
    afleidingen: list[Derivation]

    @cached_property
    def status(self) -> dict[str, Status]:
        return {status.waarde: status for status in self.statussen}

    @cached_property
    def closed(self) -> frozenset[str]:
        """The statuses after which nothing more is expected."""
        return frozenset(status.waarde for status in self.statussen if not status.open)

    @cached_property
    def besluit(self) -> dict[str, Decision]:
        return {besluit.waarde: besluit for besluit in self.besluiten}

    @cached_property
    def rules(self) -> dict[str, str]:
        """By what is never typed but derived, the rule in Dutch."""
        return {one.waarde: one.regel for one in self.afleidingen}

    def statuses_for(self, plans: Iterable[object]) -> list[Status]:
        """The statuses that a row of each of these plans (missing: without a line) can have."""
        named = {NO_PLAN if pd.isna(plan) else plan for plan in plans}
        return [status for status in self.statussen if named <= set(status.plannen)]

    def offered_for(self, plans: Iterable[object]) -> list[Status]:
        """Those of them that somebody chooses; the others take back what was recorded."""
        return [status for status in self.statuses_for(plans) if not status.correctie]

    def reason_of(self, written: str) -> str:
        """The reason that stands before the colon; other words count as the last one."""
        said = written.partition(":")[0].strip().casefold()
        known = {reason.waarde.casefold(): reason.waarde for reason in self.redenen}
        return known.get(said, self.redenen[-1].waarde)

    def fase_of(self, written: str) -> str | None:
        """The stage by its value or its name in the publication; None for any other text.

        Capitals do not matter.
        """
        names = {fase.stadium.casefold(): fase.waarde for fase in self.fasen if fase.stadium}
        names |= {fase.waarde.casefold(): fase.waarde for fase in self.fasen}
        return names.get(written.casefold())


@cache
def vocabulary(path: Path = VOORTGANG) -> Vocabulary:
    """The vocabulary. Raises CalendarError, one Dutch line per wrong entry."""
    return read(path, Vocabulary, _deviations)


def _deviations(words: Vocabulary) -> Deviations:
    for name in ("statussen", "redenen", "fasen", "besluiten", "acties", "afleidingen"):
        values = [entry.waarde for entry in getattr(words, name)]
        for value, count in Counter(values).items():
            if count > 1:
                yield (
                    (name, values.index(value)),
                    f"waarde {shown(value)} staat er {count} keer; elke waarde mag één keer",
                )
    for name, needed in (("statussen", (WITHDRAWN,)), ("afleidingen", _DERIVED)):
        present = {entry.waarde for entry in getattr(words, name)}
        for value in needed:
            if value not in present:
                yield (name,), f"waarde {shown(value)} ontbreekt; de code rekent ermee"
    standing = [status.waarde for status in words.statussen if not status.correctie]
    for at, line in enumerate(words.stand_van_de_regel):
        for value in {line.stand, *line.samen} - set(standing):
            yield ("stand_van_de_regel", at), f"{shown(value)} is geen status die kan gelden"
    for value in standing:
        first = next((one for one in words.stand_van_de_regel if one.samen == [value]), None)
        if first is None or first.stand != value:
            yield (
                ("stand_van_de_regel",),
                f"één organisatie met status {shown(value)} moet die stand geven",
            )
    stadia = list(load_working_hypotheses().loc["doorlooptijd_amvb", "stadia"])
    named = [fase.stadium for fase in words.fasen if fase.stadium]
    if named != stadia:
        yield (
            ("fasen",),
            "de stadia zijn niet die van data/werkhypothesen.yaml, in die volgorde: "
            f"{', '.join(stadia)}",
        )
