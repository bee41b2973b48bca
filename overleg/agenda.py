"""The annotated agenda of a meeting, drafted from the calendar and the log.

`PUNTEN` is the whole of it: the items in the order of the agenda, each with the rule that puts a
row there and what is asked. A row stands in one item, the first whose rule holds; a row for which
none holds is not on the agenda. Within an item the rows stand in the order of the calendar.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from overleg.was_wordt import is_other_moment
from selections.dates import DUTCH_TIME
from selections.kwartalen import counts_in, label, ordinals, quarter
from selections.words import NO_MOMENT
from voortgang.stand import is_closed
from voortgang.vocabulary import DECIDE_B, START_B, vocabulary
from voortgang.words import in_log

COLUMNS = ("sleutel", "in_kalender", "punt", "publicatie", "logboek", "gevraagd")


@dataclass(frozen=True)
class Punt:
    """An item. regel: in Dutch which rows stand in it; vraag: what is asked of the meeting of one
    row; holds: the rule, on `_facts`."""

    naam: str
    regel: str
    vraag: Callable[[object], str]
    holds: Callable[[pd.DataFrame], pd.Series]


def day_of_state(overleg: pd.Period, peildatum: datetime.date) -> datetime.date:
    """The day on which the state is taken for a meeting in this quarter.

    The peildatum where it falls in the quarter; otherwise the first day of the quarter, so that a
    moment that will have passed by then is among what has passed.
    """
    return peildatum if quarter(peildatum) == overleg else overleg.start_time.date()


def agenda(rows: pd.DataFrame, state: pd.DataFrame, overleg: pd.Period) -> pd.DataFrame:
    """The rows for a meeting in quarter `overleg`, by item and in the order of the calendar.

    rows: rows of the calendar. state: `voortgang.stand.state_at` of the whole calendar at
    `day_of_state`; rows in it that the calendar no longer has are considered too.

    Columns: `sleutel`, `in_kalender` (bool); `punt` (a name of `PUNTEN`, ordered category); in
    Dutch, plain text: `publicatie` (the moment as printed and its page), `logboek` (what stands in
    the log), `gevraagd` (what is asked of the meeting).
    """
    facts = _facts(rows, state, overleg)
    here = facts["in_kalender"]
    names = pd.Series(pd.NA, index=facts.index, dtype="str")
    for punt in PUNTEN:
        holds = punt.holds(facts) & (~here if punt is GONE else here)
        names = names.mask(names.isna() & holds, punt.naam)
    order = [punt.naam for punt in PUNTEN]
    facts["punt"] = pd.Categorical(names, categories=order, ordered=True)
    chosen = facts[facts["punt"].notna()].sort_values("punt", kind="stable")
    questions = {punt.naam: punt.vraag for punt in PUNTEN}
    told = [
        (
            row.sleutel,
            row.in_kalender,
            row.punt,
            _in_publication(row),
            in_log(row),
            questions[row.punt](row),
        )
        for row in chosen.itertuples(index=False)
    ]
    result = pd.DataFrame(told, columns=list(COLUMNS))
    result["punt"] = pd.Categorical(result["punt"], categories=order, ordered=True)
    return result


def _facts(rows: pd.DataFrame, state: pd.DataFrame, overleg: pd.Period) -> pd.DataFrame:
    """The rows with their state, and the quarters that the rules ask for.

    `kwartaal` and `verwacht_kwartaal` (ordinals of quarters, Int64; empty where there is none):
    of the published moment, and of the one that is expected; `gehoord` (Int64): of the last record.
    """
    gone = state.loc[~state["in_kalender"], "sleutel"]
    sleutels = [*rows["sleutel"], *gone]
    facts = state.set_index("sleutel").loc[sleutels].reset_index()
    for name in ("agendering", "pagina", "tot", "precisie"):
        values = [*rows[name].astype(object), *[None] * len(gone)]
        facts[name] = pd.Series(values, index=facts.index, dtype=object)
    expected = facts[["verwacht_tot", "verwacht_precisie"]].set_axis(["tot", "precisie"], axis=1)
    has_expected = facts["verwacht"].notna()
    facts["kwartaal"] = counts_in(facts[["tot", "precisie"]])
    facts["verwacht_kwartaal"] = counts_in(expected).where(has_expected, facts["kwartaal"])
    heard = facts["laatste_tijdstip"].dt.tz_convert(DUTCH_TIME).dt.tz_localize(None)
    facts["gehoord"] = ordinals(heard.dt.to_period("Q"))
    other = [
        is_other_moment(printed, expected)
        for printed, expected in zip(facts["agendering"], facts["verwacht"], strict=True)
    ]
    facts["anders"] = has_expected & pd.Series(other, index=facts.index, dtype=bool)
    facts["overleg"] = overleg.ordinal
    return facts


def _in_publication(row) -> str:
    if not row.in_kalender:
        return "staat niet meer in de kalender"
    page = f"blz. {row.pagina}"
    if pd.isna(row.agendering):
        return f"{NO_MOMENT} ({page})"
    if row.precisie in ("jaar", "periode"):
        quarter_of_it = label(pd.Period(ordinal=row.kwartaal, freq="Q"))
        return f"{row.agendering}, telt in {quarter_of_it} ({page})"
    return f"{row.agendering} ({page})"


def _asked_of_plan_b(row) -> str:
    ask = {
        START_B: "Vaststellen dat plan B start",
        DECIDE_B: "Besluiten of plan B start",
    }[row.plan_b]
    return f"{ask} ({row.plan_b_reden}). Uiterste start: {row.uiterste_start}."


def _is_delayed(facts: pd.DataFrame) -> pd.Series:
    explained = [s.waarde for s in vocabulary().statussen if "bijsturing" in s.vereist]
    return facts["status"].isin(explained)


def _has_moved(facts: pd.DataFrame) -> pd.Series:
    was_due = (facts["kwartaal"] <= facts["overleg"]).fillna(False).astype(bool)
    new = (facts["gehoord"] >= facts["overleg"] - 1).fillna(False).astype(bool)
    return facts["anders"] & (was_due | new)


def _is(facts: pd.DataFrame, due: Callable[[pd.Series, pd.Series], pd.Series]) -> pd.Series:
    return due(facts["verwacht_kwartaal"], facts["overleg"]).fillna(False).astype(bool)


GONE = Punt(
    "Niet meer in de kalender",
    "Over de rij is iets vastgelegd dat nog open is, maar de kalender heeft haar niet meer.",
    lambda row: "Bepalen waar dit verdergaat, of het bericht afsluiten.",
    lambda f: f["open"],
)
PUNTEN = (
    Punt(
        "Besluit over plan B",
        "De uiterste start van plan B is bereikt, over de regel is geen begin vastgelegd, en plan "
        "A is in die stap vervallen, niet (helemaal) vastgelegd of er niet.",
        _asked_of_plan_b,
        lambda f: f["plan_b"].isin([START_B, DECIDE_B]),
    ),
    Punt(
        "Niet vastgelegd",
        "Het kwartaal van het moment is voorbij en over de rij is niets vastgelegd.",
        lambda row: "Vastleggen wat de stand is.",
        lambda f: f["niet_vastgelegd"],
    ),
    Punt(
        "Verschoven of vertraagd",
        "De rij is open en vertraagd; of zij wordt op een ander moment verwacht dan de publicatie "
        "noemt, en dat gepubliceerde moment valt niet na dit overleg of het laatste bericht is van "
        "dit of het vorige kwartaal.",
        lambda row: "Instemmen met het verwachte moment en de bijsturing, of die wijzigen.",
        lambda f: f["open"] & (_is_delayed(f) | _has_moved(f)),
    ),
    Punt(
        "Geen bericht",
        "De rij is open en het laatste bericht is meer dan twee kwartalen oud.",
        lambda row: "Melden of de vastgelegde status nog geldt.",
        lambda f: f["geen_bericht"],
    ),
    Punt(
        "Verstreken en nog open",
        "Het (verwachte) moment is voorbij, de rij is vastgelegd en nog open.",
        lambda row: "Vastleggen dat het klaar is, of wanneer het wordt verwacht.",
        lambda f: f["open"] & _is(f, pd.Series.lt),
    ),
    Punt(
        "Aan de orde",
        "Het (verwachte) moment valt in het kwartaal van dit overleg en de rij is nog niet "
        "afgesloten.",
        lambda row: "Bespreken en de stand vastleggen.",
        lambda f: (f["open"] | f["status"].isna()) & _is(f, pd.Series.eq),
    ),
    Punt(
        "Tekst gewijzigd",
        "De woorden van de rij zijn veranderd sinds het bericht dat geldt.",
        lambda row: "Bevestigen dat de vastgelegde status ook voor de nieuwe tekst geldt.",
        lambda f: f["eerdere_tekst"],
    ),
    GONE,
    Punt(
        "Ter kennisneming: afgesloten",
        "Het (verwachte) moment valt in het kwartaal van dit overleg en de rij is afgesloten.",
        lambda row: "Kennis nemen.",
        lambda f: is_closed(f) & _is(f, pd.Series.eq),
    ),
)
