"""The load per wijzigingsbesluit: how many rows ask for the same tranche."""

import re
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from figures.stacked import stacked_figure
from selections.kaart import FIXED_MOMENT
from selections.words import counted
from style.look import EXPECTED, FIXED, PLAN_STYLES, WHITE

LABEL_CHARACTERS = 30
_NOW = "regels_nu"

_PRINTED = replace(PLAN_STYLES["B"], name="koppeling zoals gedrukt")
_BY_ORDER = replace(
    PLAN_STYLES["B"], name="koppeling twijfelachtig", fill=WHITE, shape=".", shape_colour="#f0b878"
)

_STANDING = replace(EXPECTED, name="zoals het nu staat")


def tranches_figure(load: pd.DataFrame) -> go.Figure:
    """A bar for each tranche, its doubtful rows apart, with the maatregelen that ask for it.

    load: as `selections.tranches.tranches` gives it, or `with_standing`: then below a bar one of
    the load as it now stands where that differs, with the rows apart of which a meeting set the
    moment. Raises ValueError where it is empty.
    """
    if load.empty:
        raise ValueError("no tranches to draw")
    bars = []
    for row in load.itertuples():
        if row.regels:
            doubtful = row.op_volgorde
            bars.append((f"{row.tranche}: {_demand(row)}", row.regels - doubtful, doubtful, 0, 0))
        if _NOW in load and row.anders:
            fixed = row.vastgesteld
            bars.append((f"{row.tranche}, {_STANDING.name}", 0, 0, row.regels_nu - fixed, fixed))
    names, *numbers = zip(*bars, strict=True)
    parts = list(zip((_PRINTED, _BY_ORDER, _STANDING, FIXED), numbers, strict=True))
    return stacked_figure(names, parts, LABEL_CHARACTERS)


def tranches_alt(load: pd.DataFrame) -> str:
    """In Dutch what the chart shows. Raises ValueError where `load` is empty."""
    if load.empty:
        raise ValueError("no tranches to tell of")
    parts = [
        f"{row.tranche}: {counted(row.regels, 'regel')}, {_demand(row)}"
        for row in load[load["regels"] > 0].itertuples()
    ]
    said = (
        f"Staafdiagram van {counted(int(load['regels'].sum()), 'regel')} die een AMvB wijzigen, "
        f"per tranche. {'; '.join(parts)}."
    )
    if _NOW not in load:
        return said
    of_now = [
        f"{row.tranche}: {counted(row.regels_nu, 'regel')}"
        + (f", van {row.vastgesteld} is het {FIXED_MOMENT}" if row.vastgesteld else "")
        for row in load[load["anders"]].itertuples()
    ]
    return f"{said} Daaronder {_STANDING.name}, waar dat anders is: {'; '.join(of_now)}."


def _demand(row) -> str:
    asked = re.sub("([0-9]) ", "\\1\u00a0", row.omvang)
    return f"{asked}, te prioriteren" if row.prioriteren else asked
