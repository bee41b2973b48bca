"""What we read into the publication, laid out so that it can be read back to its words."""

from itertools import chain

import pandas as pd

from selections.counts import lines
from selections.lezing.weging import doubts
from selections.stappen import doubtfully_paired, page_of


def notes(table: pd.DataFrame) -> pd.DataFrame:
    """Every decision told in `redactie`, once for each vermelding, in document order.

    Columns: maatregel, keuze, titel, pagina, stap_nr (Int16, empty where the note stands on every
    stap of the vermelding), opmerking, op_volgorde (bool: it tells of a doubtful pairing).
    """
    noted = table.dropna(subset="redactie")
    single = noted.assign(redactie=noted["redactie"].str.split("\n")).explode("redactie")
    place = ["vermelding", "redactie"]
    everywhere = single.groupby(place)["stap_nr"].transform("nunique") == single["vermelding"].map(
        table.groupby("vermelding")["stap_nr"].nunique()
    )
    single["stap_nr"] = single["stap_nr"].mask(everywhere)
    single["op_volgorde"] = doubtfully_paired(single)
    single["pagina"] = single["pagina"].where(everywhere, page_of(single))
    remarks = single.drop_duplicates(place).rename(columns={"redactie": "opmerking"})
    columns = ["maatregel", "keuze", "titel", "pagina", "stap_nr", "opmerking", "op_volgorde"]
    return remarks[columns].reset_index(drop=True)


def phrases(table: pd.DataFrame) -> pd.DataFrame:
    """Every different wording of a borging line with how it is read.

    Columns: borging, regels (number of lines), plan, traject, schil, laag_borging, amvb,
    instrument_borging and twijfel (lists; the doubts of any of its lines), maatregelen (list of
    codes). Most lines first.
    """
    printed = lines(table)
    printed = printed.assign(twijfel=doubts(printed))
    grouped = printed.groupby("borging", sort=False)
    first = grouped[
        ["plan", "traject", "schil", "laag_borging", "amvb", "instrument_borging"]
    ].first()
    result = first.assign(
        regels=grouped.size(),
        twijfel=grouped["twijfel"].agg(lambda told: list(dict.fromkeys(chain(*told)))),
        maatregelen=grouped["maatregel"].agg(lambda codes: list(dict.fromkeys(codes))),
    ).reset_index()
    return result.sort_values("regels", ascending=False, kind="stable", ignore_index=True)


def instrument_use(table: pd.DataFrame, instruments: pd.DataFrame) -> pd.DataFrame:
    """The instruments table with how often its names occur.

    Columns: those of `loaders.instruments.instruments_table` and `regels` (borging lines),
    `stappen` (doorwerking of stappen). Rows that name no instrument are left out.
    """
    named = instruments[instruments["naam"] != ""]
    borging = lines(table)["instrument_borging"].explode().value_counts()
    stappen = table.dropna(subset="stap_nr").drop_duplicates(["vermelding", "stap_nr"])
    doorwerking = stappen["instrument_doorwerking"].explode().value_counts()
    return named.assign(
        regels=named["naam"].map(borging).fillna(0).astype(int),
        stappen=named["naam"].map(doorwerking).fillna(0).astype(int),
    ).reset_index(drop=True)
