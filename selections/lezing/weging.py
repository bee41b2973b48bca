"""The weighing: which instruments the publication puts side by side, per maatregel.

The publication names instruments that "kunnen worden overwogen" and chooses none. Plan, traject,
schil and AMvB are those of the instrument itself, by the instruments table, and not those of the
line, which follow from one of its instruments.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress

import pandas as pd

from loaders.instruments import instruments_table
from selections.counts import LINE, lines
from selections.lezing.hypothesen import TOO_EARLY, hypotheses_of_publication, unfitting
from selections.stappen import DOUBTFUL_PAIRING, doubtfully_paired, may_be_borging
from selections.words import enumeration, moment_of

WITHOUT_INSTRUMENT = "geen instrument"
CLASS_DOUBT = "Instrument of indeling twijfelachtig"
# Of words that say that no borging is needed.
NO_TRAJECT = "geen"
# What the publication itself prints behind words in another column.
CALLED_BORGING = "(= borging)"
COLUMNS = [
    *("maatregel", "titel", "spoor", "instrument", "plan", "traject", "schil", "regels"),
    *("momenten", "amvb", "twijfel", "gedrukt", "sleutels"),
]


@dataclass(frozen=True)
class Class:
    """How an instrument is classified.

    twijfel: where that can be done otherwise, by some wording of it; which of them holds for a line
    depends on its own words (`doubts`).
    """

    plan: str
    traject: str
    schil: int | None
    amvb: tuple[str, ...] = ()
    twijfel: tuple[str, ...] = ()


@cache
def classes() -> dict[str, Class]:
    """The class of each instrument by its name. Raises `loaders.errors.CalendarError`."""
    named = instruments_table().query("naam != ''")
    return {
        name: Class(
            group["plan"].iloc[0],
            group["traject"].iloc[0],
            int(group["schil"].iloc[0]) if group["schil"].iloc[0] else None,
            tuple(sorted({amvb for amvbs in group["amvb"] for amvb in amvbs})),
            tuple(dict.fromkeys(doubt for doubt in group["twijfel"] if doubt)),
        )
        for name, group in named.groupby("naam", sort=False)
    }


def doubts(rows: pd.DataFrame) -> pd.Series:
    """Per row the doubts about the class of the instruments of its line: the build tells them in
    `redactie`."""
    known = _known_doubts()
    remarks = rows["redactie"].fillna("").str.split("\n")
    return remarks.map(lambda told: [remark for remark in told if remark in known])


def is_class_doubtful(row) -> bool:
    """Whether `redactie` of a row tells a doubt about its instrument or class, or gives a row
    without a line one all the same.
    """
    if pd.isna(row.redactie):
        return False
    known = not _known_doubts().isdisjoint(row.redactie.split("\n"))
    return known or (pd.isna(row.borging) and bool(may_be_borging(row)))


def doubts_of(name: str, doubts_of_line: list[str]) -> list[str]:
    """Which doubts of a line are of this instrument: its own, and those of words that name none."""
    own = classes()[name].twijfel if name in classes() else ()
    return [doubt for doubt in doubts_of_line if doubt in _of_no_instrument().union(own)]


def doubtful(rows: pd.DataFrame) -> pd.DataFrame:
    """Of which rows the `koppeling` (which moment belongs to which line) is doubtful, and of which
    what the instruments of the line are, whether they come, how they are classed, or whether a row
    without a line has borging all the same (`instrument of indeling`): two columns (bool)."""
    told = rows[["borging", "agendering", "redactie"]].itertuples(index=False)
    return pd.DataFrame(
        {
            "koppeling": doubtfully_paired(rows),
            "instrument of indeling": [is_class_doubtful(row) for row in told],
        }
    )


def marks(rows: pd.DataFrame) -> list[list[str]]:
    """Of each row what to know of its moment and class where it is counted, in few words."""
    doubt = doubtful(rows)
    early = unfitting(rows, hypotheses_of_publication())
    return [
        [
            *(f"{what} twijfelachtig" for what in compress(doubt, of_row)),
            *([TOO_EARLY] if sleutel in early else []),
        ]
        for sleutel, of_row in zip(rows["sleutel"], doubt.to_numpy(dtype=bool), strict=True)
    ]


def marks_in_words(told: Iterable[list[str]]) -> str:
    """Of how many rows each of their `marks` holds: "koppeling twijfelachtig: 7"."""
    counts = Counter(chain.from_iterable(told))
    return "; ".join(f"{mark}: {number}" for mark, number in counts.most_common())


def with_doubt(number: int, lead: str = ", ") -> str:
    """At how many rows something is doubtful, to follow on how many they are; empty for none."""
    return f"{lead}bij {number} met twijfel" if number else ""


@cache
def _known_doubts() -> frozenset[str]:
    return frozenset(instruments_table()["twijfel"]) - {""}


@cache
def _of_no_instrument() -> frozenset[str]:
    return frozenset(instruments_table().query("naam == ''")["twijfel"])


def instruments_side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Per maatregel each instrument of the borging, in document order.

    Columns: `maatregel`, `titel`, `spoor`, `instrument` (`WITHOUT_INSTRUMENT` for a line that
    names none, which has the class of the line), `plan`, `traject`, `schil` (Int8, empty without
    one), `regels` (number of borging lines), `momenten` (list, as printed, each once, in order of
    time, `NO_MOMENT` where a line has none), `amvb` (list), `twijfel` (list: of the class by the
    words of the line, and of which moment belongs to which line), `gedrukt` (list: a sentence for
    each of its lines that names others too or says that none is needed), `sleutels` (rows).
    """
    with_line = rows[rows["regel_nr"].notna()].astype(object)
    with_line = with_line.assign(
        class_doubts=doubts(with_line), pairing_doubt=doubtfully_paired(with_line)
    )
    per_maatregel: dict[tuple, dict] = {}
    for row in with_line.itertuples(index=False):
        names = row.instrument_borging if len(row.instrument_borging) else [WITHOUT_INSTRUMENT]
        for name in names:
            own = classes().get(name) or Class(
                row.plan, row.traject, None if pd.isna(row.schil) else row.schil, tuple(row.amvb)
            )
            weighed = per_maatregel.setdefault(
                (row.maatregel, name, own.plan, own.schil),
                {
                    "maatregel": row.maatregel, "titel": row.titel, "spoor": row.spoor,
                    "instrument": name, "plan": own.plan, "traject": own.traject,
                    "schil": own.schil, "lines": set(), "momenten": {}, "amvb": list(own.amvb),
                    "twijfel": [], "paired": [], "gedrukt": {}, "sleutels": [],
                },
            )  # fmt: skip
            weighed["lines"].add(tuple(getattr(row, part) for part in LINE))
            weighed["sleutels"].append(row.sleutel)
            told = doubts_of(name, row.class_doubts)
            weighed["twijfel"] += [f"{CLASS_DOUBT}: {doubt}" for doubt in told]
            moment = moment_of(row)
            weighed["paired"].append((row.pairing_doubt, _place(row)))
            if len(names) > 1 or own.traject == NO_TRAJECT:
                line = (len(names) > 1, " ".join(row.borging.split()))
                weighed["gedrukt"].setdefault(line, []).append(int(row.stap_nr))
            weighed["momenten"].setdefault(
                moment, datetime.date.max if pd.isna(row.tot) else row.tot
            )
    records = [
        weighed
        | {
            "regels": len(weighed["lines"]),
            "twijfel": [*dict.fromkeys(weighed["twijfel"]), *_pairing(weighed["paired"])],
            "gedrukt": [_printed(*line, found) for line, found in weighed["gedrukt"].items()],
            "momenten": sorted(weighed["momenten"], key=weighed["momenten"].get),
        }
        for weighed in per_maatregel.values()
    ]
    return pd.DataFrame(records, columns=COLUMNS).astype({"schil": "Int8"})


def _printed(names_others: bool, line: str, stappen: list[int]) -> str:
    place = f"stap {enumeration([str(stap) for stap in dict.fromkeys(stappen)])}"
    how, counts = ("samen gedrukt", " (telt bij elk)") if names_others else ("gedrukt", "")
    return f"Bij {place} {how}: ‘{line}’{counts}."


def _place(row) -> str:
    stap = f"stap {row.stap_nr}"
    return f"{stap}, zonder moment" if pd.isna(row.agendering) else f"{row.agendering} ({stap})"


def _pairing(places: list[tuple[bool, str]]) -> list[str]:
    """The doubt about which moment belongs to which line, and at which of them it is."""
    doubted = [place for holds, place in places if holds]
    if not doubted:
        return []
    of_which = f" Alleen bij {enumeration(doubted)}." if len(doubted) < len(places) else ""
    return [f"{DOUBTFUL_PAIRING}{of_which}"]


def not_counted(rows: pd.DataFrame) -> dict[str, list[str]]:
    """By maatregel what may be borging and is no borging line, so that the weighing has it not."""
    told: dict[str, list[str]] = {}
    for row in rows[rows["stap_nr"].notna()].itertuples(index=False):
        called = [
            f"‘{line}’ staat in de kolom doorwerking en telt hier niet mee."
            for line in str(row.doorwerking).split("\n")
            if CALLED_BORGING in line
        ]
        words = may_be_borging(row) if pd.isna(row.regel_nr) else ""
        which = f"Stap {row.stap_nr}: {words}"
        may_be = [f"{which} kan ook borging zijn en telt hier niet mee."] * bool(words)
        told[row.maatregel] = [*told.get(row.maatregel, ()), *called, *may_be]
    return {code: [*dict.fromkeys(said)] for code, said in told.items() if said}


def lines_per_schil(rows: pd.DataFrame) -> pd.DataFrame:
    """Borging lines in each schil by plan: columns `schil` (1, 2, 3, empty), `A`, `B`, `overig`,
    `totaal`, and `twijfel`: how many of those name an instrument whose class is doubtful. A line
    with four moments is one line; rows without a line are not counted."""
    named = lines(rows)
    schillen = pd.array([1, 2, 3, None], dtype="Int8")
    plans = list(rows["plan"].cat.categories)
    of_schil = [
        named[named["schil"].isna() if schil is pd.NA else (named["schil"] == schil).fillna(False)]
        for schil in schillen
    ]
    counts = [lines_of["plan"].value_counts().reindex(plans, fill_value=0) for lines_of in of_schil]
    result = pd.DataFrame(counts).reset_index(drop=True)
    result.columns = plans
    result.insert(0, "schil", schillen)
    return result.assign(
        totaal=[len(lines_of) for lines_of in of_schil],
        twijfel=[int(doubts(lines_of).map(bool).sum()) for lines_of in of_schil],
    )
