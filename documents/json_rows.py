"""JSON of a view, for programs: what the view is, and its rows as the data contract names them.

One object: first what `ViewInfo.as_data` says of the view, then `aantal_regels` and `regels`, a
list with one object per row in the order of the view. A day is "2026-12-31", a list a list, and
what is empty null. After the columns of the contract come the two that a view adds
(`documents.columns`). Texts are those of the table, unchanged.
"""

import json
from datetime import date

import pandas as pd

from documents.columns import columns, with_added
from documents.view_info import ViewInfo


def build(rows: pd.DataFrame, info: ViewInfo) -> bytes:
    """The file, in UTF-8; a selection without rows has an empty list."""
    names = [column.name for column in columns()]
    shown = with_added(rows, info.peildatum)
    found = [
        dict(zip(names, map(_plain, values), strict=True))
        for values in zip(*(shown[name] for name in names), strict=True)
    ]
    document = {**info.as_data(), "aantal_regels": len(found), "regels": found}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _plain(value: object) -> str | int | list[str] | None:
    if isinstance(value, str):
        return value
    if not pd.api.types.is_scalar(value):
        return list(value)
    if pd.isna(value):
        return None
    return value.isoformat() if isinstance(value, date) else int(value)
