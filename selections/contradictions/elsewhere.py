"""The same stap or the same line with a different moment elsewhere.

Words are compared without regard to case, number and brackets. A line alone is compared only where
it names something of its own: one that stands in more than `OF_ITS_OWN` vermeldingen
("bestuurlijke afspraken", "Rijksinstructieregel Bkl") is a kind of instrument, and has a moment of
its own in each stap.
"""

import re
from collections.abc import Iterator

import pandas as pd

from selections.contradictions.records import (
    IN_ORDER,
    PRINTED,
    SCOPE,
    Other,
    Place,
    moment_place,
    record,
)
from selections.stappen import doubtfully_paired, paired_in_order

OF_ITS_OWN = 5
_BRACKETS = re.compile(r"\([^)]*\)?")
_NUMBER = re.compile(r"(?<=\w{3})(en|s)$")
# A word as long as this ties a stap to a row of the tables of the sporen.
_TELLING = 12


def folded(text: object) -> str:
    """A text for comparing: no case, brackets, punctuation, plural or "in"."""
    if not isinstance(text, str):
        return ""
    plain = re.sub(r"[^\w\s]", "", _BRACKETS.sub("", text)).casefold()
    return " ".join(_NUMBER.sub("", word) for word in plain.split() if word not in ("in", "het"))


def other_moments_elsewhere(table: pd.DataFrame, sporen: pd.DataFrame) -> list[dict]:
    """The contradictions of rule `elders_ander_moment`: see `selections.contradictions`."""
    lines = table[table["regel_nr"].notna()]
    lines = lines.assign(
        _stap=lines["stap"].map(folded),
        _line=lines["borging"].map(folded),
        _in_order=paired_in_order(table),
    )
    both = ["_stap", "_line"]
    found = list(_groups(lines, both, "Dezelfde stap met dezelfde borging heeft", PRINTED, sporen))
    told = {key for one in found for key in one["sleutels"]}
    rest = lines[~lines["sleutel"].isin(told)]
    own = rest.groupby("_line")["vermelding"].transform("nunique") <= OF_ITS_OWN
    line_alone = "Dezelfde borging bij een andere stap heeft"
    return found + list(_groups(rest[own], ["_line"], line_alone, SCOPE, sporen.head(0)))


def _groups(
    lines: pd.DataFrame, same: list[str], what: str, certainty: str, sporen: pd.DataFrame
) -> Iterator[dict]:
    for _, group in lines.groupby(same, sort=False):
        dated = group[group["agendering"].notna()]
        counts = dated["agendering"].value_counts(sort=False)
        if len(counts) < 2 or dated["vermelding"].nunique() < 2:
            continue
        usual = counts.idxmax()
        others, sisters = dated[dated["agendering"] != usual], dated[dated["agendering"] == usual]
        # The first whose moment is printed with it; a pairing of ours is no evidence.
        sisters = sisters.assign(_doubt=doubtfully_paired(sisters)).sort_values(
            ["_doubt", "_in_order"], kind="stable"
        )
        nearest, printed = sisters.iloc[0], certainty == PRINTED
        places = [
            Other(
                moment_place(row, row["agendering"]),
                others.loc[[index]],
                IN_ORDER if printed and (row["_in_order"] or nearest["_in_order"]) else certainty,
            )
            for index, row in others.iterrows()
        ]
        sentence = (
            f"{what} {_told(sisters)} {usual} en {_told(others)} "
            f"{', '.join(dict.fromkeys(others['agendering']))}"
        )
        without = group[group["agendering"].isna()]
        if len(without):
            sentence += f"; {_told(without)} is geen moment gedrukt"
        if published := _published(nearest["stap"], sporen):
            sentence += f". Hoofdstuk 2 geeft: {published.words} (blz. {published.page})"
        yield record(
            "elders_ander_moment", nearest["borging"],
            moment_place(nearest, usual), places, sentence, sisters.head(1),
            majority=len(sisters) > len(others),
        )  # fmt: skip


def _told(rows: pd.DataFrame) -> str:
    codes = list(dict.fromkeys(rows["maatregel"]))
    return f"op {len(codes)} plaatsen" if len(codes) > 1 else f"bij {codes[0]}"


def _published(stap: str, sporen: pd.DataFrame) -> Place | None:
    telling = [word for word in re.findall(r"\w+", stap.casefold()) if len(word) >= _TELLING]
    for row in sporen[sporen["moment"] != ""].itertuples(index=False):
        joined = re.sub(r"\W", "", row.onderdeel.casefold())
        if any(word in joined for word in telling):
            words = f"{row.onderdeel}: {row.moment}"
            if not pd.isna(row.gedeeld_met):
                words += ", één keer gedrukt na twee onderdelen"
            return Place(f"Spoor {row.spoor}", words, row.pagina)
    return None
