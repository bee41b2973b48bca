"""Columns of a table that goes along: which, under which headings, yes and no in words."""

import pandas as pd

YES_NO = {True: "ja", False: "nee"}


def picked(found: pd.DataFrame, **headings: str) -> pd.DataFrame:
    """Of `found` these columns, in this order and under these headings."""
    return found[list(headings)].rename(columns=headings)
