"""What the figures ask of the meeting, each question with the rows it rests on.

A question is asked, nothing is judged: instruments "kunnen worden overwogen", a moment that is
past is verstreken, and plan A and B are worked out in parallel. What the progress log records is
not known here: `overleg.gevraagd` knows both.

"Besluit over plan B nodig" has one rule, that the latest start of the line is reached
(`selections.plan_ab.start_reached`), and one unit: the line of plan B. A stap of which all of plan
A is past while that start is not reached, or cannot be told, is a group of its own (`NEAR`).
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from selections.buckets import bucket
from selections.contradictions import RULES
from selections.kwartalen import quarter
from selections.lezing.hypothesen import starts_in_words
from selections.plan_ab import chains, latest_starts, start_reached
from selections.tranches import DERIVED_TRANCHE, PRIORITISING, besides, tranches
from selections.words import counted, enumeration

PLAN_B = "plan B"
NEAR = "alle momenten van plan A verstreken"
NEAR_IN_WORDS = (
    "Alle momenten van plan A verstreken; berekende uiterste start van plan B niet bereikt, of "
    "niet te bepalen"
)
TRANCHE = "tranche"
DATE = "datum"
ASKED_OF_PLAN_B = "Besluit over plan B nodig: de berekende uiterste start van plan B is bereikt."
ASKED_NEAR = "Alle momenten van plan A verstreken; berekende uiterste start van plan B {}."


@dataclass(frozen=True)
class Besluit:
    """One question to the meeting.

    soort: `PLAN_B`, `NEAR`, `TRANCHE` or `DATE`. onderwerp: what it is about ("1.1.16, stap 4").
    vraag: the question in Dutch. reden: the figures it rests on. sleutels: all rows it rests on.
    gevraagd: those that are asked for, which is what is counted; of plan B its lines.
    op_volgorde: whether all of it rests on a pairing of moments and lines by order; volgorde: the
    same in Dutch, also where a part does.
    """

    soort: str
    onderwerp: str
    vraag: str
    reden: str
    sleutels: tuple[str, ...]
    op_volgorde: bool
    gevraagd: tuple[str, ...] = ()
    volgorde: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "gevraagd", self.gevraagd or self.sleutels)
        said = "ja" if self.op_volgorde else "nee"
        object.__setattr__(self, "volgorde", self.volgorde or said)


def gevraagde_besluiten(
    rows: pd.DataFrame,
    peildatum: date,
    lead: int,
    per_jaar: int,
    contradictions: pd.DataFrame,
) -> list[Besluit]:
    """The questions for the rows in view (whole stappen: `selections.stappen.whole_stappen`).

    lead: quarters that an AMvB takes; per_jaar: wijzigingsbesluiten a year; contradictions: as
    `selections.contradictions` gives them for the whole table. First plan B, by the earliest
    latest start; then tranches in order of time; then contradictions that can change a date.
    """
    return [
        *plan_b_besluiten(rows, peildatum, lead),
        *other_besluiten(rows, peildatum, per_jaar, contradictions),
    ]


def plan_b_besluiten(rows: pd.DataFrame, peildatum: date, lead: int) -> list[Besluit]:
    """The questions about plan B, by the earliest latest start, and then `NEAR`; else as above."""
    placed = pd.Series(bucket(rows, peildatum).array, index=rows["sleutel"])
    reached = set(rows.loc[start_reached(rows, peildatum, lead), "sleutel"])
    starts = latest_starts(rows, lead).set_index("sleutel")["start"]
    told = starts_in_words(rows, quarter(peildatum), lead)
    reached_start, near = [], []
    for chain in chains(rows, lead).itertuples(index=False):
        asked = tuple(key for key in chain.plan_b if key in reached)
        if asked:
            first = min(asked, key=starts.get)
            question = ASKED_OF_PLAN_B, f"{told[first]} {chain.uitleg}"
            reached_start.append((starts[first], _of_chain(PLAN_B, chain, question, asked)))
        elif chain.plan_b and chain.plan_a and _is_past(placed, chain):
            start = f"niet bereikt ({chain.start_naam})" if chain.start_naam else "niet te bepalen"
            question = ASKED_NEAR.format(start), chain.uitleg
            near.append(_of_chain(NEAR, chain, question, tuple(chain.plan_b)))
    return [besluit for _, besluit in sorted(reached_start, key=lambda pair: pair[0])] + near


def _is_past(placed: pd.Series, chain) -> bool:
    """Whether all moments of plan A are past and not all of plan B."""
    return bool(
        (placed[chain.plan_a] == "verstreken").all()
        and (placed[chain.plan_b] != "verstreken").any()
    )


def _of_chain(soort: str, chain, question: tuple[str, str], asked: tuple[str, ...]) -> Besluit:
    return Besluit(
        soort,
        f"{chain.maatregel}, stap {chain.stap_nr}",
        *question,
        (*chain.plan_a, *chain.plan_b),
        chain.op_volgorde,
        asked,
    )


def other_besluiten(
    rows: pd.DataFrame, peildatum: date, per_jaar: int, contradictions: pd.DataFrame
) -> list[Besluit]:
    """The questions about tranches and contradictions alone; else as above."""
    return [*_tranches(rows, peildatum, per_jaar), *_dates(rows, contradictions)]


def _tranches(rows: pd.DataFrame, peildatum: date, per_jaar: int) -> list[Besluit]:
    placed = pd.Series(bucket(rows, peildatum).array, index=rows["sleutel"])
    load = tranches(rows, per_jaar)
    return [
        Besluit(
            TRANCHE,
            tranche.tranche,
            f"Prioriteren: {tranche.omvang} vallen in dezelfde tranche (afgeleid).",
            f"{counted(tranche.regels, 'regel')} met een wijziging van een AMvB. "
            f"{DERIVED_TRANCHE} {PRIORITISING} {besides(load, tranche.jaar)}".rstrip(),
            tuple(tranche.sleutels),
            tranche.op_volgorde == tranche.regels,
            volgorde=f"{tranche.op_volgorde} van {counted(tranche.regels, 'regel')}",
        )
        for tranche in load[load["prioriteren"]].itertuples(index=False)
        if (placed[tranche.sleutels] != "verstreken").any()
    ]


def _dates(rows: pd.DataFrame, contradictions: pd.DataFrame) -> list[Besluit]:
    in_view = set(rows["sleutel"])
    besluiten = []
    for found in contradictions.itertuples(index=False):
        rule, number, doubtful = RULES[found.regel], len(found.plaatsen), found.waarvan_op_volgorde
        if not rule.date_at_stake or (found.sleutels and in_view.isdisjoint(found.sleutels)):
            continue
        places = enumeration([f"{place.name} (blz. {place.page})" for place in found.plaatsen])
        surest = "de zekerste plaats: " if number > 1 else ""
        besluit = Besluit(
            DATE,
            f"{found.plaats_1}: {found.onderwerp}" if rule.of_a_row else found.onderwerp,
            "Vaststellen welk moment of welke termijn geldt.",
            f"{found.uitleg} {found.plaats_1} (blz. {found.pagina_1}) naast {places}; {surest}"
            f"{found.zekerheid}.",
            tuple(found.sleutels),
            bool(found.op_volgorde),
            volgorde=f"bij {doubtful} van {number} plaatsen" if 0 < doubtful < number else "",
        )
        besluiten.append(besluit)
    return besluiten
