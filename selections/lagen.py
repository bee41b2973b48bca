"""Whose turn is it: the overheidslagen in both roles, and who is not named.

A role is who gives the doorwerking its shape, or who provides the borging
(`selections.filters.layer_named`). A row that names two layers counts in both, so the layers of a
subthema add up to more than its rows; `ROWS` says how many rows there are.
"""

import pandas as pd

from selections.filters import LAGEN, NOT_NAMED, layer_named

ROWS = "regels in totaal"
NO_LINE_AMONG_THEM = "waarvan zonder borgingsregel"
AGREEMENTS = "Bestuurlijke afspraken"


def matrix(rows: pd.DataFrame, rol: str) -> pd.DataFrame:
    """Rows by overheidslaag and subthema in one role ("doorwerking", "borging", "beide").

    Columns: `laag`, one for each subthema of the contract, `totaal`. Rows: the four layers,
    `NOT_NAMED`, `NO_LINE_AMONG_THEM` (how many of those not named have no borging line at all),
    `ROWS` (each row once, whatever it names).
    """
    unnamed = layer_named(rows, (NOT_NAMED,), rol)
    chosen = {
        **{laag: layer_named(rows, (laag,), rol) for laag in LAGEN},
        NOT_NAMED: unnamed,
        NO_LINE_AMONG_THEM: unnamed & rows["regel_nr"].isna(),
        ROWS: pd.Series(True, index=rows.index),
    }
    subthemas = rows["subthema"].cat.categories
    counts = [
        {"laag": name}
        | rows.loc[mask, "subthema"].value_counts().reindex(subthemas, fill_value=0).to_dict()
        | {"totaal": int(mask.sum())}
        for name, mask in chosen.items()
    ]
    return pd.DataFrame(counts, columns=["laag", *subthemas, "totaal"])


def agreements_without_parties(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with bestuurlijke afspraken whose words name neither a layer nor a party."""
    agreements = rows["instrument_borging"].map(lambda names: AGREEMENTS in names)
    unnamed = layer_named(rows, (NOT_NAMED,), "borging") & (rows["partijen"].map(len) == 0)
    return rows[agreements & unnamed]


def parties(rows: pd.DataFrame) -> pd.DataFrame:
    """The parties that the words of `rows` name, most rows first.

    Columns: `partij` (as printed), `regels` (rows), `maatregelen` (list of codes), `sleutels`.
    """
    named = rows[["partijen", "maatregel", "sleutel"]].explode("partijen").dropna(subset="partijen")
    per_party = [
        {
            "partij": name,
            "regels": len(group),
            "maatregelen": list(dict.fromkeys(group["maatregel"])),
            "sleutels": group["sleutel"].tolist(),
        }
        for name, group in named.groupby("partijen", sort=True)
    ]
    result = pd.DataFrame(per_party, columns=["partij", "regels", "maatregelen", "sleutels"])
    return result.sort_values("regels", ascending=False, kind="stable", ignore_index=True)
