"""The stap as a whole, and the doubt that rests on how its moments were paired with its lines."""

import re
from collections.abc import Iterable
from functools import cache

import pandas as pd

from loaders.side_tables import load_sporen
from selections.text import normalise
from selections.words import NO_BORGING, enumeration

STAP = ["vermelding", "stap_nr"]
BY_ORDER = "op volgorde"
_AGAINST_ORDER = "op volgorde zou "
DOUBTFUL_PAIRING = "Koppeling twijfelachtig: welk moment bij welke regel hoort, is afgeleid."
_OTHER_READER = re.compile(r"andere lezer kan [^.]*\bmoment")
# What `redactie` says of a moment without a line that another reader may give one.
_MAY_BE_BORGING = re.compile(
    "(?:(?P<words>‘[^’]+’)[^.;‘]*)?kan (?:doorwerking of borging|een tweede borgingsregel)", re.I
)
# Where a decision in `redactie` goes on to the next moment.
_CLAUSE = re.compile(
    r"[.;]\s|(?<!Q[1-4]),? (?:en )?"
    r"(?=(?:Q[1-4] )?20[0-9]{2}(?:-20[0-9]{2})? (?:hoort |is gelezen )?bij)"
)


def whole_stappen(rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """All rows of `table` in the stappen of which a row is among `rows`.

    A chain shows the whole stap, also where a filter chose only its plan B. Of a vermelding
    without stappen its one row is in.
    """
    places = pd.MultiIndex.from_frame(table[STAP].fillna(0))
    wanted = pd.MultiIndex.from_frame(rows[STAP].fillna(0))
    return table[places.isin(wanted)]


def stappen_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The first row of each stap among `rows`; a vermelding without stappen has none."""
    return rows[rows["stap_nr"].notna()].drop_duplicates(STAP)


def paired_by_order(rows: pd.DataFrame) -> pd.Series:
    """Which rows rest on a pairing of moments and lines by their order (bool).

    The publication does not print which moment belongs to which line. Where nothing but the order
    decided, or where we decided against it, `redactie` says "op volgorde"; what is derived from
    such a row is doubtful.
    """
    return rows["redactie"].map(_by_order).astype(bool)


def paired_against_order(rows: pd.DataFrame) -> pd.Series:
    """Which of those rows rest on an argument against the order of the publication (bool)."""
    return rows["redactie"].fillna("").str.lower().str.contains(_AGAINST_ORDER, regex=False)


def paired_in_order(table: pd.DataFrame) -> pd.Series:
    """Which rows share their stap with other lines or moments, so that even without any doubt which
    belongs to which follows from the order in which they are printed (bool).
    """
    return table.groupby(STAP, dropna=False)["sleutel"].transform("size") > 1


def doubtfully_paired(rows: pd.DataFrame) -> pd.Series:
    """Which rows are paired by order, or by another reader otherwise, as `redactie` says (bool)."""
    return rows["redactie"].map(is_doubtfully_paired).astype(bool)


def is_doubtfully_paired(redactie: object) -> bool:
    """The same of one row."""
    return _by_order(redactie) or (
        isinstance(redactie, str) and bool(_OTHER_READER.search(redactie))
    )


def _by_order(redactie: object) -> bool:
    return isinstance(redactie, str) and BY_ORDER in redactie.lower()


def remarks(rows: pd.DataFrame) -> list[str]:
    """What was decided about these rows, as `redactie` tells it, each once."""
    told = rows["redactie"].dropna()
    return [*dict.fromkeys(remark for text in told for remark in text.split("\n"))]


def remarks_by_maatregel(rows: pd.DataFrame) -> list[str]:
    """The same, of several maatregelen each with the codes that it is about before it."""
    codes: dict[str, list[str]] = {}
    for code, of_code in rows.groupby("maatregel", sort=False):
        for remark in remarks(of_code):
            codes.setdefault(remark, []).append(code)
    if rows["maatregel"].nunique() == 1:
        return list(codes)
    return [f"{', '.join(about)}: {remark}" for remark, about in codes.items()]


def page_of(rows: pd.DataFrame) -> pd.Series:
    """The page on which the stap of each row begins; that of the heading where there is no stap."""
    return rows["pagina_stap"].fillna(rows["pagina"]).astype("int16")


def tied_to(moment: str, redactie: object, programmes: Iterable[str]) -> list[str]:
    """Of `programmes` those to which a decision in `redactie` ties a moment; may be none.

    moment: as printed. The decision reads "Q2 2026 hoort bij de Deltabeslissing (doorwerking)".
    """
    if not isinstance(redactie, str):
        return []
    clauses = _CLAUSE.split(redactie)
    own = re.compile(rf"{re.escape(moment)} (hoort |is gelezen )?bij ")
    ties = normalise(" ".join(clause for clause in clauses if own.match(clause)))
    return [name for name in programmes if normalise(name).strip() in ties]


def own_programmes(row) -> list[str]:
    """The programmes to which `redactie` ties the moment of a row; may be none.

    Those of its doorwerking, and those of chapter 2 that only its stap may name.
    """
    if pd.isna(row.agendering) or pd.isna(row.redactie):
        return []
    return tied_to(
        row.agendering,
        row.redactie,
        dict.fromkeys((*_programmes_of_chapter_2(), *row.instrument_doorwerking)),
    )


@cache
def _programmes_of_chapter_2() -> tuple[str, ...]:
    return tuple(load_sporen()["programma"].dropna().unique())


def borging_of(row) -> str:
    """The borging line of a row; without one that it has none, and what `redactie` says of it: of
    which programme its moment is, and which words can be its line all the same. Of a vermelding
    without stappen also where the publication has them.
    """
    if pd.notna(row.borging):
        return str(row.borging)
    if pd.isna(row.stap_nr) and len(row.uitgewerkt_in):
        return f"{NO_BORGING} hier; zie {enumeration(list(row.uitgewerkt_in))}"
    of, may_be = own_programmes(row), may_be_borging(row)
    moment = f"; moment van {enumeration(of)}" if of else ""
    return f"{NO_BORGING}{moment}{f'; {may_be} kan ook borging zijn' if may_be else ''}"


def borging_or_stap(row) -> str:
    """The same where the words of the stap do not stand beside it: without a programme those."""
    said = borging_of(row)
    if pd.notna(row.borging) or pd.isna(row.stap) or own_programmes(row):
        return said
    return f"{said}; stap: ‘{row.stap}’"


def may_be_borging(row) -> str:
    """What `redactie` says can be the line of a row with a moment and no line; may be nothing."""
    if pd.isna(row.agendering) or pd.isna(row.redactie):
        return ""
    found = _MAY_BE_BORGING.search(row.redactie)
    return (found["words"] or "de stap") if found else ""
