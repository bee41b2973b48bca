"""What is counted and not worked out, or the other way round, and words that change column.

That an instrument stands under doorwerking here and under borging there is no contradiction by
itself: the publication nowhere says that it belongs in one column. It is one where the same words
of a vermelding stand in both.
"""

from collections.abc import Iterator

import pandas as pd

from selections.aansluiting import not_counted, not_worked_out
from selections.contradictions.elsewhere import folded
from selections.contradictions.records import (
    DERIVED,
    PRINTED,
    SCOPE,
    Other,
    Place,
    line_place,
    record,
    stap_place,
)
from selections.counts import lines
from selections.stappen import STAP
from selections.words import NO_BORGING, within_a_sentence

# Shorter wordings are names of instruments, not the same words.
_SAME_WORDS = 3


def counted_otherwise(table: pd.DataFrame, summary: pd.DataFrame) -> list[dict]:
    """The contradictions that are not about moments."""
    return [
        *_in_both_columns(table),
        *_not_worked_out(table, summary),
        *_not_counted(table, summary),
        *_without_borging(table),
    ]


def _in_both_columns(table: pd.DataFrame) -> Iterator[dict]:
    stappen = table[table["doorwerking"].notna()].drop_duplicates(STAP)
    shaping = [(row, folded(row["doorwerking"])) for _, row in stappen.iterrows()]
    for vermelding, securing in lines(table).groupby("vermelding", sort=False):
        here = [(row, words) for row, words in shaping if row["vermelding"] == vermelding]
        for stap, words in here:
            same = [
                row
                for _, row in securing.iterrows()
                if len(folded(row["borging"]).split()) >= _SAME_WORDS
                and folded(row["borging"]) in words
            ]
            if same:
                others = [
                    Other(line_place(row, row["borging"]), row.to_frame().T, DERIVED, paired=False)
                    for row in same
                ]
                yield record(
                    "doorwerking_en_borging", stap["maatregel"],
                    stap_place(stap, stap["doorwerking"]), others,
                    "Woorden die hier onder doorwerking staan, zijn daar gelezen als borging "
                    "(afgeleid); anders gelezen is er geen verschil",
                    stap.to_frame().T,
                )  # fmt: skip


def _not_worked_out(table: pd.DataFrame, summary: pd.DataFrame) -> Iterator[dict]:
    unworked = not_worked_out(table)
    for row in unworked[unworked["klasse"] == "niet uitgewerkt"].itertuples(index=False):
        place = Place(f"Bijlage, onder keuze {row.keuze}", "geen kop en geen stappen", row.pagina)
        yield record(
            "geteld_niet_uitgewerkt", row.maatregel, _summary_place(summary, row.telt_bij),
            [Other(place, table[table["maatregel"] == row.maatregel], DERIVED, paired=False)],
            f"De bijlage heeft er minder dan de tabel telt. Dat dit {row.maatregel} is en "
            f"onder keuze {row.keuze} hoort, is afgeleid; de publicatie noemt haar nergens",
        )  # fmt: skip


def _not_counted(table: pd.DataFrame, summary: pd.DataFrame) -> Iterator[dict]:
    uncounted = not_counted(table)
    worked_out = set(table.loc[table["stap_nr"].notna(), "maatregel"])
    uncounted = uncounted[uncounted["telt_bij"].isna() & uncounted["maatregel"].isin(worked_out)]
    for subthema, rows in uncounted.groupby("subthema", sort=False, observed=True):
        others = [
            Other(
                Place(f"{row.maatregel}, onder keuze {row.keuze}", row.titel, row.pagina),
                table[table["maatregel"] == row.maatregel],
                DERIVED,
                paired=False,
            )
            for row in rows.itertuples(index=False)
        ]
        reasons = "; ".join(
            f"{', '.join(of_reason['maatregel'])}: {within_a_sentence(reason)}"
            for reason, of_reason in rows.groupby("reden", sort=False)
        )
        yield record(
            "uitgewerkt_niet_geteld", ", ".join(rows["maatregel"]),
            _summary_place(summary, subthema), others,
            f"De bijlage werkt codes uit die niet meetellen, naar hun nummer (afgeleid; {reasons})",
        )  # fmt: skip


def _without_borging(table: pd.DataFrame) -> Iterator[dict]:
    secured = set(table.loc[table["regel_nr"].notna(), "maatregel"])
    heads = table.drop_duplicates("vermelding")
    refers = {
        code: {target for codes in group for target in codes}
        for code, group in heads.groupby("maatregel", sort=False)["verwijst_naar"]
    }
    for keuze, vermeldingen in heads.groupby("keuze", sort=False):
        reached, waiting = set(), set(vermeldingen["maatregel"])
        while waiting:
            reached |= waiting
            waiting = {target for code in waiting for target in refers[code]} - reached
        if reached & secured:
            continue
        first, last = vermeldingen.iloc[0], vermeldingen.iloc[-1]
        own = list(dict.fromkeys(vermeldingen["maatregel"]))
        followed = ", ".join(sorted(reached - set(own)))
        where = f"Ook gevolgd: {followed}" if followed else "Er is geen verwijzing om te volgen"
        told = [
            f"De toelichting van {row.maatregel} zegt: “{row.toelichting}” "
            f"(blz. {row.pagina_toelichting})"
            for row in vermeldingen.dropna(subset="toelichting").itertuples()
        ]
        yield record(
            "keuze_zonder_borging", f"Keuze {keuze}",
            Place(f"Keuze {keuze}", first["keuze_tekst"], first["pagina"]),
            [
                Other(
                    Place(", ".join(own), NO_BORGING, last["pagina"]),
                    table[table["maatregel"].isin(own)],
                    SCOPE if told else PRINTED,
                    paired=False,
                )
            ],
            ". ".join((where, *told)),
        )  # fmt: skip


def _summary_place(summary: pd.DataFrame, subthema: object) -> Place:
    row = summary.set_index("subthema").loc[subthema]
    return Place(
        "Samenvattingstabel (hoofdstuk 1)",
        f"{subthema}: {row['maatregelen']} maatregelen",
        int(row["pagina"]),
    )
