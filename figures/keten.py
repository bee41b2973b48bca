"""The chain "als dan" of one stap: plan A, plan B with its preparation, and the margin between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.gantt import BAR_LOOKS, SET, Bar, Group, Sheet, fitting_axis
from figures.kalender import kalender_bars, moments_in_words
from figures.text import wrapped
from selections.kwartalen import position
from selections.plan_ab import MARGIN, has_amvb
from selections.words import NO_MOMENT, code_in_words, counted, enumeration
from style.look import FONT_SIZE, NO_LINE, PLAN_STYLES, TEXT, WHITE, Look

STAGE, REACHED, GAP = "stadium", "vastgelegd stadium", "marge"
READING = "(afgeleid)"
LOOKS = BAR_LOOKS | {
    STAGE: replace(PLAN_STYLES[NO_LINE], name="stadium van de AMvB"),
    REACHED: Look("vastgelegd stadium", "", "#56646d", "#56646d", WHITE, "", WHITE),
    GAP: Look("marge in kwartalen", "", "#f0e3b8", "#6b5900", TEXT, "", WHITE),
}


@dataclass(frozen=True)
class Recorded:
    """What the log says of the rows of a stap, to draw in its chain; texts are plain.

    said: by plan ("A", "B", "overig", `NO_LINE`) how its rows stand.
    rows: columns `figures.kalender.RECORDED` by the index of the rows; None for nothing.
    stages: the recorded stages of the AMvB's, those of the publication under its own names.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    rows: pd.DataFrame | None = None
    stages: tuple[str, ...] = ()


NOTHING = Recorded()


def keten_figure(
    stap: pd.DataFrame,
    chain: pd.Series,
    lead: int,
    stages: Sequence[str],
    peildatum: date,
    narrow: bool = False,
    recorded: Recorded = NOTHING,
    sentences: pd.Series | None = None,
) -> go.Figure:
    """The rows of one stap as a chain, with the quarters that an AMvB takes and its stages.

    stap: the rows of the table of that stap. chain: its row of `selections.plan_ab.chains`, made
    with the same `lead` (quarters). stages: the stages of an AMvB in their order; the publication
    does not divide the lead over them, so each is drawn equally long and the label says so.
    sentences: as in `figures.kalender.kalender_figure`. Raises ValueError for no rows.
    """
    if stap.empty:
        raise ValueError("no rows to draw")
    groups = _groups(stap, chain, lead, stages, recorded, sentences)
    sheet = Sheet(fitting_axis(groups), FONT_SIZE, narrow, LOOKS)
    sheet.header()
    for group in groups:
        sheet.group(group)
    return sheet.figure(peildatum, f"voorbereiding AMvB, {counted(lead, 'kwartaal')}")


def keten_alt(stap: pd.DataFrame, chain: pd.Series, recorded: Recorded = NOTHING) -> str:
    """In Dutch what the chain shows. Raises ValueError for no rows."""
    if stap.empty:
        raise ValueError("no rows to tell of")
    parts = []
    for plan, name in (("A", "Plan A"), ("B", "plan B")):
        rows = stap[stap["plan"] == plan]
        if rows.empty:
            continue
        moments = rows["agendering"].fillna(NO_MOMENT).tolist()
        said = f" ({recorded.said[plan]})" if plan in recorded.said else ""
        fixed = [] if recorded.rows is None else recorded.rows.loc[rows.index, SET].dropna()
        set_ = f", bij besluit vastgesteld {moments_in_words(fixed)}" if len(fixed) else ""
        parts.append(f"{name}: {enumeration(moments)}{said}{set_}")
    start = (
        f" Berekende uiterste start van plan B: {chain['start_naam']}."
        if chain["start_naam"]
        else ""
    )
    reached = f" Vastgelegd stadium: {enumeration([*recorded.stages])}." if recorded.stages else ""
    return (
        f"Keten van {code_in_words(chain['maatregel'])}, stap {chain['stap_nr']}. "
        f"{'; '.join(parts)}.{start}{reached} {chain['uitleg']}"
    )


def _groups(
    stap: pd.DataFrame,
    chain: pd.Series,
    lead: int,
    stages: Sequence[str],
    recorded: Recorded,
    sentences: pd.Series | None,
) -> list[Group]:
    groups = [
        Group(
            None,
            name,
            ". ".join(filter(None, (words, recorded.said.get(plan)))),
            kalender_bars(rows, lead, sentences, recorded.rows),
        )
        for plan, name, words, rows in (
            ("A", "Plan A", READING, stap[stap["plan"] == "A"]),
            ("B", "Plan B", READING, stap[stap["plan"] == "B"]),
            ("overig", "Overig", READING, stap[stap["plan"] == "overig"]),
            (NO_LINE, "Zonder borgingsregel", "", stap[stap["plan"].isna()]),
        )
        if not rows.empty
    ]
    amvb = stap[(stap["plan"] == "B") & has_amvb(stap) & stap["van"].notna()]
    if amvb.empty:
        return groups
    start = position(min(amvb["van"])) - lead
    groups.append(_stages(start, lead, stages, recorded.stages))
    if chain["geval"] == MARGIN:
        groups.append(_gap(chain, start))
    return groups


def _stages(start: float, lead: int, stages: Sequence[str], reached: tuple[str, ...]) -> Group:
    each = lead / len(stages)
    numbered = [f"{number} {stage}" for number, stage in enumerate(stages, 1)]
    words = (
        f"{', '.join(numbered)}. De bron noemt ze als voorbeelden, zonder verdeling over de "
        f"{counted(lead, 'kwartaal')}."
    )
    if reached:
        named = dict(zip(stages, numbered, strict=True))
        words += f" Vastgelegd: {', '.join(named.get(stage, stage) for stage in reached)}."
    return Group(
        None,
        "Stadia AMvB",
        words,
        tuple(
            Bar(
                key=f"stadium {number}",
                start=start + (number - 1) * each,
                end=start + number * each,
                in_margin=False,
                look=REACHED if stage in reached else STAGE,
                text=str(number),
                hover=wrapped(f"{number} {stage}"),
            )
            for number, stage in enumerate(stages, 1)
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
