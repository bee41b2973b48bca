"""The weighing: which instruments the publication puts side by side, per maatregel.

The publication names instruments that "kunnen worden overwogen" and chooses none. Plan, traject
and schil belong to a borging line; an instrument that stands in lines of two plans comes twice.
"""

import pandas as pd

from selections.counts import lines

_SAME = ["maatregel", "instrument", "plan", "traject", "schil"]
WITHOUT_INSTRUMENT = "geen instrument"


def instruments_side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Per maatregel each instrument of the borging, in document order.

    Columns: `maatregel`, `titel`, `spoor`, `instrument` (`WITHOUT_INSTRUMENT` for a line that
    names none), `plan`, `traject`, `schil` (Int8, empty for a line without one), `regels` (number
    of borging lines), `momenten` (list, as printed, each once), `amvb` (list), `sleutels` (rows).
    """
    with_line = rows[rows["regel_nr"].notna()]
    named = with_line.assign(
        instrument=[
            list(names) or [WITHOUT_INSTRUMENT] for names in with_line["instrument_borging"]
        ]
    ).explode("instrument")
    found = [
        dict(zip(_SAME, same, strict=True))
        | {
            "titel": group["titel"].iloc[0],
            "spoor": group["spoor"].iloc[0],
            "regels": len(lines(group)),
            "momenten": list(dict.fromkeys(group["agendering"].dropna())),
            "amvb": sorted({name for changed in group["amvb"] for name in changed}),
            "sleutels": list(dict.fromkeys(group["sleutel"])),
        }
        for same, group in named.groupby(_SAME, sort=False, observed=True, dropna=False)
    ]
    columns = [
        *("maatregel", "titel", "spoor", "instrument", "plan", "traject", "schil"),
        *("regels", "momenten", "amvb", "sleutels"),
    ]
    return pd.DataFrame(found, columns=columns).astype({"schil": "Int8"})


def lines_per_schil(rows: pd.DataFrame) -> pd.DataFrame:
    """Borging lines in each schil by plan: columns `schil` (1, 2, 3, empty), `A`, `B`, `overig`,
    `totaal`. A line with four moments is one line; rows without a line are not counted."""
    found = lines(rows)
    schillen = pd.array([1, 2, 3, None], dtype="Int8")
    plans = list(rows["plan"].cat.categories)
    of_schil = [
        found[found["schil"].isna() if schil is pd.NA else (found["schil"] == schil).fillna(False)]
        for schil in schillen
    ]
    counts = [lines_of["plan"].value_counts().reindex(plans, fill_value=0) for lines_of in of_schil]
    result = pd.DataFrame(counts).reset_index(drop=True)
    result.columns = plans
    result.insert(0, "schil", schillen)
    return result.assign(totaal=[len(lines_of) for lines_of in of_schil])
