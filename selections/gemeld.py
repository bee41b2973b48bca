"""What the publication itself says of being done, beside the rows that a question rests on.

Told in its own words and never concluded from: no status, moment or count follows from it.
"""

import pandas as pd

COLUMNS = ["sleutel", "maatregel", "veld", "woorden", "pagina"]
_IN = {
    "keuze_tekst": "De keuze",
    "maatregel_tekst": "De maatregel",
    "kopnoot": "De kop",
    "toelichting": "De toelichting",
    "stap": "De stap",
    "doorwerking": "De doorwerking",
    "borging": "De borging",
}


def reported(rows: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The reports that stand in the words of each row, in the order of `rows`.

    reports: as `loaders.reported.load_reported` gives them. Columns: `COLUMNS`. A report of the
    toelichting stands with every row of its vermelding, one of a stap with the rows of that stap.
    """
    found = []
    for report in reports.itertuples(index=False):
        of_maatregel = rows[rows["maatregel"] == report.maatregel]
        holds = (
            of_maatregel[report.veld]
            .fillna("")
            .map(
                lambda text, words=report.woorden: " ".join(words.split()) in " ".join(text.split())
            )
        )
        found += [
            (place, key, *report)
            for place, key in of_maatregel.loc[holds.astype(bool), "sleutel"].items()
        ]
    order = {index: number for number, index in enumerate(rows.index)}
    found.sort(key=lambda entry: order[entry[0]])
    return pd.DataFrame([entry[1:] for entry in found], columns=COLUMNS)


def reported_in_words(rows: pd.DataFrame, reports: pd.DataFrame) -> list[str]:
    """A Dutch sentence for each report that bears on `rows`, once: its place and its words."""
    found = reported(rows, reports).drop_duplicates(["maatregel", "veld", "woorden"])
    return [
        f"{_IN[report.veld]} van {report.maatregel} zegt: “{report.woorden}” (blz. {report.pagina})"
        for report in found.itertuples(index=False)
    ]
