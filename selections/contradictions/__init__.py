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
from selections.contradictions.records import CERTAINTIES, COLUMNS, RULES, line_place
from selections.contradictions.years import years_in_words
from selections.words import within_a_sentence

__all__ = ["CERTAINTIES", "COLUMNS", "RULES", "contradictions", "counts_per_rule", "disputed"]
# That a moment is before the earliest date is told by `selections.lezing.hypothesen`.
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
    `sleutels` (list of the rows concerned), `op_volgorde` (bool: all rests on a doubtful pairing).
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
    """By sleutel of a line why its own moment is contradicted by other places of the publication.

    found: `contradictions` of this table. A line of a stap that only names a programme is not among
    them: its moment may be another's.
    """
    rows = table.set_index("sleutel")
    of_moments = found[found["regel"].isin(_DISPUTING)]
    return {
        key: f"Een van de momenten is tegenstrijdig: {within_a_sentence(one.uitleg)}"
        for one in of_moments.itertuples()
        for key in one.sleutels
        if line_place(rows.loc[key], "").name in {place.name for place in one.plaatsen}
    }
