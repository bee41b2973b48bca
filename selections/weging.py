"""The weighing: which instruments the publication puts side by side, per maatregel.

The publication names instruments that "kunnen worden overwogen" and chooses none. Plan, traject
and schil belong to a borging line; an instrument that stands in lines of two plans comes twice.
"""

import pandas as pd

from selections.counts import LINE, lines

_SAME = ["maatregel", "instrument", "plan", "traject", "schil"]
WITHOUT_INSTRUMENT = "geen instrument"


def instruments_side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Per maatregel each instrument of the borging, in document order.

    Columns: `maatregel`, `titel`, `spoor`, `instrument` (`WITHOUT_INSTRUMENT` for a line that
    names none), `plan`, `traject`, `schil` (Int8, empty for a line without one), `regels` (number
    of borging lines), `momenten` (list, as printed, each once), `amvb` (list), `sleutels` (rows).
    """
    read = [*_SAME[:1], "titel", "spoor", "instrument_borging", *_SAME[2:], "agendering", "amvb"]
    with_line = rows.loc[rows["regel_nr"].notna(), [*read, *LINE, "sleutel"]]
    per_maatregel: dict[tuple, dict] = {}
    for row in with_line.astype(object).itertuples(index=False):
        for instrument in (
            row.instrument_borging if len(row.instrument_borging) else [WITHOUT_INSTRUMENT]
        ):
            schil = None if pd.isna(row.schil) else row.schil
            same = (row.maatregel, instrument, row.plan, row.traject, schil)
            weighed = per_maatregel.setdefault(
                same,
                dict(zip(_SAME, same, strict=True))
                | {"titel": row.titel, "spoor": row.spoor, "lines": set(), "momenten": [],
                   "amvb": set(), "sleutels": []},
            )  # fmt: skip
            weighed["lines"].add((row.vermelding, row.stap_nr, row.regel_nr))
            weighed["amvb"].update(row.amvb)
            weighed["sleutels"].append(row.sleutel)
            if not pd.isna(row.agendering) and row.agendering not in weighed["momenten"]:
                weighed["momenten"].append(row.agendering)
    records = [
        weighed | {"regels": len(weighed["lines"]), "amvb": sorted(weighed["amvb"])}
        for weighed in per_maatregel.values()
    ]
    columns = [
        *("maatregel", "titel", "spoor", "instrument", "plan", "traject", "schil"),
        *("regels", "momenten", "amvb", "sleutels"),
    ]
    return pd.DataFrame(records, columns=columns).astype({"schil": "Int8"})


def lines_per_schil(rows: pd.DataFrame) -> pd.DataFrame:
    """Borging lines in each schil by plan: columns `schil` (1, 2, 3, empty), `A`, `B`, `overig`,
    `totaal`. A line with four moments is one line; rows without a line are not counted."""
    named = lines(rows)
    schillen = pd.array([1, 2, 3, None], dtype="Int8")
    plans = list(rows["plan"].cat.categories)
    of_schil = [
        named[named["schil"].isna() if schil is pd.NA else (named["schil"] == schil).fillna(False)]
        for schil in schillen
    ]
    counts = [lines_of["plan"].value_counts().reindex(plans, fill_value=0) for lines_of in of_schil]
    result = pd.DataFrame(counts).reset_index(drop=True)
    result.columns = plans
    result.insert(0, "schil", schillen)
    return result.assign(totaal=[len(lines_of) for lines_of in of_schil])
