"""What a point proposes, and what follows for its rows where the meeting consents.

Derived from the saved point and from what its rows stood at when the agenda was read: nobody typed
it, and who records can leave it out.
"""

import datetime
import re
from collections.abc import Collection

import pandas as pd

from overleg.agenda import RUBRIEKEN, START, Rubriek
from overleg.punten import ASKED_OF_RUBRIEK
from selections.kwartalen import label, quarter
from voortgang.vergaderstukken import Punt
from voortgang.vocabulary import DECIDE_B, START_B

# Who asks so, wants to know something or has it confirmed, and proposes nothing.
_OPEN = re.compile(
    r"(wat|waar|wanneer|wie|welke?|hoe|hoeveel|waarom|is het klaar|geldt|neemt het overleg kennis)"
    r"\b",
    re.IGNORECASE,
)


def rubrieken(punt: Punt) -> list[Rubriek]:
    """The rules that a saved point came from, by what it is called or asks; none where neither
    tells.
    """
    names = [part.strip() for part in (punt.onderwerp or "").split(";")]
    lines = [line.strip() for line in punt.vraag.split("\n")]
    return [
        one
        for one in RUBRIEKEN
        if any(name.startswith(one.naam) for name in names)
        or any(line.startswith(ASKED_OF_RUBRIEK.get(one.naam, ())) for line in lines)
    ]


def is_proposal(punt: Punt) -> bool:
    """Whether there is something to consent to: by its rules, where none is known by its
    question.
    """
    known = rubrieken(punt)
    if known and not any(one.volgt for one in known):
        return False
    return not all(_OPEN.match(line.strip()) for line in punt.vraag.split("\n"))


def on_consent(
    punt: Punt,
    own: Collection[int],
    dag: datetime.date,
    table: pd.DataFrame,
    state: pd.DataFrame,
) -> dict[str, dict[str, str]]:
    """By row what follows from consent: the start of plan B in the quarter of the meeting, or the
    expected moment as the one that it sets.

    own: the besluiten on this point already, which do not count. dag: of the meeting. table: the
    calendar, on a row outside of which nothing can be decided; state: of it, as the point is read.
    """
    asked = {one.volgt for one in rubrieken(punt)} if is_proposal(punt) else set()
    wanted = set(punt.sleutels).intersection(table["sleutel"])
    follows = {}
    for row in state[state["sleutel"].isin(wanted)].itertuples():
        if START in asked and _waits_for_plan_b(row, own):
            follows[row.sleutel] = {START: label(quarter(dag))}
        elif asked - {START, ""} and _expected(row, own, dag):
            follows[row.sleutel] = {"vastgesteld": row.verwacht}
    return follows


def _waits_for_plan_b(row, own: Collection[int]) -> bool:
    if pd.notna(row.start_plan_b_besluit):
        return row.start_plan_b_besluit in own
    return row.plan_b in (START_B, DECIDE_B)


def _expected(row, own: Collection[int], dag: datetime.date) -> bool:
    """Whether it has an expected moment with an end that is not past, which no meeting set after
    it.
    """
    if pd.isna(row.verwacht) or pd.isna(row.verwacht_tot) or row.verwacht_tot < dag:
        return False
    set_ = row.vastgesteld_besluit
    return pd.isna(set_) or set_ in own or bool(set_ <= row.verwacht_bericht)
