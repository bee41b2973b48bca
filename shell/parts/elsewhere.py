"""That a maatregel counts under another subthema than the one it stands under, in a table."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from documents.tabel import Column
from selections.aansluiting import counted_elsewhere

HEADER = "Telt mee bij"


def counts_elsewhere(
    table: pd.DataFrame, rows: pd.DataFrame
) -> Mapping[str | Column, Callable[[Any], str | None]]:
    """A column of `Tabel.each` that says it of each row that it holds of; none where of no row."""
    found = counted_elsewhere(table)
    counts_in = {
        (row.maatregel, row.subthema): str(row.telt_bij) for row in found.itertuples(index=False)
    }
    places = zip(rows["maatregel"], rows["subthema"], strict=True)
    if not any(place in counts_in for place in places):
        return {}
    return {HEADER: lambda row: counts_in.get((row.maatregel, row.subthema))}


def elsewhere_note(rows: pd.DataFrame) -> str:
    """Which maatregelen of these rows count under another subthema, in Dutch; empty for none."""
    named = [
        f"{row.maatregel} ({row.telt_bij})"
        for row in counted_elsewhere(rows).itertuples(index=False)
    ]
    if not named:
        return ""
    return (
        "Een regel staat bij het thema van zijn keuze; in de samenvattingstabel telt elders mee: "
        f"{', '.join(named)}."
    )
