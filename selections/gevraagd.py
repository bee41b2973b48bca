"""What the figures ask of the meeting, each question with the rows it rests on.

A question is asked, nothing is judged: instruments "kunnen worden overwogen", a moment that is
past is verstreken, and plan A and B are worked out in parallel. What the progress log records is
not known here: `overleg.gevraagd` knows both.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from selections.buckets import bucket
from selections.contradictions import RULES
from selections.kwartalen import quarter
from selections.plan_ab import chains, latest_starts
from selections.tranches import tranches

PLAN_B = "plan B"
TRANCHE = "tranche"
DATE = "datum"
ASKED_OF_PLAN_B = (
    "Besluit over plan B nodig: de momenten van plan A zijn verstreken, die van plan B niet."
)


@dataclass(frozen=True)
class Besluit:
    """One question to the meeting.

    soort: `PLAN_B`, `TRANCHE` or `DATE`. onderwerp: what it is about ("1.1.16, stap 4"). vraag:
    the question in Dutch. reden: the figures it rests on. sleutels: the rows. op_volgorde: whether
    it rests on a pairing of moments and lines by order.
    """

    soort: str
    onderwerp: str
    vraag: str
    reden: str
    sleutels: tuple[str, ...]
    op_volgorde: bool


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
    """The questions about plan B alone, by the earliest latest start; else as above."""
    placed = pd.Series(bucket(rows, peildatum).array, index=rows["sleutel"])
    starts = latest_starts(rows, lead).set_index("sleutel")["start"]
    now = quarter(peildatum)
    besluiten = []
    for chain in chains(rows, lead).itertuples(index=False):
        past_a = [key for key in chain.plan_a if placed[key] == "verstreken"]
        open_b = [key for key in chain.plan_b if placed[key] != "verstreken"]
        if not open_b or not past_a or len(past_a) < len(chain.plan_a):
            continue
        begins = starts[open_b].dropna()
        reason = chain.uitleg
        if len(begins):
            begun = begins.min() < now
            past = ", verstreken" if begun else ""
            reason = f"Uiterste start van plan B: {chain.start_naam}{past}. {chain.uitleg}"
        besluiten.append(
            (
                begins.min() if len(begins) else pd.Period(year=9999, quarter=4, freq="Q"),
                Besluit(
                    PLAN_B,
                    f"{chain.maatregel}, stap {chain.stap_nr}",
                    ASKED_OF_PLAN_B,
                    reason,
                    (*chain.plan_a, *chain.plan_b),
                    chain.op_volgorde,
                ),
            )
        )
    return [besluit for _, besluit in sorted(besluiten, key=lambda pair: pair[0])]


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
            f"Prioriteren: {len(tranche.maatregelen)} maatregelen vragen om dezelfde tranche.",
            f"{tranche.regels} regels wijzigen een AMvB; van {tranche.op_volgorde} daarvan berust "
            "het moment op de volgorde van regels en momenten.",
            tuple(tranche.sleutels),
            tranche.op_volgorde == tranche.regels,
        )
        for tranche in load[load["prioriteren"]].itertuples(index=False)
        if (placed[tranche.sleutels] != "verstreken").any()
    ]


def _dates(rows: pd.DataFrame, contradictions: pd.DataFrame) -> list[Besluit]:
    in_view = set(rows["sleutel"])
    asks = [
        RULES[found.regel].date_at_stake
        and (not found.sleutels or not in_view.isdisjoint(found.sleutels))
        for found in contradictions.itertuples(index=False)
    ]
    at_stake = contradictions[pd.Series(asks, index=contradictions.index, dtype=bool)]
    return [
        Besluit(
            DATE,
            place,
            "Vaststellen welk moment of welke termijn geldt.",
            " ".join(
                f"{row.uitleg} (Bladzijde {row.pagina_1} en {row.pagina_2}.)"
                for row in group.itertuples(index=False)
            ),
            tuple(dict.fromkeys(key for keys in group["sleutels"] for key in keys)),
            bool(group["op_volgorde"].all()),
        )
        for place, group in at_stake.groupby("plaats_1", sort=False)
    ]
