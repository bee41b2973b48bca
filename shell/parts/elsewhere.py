"""That a maatregel counts under another subthema than the one it stands under, in a table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from documents.tabel import Column, Where
from selections.aansluiting import counted_elsewhere
from selections.words import printed_otherwise

HEADER = "Telt mee bij (afgeleid)"


class Elsewhere:
    """Of the rows of a table which of them count elsewhere; a row has `maatregel`, `subthema`."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._counts_in = {
            (row.maatregel, row.subthema): str(row.telt_bij)
            for row in counted_elsewhere(table).itertuples(index=False)
        }

    def of(self, row: Any) -> str | None:
        """The subthema in which a row counts, where that is another than it stands under."""
        return self._counts_in.get((row.maatregel, row.subthema))

    def note(self, row: Any) -> Markup:
        """The same in words, to stand under the maatregel on a screen; empty where it does not."""
        place = self.of(row)
        return Markup("<br>telt mee bij {} (afgeleid)").format(place) if place else Markup()

    def column(self, rows: pd.DataFrame) -> Mapping[Column, Callable[[Any], str | None]]:
        """The column of `Tabel.each` that goes along; none where it holds of none of these rows."""
        if not any(self.of(row) for row in rows[["maatregel", "subthema"]].itertuples()):
            return {}
        return {Column(HEADER, where=Where.FILE): self.of}


def elsewhere_note(rows: pd.DataFrame) -> Iterator[str]:
    """Which maatregelen of these rows count under another subthema, in Dutch; nothing for none."""
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
