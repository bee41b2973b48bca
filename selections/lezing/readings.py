"""What we read into the publication, laid out so that it can be read back to its words."""

from itertools import chain

import pandas as pd

from selections.counts import lines
from selections.lezing.weging import doubts
from selections.stappen import doubtfully_paired, page_of, stappen_of
from selections.words import enumeration, is_in_annex


def notes(table: pd.DataFrame) -> pd.DataFrame:
    """Every decision told in `redactie`, once for each vermelding, in document order.

    Columns: maatregel, keuze, titel, pagina (empty where the annex has none), stap_nr (str, "1 en
    3" of two, empty where the note stands on every stap of the vermelding), opmerking, op_volgorde
    (bool: it tells of a doubtful pairing).
    """
    noted = table.dropna(subset="redactie")
    single = noted.assign(redactie=noted["redactie"].str.split("\n")).explode("redactie")
    place = ["vermelding", "redactie"]
    everywhere = single.groupby(place)["stap_nr"].transform("nunique") == single["vermelding"].map(
        table.groupby("vermelding")["stap_nr"].nunique()
    )
    stappen = single.groupby(place)["stap_nr"].agg(
        lambda of_note: enumeration([f"{number}" for number in of_note.dropna().unique()])
    )
    single["stap_nr"] = single.set_index(place).index.map(stappen)
    single["stap_nr"] = single["stap_nr"].mask(everywhere | single["stap_nr"].eq(""))
    single["op_volgorde"] = doubtfully_paired(single)
    pages = single["pagina"].where(everywhere, page_of(single)).astype("Int16")
    single["pagina"] = pages.where([is_in_annex(row) for row in single.itertuples()])
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
        twijfel=grouped[["twijfel", "maatregel"]].apply(_doubts_of_wording),
        maatregelen=grouped["maatregel"].agg(lambda codes: list(dict.fromkeys(codes))),
    ).reset_index()
    return result.sort_values("regels", ascending=False, kind="stable", ignore_index=True)


def _doubts_of_wording(same: pd.DataFrame) -> list[str]:
    """The doubts of lines in the same words, of which maatregelen where not of all these lines."""
    told = []
    for doubt in dict.fromkeys(chain(*same["twijfel"])):
        holds = same["twijfel"].map(lambda of_line, doubt=doubt: doubt in of_line)
        codes = enumeration([*dict.fromkeys(same.loc[holds, "maatregel"])])
        told.append(doubt if holds.all() else f"Bij {codes}: {doubt}")
    return told


def instrument_use(table: pd.DataFrame, instruments: pd.DataFrame) -> pd.DataFrame:
    """The instruments table with how often its names occur.

    Columns: those of `loaders.instruments.instruments_table` and `regels` (borging lines),
    `stappen` (doorwerking of stappen). Rows that name no instrument are left out.
    """
    named = instruments[instruments["naam"] != ""]
    borging = lines(table)["instrument_borging"].explode().value_counts()
    doorwerking = stappen_of(table)["instrument_doorwerking"].explode().value_counts()
    return named.assign(
        regels=named["naam"].map(borging).fillna(0).astype(int),
        stappen=named["naam"].map(doorwerking).fillna(0).astype(int),
    ).reset_index(drop=True)
