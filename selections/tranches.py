"""The load per wijzigingsbesluit: which lines that change an AMvB ask for the same tranche.

The working hypothesis is two wijzigingsbesluiten a year (page 6), read as one per half-year. A
moment that is a year or a period does not say which half: it stands apart, under its year. The
publication prints no tranche with any line; of the set of the end of 2026 it says that it must be
prioritised (page 6), which is read into every tranche that more than one maatregel asks for.
"""

from collections.abc import Collection

import pandas as pd

from loaders.instruments import AMVBS
from selections.counts import codes_in_words
from selections.lezing.weging import marks, marks_in_words
from selections.plan_ab import has_amvb
from selections.stappen import doubtfully_paired
from selections.words import counted, enumeration

DERIVED_TRANCHE = (
    "In welke tranche een regel valt is afgeleid van haar moment en van het aantal "
    "wijzigingsbesluiten per jaar (blz. 6: twee, een werkhypothese); de publicatie drukt bij geen "
    "regel een tranche."
)
PRIORITISING = (
    "Van de set wijzigingen van eind 2026 zegt de publicatie “waarbij moet worden "
    "geprioriteerd” (blz. 6); voor andere tranches zegt zij dat niet."
)
WITHOUT_MOMENT = "zonder moment"
_ORDINALS = {1: "1e", 2: "2e", 3: "3e", 4: "4e"}


def tranche_rows(rows: pd.DataFrame, per_jaar: int) -> pd.DataFrame:
    """The rows that change an AMvB, each with its tranche, in order of the tranches.

    per_jaar: wijzigingsbesluiten a year, 1 to 4 (a quarter is never divided). The columns of
    `rows` and: `tranche` (Dutch name), `jaar`, `nummer` (Int64; of the tranche within the year,
    empty where the moment does not say it), `op_volgorde` (bool). A quarter that lies in two
    tranches counts in that of its last day. Raises ValueError for any other `per_jaar`.
    """
    if per_jaar not in _ORDINALS:
        raise ValueError(f"{per_jaar} wijzigingsbesluiten a year, not 1 to 4")
    amvb_rows = rows[has_amvb(rows)]
    last = pd.to_datetime(amvb_rows["tot"])
    year = last.dt.year.astype("Int64").where(amvb_rows["precisie"] != "lopend")
    first_year = pd.to_datetime(amvb_rows["van"]).dt.year.astype("Int64")
    # With one a year its year says which, also of a moment that is a year.
    is_told = (amvb_rows["precisie"] == "kwartaal") | ((per_jaar == 1) & (first_year == year))
    number = (-(-last.dt.month.astype("Int64") * per_jaar // 12)).where(
        year.notna() & is_told.fillna(False)
    )
    placed = amvb_rows.assign(
        tranche=[_name(*place, per_jaar) for place in zip(first_year, year, number, strict=True)],
        jaar=year,
        nummer=number,
        op_volgorde=doubtfully_paired(amvb_rows),
    )
    return placed.sort_values(["jaar", "nummer"], kind="stable")


def tranches(rows: pd.DataFrame, per_jaar: int) -> pd.DataFrame:
    """The load of each tranche, in order of time; what has no half-year follows its year.

    Columns: `tranche`, `jaar`, `nummer` (as in `tranche_rows`), `regels` (rows), `Bkl`, `Bal`,
    `Bbl` (rows that change it; a row may change two), `maatregelen` (list of codes), `omvang` (how
    many of them are among the 54 and how many are not, in Dutch),
    `prioriteren` (bool: a tranche that is named and for which more than one maatregel asks),
    `op_volgorde` (rows whose moment and line are paired by order, or otherwise by another reader),
    `twijfel` (of how many rows each doubt holds, in Dutch: `selections.lezing.weging.marks`),
    `sleutels` (list).
    """
    placed = tranche_rows(rows, per_jaar)
    halves = []
    for (name, year, number), group in placed.groupby(
        ["tranche", "jaar", "nummer"], sort=False, dropna=False
    ):
        codes = list(dict.fromkeys(group["maatregel"]))
        halves.append(
            {
                "tranche": name,
                "jaar": year,
                "nummer": number,
                "regels": len(group),
                **{amvb: sum(amvb in changed for changed in group["amvb"]) for amvb in AMVBS},
                "maatregelen": codes,
                "omvang": codes_in_words(group),
                "prioriteren": not pd.isna(number) and len(codes) > 1,
                "op_volgorde": int(group["op_volgorde"].sum()),
                "twijfel": marks_in_words(marks(group)),
                "sleutels": group["sleutel"].tolist(),
            }
        )
    columns = ["tranche", "jaar", "nummer", "regels", *AMVBS, "maatregelen", "omvang",
               "prioriteren", "op_volgorde", "twijfel", "sleutels"]  # fmt: skip
    return pd.DataFrame(halves, columns=columns).astype({"jaar": "Int64", "nummer": "Int64"})


def _name(first_year, year, number, per_jaar: int) -> str:
    if pd.isna(year):
        return WITHOUT_MOMENT
    part = "halfjaar" if per_jaar == 2 else "tranche"
    if not pd.isna(number):
        return f"{year}" if per_jaar == 1 else f"{_ORDINALS[number]} {part} {year}"
    years = f"{year}" if first_year == year else f"{first_year}-{year}"
    return f"{years}, {part} niet genoemd"


def besides(load: pd.DataFrame, year: int) -> str:
    """The rows of `load` (as `tranches` gives it) that may fall in a tranche of this year too."""
    of_year = load["jaar"].isna() | (load["jaar"] == year)
    unplaced = load[load["nummer"].isna() & of_year]
    named = [
        f"{counted(number, 'regel')} ({name})"
        for name, number in zip(unplaced["tranche"], unplaced["regels"], strict=True)
    ]
    return f"Daarnaast kunnen erin vallen: {enumeration(named)}." if named else ""


def with_standing(
    published: pd.DataFrame, standing: pd.DataFrame, fixed: Collection[str] = ()
) -> pd.DataFrame:
    """The load as published, with beside it how it now stands, in order of time.

    Both as `tranches` gives them. The columns of `published` (0 rows and no maatregelen in a
    tranche that only the other has), and `regels_nu`, `maatregelen_nu`, `vastgesteld` (how many of
    `fixed`, the sleutels of which a besluit set the moment) and `anders` (bool: whether it has
    other rows now, or one of those).
    """
    of_now = standing.set_index("tranche")
    moved = standing[~standing["tranche"].isin(published["tranche"])]
    empty = moved.assign(
        regels=0,
        **dict.fromkeys(AMVBS, 0),
        maatregelen=[[] for _ in range(len(moved))],
        omvang="",
        prioriteren=False,
        op_volgorde=0,
        twijfel="",
        sleutels=[[] for _ in range(len(moved))],
    )
    both = pd.concat([published, empty]).sort_values(["jaar", "nummer"], kind="stable")
    of_both = of_now.reindex(both["tranche"])
    sleutels = [one if isinstance(one, list) else [] for one in of_both["sleutels"]]
    set_ = [sum(sleutel in fixed for sleutel in one) for one in sleutels]
    return both.assign(
        regels_nu=list(map(len, sleutels)),
        vastgesteld=set_,
        anders=[
            bool(number) or one != before
            for number, one, before in zip(set_, sleutels, both["sleutels"], strict=True)
        ],
        maatregelen_nu=[one if isinstance(one, list) else [] for one in of_both["maatregelen"]],
    ).reset_index(drop=True)
