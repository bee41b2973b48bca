"""What the screens share that count per overheidslaag."""

import pandas as pd

from shell.view import View


def rows_of_matrix(view: View) -> pd.DataFrame:
    """The rows that the matrices count: the filters on layer and role have no part in it."""
    return view.rows_for(view.query.with_changes(laag=(), rol="beide"))
