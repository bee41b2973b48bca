"""How the annex adds up to the summary table of page 2: computed beside published, and why.

The summary table counts maatregelen by their number in the Kamerbrief (`telt_bij`); the annex
has more, has some under a different subthema, and has one not at all. Nothing here is a typed list
of codes: each list is found in the table by a rule, so that it stays true when the text changes.
"""

import pandas as pd

from selections.counts import keuzes_per_subthema, maatregelen_per_subthema
from selections.words import printed_otherwise, within_a_sentence

ONE_VERMELDING = [
    *("maatregel", "gedrukte_code", "herkomst", "titel", "keuze", "subthema", "telt_bij", "pagina"),
]
_NOT_COUNTED = {
    "nieuw": "Wel uitgewerkt, gelezen als geen maatregel uit de Kamerbrief",
    "keuze": "Keuze zonder genummerde maatregel",
    "ontbreekt": "De publicatie zegt zelf dat de maatregel ontbreekt",
}


def not_counted(table: pd.DataFrame) -> pd.DataFrame:
    """The vermeldingen that stand in the annex and do not count among the 54.

    Columns of `ONE_VERMELDING`, `kopnoot`, `reden` (Dutch). A second vermelding of a
    maatregel is one of them: the maatregel counts once, where it stands first.
    """
    vermeldingen = _vermeldingen(table)
    second = _is_second(vermeldingen)
    apart = vermeldingen[second | vermeldingen["telt_bij"].isna()].copy()
    first = vermeldingen[~second].set_index("maatregel")["keuze"]
    apart["reden"] = [
        f"Tweede vermelding; {row.maatregel} telt één keer, onder keuze {first[row.maatregel]}"
        if is_second
        else _NOT_COUNTED[row.herkomst]
        for row, is_second in zip(apart.itertuples(index=False), second[apart.index], strict=True)
    ]
    return apart[[*ONE_VERMELDING, "kopnoot", "reden"]].reset_index(drop=True)


def none_of_the_54(table: pd.DataFrame) -> list[str]:
    """The codes of these rows that stand in the annex and are no maatregel of the 54."""
    apart = not_counted(table)
    return list(dict.fromkeys(apart.loc[apart["telt_bij"].isna(), "maatregel"]))


def not_worked_out(table: pd.DataFrame) -> pd.DataFrame:
    """The maatregelen of the 54 that have no stappen of their own anywhere in the annex.

    Columns of `ONE_VERMELDING`, `uitgewerkt_in`, `verwijst_naar` (lists), `klasse`:
    "elders uitgewerkt" (the publication says where), "verwijst alleen" (it refers to another
    maatregel without saying so), "niet uitgewerkt" (neither).
    """
    vermeldingen = _vermeldingen(table)
    counted = vermeldingen[vermeldingen["telt_bij"].notna()]
    with_stappen = set(table.loc[table["stap_nr"].notna(), "maatregel"])
    bare = counted[~counted["maatregel"].isin(with_stappen) & ~_is_second(counted)].copy()
    bare["klasse"] = [
        "elders uitgewerkt"
        if len(worked_out)
        else "verwijst alleen"
        if len(refers)
        else "niet uitgewerkt"
        for worked_out, refers in zip(bare["uitgewerkt_in"], bare["verwijst_naar"], strict=True)
    ]
    columns = [*ONE_VERMELDING, "uitgewerkt_in", "verwijst_naar", "klasse"]
    return bare[columns].reset_index(drop=True)


def counted_elsewhere(table: pd.DataFrame) -> pd.DataFrame:
    """The vermeldingen that stand under a different subthema from the one they count in.

    Columns of `ONE_VERMELDING`: `subthema` is where it stands, `telt_bij` where it counts.
    """
    counted = _vermeldingen(table)
    counted = counted[counted["telt_bij"].notna() & ~_is_second(counted)]
    elsewhere = counted["subthema"].astype("str") != counted["telt_bij"].astype("str")
    return counted.loc[elsewhere, ONE_VERMELDING].reset_index(drop=True)


def read_under_another_code(table: pd.DataFrame) -> pd.DataFrame:
    """The vermeldingen whose printed code is not the code we read. Columns `ONE_VERMELDING`,
    `redactie` (why)."""
    printed = _vermeldingen(table)
    printed = printed[printed["gedrukte_code"].notna()]
    other = printed["gedrukte_code"] != printed["maatregel"]
    return printed.loc[other, [*ONE_VERMELDING, "redactie"]].reset_index(drop=True)


def aansluiting(table: pd.DataFrame, summary: pd.DataFrame) -> pd.DataFrame:
    """The summary table, published beside computed, and how the annex leads to the numbers.

    summary: columns `subthema`, `keuzes`, `maatregelen` as published (page 2), one row each.
    One row per subthema in the order of `summary`. Columns: `subthema`; for keuzes and for
    maatregelen `*_gepubliceerd`, `*_berekend`, `*_verschil` (computed less published); the
    bridge `vermeldingen` (standing under the subthema, of which `niet_in_bijlage` only since page 2
    counts them) - `telt_niet_mee` (second vermeldingen included) - `telt_elders` + `staat_elders` =
    `maatregelen_berekend`; and `redenen`, a list of Dutch sentences, one for every vermelding in
    the bridge, and for a maatregel that counts without being worked out.
    """
    computed = keuzes_per_subthema(table).merge(maatregelen_per_subthema(table), on="subthema")
    computed = computed.set_index("subthema")
    standing = _vermeldingen(table)["subthema"].astype("str").value_counts()
    uncounted, elsewhere, unworked = not_counted(table), counted_elsewhere(table), absent(table)
    subthemas = []
    for published in summary.itertuples(index=False):
        name = published.subthema
        here_uncounted = uncounted[uncounted["subthema"] == name]
        leaving = elsewhere[elsewhere["subthema"] == name]
        coming = elsewhere[elsewhere["telt_bij"] == name]
        keuzes, maatregelen = computed.loc[name, ["keuzes", "maatregelen"]]
        subthemas.append(
            {
                "subthema": name,
                "keuzes_gepubliceerd": published.keuzes,
                "keuzes_berekend": keuzes,
                "keuzes_verschil": keuzes - published.keuzes,
                "maatregelen_gepubliceerd": published.maatregelen,
                "maatregelen_berekend": maatregelen,
                "maatregelen_verschil": maatregelen - published.maatregelen,
                "vermeldingen": standing.get(name, 0),
                "niet_in_bijlage": int((unworked["subthema"] == name).sum()),
                "telt_niet_mee": len(here_uncounted),
                "telt_elders": len(leaving),
                "staat_elders": len(coming),
                "redenen": [
                    *(
                        f"{_named(row)} telt niet mee (afgeleid): {within_a_sentence(row.reden)}."
                        for row in here_uncounted.itertuples()
                    ),
                    *(
                        f"{_named(row)} staat hier onder keuze {row.keuze} en telt mee bij "
                        f"{row.telt_bij} (afgeleid)."
                        for row in leaving.itertuples()
                    ),
                    *(
                        f"{_named(row)} telt hier mee (afgeleid) en staat onder keuze {row.keuze} "
                        f"({row.subthema})."
                        for row in coming.itertuples()
                    ),
                    *(
                        f"{_named(row)} telt mee en staat niet in de bijlage: toegevoegd op "
                        "grond van het gedrukte aantal (afgeleid)."
                        for row in unworked[unworked["telt_bij"] == name].itertuples()
                    ),
                ],
            }
        )
    return pd.DataFrame(subthemas)


def _vermeldingen(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop_duplicates("vermelding")


def _is_second(vermeldingen: pd.DataFrame) -> pd.Series:
    return vermeldingen.duplicated("maatregel") & vermeldingen["telt_bij"].notna()


def absent(table: pd.DataFrame) -> pd.DataFrame:
    """The maatregelen that count and that the annex works out nowhere."""
    unworked = not_worked_out(table)
    return unworked[unworked["klasse"] == "niet uitgewerkt"]


def _named(row) -> str:
    printed = printed_otherwise(row)
    return f"{row.maatregel} (gedrukt als {printed})" if printed else row.maatregel
