"""The load per wijzigingsbesluit: how many rows ask for the same tranche."""

import re
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import Part, stacked_figure
from selections.words import counted
from style.look import FONT_SIZE, PLAN_STYLES, WHITE

LABEL_CHARACTERS = 30

_PRINTED = replace(PLAN_STYLES["B"], name="koppeling zoals gedrukt")
_BY_ORDER = replace(
    PLAN_STYLES["B"],
    name="koppeling twijfelachtig",
    fill=WHITE,
    shape=".",
    shape_colour="#f0b878",
)


def tranches_figure(load: pd.DataFrame, font_size: int = FONT_SIZE) -> go.Figure:
    """A bar for each tranche, its doubtful rows apart, with the maatregelen that ask for it.

    load: as `selections.tranches.tranches` gives it. Raises ValueError where it is empty.
    """
    if load.empty:
        raise ValueError("no tranches to draw")
    return stacked_figure(
        [f"{row.tranche}: {_demand(row)}" for row in load.itertuples()],
        [
            Part(_PRINTED, (load["regels"] - load["op_volgorde"]).tolist()),
            Part(_BY_ORDER, load["op_volgorde"].tolist()),
        ],
        font_size,
        LABEL_CHARACTERS,
    )


def tranches_alt(load: pd.DataFrame) -> str:
    """In Dutch what the chart shows. Raises ValueError where `load` is empty."""
    if load.empty:
        raise ValueError("no tranches to tell of")
    parts = [
        f"{row.tranche}: {counted(row.regels, 'regel')}, {_demand(row)}"
        for row in load.itertuples()
    ]
    return (
        f"Staafdiagram van {counted(int(load['regels'].sum()), 'regel')} die een AMvB wijzigen, "
        f"per tranche. {'; '.join(parts)}."
    )


def _demand(row) -> str:
    asked = re.sub("([0-9]) ", "\\1\u00a0", row.omvang)
    return f"{asked}, te prioriteren" if row.prioriteren else asked
