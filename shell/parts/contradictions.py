"""Where the publication disagrees with itself, worked out once for all sessions."""

import pandas as pd

from loaders.side_tables import (
    load_running_actions,
    load_sporen,
    load_summary_table,
    load_working_hypotheses,
)
from selections.contradictions import contradictions, disputed
from shell.kept import kept


@kept(entries=2)
def computed_contradictions(table: pd.DataFrame) -> pd.DataFrame:
    """The contradictions of a table."""
    return contradictions(
        table,
        load_summary_table(),
        load_sporen(),
        load_working_hypotheses(),
        load_running_actions(),
    )


@kept(entries=2)
def disputed_moments(table: pd.DataFrame) -> dict[str, str]:
    """By sleutel why the moment of a line is contradicted by other places (`disputed`)."""
    return disputed(table, computed_contradictions(table))
