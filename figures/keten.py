"""The chain "als dan" of one stap: plan A, plan B with its preparation, and the margin between."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.gantt import Bar, Group, Sheet, fitting_axis
from figures.kalender import kalender_bars
from figures.style import FONT_SIZE, NO_LINE, PLAN_STYLES, TEXT, WHITE, Look
from figures.text import counted, enumeration, wrapped
from figures.time_axis import position
from selections.plan_ab import MARGIN, has_amvb

STAGE, GAP = "stadium", "marge"
READING = "(onze lezing)"
LOOKS = PLAN_STYLES | {
    STAGE: replace(PLAN_STYLES[NO_LINE], name="stadium van de AMvB"),
    GAP: Look("marge in kwartalen", "", "#f0e3b8", "#6b5900", TEXT, "", WHITE),
}


def keten_figure(
    stap: pd.DataFrame,
    chain: pd.Series,
    lead: int,
    stages: Sequence[str],
    peildatum: date,
    font_size: int = FONT_SIZE,
    narrow: bool = False,
) -> go.Figure:
    """The rows of one stap as a chain, with the quarters that an AMvB takes and its stages.

    stap: the rows of the table of that stap. chain: its row of `selections.plan_ab.chains`, made
    with the same `lead` (quarters). stages: the stages of an AMvB in their order; the publication
    does not divide the lead over them, so each is drawn equally long and the label says so.
    Raises ValueError for no rows.
    """
    if stap.empty:
        raise ValueError("no rows to draw")
    groups = _groups(stap, chain, lead, stages)
    sheet = Sheet(fitting_axis(groups), font_size, narrow, LOOKS)
    sheet.header()
    for group in groups:
        sheet.group(group)
    return sheet.figure(peildatum, f"voorbereiding AMvB, {counted(lead, 'kwartaal')}")


def keten_alt(stap: pd.DataFrame, chain: pd.Series) -> str:
    """In Dutch what the chain shows. Raises ValueError for no rows."""
    if stap.empty:
        raise ValueError("no rows to tell of")
    parts = [
        f"{name}: {enumeration(_moments(stap[stap['plan'] == plan]))}"
        for plan, name in (("A", "Plan A"), ("B", "plan B"))
        if (stap["plan"] == plan).any()
    ]
    start = f" Uiterste start van plan B: {chain['start_naam']}." if chain["start_naam"] else ""
    return (
        f"Keten van maatregel {chain['maatregel']}, stap {chain['stap_nr']}. "
        f"{'; '.join(parts)}.{start} {chain['uitleg']}"
    )


def _groups(stap: pd.DataFrame, chain: pd.Series, lead: int, stages: Sequence[str]) -> list[Group]:
    groups = [
        Group(None, name, words, kalender_bars(rows, lead))
        for name, words, rows in (
            ("Plan A", READING, stap[stap["plan"] == "A"]),
            ("Plan B", READING, stap[stap["plan"] == "B"]),
            ("Overig", READING, stap[stap["plan"] == "overig"]),
            ("Zonder borgingsregel", "", stap[stap["plan"].isna()]),
        )
        if not rows.empty
    ]
    amvb = stap[(stap["plan"] == "B") & has_amvb(stap) & stap["van"].notna()]
    if amvb.empty:
        return groups
    start = position(min(amvb["van"])) - lead
    groups.append(_stages(start, lead, stages))
    if chain["geval"] == MARGIN:
        groups.append(_gap(chain, start))
    return groups


def _stages(start: float, lead: int, stages: Sequence[str]) -> Group:
    each = lead / len(stages)
    numbered = [f"{number} {stage}" for number, stage in enumerate(stages, 1)]
    return Group(
        None,
        "Stadia AMvB",
        f"{', '.join(numbered)}. De verdeling over de {counted(lead, 'kwartaal')} staat niet in "
        "de bron.",
        tuple(
            Bar(
                key=f"stadium {number}",
                start=start + (number - 1) * each,
                end=start + number * each,
                in_margin=False,
                look=STAGE,
                text=str(number),
                hover=wrapped(stage),
            )
            for number, stage in enumerate(numbered, 1)
        ),
    )


def _gap(chain: pd.Series, start: float) -> Group:
    """The margin as wide as its quarters: from the last quarter of plan A to the start of B."""
    bars = ()
    if chain["marge"] != 0:
        ends = sorted((start, start - int(chain["marge"])))
        text = str(chain["marge"]).replace("-", "\u2212")
        bars = (Bar("marge", *ends, False, GAP, text, wrapped(chain["uitleg"])),)
    return Group(None, "Marge", chain["uitleg"], bars)


def _moments(rows: pd.DataFrame) -> list[str]:
    return rows["agendering"].fillna("geen moment").tolist()
