"""The stap as a whole, and the doubt that rests on how its moments were paired with its lines."""

import pandas as pd

STAP = ["vermelding", "stap_nr"]
BY_ORDER = "op volgorde"


def whole_stappen(rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """All rows of `table` in the stappen of which a row is among `rows`.

    A chain shows the whole stap, also where a filter chose only its plan B. Of a vermelding
    without stappen its one row is in.
    """
    places = pd.MultiIndex.from_frame(table[STAP].fillna(0))
    wanted = pd.MultiIndex.from_frame(rows[STAP].fillna(0))
    return table[places.isin(wanted)]


def paired_by_order(rows: pd.DataFrame) -> pd.Series:
    """Which rows rest on a pairing of moments and lines by their order (bool).

    The publication does not print which moment belongs to which line. Where nothing but the order
    decided, or where we decided against it, `redactie` says "op volgorde"; what is derived from
    such a row is doubtful.
    """
    return rows["redactie"].fillna("").str.lower().str.contains(BY_ORDER, regex=False)


def page_of(rows: pd.DataFrame) -> pd.Series:
    """The page on which the stap of each row begins; that of the heading where there is no stap."""
    return rows["pagina_stap"].fillna(rows["pagina"]).astype("int16")
