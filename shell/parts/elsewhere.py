"""Where a maatregel counts, in a table: under a different subthema than the one it stands under;
of any other code, that it is not among the 54.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from documents.tabel import Column, Where
from selections.aansluiting import counted_elsewhere, none_of_the_54
from selections.words import printed_otherwise

HEADER = "Telt mee bij (afgeleid)"
NOWHERE = "geen van de 54"


class Elsewhere:
    """Which rows of a table count elsewhere, or not at all; a row has `maatregel`, `subthema`."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._counts_in = {
            (row.maatregel, row.subthema): str(row.telt_bij)
            for row in counted_elsewhere(table).itertuples(index=False)
        }
        self._apart = frozenset(none_of_the_54(table))

    def of(self, row: Any) -> str | None:
        """The subthema in which a row counts, where that is not the one it stands under, or that it
        counts in none."""
        if row.maatregel in self._apart:
            return NOWHERE
        return self._counts_in.get((row.maatregel, row.subthema))

    def note(self, row: Any) -> Markup:
        """The same in words, to stand under the maatregel on a screen; empty where it does not."""
        place = self.of(row)
        if place is None:
            return Markup()
        said = place if place == NOWHERE else f"telt mee bij {place}"
        return Markup("<br>{} (afgeleid)").format(said)

    def column(self, rows: pd.DataFrame) -> Mapping[Column, Callable[[Any], str | None]]:
        """The column of `Tabel.each` that goes along; none where it holds of none of these rows."""
        if not any(self.of(row) for row in rows[["maatregel", "subthema"]].itertuples()):
            return {}
        return {Column(HEADER, where=Where.FILE): self.of}


def elsewhere_note(rows: pd.DataFrame) -> Iterator[str]:
    """Which maatregelen of these rows count under a different subthema, and which codes are none of
    the 54, in Dutch; nothing for none."""
    named = [
        f"{row.maatregel}{f' (gedrukt {printed})' if (printed := printed_otherwise(row)) else ''} "
        f"bij {row.telt_bij}"
        for row in counted_elsewhere(rows).itertuples(index=False)
    ]
    if named:
        yield (
            "Een maatregel staat bij het subthema van haar keuze. Naar het nummer waaronder zij is "
            f"gelezen (afgeleid), telt elders mee: {', '.join(named)}."
        )
    if apart := none_of_the_54(rows):
        yield f"G{NOWHERE[1:]} (afgeleid): {', '.join(apart)}."
