"""Where the publication disagrees with itself: found by rule, all places shown, none mended.

A contradiction is one place in the publication, said once, with all that disagree there and how
sure that is (`CERTAINTIES`). What rests on a pairing of moments and lines by their order may
come from our reading and is counted apart. Words that do not fit their maatregel are beyond a rule;
those stand in the column `redactie`.
"""

import pandas as pd

from selections.contradictions.counting import counted_otherwise
from selections.contradictions.elsewhere import other_moments_elsewhere
from selections.contradictions.moments import of_moments
from selections.contradictions.records import (
    BY_ORDER,
    CERTAINTIES,
    COLUMNS,
    DERIVED,
    IN_ORDER,
    PRINTED,
    RULES,
    Place,
    moment_place,
)
from selections.contradictions.years import years_in_words
from selections.stappen import is_doubtfully_paired, own_programmes
from selections.words import unstopped, within_a_sentence

__all__ = ["CERTAINTIES", "COLUMNS", "RULES", "contradictions", "counts_per_rule", "disputed"]
# That a moment is before the earliest date is told by `selections.lezing.hypothesen`.
CONTRADICTED, MAY_CONTRADICT = "Tegenstrijdig moment", "Mogelijk tegenstrijdig moment"
_DISPUTING = {key for key, rule in RULES.items() if rule.date_at_stake} - {"vroegste_wijziging"}


def contradictions(
    table: pd.DataFrame,
    summary: pd.DataFrame,
    sporen: pd.DataFrame,
    hypotheses: pd.DataFrame,
    actions: pd.DataFrame,
) -> pd.DataFrame:
    """All contradictions, in the order of `RULES` and within a rule of the document.

    It depends on no filter and no peildatum, so that who shows it keeps it. summary, sporen,
    hypotheses, actions: as `loaders.side_tables` gives them. Columns: `regel` (a key of `RULES`),
    `regel_naam`, `onderwerp` (what it is about); the one place: `plaats_1`, `woorden_1`,
    `pagina_1`; what disagrees: `plaatsen` (list of `records.Place`), and for all of them together
    `plaats_2`, `woorden_2` (with their names and pages where there are several), `pagina_2` (the
    first); `uitleg` (Dutch), `zekerheid` (one of `CERTAINTIES`), `maatregelen` (list of codes),
    `sleutels` (list of the rows concerned), `op_volgorde` (bool: all rests on a doubtful pairing),
    `waarvan_op_volgorde` (how many of `plaatsen` do), `meerderheid` (bool: more places agree with
    the one place than disagree).
    """
    found = [
        *of_moments(table, sporen, hypotheses, actions),
        *other_moments_elsewhere(table, sporen),
        *years_in_words(table, sporen),
        *counted_otherwise(table, summary),
    ]
    order = list(RULES)
    return pd.DataFrame(
        sorted(found, key=lambda record: order.index(record["regel"])), columns=COLUMNS
    )


def counts_per_rule(found: pd.DataFrame) -> pd.DataFrame:
    """How many by rule and how sure: columns `regel`, `regel_naam`, `CERTAINTIES`, `totaal`.

    Every rule is there, also with 0.
    """
    counts = pd.crosstab(found["regel"], found["zekerheid"])
    counts = counts.reindex(index=list(RULES), columns=list(CERTAINTIES), fill_value=0)
    counts.insert(0, "regel_naam", [rule.naam for rule in RULES.values()])
    return counts.assign(totaal=counts[list(CERTAINTIES)].sum(axis=1)).reset_index()


def disputed(table: pd.DataFrame, found: pd.DataFrame) -> dict[str, str]:
    """By sleutel of a row all that contradicts its own moment elsewhere in the publication.

    found: `contradictions` of this table. A row of a stap that only names a programme is not among
    them: its moment may be another's, unless `redactie` ties it to that programme. Nor is one that
    most of its sisters agree with. The first words say whether it can be a difference of scope or
    of our reading.
    """
    rows = table[table["agendering"].notna()].set_index("sleutel")
    told: dict[str, list[str]] = {}
    sure: set[str] = set()
    for one in found[found["regel"].isin(_DISPUTING)].itertuples():
        for key in one.sleutels:
            if key not in rows.index:
                continue
            row = rows.loc[key]
            bare, of_words = pd.isna(row["regel_nr"]), one.regel == "jaar_in_woorden"
            if bare and not of_words and one.onderwerp not in own_programmes(row):
                continue
            if against := _against(one, moment_place(row, "").name, bare):
                # Words are held against all moments of a stap, whatever line each belongs to.
                by_order = one.zekerheid == BY_ORDER or is_doubtfully_paired(row["redactie"])
                doubted = by_order and not of_words
                if doubted:
                    against = f"{unstopped(against)} (koppeling twijfelachtig)."
                told.setdefault(key, []).append(against)
                if one.zekerheid in (PRINTED, IN_ORDER, DERIVED) and not doubted:
                    sure.add(key)
    return {
        key: f"{CONTRADICTED if key in sure else MAY_CONTRADICT}. {' '.join(said)}"
        for key, said in told.items()
    }


def in_short(told: str) -> str:
    """Of what `disputed` tells how sure it is; without the places."""
    return within_a_sentence(told.partition(". ")[0])


def _against(one, line: str, bare: bool) -> str:
    """What a contradiction has against the moment of a line; empty where that is not its own.

    bare: whether it is the moment of a stap without a line, which has no margin.
    """
    first = Place(one.plaats_1, one.woorden_1, one.pagina_1)
    if one.regel == "jaar_in_woorden":
        if not bare and line.startswith(f"{first.name}, "):
            return ""  # The words of its own stap are weighed with its margin.
        return f"{first.name}, blz. {first.page}: {within_a_sentence(one.uitleg)}"
    others = {
        **{place.name: [first] for place in one.plaatsen},
        **({} if one.meerderheid else {first.name: one.plaatsen}),
    }.get(line, [])
    if others and one.regel == "elders_ander_moment":
        return one.uitleg
    said = (f"{place.name}, blz. {place.page}: {unstopped(place.words)}." for place in others)
    return " ".join(said)
