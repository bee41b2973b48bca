"""The maatregelen of a selection, one row each, and which of them stand under more keuzes."""

import pandas as pd

from selections.stappen import stappen_of
from selections.words import is_in_annex, keuze_of

_PLACE = ["keuze", "herkomst", "gedrukte_code"]


def maatregelen(rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The maatregelen of which a row is among `rows`, in document order.

    Columns: `maatregel`, `titel`, `keuzes` (list of str, with "(afgeleid)" where the annex does not
    have it), `subthema` and `pagina` (of the first vermelding, empty where the annex does not have
    it), `stappen` (number, of the whole maatregel in `table`), `regels` (number, among
    `rows`), `uitgewerkt_in` (list).
    """
    in_view = rows["maatregel"].value_counts()
    whole = table[table["maatregel"].isin(in_view.index)]
    grouped = whole.groupby("maatregel", sort=False)
    first = grouped[["titel", "subthema", "pagina"]].first()
    named = grouped[["herkomst", "gedrukte_code"]].first()
    in_annex = [is_in_annex(row) for row in named.itertuples()]
    once = whole.drop_duplicates("vermelding")
    keuzes = pd.Series([keuze_of(row) for row in once[_PLACE].itertuples()], index=once.index)
    return first.assign(
        keuzes=keuzes.groupby(once["maatregel"], sort=False).agg(
            lambda of_code: list(dict.fromkeys(of_code))
        ),
        pagina=first["pagina"].astype("Int16").where(in_annex),
        stappen=stappen_of(whole)["maatregel"].value_counts().reindex(first.index, fill_value=0),
        regels=in_view,
        uitgewerkt_in=grouped["uitgewerkt_in"].agg(
            lambda lists: list(dict.fromkeys(code for codes in lists for code in codes))
        ),
    ).reset_index()


def under_more_keuzes(rows: pd.DataFrame) -> frozenset[str]:
    """The codes of maatregelen that have rows under more than one keuze."""
    keuzes = rows.groupby("maatregel")["keuze"].nunique()
    return frozenset(keuzes.index[keuzes > 1])
