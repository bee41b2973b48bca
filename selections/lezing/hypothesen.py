"""Moments that do not fit the working hypotheses of the publication, each with the hypothesis.

The hypotheses come as `loaders.side_tables.load_working_hypotheses` gives them: index `id`,
columns `titel`, `kern`, `pagina`, `vanaf`, `amvb`, `per_jaar`. Numbers and dates are read there.
"""

from functools import cache

import pandas as pd

from loaders.side_tables import load_working_hypotheses
from selections.dates import date_in_words
from selections.kwartalen import WIDE, label, quarter
from selections.plan_ab import has_amvb, reached_in_words, starts_of
from selections.stappen import doubtfully_paired, page_of

FITS_NOT = "past niet"
FITS_PARTLY = "past alleen deels"
CANNOT_BE_PLACED = "niet te plaatsen"
_BEFORE = {FITS_NOT: "ligt vóór {}", FITS_PARTLY: "begint vóór {} en loopt daarna door"}
TOO_EARLY = "moment vóór ‘eind 2026’ van blz. 6"
_OF_ROW = [
    *("sleutel", "maatregel", "titel", "stap_nr", "borging", "agendering", "redactie", "pagina"),
]


@cache
def hypotheses_of_publication() -> pd.DataFrame:
    """The working hypotheses, read once."""
    return load_working_hypotheses()


def misfits(rows: pd.DataFrame, hypotheses: pd.DataFrame) -> pd.DataFrame:
    """The moments of lines that change an AMvB and do not fit a hypothesis, in document order.

    Columns: `sleutel`, `maatregel`, `titel`, `stap_nr`, `borging`, `agendering`, `redactie`,
    `pagina` (of the stap); `hypothese` (id), `hypothese_titel`, `kern` (its words),
    `hypothese_pagina`; `oordeel`: `FITS_NOT`, `FITS_PARTLY` (a year or period that begins before
    the earliest date and ends after it) or `CANNOT_BE_PLACED` (a year or period does not say which
    wijzigingsbesluit); `uitleg` (Dutch); `op_volgorde` (bool).
    """
    earliest = hypotheses.loc["vroegste_wijziging"]
    verdict, why = _why(rows, earliest)
    too_soon = _described(rows.loc[why.index], earliest, verdict, why)
    misfitting = pd.concat([too_soon, _unplaced(rows, hypotheses)])
    return misfitting.sort_index(kind="stable").reset_index(drop=True)


def unfitting(rows: pd.DataFrame, hypotheses: pd.DataFrame) -> dict[str, str]:
    """By sleutel why its moment does not fit, or not wholly; what cannot be placed is left out."""
    why = _why(rows, hypotheses.loc["vroegste_wijziging"])[1]
    return dict(zip(rows.loc[why.index, "sleutel"], why, strict=True))


def too_early(rows: pd.DataFrame, lead: int) -> dict[str, str]:
    """The same by the hypotheses of the publication, with what the latest start is from the
    earliest change on.

    lead: quarters that an AMvB takes.
    """
    hypotheses = hypotheses_of_publication()
    first = quarter(hypotheses.loc["vroegste_wijziging", "vanaf"])
    start = f"Vanaf {label(first)} gerekend is de uiterste start {label(first - lead)}."
    return {sleutel: f"{why} {start}" for sleutel, why in unfitting(rows, hypotheses).items()}


def starts_in_words(rows: pd.DataFrame, now: pd.Period, lead: int) -> dict[str, str]:
    """By sleutel of a line of plan B that its latest start is reached, how long ago, and that its
    moment is too early where it is; of those that have a latest start.
    """
    early, starts = too_early(rows, lead), starts_of(rows, lead)
    return {
        row.sleutel: (
            f"{reached_in_words(row.start, row.start_tot, now, lead)} {early.get(row.sleutel, '')}"
        ).rstrip()
        for row in starts.assign(sleutel=rows["sleutel"]).dropna(subset="start").itertuples()
    }


def _why(rows: pd.DataFrame, hypothesis: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Of the rows that are too early how far that holds, and why in Dutch."""
    earliest = pd.Timestamp(hypothesis["vanaf"])
    of_hypothesis = set(hypothesis["amvb"])
    meant = rows["amvb"].map(lambda changed: not of_hypothesis.isdisjoint(changed))
    first, last = (rows[name].astype("datetime64[s]") for name in ("van", "tot"))
    wholly = last[meant & (first.fillna(last) < earliest)] < earliest
    told = (
        f"‘eind 2026’, volgens blz. {hypothesis['pagina']} de snelste mogelijkheid voor een "
        f"wijziging van het Bkl (afgeleid: vanaf {date_in_words(hypothesis['vanaf'])})"
    )
    verdict = wholly.map({True: FITS_NOT, False: FITS_PARTLY})
    why = {name: f"Het moment {before.format(told)}." for name, before in _BEFORE.items()}
    return verdict, verdict.map(why)


def _unplaced(rows: pd.DataFrame, hypotheses: pd.DataFrame) -> pd.DataFrame:
    hypothesis = hypotheses.loc["wijzigingsbesluiten"]
    wide = rows[has_amvb(rows) & rows["precisie"].isin(WIDE)]
    count = hypothesis["per_jaar"]
    sentence = f"Het moment zegt niet in welk van de {count} wijzigingsbesluiten per jaar."
    return _described(wide, hypothesis, CANNOT_BE_PLACED, sentence)


def _described(
    rows: pd.DataFrame, hypothesis: pd.Series, verdict: pd.Series | str, why: pd.Series | str
) -> pd.DataFrame:
    return rows[_OF_ROW].assign(
        pagina=page_of(rows),
        hypothese=hypothesis.name,
        hypothese_titel=hypothesis["titel"],
        kern=hypothesis["kern"],
        hypothese_pagina=hypothesis["pagina"],
        oordeel=verdict,
        uitleg=why,
        op_volgorde=doubtfully_paired(rows),
    )
