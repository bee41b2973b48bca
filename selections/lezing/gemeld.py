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
    places: dict[str, list[int]] = {}
    for place, code in enumerate(rows["maatregel"]):
        places.setdefault(code, []).append(place)
    texts = {veld: rows[veld].to_list() for veld in reports["veld"].unique()}
    sleutels = rows["sleutel"].to_list()
    found = [
        (place, sleutels[place], *report)
        for report in reports.itertuples(index=False)
        for place in places.get(report.maatregel, ())
        if _holds(texts[report.veld][place], report.woorden)
    ]
    found.sort(key=lambda entry: entry[0])
    return pd.DataFrame([entry[1:] for entry in found], columns=COLUMNS)


def _holds(text: object, words: str) -> bool:
    return isinstance(text, str) and " ".join(words.split()) in " ".join(text.split())


def reported_in_words(rows: pd.DataFrame, reports: pd.DataFrame) -> list[str]:
    """A Dutch sentence for each report that bears on `rows`, once: its place and its words."""
    found = reported(rows, reports).drop_duplicates(["maatregel", "veld", "woorden"])
    return [
        f"{_IN[report.veld]} van {report.maatregel} zegt: “{report.woorden}” (blz. {report.pagina})"
        for report in found.itertuples(index=False)
    ]
