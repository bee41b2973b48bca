"""Which rows a meeting is asked about, and under which rule: from the calendar and the log.

`RUBRIEKEN` is the whole of it: the rules in the order of the agenda, each with what is asked. A row
stands under one rule, the first that holds, and the result says which later ones would have taken
it too; a row for which none holds is not on the agenda. `overleg.punten` makes points of them.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from itertools import compress

import pandas as pd

from overleg.was_wordt import is_other_moment
from selections.dates import DUTCH_TIME
from selections.kwartalen import counts_in, label, ordinals, quarter
from selections.lezing.hypothesen import starts_in_words
from selections.lezing.weging import marks
from selections.stappen import page_of
from selections.words import NO_MOMENT
from voortgang.stand import is_closed, standing_moments, with_expected_moments
from voortgang.vocabulary import DECIDE_B, START_B, vocabulary
from voortgang.words import in_log

GONE_IN_WORDS = "staat niet meer in de kalender"
FIRST_WINS = (
    "Een regel staat onder de eerste rubriek waarvan de voorwaarde geldt; wat daarna ook geldt, "
    "staat erbij als aantal."
)
# How a point can be treated; where two become one, as the last of these that either is.
BEHANDELINGEN = KENNISNEMING, HAMERSTUK, BESPREEKSTUK = (
    "ter kennisneming",
    "hamerstuk",
    "bespreekstuk",
)
# What can follow for a row where the meeting consents, as the log names it.
START, MOMENT = "start_plan_b", "vastgesteld"


@dataclass(frozen=True)
class Rubriek:
    """A rule of the agenda.

    code: in the address of a point. regel: in Dutch which rows stand under it. vraag: what is asked
    of the meeting of one row. voorstel: how its points are proposed to be treated, a choice as
    `BESPREEKSTUK`; what only asks to report or to confirm as `HAMERSTUK`, and what asks nothing as
    `KENNISNEMING`. holds: the rule, on `_facts`. volgt: what follows for a row from consent
    (`START` or `MOMENT`); empty where nothing is proposed, only asked.
    """

    code: str
    naam: str
    regel: str
    vraag: Callable[[object], str]
    voorstel: str
    holds: Callable[[pd.DataFrame], pd.Series]
    volgt: str = ""


def day_of_state(overleg: pd.Period, peildatum: datetime.date) -> datetime.date:
    """The day on which the state is taken for a meeting in this quarter.

    The peildatum where it falls in the quarter; otherwise the first day of the quarter, so that a
    moment that will have passed by then is among what has passed.
    """
    return peildatum if quarter(peildatum) == overleg else overleg.start_time.date()


def agenda(rows: pd.DataFrame, state: pd.DataFrame, overleg: pd.Period, lead: int) -> pd.DataFrame:
    """The rows for a meeting in quarter `overleg`, by rule and in the order of the calendar.

    rows: rows of the calendar. state: `voortgang.stand.state_at` of the whole calendar at
    `day_of_state` with the same `lead` (quarters that an AMvB takes); rows in it that the calendar
    no longer has are considered too.

    Columns: `sleutel`, `in_kalender` (bool); `rubriek` (a name of `RUBRIEKEN`, ordered category);
    `ook` (tuple: the names of the later ones whose rule holds too); `twijfel` (bool: something of
    `selections.lezing.weging.marks`); in Dutch, plain text:
    `publicatie` (the moment as printed, its page and what of it is doubtful), `logboek` (what
    stands in the log), `gevraagd` (what is asked of the meeting).
    """
    facts = _facts(rows, state, overleg, lead)
    here = facts["in_kalender"]
    holds = pd.DataFrame(
        {one.naam: one.holds(facts) & (~here if one is GONE else here) for one in RUBRIEKEN}
    )
    # Of a row without a quarter it is not known whether a rule of quarters holds: it does not.
    holds = holds.fillna(False)
    facts["holds"] = [tuple(compress(holds, of_row)) for of_row in holds.to_numpy(dtype=bool)]
    first = [names[0] if names else None for names in facts["holds"]]
    order = [rubriek.naam for rubriek in RUBRIEKEN]
    facts["rubriek"] = pd.Categorical(first, categories=order, ordered=True)
    chosen = facts.dropna(subset="rubriek").sort_values("rubriek", kind="stable", ignore_index=True)
    questions = {rubriek.naam: rubriek.vraag for rubriek in RUBRIEKEN}
    asked = list(chosen.itertuples(index=False))
    return chosen[["sleutel", "in_kalender", "rubriek"]].assign(
        ook=[row.holds[1:] for row in asked],
        twijfel=[bool(row.merken) for row in asked],
        publicatie=[_in_publication(row) for row in asked],
        logboek=[in_log(row) for row in asked],
        gevraagd=[questions[row.rubriek](row) for row in asked],
    )


def in_words(
    rows: pd.DataFrame, state: pd.DataFrame, overleg: pd.Period, lead: int
) -> pd.DataFrame:
    """What `agenda` says of a row, of every row by sleutel, asked or not: `in_kalender`,
    `publicatie` and `logboek`, and `berekend`: the latest start of plan B where it is asked about.
    """
    facts = _facts(rows, state, overleg, lead)
    told = list(facts.itertuples(index=False))
    return facts.set_index("sleutel")[["in_kalender"]].assign(
        publicatie=[_in_publication(row) for row in told],
        logboek=[in_log(row) for row in told],
        berekend=[row.start_bereikt if row.plan_b in (START_B, DECIDE_B) else "" for row in told],
    )


def elsewhere(found: pd.DataFrame, naam: str) -> int:
    """How many rows of an `agenda` this rule would have taken that stand under an earlier one."""
    return sum(naam in names for names in found["ook"])


def _facts(rows: pd.DataFrame, state: pd.DataFrame, overleg: pd.Period, lead: int) -> pd.DataFrame:
    """The rows with their state, and the quarters that the rules ask for.

    `kwartaal` and `verwacht_kwartaal` (ordinals of quarters, Int64; empty where there is none):
    of the published moment, and of the one that is expected; `gehoord` (Int64): of the last record.
    `start_bereikt`: the latest start of plan B in Dutch, where there is one. `merken` (list):
    `selections.lezing.weging.marks`.
    """
    gone = state.loc[~state["in_kalender"], "sleutel"]
    sleutels = [*rows["sleutel"], *gone]
    facts = state.set_index("sleutel").loc[sleutels].reset_index()
    of_rows = rows[["agendering", "tot", "precisie"]].assign(
        pagina=page_of(rows), merken=marks(rows)
    )
    for name, values in of_rows.items():
        extended = [*values.astype(object), *[None] * len(gone)]
        facts[name] = pd.Series(extended, index=facts.index, dtype=object)
    told = starts_in_words(with_expected_moments(rows, facts), overleg, lead)
    facts["start_bereikt"] = facts["sleutel"].map(told)
    expected = standing_moments(facts)
    facts["kwartaal"] = counts_in(facts[["tot", "precisie"]])
    stands = expected["agendering"].notna()
    facts["verwacht_kwartaal"] = counts_in(expected).where(stands, facts["kwartaal"])
    heard = facts["laatste_tijdstip"].dt.tz_convert(DUTCH_TIME).dt.tz_localize(None)
    facts["gehoord"] = ordinals(heard.dt.to_period("Q"))
    other = [
        is_other_moment(printed, expected)
        for printed, expected in zip(facts["agendering"], facts["verwacht"], strict=True)
    ]
    facts["anders"] = facts["verwacht"].notna() & pd.Series(other, index=facts.index, dtype=bool)
    facts["overleg"] = overleg.ordinal
    return facts


def _in_publication(row) -> str:
    if not row.in_kalender:
        return GONE_IN_WORDS
    page = "; ".join((f"blz. {row.pagina}", *row.merken))
    if pd.isna(row.agendering):
        return f"{NO_MOMENT} ({page})"
    if row.precisie in ("jaar", "periode"):
        counts = label(pd.Period(ordinal=row.kwartaal, freq="Q"))
        return f"{row.agendering}, telt in {counts} ({page})"
    return f"{row.agendering} ({page})"


def _asked_of_plan_b(row) -> str:
    start = row.plan_b == START_B
    ask = "Vaststellen dat plan B start" if start else "Besluiten of plan B start"
    return f"{ask} ({row.plan_b_reden}). {row.start_bereikt}"


def consent_to(moment: bool, bijsturing: bool) -> str:
    """What a row that moved or is delayed has to consent to, in Dutch; empty where neither."""
    parts = ("het verwachte moment" if moment else "", "de bijsturing" if bijsturing else "")
    return " en ".join(filter(None, parts))


def _asked_of_moved(row) -> str:
    to = consent_to(pd.notna(row.verwacht), pd.notna(row.bijsturing))
    if not to:
        return "Vragen wanneer het wordt verwacht en wat de bijsturing is."
    return f"Instemmen met {to}, of wijzigen."


def _is_delayed(facts: pd.DataFrame) -> pd.Series:
    explained = [s.waarde for s in vocabulary().statussen if "bijsturing" in s.vereist]
    return facts["status"].isin(explained)


def _has_moved(facts: pd.DataFrame) -> pd.Series:
    was_due = facts["kwartaal"] <= facts["overleg"]
    new = facts["gehoord"] >= facts["overleg"] - 1
    return facts["anders"] & (was_due | new)


def _set_since(facts: pd.DataFrame) -> pd.Series:
    """Whether a meeting set a moment since the last record: it does not consent to its own."""
    since = facts["vastgesteld_besluit"] >= facts["laatste_bericht"].fillna(0)
    return since.fillna(False)


def _contradicted(facts: pd.DataFrame) -> pd.Series:
    return facts["plan_a_tegenspraak"].notna()


GONE = Rubriek(
    "niet-in-kalender",
    "Niet meer in de kalender",
    "Over de regel is iets vastgelegd dat nog open is, maar hij staat niet meer in de kalender.",
    lambda row: "Bepalen waar dit verdergaat, of de melding afsluiten.",
    BESPREEKSTUK,
    lambda f: f["open"],
)
_MOMENT = "Het moment (verwacht of vastgesteld, anders gepubliceerd)"
PLAN_B = Rubriek(
    "plan-b",
    "Besluit over plan B",
    "Afgeleid: de berekende uiterste start van plan B is bereikt (naar het moment zoals het nu "
    "staat), van de regel is niet vastgelegd dat zij is begonnen, vervallen of niet nodig is, "
    "geen overleg heeft haar start bepaald, en in die stap is een regel van plan A vervallen, is "
    "over plan A niet alles vastgelegd of staat geen regel van plan A in de kolom borging.",
    _asked_of_plan_b,
    BESPREEKSTUK,
    lambda f: f["plan_b"].isin([START_B, DECIDE_B]),
    START,
)
UNRECORDED = Rubriek(
    "niet-vastgelegd",
    "Niet vastgelegd",
    "Het kwartaal van het moment is voorbij en over de regel is geen status vastgelegd.",
    lambda row: "Vastleggen wat de stand is.",
    HAMERSTUK,
    lambda f: f["niet_vastgelegd"],
)
MOVED = Rubriek(
    "verschoven",
    "Verschoven of vertraagd",
    "De regel is open en vertraagd; of hij wordt op een ander moment verwacht dan de publicatie "
    "noemt, en dat gepubliceerde moment valt niet na dit overleg of de laatste melding is van dit "
    "of het vorige kwartaal. Stelde een overleg na de laatste melding zelf een moment vast, dan "
    "staat de regel hier niet.",
    _asked_of_moved,
    BESPREEKSTUK,
    lambda f: f["open"] & (_is_delayed(f) | _has_moved(f)) & ~_set_since(f),
    MOMENT,
)
SILENT = Rubriek(
    "geen-melding",
    "Geen melding",
    "De regel is open en de laatste melding is meer dan twee kwartalen oud.",
    lambda row: "Melden of de vastgelegde status nog geldt.",
    HAMERSTUK,
    lambda f: f["geen_bericht"],
)
STILL_OPEN = Rubriek(
    "nog-open",
    "Verstreken en nog open",
    f"{_MOMENT} is voorbij; over de regel is iets vastgelegd en hij is nog open.",
    lambda row: "Vastleggen dat het klaar is, of wanneer het wordt verwacht.",
    BESPREEKSTUK,
    lambda f: f["open"] & (f["verwacht_kwartaal"] < f["overleg"]),
)
DUE = Rubriek(
    "aan-de-orde",
    "Aan de orde",
    f"{_MOMENT} valt in het kwartaal van dit overleg en de regel is nog niet afgesloten.",
    lambda row: "Bespreken en de stand vastleggen.",
    BESPREEKSTUK,
    lambda f: (f["open"] | f["status"].isna()) & (f["verwacht_kwartaal"] == f["overleg"]),
)
REWORDED = Rubriek(
    "tekst-gewijzigd",
    "Tekst gewijzigd",
    "De woorden van de regel zijn veranderd sinds de melding die geldt.",
    lambda row: "Bevestigen dat de vastgelegde status ook voor de nieuwe tekst geldt.",
    HAMERSTUK,
    lambda f: f["eerdere_tekst"],
)
CLOSED = Rubriek(
    "afgesloten",
    "Ter kennisneming: afgesloten",
    f"{_MOMENT} valt in het kwartaal van dit overleg en de regel is afgesloten.",
    lambda row: "Kennis nemen.",
    KENNISNEMING,
    lambda f: is_closed(f) & (f["verwacht_kwartaal"] == f["overleg"]) & ~_contradicted(f),
)
CONTRADICTED = Rubriek(
    "tegenspraak-plan-a",
    "Plan B niet nodig, plan A niet als gehaald vastgelegd",
    "Over de regel is vastgelegd dat plan B niet nodig is omdat plan A is gehaald, maar plan A van "
    "die stap is niet als gehaald vastgelegd.",
    lambda row: (
        "Bepalen wat geldt: vastgelegd is dat plan A is gehaald, en over plan A van die stap: "
        f"{row.plan_a_tegenspraak}."
    ),
    BESPREEKSTUK,
    _contradicted,
)
# In the order of the agenda; old addresses number them.
RUBRIEKEN = (
    PLAN_B,
    UNRECORDED,
    MOVED,
    SILENT,
    STILL_OPEN,
    DUE,
    REWORDED,
    GONE,
    CLOSED,
    CONTRADICTED,
)
