"""The maatregelen of a selection, one row each."""

import pandas as pd


def maatregelen(rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The maatregelen of which a row is among `rows`, in document order.

    Columns: `maatregel`, `titel`, `keuzes` (list), `subthema` and `pagina` (of the first
    vermelding), `stappen` (number, of the whole maatregel in `table`), `regels` (number, among
    `rows`), `uitgewerkt_in` (list).
    """
    in_view = rows["maatregel"].value_counts()
    whole = table[table["maatregel"].isin(in_view.index)]
    grouped = whole.groupby("maatregel", sort=False)
    first = grouped[["titel", "subthema", "pagina"]].first()
    stappen = whole.dropna(subset="stap_nr").drop_duplicates(["vermelding", "stap_nr"])
    return first.assign(
        keuzes=grouped["keuze"].agg(lambda keuzes: list(dict.fromkeys(keuzes))),
        stappen=stappen["maatregel"].value_counts().reindex(first.index, fill_value=0),
        regels=in_view,
        uitgewerkt_in=grouped["uitgewerkt_in"].agg(
            lambda lists: list(dict.fromkeys(code for codes in lists for code in codes))
        ),
    ).reset_index()
