"""Whose turn is it: the overheidslagen in their roles, and who is not named.

A role is who gives the doorwerking its shape, who provides the borging, or who is named in the
words of the stap (`selections.filters.layer_named`). Doorwerking and stap are properties of a stap
and are counted per stap, the borging per row. What names two layers counts in both, so the layers
of a subthema add up to more than its rows; the last row of a matrix says how many there are.
"""

from datetime import date

import pandas as pd

from loaders.overheidslagen import LAGEN
from selections.buckets import BUCKETS, bucket
from selections.filters import NOT_NAMED, layer_named
from selections.stappen import stappen_of

ROWS = "regels in totaal"
STAPPEN = "stappen in totaal"
NO_LINE_AMONG_THEM = "waarvan zonder borgingsregel"
AGREEMENTS = "Bestuurlijke afspraken"
# With whom a maatregel says that it is done.
_TOGETHER = (
    r"((?<=bestuurlijke afspraken )met [^.,]*?overheden"
    r"|[Ss]amen met [^.]*?(?:overheden(?: en agrarische partijen)?|gemeenten)"
    r"|Provincies en waterschappen komen, samen met andere betrokkenen"
    r"|BZK en IenW in afstemming met de VEWIN)\b"
)
PER_STAP = ("doorwerking", "stap")
# All of a layer, and each of it, in a sentence.
ALL_OF_LAAG = {
    "Rijk": "het Rijk",
    "provincie": "de provincies",
    "waterschap": "de waterschappen",
    "gemeente": "de gemeenten",
}
EACH_OF_LAAG = {
    "Rijk": "elke organisatie van het Rijk",
    "provincie": "elke provincie",
    "waterschap": "elk waterschap",
    "gemeente": "elke gemeente",
}
# In which role a row names a layer: the first of these that names any.
ROLE_IN_WORDS = {
    "laag_borging": "bij de borging",
    "laag_stap": "in de stap",
    "laag_doorwerking": "bij de doorwerking",
}


def naming_role(row: object) -> str:
    """The column (of `ROLE_IN_WORDS`) by which a row names its layers; empty where it names none.

    Who is named is not therefore responsible: the publication does not say whose a row is.
    """
    return next((name for name in ROLE_IN_WORDS if len(getattr(row, name))), "")


def matrix(rows: pd.DataFrame, rol: str) -> pd.DataFrame:
    """How many by overheidslaag and subthema in one role (`selections.filters.ROLLEN`).

    In a role of `PER_STAP` stappen are counted (a vermelding without stappen is none), otherwise
    rows. Columns: `laag`, one for each subthema of the contract, `totaal`. Rows: the four layers,
    `NOT_NAMED`, for rows `NO_LINE_AMONG_THEM` (how many of those not named have no borging line at
    all), and `STAPPEN` or `ROWS` (each once, whatever it names).
    """
    per_stap = rol in PER_STAP
    if per_stap:
        rows = stappen_of(rows)
    unnamed = layer_named(rows, (NOT_NAMED,), rol)
    chosen = {
        **{laag: layer_named(rows, (laag,), rol) for laag in LAGEN},
        NOT_NAMED: unnamed,
        **({} if per_stap else {NO_LINE_AMONG_THEM: unnamed & rows["regel_nr"].isna()}),
        STAPPEN if per_stap else ROWS: pd.Series(True, index=rows.index),
    }
    subthemas = rows["subthema"].cat.categories
    counts = [
        {"laag": name}
        | rows.loc[mask, "subthema"].value_counts().reindex(subthemas, fill_value=0).to_dict()
        | {"totaal": int(mask.sum())}
        for name, mask in chosen.items()
    ]
    return pd.DataFrame(counts, columns=["laag", *subthemas, "totaal"])


def unnamed_stappen(rows: pd.DataFrame) -> tuple[int, int]:
    """How many stappen name no layer in their doorwerking, and how many of those have none."""
    stappen = stappen_of(rows)
    unnamed = stappen[layer_named(stappen, (NOT_NAMED,), "doorwerking")]
    return len(unnamed), int(unnamed["doorwerking"].isna().sum())


def turns(rows: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    """How many rows name each layer in any role, by where their moment stands at `peildatum`.

    Columns: `laag` (the four layers, `NOT_NAMED`), one for each of `selections.buckets.BUCKETS`,
    `totaal`. A row that names two layers counts in both.
    """
    placed = bucket(rows, peildatum)
    counts = []
    for laag in (*LAGEN, NOT_NAMED):
        of_laag = placed[layer_named(rows, (laag,), "alle")]
        counts.append({"laag": laag} | of_laag.value_counts().to_dict() | {"totaal": len(of_laag)})
    return pd.DataFrame(counts, columns=["laag", *BUCKETS, "totaal"])


def agreements_without_parties(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with bestuurlijke afspraken whose own words name neither a layer nor a party.

    Their stap may name a layer all the same: `laag_stap`; so may the text of their maatregel:
    `in_maatregel` ("met de decentrale overheden (blz. 33)", empty where it does not).
    """
    agreements = rows["instrument_borging"].map(lambda names: AGREEMENTS in names)
    unnamed = layer_named(rows, (NOT_NAMED,), "borging") & (rows["partijen"].map(len) == 0)
    found = rows[agreements & unnamed]
    named = found["maatregel_tekst"].str.extract(_TOGETHER, expand=False)
    pages = " (blz. " + found["pagina"].astype("str") + ")"
    return found.assign(in_maatregel=(named + pages).fillna(""))


def parties(rows: pd.DataFrame) -> pd.DataFrame:
    """The parties that the words of `rows` name, most rows first.

    Columns: `partij` (as printed), `regels` (rows), `maatregelen` (list of codes), `sleutels`.
    """
    named = rows[["partijen", "maatregel", "sleutel"]].explode("partijen").dropna(subset="partijen")
    per_party = [
        {
            "partij": name,
            "regels": len(group),
            "maatregelen": list(dict.fromkeys(group["maatregel"])),
            "sleutels": group["sleutel"].tolist(),
        }
        for name, group in named.groupby("partijen", sort=True)
    ]
    result = pd.DataFrame(per_party, columns=["partij", "regels", "maatregelen", "sleutels"])
    return result.sort_values("regels", ascending=False, kind="stable", ignore_index=True)
